import KlartextCore
import KlartextRegister

/// Points at data of people in the files of entries, drafts included, and in the configuration.
///
/// It reads the files as they are: what was refused elsewhere is looked at too. Left out are comments and the block
/// `internal`, which are never published.
struct PersonalDataCheck: Sendable {
  /// What is meant to stand there, in lower case and with single blanks.
  private let allowed: Set<String>
  private static let hintsOfKind = 3

  init(_ configuration: SiteConfiguration) {
    allowed = Set(configuration.record.list("allowed_personal_data").map { Self.folded($0.value.plainText) })
  }

  func diagnostics(of entry: Entry) -> [Diagnostic] {
    guard !entry.isTombstone else { return [] }
    let files = [entry.file] + entry.translations.sorted { $0.key < $1.key }.map(\.value.file)
    return files.flatMap { diagnostics(in: $0, kinds: PersonalDataScanner.Kind.allCases) }
  }

  /// Names of people may stand in the configuration: the law asks for some of them in the legal notice.
  func diagnostics(ofConfiguration file: SourceFile) -> [Diagnostic] {
    diagnostics(in: file, kinds: [.email, .mobile, .iban])
  }

  private func diagnostics(in file: SourceFile, kinds: [PersonalDataScanner.Kind]) -> [Diagnostic] {
    let bytes = Array(file.text.utf8)
    let scanner = PersonalDataScanner(bytes)
    let signs = PublishedLines.ranges(of: file, bytes).flatMap { scanner.signs(in: $0) }
    guard !signs.isEmpty else { return [] }
    let places = TextPlaces(file)
    var diagnostics: [Diagnostic] = []
    for kind in kinds {
      let found = signs.filter { $0.kind == kind }.map { ($0.range, String(decoding: bytes[$0.range], as: UTF8.self)) }
        .filter { !allowed.contains(Self.folded($0.1)) }
      for (position, (range, text)) in found.prefix(Self.hintsOfKind + 1).enumerated() {
        let finding = Finding.personalData(kind, Self.unbroken(text))
        diagnostics.append(
          Diagnostic(
            position < Self.hintsOfKind ? finding : .further(finding, count: found.count - position),
            at: file.location(places.mark(range))))
      }
    }
    return diagnostics
  }

  private static func unbroken(_ text: String) -> String {
    text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\u{A0}" || $0 == "*" }.joined(separator: " ")
  }

  private static func folded(_ text: String) -> String { unbroken(text).lowercased() }
}

/// The lines of a file that may be published.
enum PublishedLines {
  /// Ranges of bytes without comments of the front matter and without the block `internal`.
  static func ranges(of file: SourceFile, _ bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var isFront = bytes.starts(with: "---".utf8) || file.path.hasSuffix(".yaml")
    var isInternal = false
    for (line, start) in file.lineStarts.enumerated() {
      let end = line + 1 < file.lineStarts.count ? file.lineStarts[line + 1] : bytes.count
      let text = bytes[start..<end]
      var isKept = true
      if isFront {
        if line > 0, text.starts(with: "---".utf8) || text.starts(with: "...".utf8) {
          isFront = false
        } else {
          let first = text.first { $0 != 0x20 && $0 != 0x09 } ?? 0x0A
          // A key at the margin ends the block; rows of a list may stand there too.
          if let margin = text.first, margin > 0x20, margin != 0x2D, margin != 0x23 {
            isInternal = text.starts(with: "internal:".utf8)
          }
          isKept = !isInternal && first != 0x23
        }
      }
      guard isKept else { continue }
      if ranges.last?.upperBound == start {
        ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<end
      } else {
        ranges.append(start..<end)
      }
    }
    return ranges
  }
}
