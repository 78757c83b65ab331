import KlartextCore

/// The words of all documents.
struct Corpus: Sendable {
  /// A text of a document, as a range of tokens.
  struct Text: Sendable {
    var document: Int32
    var field: Field
    /// 0 for the title, 1 for keywords and summary, then the sections.
    var section: UInt8
    var tokens: Range<Int>
  }

  /// A run of documents, read by one thread.
  struct Part: Sendable {
    var tokens: [Token] = []
    var texts: [Text] = []
  }

  private(set) var words: WordReader
  private(set) var parts: [Part]
  /// By document, stop words included.
  private(set) var lengths: [Int32]

  /// So that a phrase does not reach from one text into the next.
  private static let gap: Int32 = 8
  /// The last number that a section can have; what comes later has no heading in the results.
  static let lastSection = 9

  init(_ documents: [SearchDocument]) {
    let size = max(1, min(256, documents.count / 8))
    let ranges = stride(from: 0, to: documents.count, by: size).map { $0..<min($0 + size, documents.count) }
    let read = ranges.parallelMap { Self.read(documents, $0) }
    // The forms are numbered in the order of the documents, whatever thread was first.
    words = WordReader()
    parts = []
    lengths = []
    for (reader, part, lengths) in read {
      let numbers = words.add(reader)
      var part = part
      for index in part.tokens.indices { part.tokens[index].word = numbers[Int(part.tokens[index].word)] }
      parts.append(part)
      self.lengths += lengths
    }
  }

  /// The words of a text that stands in no document.
  mutating func tokens(of text: String, _ language: LanguageTag) -> [Token] {
    var tokens: [Token] = []
    var position: Int32 = 0
    words.read(text, language: language, into: &tokens, position: &position)
    return tokens
  }

  private static func read(_ documents: [SearchDocument], _ range: Range<Int>) -> (WordReader, Part, [Int32]) {
    var reader = WordReader()
    var part = Part()
    var lengths: [Int32] = []
    for number in range {
      let document = documents[number]
      var position: Int32 = 0
      var length: Int32 = 0
      func add(_ text: SearchDocument.Text, _ field: Field, _ section: Int) {
        let start = part.tokens.count
        let before = position
        reader.read(text.string, language: text.language, into: &part.tokens, position: &position)
        length += position - before
        position += gap
        guard part.tokens.count > start else { return }
        part.texts.append(
          Text(
            document: Int32(number), field: field, section: UInt8(min(section, lastSection)),
            tokens: start..<part.tokens.count))
      }
      add(document.title, .title, 0)
      for keyword in document.keywords { add(keyword, .keywords, 1) }
      if let summary = document.summary { add(summary, .summary, 1) }
      for (index, section) in document.sections.enumerated() {
        add(section.heading, .heading, index + 2)
        for text in section.texts { add(text, .body, index + 2) }
      }
      lengths.append(length)
    }
    return (reader, part, lengths)
  }
}

extension WordReader {
  /// Adds the forms of another reader; their numbers here, by their number there.
  mutating func add(_ other: WordReader) -> [Int32] {
    (0..<other.words.count).map { number in
      Int32(
        add(
          other.words[number], count: other.counts[number], capitals: other.capitals[number],
          german: other.isGerman[number]))
    }
  }
}
