import KlartextCore

/// Looks into pictures, films and documents for what people do not see in them.
struct MediaCheck: Sendable {
  /// The content folder's name in the project, for messages.
  let contentFolder: String
  /// Pictures that stand on pages.
  let shown: Set<String>
  /// Names that may be the author of a document.
  let offices: [String]

  /// A page shows pictures at most 800 pixels wide; three times as much is enough for every screen.
  private static let largeSide = 2400
  /// A photograph of that size takes no more when it is saved for the web.
  private static let heavyByteCount = 1_000_000

  func diagnostics(of content: MediaReader.Content) -> [Diagnostic] {
    var findings: [Finding] = []
    let ending = content.ending
    if PictureMetadata.types.contains(ending) {
      if content.picture == nil { findings.append(.pictureDamaged) }
      if content.picture?.hadPlace == true { findings.append(.picturePlace) }
    } else if ending == "avif", PictureMetadata.hasPlace(content.bytes) {
      findings.append(.picturePlaceKept)
    } else if FilmPlace.isStated(in: content.bytes, ending: ending) {
      findings.append(.filmPlace)
    }
    if shown.contains(content.file.path), let finding = size(of: content) { findings.append(finding) }
    findings += document(content)
    let location = SourceLocation(path: contentFolder + "/" + content.file.path)
    return findings.map { Diagnostic($0, at: location) }
  }

  private func size(of content: MediaReader.Content) -> Finding? {
    let file = content.file
    let side = content.ending == "svg" ? 0 : max(file.width ?? 0, file.height ?? 0)
    guard side > Self.largeSide || file.byteCount > Self.heavyByteCount else { return nil }
    return .imageHeavy(
      bytes: file.byteCount, width: file.width, height: file.height, largest: Self.largeSide,
      heaviest: Self.heavyByteCount)
  }

  private func document(_ content: MediaReader.Content) -> [Finding] {
    switch DocumentFacts.read(content.bytes, ending: content.ending) {
    case .none: return []
    case .locked: return [.documentLocked]
    case .unreadable: return [.documentUnreadable]
    case .facts(let facts):
      var findings: [Finding] = []
      let persons = facts.authors.filter { !isOffice($0) }
      if !persons.isEmpty { findings.append(.documentAuthor(persons, isPDF: content.ending == "pdf")) }
      if !facts.barriers.isEmpty { findings.append(.documentBarriers(facts.barriers)) }
      return findings
    }
  }

  private func isOffice(_ author: String) -> Bool {
    if PersonalWords.german.namesOffice(author) { return true }
    let lower = author.lowercased()
    return offices.contains { lower.contains($0.lowercased()) }
  }
}
