import KlartextCore

/// The objects of a council information system, by their addresses.
///
/// Objects stand within others, are named by their address, or have to be fetched: it comes to the same.
final class OParlGraph {
  private(set) var objects: [String: JSON] = [:]
  private var order: [String] = []
  private var missing: Set<String> = []
  private let fetcher: OParlFetcher?
  /// Files and answers that were no use, for the report.
  private(set) var diagnostics: [Diagnostic] = []

  init(fetcher: OParlFetcher?) { self.fetcher = fetcher }

  /// The kind of an object: `Paper` of `https://schema.oparl.org/1.0/Paper`.
  static func type(of json: JSON) -> String? {
    json["type"]?.scalar.flatMap { $0.split(separator: "/").last.map(String.init) }
  }

  static func isDeleted(_ json: JSON) -> Bool { json["deleted"]?.scalar == "true" }

  /// Those of a kind that are not deleted, in the order in which they were found.
  func all(_ type: String) -> [(id: String, json: JSON)] {
    order.compactMap { id in
      objects[id].flatMap { Self.type(of: $0) == type && !Self.isDeleted($0) ? (id, $0) : nil }
    }
  }

  /// Takes in an object with all that stand within it, or a list of them.
  func add(_ json: JSON) {
    // Not by recursion: a list may be long, and depth is bounded by the reader.
    var open = [json]
    while let next = open.popLast() {
      switch next {
      case .array(let elements): open += elements.reversed()
      case .object(let members):
        if let id = next["id"]?.scalar, Self.type(of: next) != nil {
          // A full object says more than one that only stands in for it.
          if let known = objects[id] {
            if Self.weight(next) > Self.weight(known) { objects[id] = next }
          } else {
            objects[id] = next
            order.append(id)
          }
        }
        open += members.map(\.value).filter(Self.isNested).reversed()
      default: break
      }
    }
  }

  private static func isNested(_ json: JSON) -> Bool {
    switch json {
    case .array, .object: true
    default: false
    }
  }

  private static func weight(_ json: JSON) -> Int {
    if case .object(let members) = json { return members.count { $0.value != .null } }
    return 0
  }

  /// The object that a member names or holds; `nil` for what is missing, deleted or cannot be had.
  func resolve(_ json: JSON?) -> JSON? {
    guard let json else { return nil }
    if case .object = json {
      // The whole of it may stand elsewhere.
      let whole = json["id"]?.scalar.flatMap { objects[$0] } ?? json
      return Self.isDeleted(whole) ? nil : whole
    }
    guard case .string(let id) = json, !id.isEmpty else { return nil }
    if objects[id] == nil, missing.insert(id).inserted, let answer = fetch(id) { add(answer) }
    return objects[id].flatMap { Self.isDeleted($0) ? nil : $0 }
  }

  /// The objects of a member that is a list, a single one, or missing.
  func resolveAll(_ json: JSON?) -> [JSON] {
    switch json {
    case .array(let elements)?: elements.compactMap { resolve($0) }
    case let one?: resolve(one).map { [$0] } ?? []
    case nil: []
    }
  }

  /// Reads a list page by page, as far as its addresses lead.
  func readList(_ address: String, limit: Int) {
    var next: String? = address
    var seen: Set<String> = []
    var count = 0
    while let page = next, seen.insert(page).inserted, count < limit, let answer = fetch(page) {
      add(answer)
      count += answer["data"]?.elements.count ?? 0
      next = answer["links"]?["next"]?.scalar
    }
  }

  func fetch(_ address: String) -> JSON? {
    guard let fetcher else { return nil }
    switch fetcher.get(address) {
    case .success(let json): return json
    case .failure(let finding):
      // That it is enough needs saying once.
      if finding == .oparlLimit, diagnostics.contains(where: { $0.finding == finding }) { return nil }
      diagnostics.append(Diagnostic(finding, at: SourceLocation(path: address)))
      return nil
    }
  }
}

extension Finding: Error {}
