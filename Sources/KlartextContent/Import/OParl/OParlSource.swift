import Foundation
import KlartextCore

/// Where papers come from: an address, a file, or a folder of files.
struct OParlSource {
  let name: String
  /// References of papers that are wanted; all when empty.
  let references: [String]
  /// Words in subject or keywords.
  let words: [String]

  /// Without a choice, more papers than this are hardly meant.
  private static let many = 200
  private static let listLimit = 20_000

  private var isFiltered: Bool { !references.isEmpty || !words.isEmpty }

  /// The papers that are wanted, with all that can be had around them.
  func read() -> (graph: OParlGraph, papers: [(id: String, json: JSON)], diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let isAddress = name.lowercased().hasPrefix("http://") || name.lowercased().hasPrefix("https://")
    let graph = OParlGraph(fetcher: isAddress ? OParlFetcher(name) : nil)
    if isAddress {
      readAddress(graph)
    } else {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: name, isDirectory: &isFolder), isFolder.boolValue {
        let names = (FileManager.default.enumerator(atPath: name)?.compactMap { $0 as? String } ?? []).sorted()
        for file in names where file.hasSuffix(".json") { read(name + "/" + file, into: graph, &diagnostics) }
      } else {
        read(name, into: graph, &diagnostics)
      }
    }
    let papers = graph.all("Paper").filter { isWanted($0.json) }
    if papers.isEmpty, !diagnostics.hasErrors {
      diagnostics.append(
        Diagnostic(.oparlNoPapers(name, isFiltered: isFiltered && !graph.all("Paper").isEmpty), at: nil))
    } else if papers.count > Self.many, !isFiltered {
      diagnostics.append(Diagnostic(.oparlMany(papers.count), at: nil))
    }
    return (graph, papers, diagnostics)
  }

  private func read(_ file: String, into graph: OParlGraph, _ diagnostics: inout [Diagnostic]) {
    do throws(ImportFile.Problem) {
      graph.add(try ImportFile.read(file).flatMap { $0.json() }.get())
    } catch {
      diagnostics.append(error.diagnostic)
    }
  }

  /// From a system to its bodies, and from a body to its papers.
  private func readAddress(_ graph: OParlGraph) {
    guard let start = graph.fetch(name) else { return }
    graph.add(start)
    if start["links"]?["next"] != nil { graph.readList(name, limit: Self.listLimit) }
    for system in graph.all("System") {
      switch system.json["body"] {
      case .string(let address)?: graph.readList(address, limit: Self.listLimit)
      case let bodies?: _ = graph.resolveAll(bodies)
      case nil: break
      }
    }
    for body in graph.all("Body") {
      if let address = body.json["paper"]?.scalar { graph.readList(address, limit: Self.listLimit) }
    }
  }

  // MARK: - Choice

  private func isWanted(_ paper: JSON) -> Bool {
    guard isFiltered else { return true }
    let reference = paper["reference"]?.scalar ?? ""
    if references.contains(where: { Slug.make($0) == Slug.make(reference) || $0 == paper["id"]?.scalar }) {
      return true
    }
    let texts = [paper["name"]?.scalar ?? ""] + (paper["keyword"]?.elements.compactMap(\.scalar) ?? [])
    return words.contains { word in texts.contains { Self.has($0, word) } }
  }

  /// Short words only as whole words: „KI“ is not in „Kinder“.
  private static func has(_ text: String, _ word: String) -> Bool {
    let wanted = Slug.make(word)
    guard !wanted.isEmpty else { return false }
    let slug = Slug.make(text)
    return wanted.utf8.count > 3 ? slug.contains(wanted) : slug.split(separator: "-").contains { $0 == wanted }
  }
}
