import KlartextCore

/// A word, or one part of a word with hyphens.
struct ReadableWord: Sendable, Hashable {
  /// Its bytes in the text, without marks around it.
  var range: Range<Int>
  /// Whether a space stands before it rather than a hyphen or stroke.
  var isFirstPart: Bool
}

/// A sentence: its words, of which there is at least one.
struct ReadableSentence: Sendable, Hashable {
  var words: [ReadableWord]
  /// Its bytes with the marks before, between and after the words.
  var extent: Range<Int>

  var range: Range<Int> { words[0].range.lowerBound..<words[words.count - 1].range.upperBound }
  /// Words as people count them, from space to space.
  var wordCount: Int { words.count { $0.isFirstPart } }
}

/// The German text of one field, as sentences and words.
struct ReadableText: Sendable {
  let bytes: [UInt8]
  let sentences: [ReadableSentence]
  /// What holds whole sentences: paragraphs, items, cells.
  let blocks: [Range<Int>]
  /// Where the field's value stands in its file.
  let mark: SourceMark

  /// - Parameter prose: The blocks and cells, which hold whole sentences; all of it when `nil`.
  init(_ text: String, prose: [Range<Int>]? = nil, mark: SourceMark = .start) {
    bytes = Array(text.utf8)
    self.mark = mark
    var reader = SentenceReader(bytes)
    let whole = 0..<bytes.count
    blocks = (prose ?? [whole]).map { $0.clamped(to: whole) }
    for block in blocks { reader.read(block) }
    sentences = reader.sentences
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
  func string(_ word: ReadableWord) -> String { string(word.range) }

  /// Whether a byte stands between two words that follow each other.
  func has(_ marks: Set<UInt8>, between left: ReadableWord, and right: ReadableWord) -> Bool {
    bytes[left.range.upperBound..<right.range.lowerBound].contains { marks.contains($0) }
  }

  /// A sentence for a message, shortened.
  func quote(_ sentence: ReadableSentence) -> String { Finding.shortened(string(sentence.range)) }
}
