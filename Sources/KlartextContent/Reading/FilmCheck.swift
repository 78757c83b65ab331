import KlartextCore
import KlartextRegister

/// Films in sign language: what has to stand beside them.
///
/// BITV 2.0, annex 2, part 1, no. 7: size, length and a way to download; WCAG 2.2 SC 1.2.2 and 1.2.8: captions and a
/// text. The size of the file the program knows itself.
enum FilmCheck {
  /// Pixels (BITV 2.0, annex 2, part 1).
  private static let smallest = (width: 320, height: 240)

  static func diagnostics(of record: Record, in collection: CollectionDefinition, _ file: SourceFile) -> [Diagnostic] {
    guard let field = collection.field("sign_language"), let film = record.record(field.key) else { return [] }
    let place = record.mark(of: field.key).map { file.location($0) } ?? file.whole
    var diagnostics: [Diagnostic] = []
    let missing = ["duration", "width", "height", "captions", "transcript"].filter { film[$0] == nil }
    if !missing.isEmpty {
      let labels = missing.compactMap { key in field.field(key).map { (key, $0.label.bilingual) } }
      diagnostics.append(Diagnostic(.filmIncomplete(labels), at: place))
    }
    if let path = film.plain("file"), !path.contains("://"), Film.type(of: path) == nil {
      diagnostics.append(
        Diagnostic(.filmType(path), at: film.mark(of: "file").map { file.location($0) } ?? place))
    }
    for (key, isRight) in [("captions", Film.areCaptions), ("poster", Film.isPicture)] {
      guard let path = film.plain(key), !path.contains("://"), !isRight(path) else { continue }
      let finding: Finding = key == "captions" ? .filmCaptions(path) : .filmPoster(path)
      diagnostics.append(Diagnostic(finding, at: film.mark(of: key).map { file.location($0) } ?? place))
    }
    if let text = film.text("duration")?.string, Film.seconds(of: text) == nil {
      diagnostics.append(
        Diagnostic(.filmDuration(text), at: film.mark(of: "duration").map { file.location($0) } ?? place))
    }
    if let width = film.number("width"), let height = film.number("height"),
      width < smallest.width || height < smallest.height
    {
      diagnostics.append(
        Diagnostic(
          .filmSmall(width: width, height: height, least: smallest),
          at: film.mark(of: "width").map { file.location($0) } ?? place))
    }
    return diagnostics
  }
}

extension Record {
  fileprivate func number(_ key: String) -> Int? {
    if case .number(let text)? = self[key] { Int(text) } else { nil }
  }
}
