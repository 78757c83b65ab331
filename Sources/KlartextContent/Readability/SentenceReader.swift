/// Cuts German text into sentences and words.
///
/// A full stop ends a sentence only where something follows that may begin one, and not after abbreviations („Abs. 1“),
/// single letters („z. B.“) and ordinal numbers („1. März“), unless a word follows that only opens sentences.
struct SentenceReader {
  private(set) var sentences: [ReadableSentence] = []
  /// The spaces between two sentences of a block.
  private(set) var gaps: [Range<Int>] = []
  private let bytes: [UInt8]
  private var words: [ReadableWord] = []
  /// Where the sentence that is being read begins.
  private var start = 0
  private let lists = WordLists.german

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a block, which holds whole sentences.
  mutating func read(_ block: Range<Int>) {
    var index = block.lowerBound
    start = index
    while true {
      index = skipSpaces(from: index, to: block.upperBound)
      guard index < block.upperBound else { break }
      let start = index
      while index < block.upperBound, Letters.spaceLength(in: bytes, at: index) == 0 { index += 1 }
      addWords(of: start..<index)
      if endsSentence(start..<index, before: index..<block.upperBound) {
        let next = skipSpaces(from: index, to: block.upperBound)
        if next < block.upperBound { gaps.append(index..<next) }
        close(at: index)
      }
    }
    close(at: block.upperBound)
  }

  private mutating func close(at end: Int) {
    guard !words.isEmpty else { return }
    sentences.append(ReadableSentence(words: words, extent: start..<max(start, end)))
    words = []
    start = end
  }

  private func skipSpaces(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let length = Letters.spaceLength(in: bytes, at: index)
      if length == 0 { break }
      index += length
    }
    return min(index, end)
  }

  // MARK: - Words

  /// The words between two spaces: hyphens and strokes part them, the marks of „Nutzer:innen“ and „geht’s“ do not.
  private mutating func addWords(of chunk: Range<Int>) {
    guard !isAddress(chunk) else { return }
    var index = chunk.lowerBound
    var isFirst = true
    while index < chunk.upperBound {
      guard Letters.length(in: bytes, at: index) > 0 else {
        index += 1
        continue
      }
      let start = index
      var hasLetter = false
      while index < chunk.upperBound {
        let length = Letters.length(in: bytes, at: index)
        if length > 0 {
          hasLetter = hasLetter || !Letters.isDigit(bytes[index])
          index += length
        } else {
          let joint = jointLength(at: index)
          guard joint > 0, index + joint < chunk.upperBound, Letters.length(in: bytes, at: index + joint) > 0 else {
            break
          }
          index += joint
        }
      }
      if hasLetter {
        words.append(ReadableWord(range: start..<min(index, chunk.upperBound), isFirstPart: isFirst))
        isFirst = false
      }
    }
  }

  private func jointLength(at index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "'"), UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "."): 1
    // A soft hyphen, and U+2019.
    case 0xC2: bytes[index...].starts(with: [0xC2, 0xAD]) ? 2 : 0
    case 0xE2: bytes[index...].starts(with: [0xE2, 0x80, 0x99]) ? 3 : 0
    default: 0
    }
  }

  /// An address of a page or a mailbox is read by nobody.
  private func isAddress(_ chunk: Range<Int>) -> Bool {
    let chunk = bytes[chunk]
    if chunk.contains(UInt8(ascii: "@")) || chunk.starts(with: "www.".utf8) { return true }
    guard let colon = chunk.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return chunk[colon...].starts(with: "://".utf8)
  }

  // MARK: - Ends of sentences

  private func endsSentence(_ chunk: Range<Int>, before rest: Range<Int>) -> Bool {
    var end = chunk.upperBound
    while end > chunk.lowerBound {
      let closing = closingMarkLength(before: end, from: chunk.lowerBound)
      if closing == 0 { break }
      end -= closing
    }
    guard end > chunk.lowerBound else { return false }
    let isEllipsis = end - 3 >= chunk.lowerBound && bytes[(end - 3)..<end].elementsEqual([0xE2, 0x80, 0xA6])
    let last = bytes[end - 1]
    guard isEllipsis || [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(last) else { return false }
    let next = skipSpaces(from: rest.lowerBound, to: rest.upperBound)
    guard next < rest.upperBound else { return true }
    guard mayOpenSentence(next) else { return false }
    guard last == UInt8(ascii: ".") else { return true }
    var start = chunk.lowerBound
    while start < end, Letters.length(in: bytes, at: start) == 0 { start += 1 }
    let word = bytes[start..<(end - 1 > start ? end - 1 : start)]
    // „am 1. März“, but „unter 115. Sie erreichen …“; four digits are a year.
    if !word.isEmpty, word.count <= 3, word.allSatisfy(Letters.isDigit) {
      let opener = wordText(at: next, to: rest.upperBound)
      return lists.sentenceOpeners.contains(opener) || ["sie", "ihr", "ihre", "ihnen"].contains(opener)
    }
    if isAbbreviation(word) { return lists.sentenceOpeners.contains(wordText(at: next, to: rest.upperBound)) }
    return true
  }

  private func closingMarkLength(before end: Int, from start: Int) -> Int {
    if [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[end - 1]) {
      return 1
    }
    if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xAB || bytes[end - 1] == 0xBB { return 2 }
    // U+2018 to U+201D, and U+203A.
    if end - 3 >= start, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
      (0x98...0x9D).contains(bytes[end - 1]) || bytes[end - 1] == 0xBA
    {
      return 3
    }
    return 0
  }

  /// A capital letter, a digit or a mark such as „ and ( begins there.
  private func mayOpenSentence(_ index: Int) -> Bool {
    Letters.length(in: bytes, at: index) == 0 || Letters.isDigit(bytes[index])
      || Letters.isCapital(in: bytes, at: index)
  }

  private func isAbbreviation(_ word: ArraySlice<UInt8>) -> Bool {
    let parts = word.split(separator: UInt8(ascii: "."))
    if !parts.isEmpty, parts.allSatisfy({ $0.count == 1 && !Letters.isDigit($0[$0.startIndex]) }) { return true }
    return word.count <= 8 && lists.withFullStop.contains(String(decoding: word, as: UTF8.self).lowercased())
  }

  /// The next word in lower case, without marks before it.
  private func wordText(at start: Int, to end: Int) -> String {
    var index = start
    while index < end, Letters.length(in: bytes, at: index) == 0, Letters.spaceLength(in: bytes, at: index) == 0 {
      index += 1
    }
    let first = index
    while index < end, Letters.length(in: bytes, at: index) > 0 { index += Letters.length(in: bytes, at: index) }
    return String(decoding: bytes[first..<min(index, end)], as: UTF8.self).lowercased()
  }
}
