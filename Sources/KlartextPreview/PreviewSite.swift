import KlartextCore
import KlartextRegister
import KlartextSite
import Synchronization

/// The files of a site, made when they are asked for and kept as long as the project stays the same.
public final class PreviewSite: Sendable {
  /// Longer files are made anew each time: pictures and films lie on the disk anyway.
  private static let longestKept = 4 << 20
  /// 128 MiB.
  private static let mostKept = 128 << 20

  private let generator: SiteGenerator
  private let generation: Int
  private let first: Once<[String: Artifact]>
  /// Without the index of the search.
  private let planned: Once<(plan: OutputPlan, diagnostics: [Diagnostic])>
  private let search: Once<[String: Artifact]>
  private let kept = Mutex<(files: [String: File], bytes: Int)>(([:], 0))

  /// The bytes of a file with a mark that changes with them.
  public struct File: Sendable {
    public let artifact: Artifact
    public let bytes: [UInt8]
    /// An entity tag (RFC 9110 §8.8.3).
    public let tag: String
  }

  init(_ generator: SiteGenerator, generation: Int) {
    self.generator = generator
    self.generation = generation
    first = Once { Self.byAddress(generator.firstArtifacts()) }
    planned = Once { generator.plan(withSearch: false) }
    search = Once { Self.byAddress(generator.searchFiles()) }
  }

  private static func byAddress(_ artifacts: [Artifact]) -> [String: Artifact] {
    Dictionary(artifacts.map { ($0.address.description, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// What should be mended of the site as a whole.
  var diagnostics: [Diagnostic] { planned.value.diagnostics }

  /// What stands at an address, such as `systeme/chatbot/index.html`. Pages of entries need no plan of the whole site,
  /// and nothing but the search needs its index.
  public func artifact(at address: String) -> Artifact? {
    if generator.isSearchFile(address) { return search.value[address] }
    if let plan = planned.known?.plan { return plan[address] }
    return generator.entryPage(at: address) ?? first.value[address] ?? planned.value.plan[address]
  }

  /// The file at an address; `nil` when there is none.
  public func file(at address: String) -> File? {
    if let file = kept.withLock({ $0.files[address] }) { return file }
    guard let artifact = artifact(at: address) else { return nil }
    let bytes = artifact.bytes()
    let isKept = bytes.count <= Self.longestKept
    let mark = isKept ? ContentHash.name(bytes) : "\(generation)-\(bytes.count)"
    let file = File(artifact: artifact, bytes: bytes, tag: "\"\(mark)\"")
    if isKept {
      kept.withLock { kept in
        if kept.bytes + bytes.count > Self.mostKept { kept = ([:], 0) }
        kept.files[address] = file
        kept.bytes += bytes.count
      }
    }
    return file
  }

  /// A language's name in itself.
  func name(of language: LanguageTag) -> String { generator.name(of: language) }

  /// Where an entry has its pages, or would have them, in all languages.
  func pages(of key: EntryKey) -> [SitePath] { generator.pages(of: key) }
}
