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
  private let whole: Once<OutputPlan>
  private let checked: Once<[Diagnostic]>
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
    first = Once {
      Dictionary(
        generator.firstArtifacts().map { ($0.address.description, $0) }, uniquingKeysWith: { first, _ in first })
    }
    whole = Once { generator.plan().plan }
    checked = Once { generator.plan(withSearch: false).diagnostics }
  }

  /// The plan of the whole site, made when it is asked for first.
  public var plan: OutputPlan { whole.value }

  /// What should be mended of the site as a whole.
  var diagnostics: [Diagnostic] { checked.value }

  /// What stands at an address, such as `systeme/chatbot/index.html`. Pages of entries need no plan of the whole site.
  public func artifact(at address: String) -> Artifact? {
    if let plan = whole.known { return plan[address] }
    return first.value[address] ?? plan[address]
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
