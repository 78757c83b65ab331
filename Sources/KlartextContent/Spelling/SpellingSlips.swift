import KlartextCore

/// The names in one text that are not written as they should be.
struct SpellingSlips {
  struct Slip {
    var range: Range<Int>
    var right: String
  }

  private(set) var slips: [Slip] = []
  private let bytes: [UInt8]
  private let language: LanguageTag
  private let table: NameTable

  init(_ text: String, prose: [Range<Int>], language: LanguageTag, table: NameTable) {
    bytes = Array(text.utf8)
    self.language = language
    self.table = table
    for block in prose { read(NameWords.ranges(in: bytes, block.clamped(to: 0..<bytes.count))) }
  }

  private mutating func read(_ words: [Range<Int>]) {
    var position = 0
    while position < words.count {
      if isInAddress(words[position]) {
        position += 1
      } else if let wrong = wrongForm(at: words[position].lowerBound) {
        slips.append(wrong)
        position += 1
        while position < words.count, words[position].lowerBound < wrong.range.upperBound { position += 1 }
      } else {
        position += max(1, compare(words[position...]))
      }
    }
  }

  /// Compares what begins with the first of some words; how many of them are done with.
  private mutating func compare(_ words: ArraySlice<Range<Int>>) -> Int {
    guard let first = words.first else { return 0 }
    // Most words are done with here.
    let beginning = table.names(beginningWith: beginning(at: first.lowerBound))
    let ending = ending(of: first).flatMap { table.names(endingIn: $0) }
    let most = max(beginning?.words ?? 0, ending?.words ?? 0)
    guard most > 0 else { return 0 }
    var folded = FoldedText()
    folded.append(bytes[first])
    var slip: (slip: Slip, words: Int)?
    var count = 1
    while true {
      let range = first.lowerBound..<words[words.startIndex + count - 1].upperBound
      let names = beginning?.hasName(ofLength: folded.bytes.count) == true ? table.names(like: folded) : []
      if !names.isEmpty {
        let written = Array(bytes[range])
        if names.contains(where: { Self.plain(Array($0.text.utf8)) == Self.plain(written) }) { return count }
        if let name = names.first(where: { isMistake(range, of: $0) }) {
          slip = (Slip(range: range, right: name.text), count)
        }
      } else if slip == nil, let name = NameTable.slip(folded, beginning: beginning, ending: ending) {
        slip = (Slip(range: range, right: name.text), count)
      }
      guard count < most, count < words.count, isJoint(between: range, words[words.startIndex + count]) else {
        break
      }
      folded.append(bytes[words[words.startIndex + count]])
      count += 1
    }
    guard let slip else { return 0 }
    slips.append(slip.slip)
    return slip.words
  }

  /// The first four letters from a place on, across a blank or hyphen.
  private func beginning(at start: Int) -> UInt32 {
    var key: UInt32 = 0
    var count = 0
    var index = start
    while index < bytes.count, count < 4 {
      if bytes[index] == 0x20 || bytes[index] == 0x2D {
        index += 1
        continue
      }
      guard Letters.length(in: bytes, at: index) > 0 else { break }
      let letter = FoldedText.letter(bytes[...], at: index)
      key = key << 8 | UInt32(letter.first)
      count += 1
      if letter.second != 0, count < 4 {
        key = key << 8 | UInt32(letter.second)
        count += 1
      }
      index += letter.length
    }
    return key
  }

  /// The last four letters of a word; `nil` when it is too short to be like a name.
  private func ending(of word: Range<Int>) -> UInt32? {
    guard word.count >= 6 else { return nil }
    var key: UInt32 = 0
    var index = word.upperBound - 4
    // An umlaut is not cut in two.
    if bytes[index] & 0xC0 == 0x80 { index -= 1 }
    while index < word.upperBound {
      let letter = FoldedText.letter(bytes[..<word.upperBound], at: index)
      key = key << 8 | UInt32(letter.first)
      if letter.second != 0 { key = key << 8 | UInt32(letter.second) }
      index += letter.length
    }
    return key
  }

  // MARK: - What counts as a mistake

  /// Whether a text that differs in case, umlauts, blanks or hyphens is wrong.
  private func isMistake(_ range: Range<Int>, of name: NameTable.Name) -> Bool {
    // Easy language divides long words, and writes their parts with capitals.
    if language.isEasy { return false }
    let written = Array(bytes[range])
    let right = Array(name.text.utf8)
    let isPart = isHyphen(range.lowerBound - 1) || isHyphen(range.upperBound)
    let bare = { (text: [UInt8]) in text.filter { $0 != 0x20 && $0 != 0x2D } }
    if bare(Self.plain(written)) == bare(Self.plain(right)) {
      // A compound joins the words of a name by hyphens.
      return !isPart
    }
    // All in capitals is a matter of design.
    if !written.contains(where: { (0x61...0x7A).contains($0) }) { return false }
    guard bare(written).count == bare(right).count else { return true }
    var isFirst = true
    var differsInside = false
    var differsAtBeginning = false
    for (index, (one, other)) in zip(bare(written), bare(right)).enumerated() {
      // The second byte of an umlaut belongs to its first.
      if index == 0 || bare(right)[index - 1] != 0xC3 { isFirst = index == 0 || name.folded.wordEnds.contains(index) }
      guard one != other else { continue }
      if isFirst { differsAtBeginning = true } else { differsInside = true }
    }
    if differsInside { return true }
    // „die digitale Poststelle“ is right, and so is a verb; a single noun with a small letter is not.
    return differsAtBeginning && language.isGerman && name.folded.wordEnds.count == 1
      && right.first.map { (0x41...0x5A).contains($0) } == true && !name.folded.bytes.suffix(2).elementsEqual("en".utf8)
      && !isPart
  }

  /// With simple blanks and hyphens.
  private static func plain(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      let space = Letters.spaceLength(in: text, at: index)
      if space > 0 {
        result.append(0x20)
        index += space
      } else if text[index...].starts(with: [0xE2, 0x80, 0x91]) {
        result.append(0x2D)
        index += 3
      } else if text[index...].starts(with: [0xC2, 0xAD]) {
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return result
  }

  // MARK: - Surroundings

  private func isHyphen(_ index: Int) -> Bool { bytes.indices.contains(index) && bytes[index] == 0x2D }

  /// Whether a single blank or hyphen stands between two words.
  private func isJoint(between range: Range<Int>, _ next: Range<Int>) -> Bool {
    let gap = bytes[range.upperBound..<next.lowerBound]
    return gap.elementsEqual([0x20]) || gap.elementsEqual([0x2D]) || gap.elementsEqual([0xC2, 0xA0])
      || gap.elementsEqual([0x0A])
  }

  /// Whether a word is part of an address or file name.
  private func isInAddress(_ word: Range<Int>) -> Bool {
    let before = word.lowerBound > 0 ? bytes[word.lowerBound - 1] : 0x20
    if [0x2E, 0x2F, 0x40, 0x5F, 0x3A, 0x23, 0x5C].contains(before) { return true }
    guard word.upperBound < bytes.count else { return false }
    let after = bytes[word.upperBound]
    let further = word.upperBound + 1 < bytes.count && Letters.length(in: bytes, at: word.upperBound + 1) > 0
    return [0x40, 0x5F, 0x5C].contains(after) || ([0x2E, 0x2F].contains(after) && further)
  }

  private func wrongForm(at start: Int) -> Slip? {
    for form in table.wrongForms[bytes[start]] ?? [] {
      let end = start + form.bytes.count
      guard end <= bytes.count, bytes[start..<end].elementsEqual(form.bytes),
        end == bytes.count || Letters.length(in: bytes, at: end) == 0
      else { continue }
      return Slip(range: start..<end, right: form.right)
    }
    return nil
  }
}
