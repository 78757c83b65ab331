import KlartextCore

/// What a browser has to know before it looks for the first word.
struct Manifest: Sendable {
  /// Raised when the files change so that an older `search.js` cannot read them.
  private static let format = 2

  var language: LanguageTag
  var documentCount: Int
  /// How many documents share a file.
  var documentsTogether: Int
  var facets: [SearchFacet]
  /// The beginnings from which the words of each file start.
  var words: [[UInt8]]
  var typos: [[UInt8]]

  func bytes(build: String) -> [UInt8] {
    let german = language.isGerman
    func text(_ words: [[UInt8]]) -> JSON {
      .string(words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "))
    }
    let json: JSON = [
      "format": .number(String(Self.format)), "build": .string(build), "language": .string(language.description),
      "german": .bool(german), "pages": .number(String(documentCount)),
      "pagesTogether": .number(String(documentsTogether)),
      "facets": .array(facets.map { [.string($0.id), .string($0.label)] }),
      "stop": .string(StopWords.of(language).joined(separator: " ")),
      "endings": .string(Endings.of(language).joined(separator: " ")),
      "words": text(words), "typos": text(typos),
    ]
    return Array(json.text.utf8)
  }
}
