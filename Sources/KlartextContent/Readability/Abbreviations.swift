import KlartextCore

/// Finds abbreviations that a text uses and nobody explains.
struct Abbreviations {
  /// Those that the glossary explains, or the entry's own title.
  let known: Set<String>
  private static let letters = 2...6
  private static let quotes: [[UInt8]] = ["„", "“", "”", "‚", "‘", "\"", "*", "_"].map { Array($0.utf8) }
  private static let explainers: Set<String> = ["kurz", "abkürzung", "abgekürzt", "bedeutet", "heißt", "steht"]

  /// The first place of each; the texts of one page explain them for each other.
  func signs(in texts: [ReadableText]) -> [(text: Int, sign: HeavyStyle)] {
    var explained: Set<String> = []
    var first: [(text: Int, word: ReadableWord, name: String)] = []
    var seen: Set<String> = []
    for (number, text) in texts.enumerated() {
      for sentence in text.sentences {
        for (index, word) in sentence.words.enumerated() {
          guard let name = Self.name(of: word, in: text), !known.contains(name) else { continue }
          if Self.isNumbered(word, in: text) { continue }
          if Self.isExplained(index, of: sentence, in: text) { explained.insert(name) }
          if seen.insert(name).inserted { first.append((number, word, name)) }
        }
      }
    }
    return first.filter { !explained.contains($0.name) }.map { place in
      (place.text, HeavyStyle(kind: .abbreviation, range: place.word.range, finding: .abbreviation(place.name)))
    }
  }

  /// All abbreviations in a title, such as „Datenschutz-Folgenabschätzung (DSFA)“.
  static func names(in title: String) -> [String] {
    let text = ReadableText(title)
    return text.sentences.flatMap(\.words).compactMap { name(of: $0, in: text) }
  }

  /// The abbreviation that a word is, without the -s of its plural or genitive.
  static func name(of word: ReadableWord, in text: ReadableText) -> String? {
    guard word.range.count <= letters.upperBound + 3 else { return nil }
    var range = word.range
    var capitals = 0
    var small = 0
    var index = range.lowerBound
    while index < range.upperBound {
      if Letters.isDigit(text.bytes[index]) { return nil }
      if Letters.isCapital(in: text.bytes, at: index) { capitals += 1 } else { small += 1 }
      let length = Letters.length(in: text.bytes, at: index)
      if length == 0 { return nil }
      index += length
    }
    if small == 1, capitals > 1, text.bytes[range.upperBound - 1] == UInt8(ascii: "s") {
      range = range.lowerBound..<(range.upperBound - 1)
      small = 0
    }
    // „LfDI“ and „VwVfG“, but not „OParl“ or „GmbH“.
    guard capitals > 1, capitals > small, letters.contains(capitals + small) else { return nil }
    let name = text.string(range)
    return WordLists.german.knownAbbreviations.contains(name) ? nil : name
  }

  /// „EN 301 549“ and „EUPL 1.2“ are names: of a standard, of a licence.
  private static func isNumbered(_ word: ReadableWord, in text: ReadableText) -> Bool {
    let end = word.range.upperBound
    guard end < text.bytes.count else { return false }
    let next = end + Letters.spaceLength(in: text.bytes, at: end)
    return next > end && next < text.bytes.count && Letters.isDigit(text.bytes[next])
  }

  /// „Wort (DSFA)“, „DSFA (Wort)“, „kurz DSFA“, „DSFA steht für …“.
  private static func isExplained(_ index: Int, of sentence: ReadableSentence, in text: ReadableText) -> Bool {
    let word = sentence.words[index]
    let before = skippingQuotes(text.bytes[..<word.range.lowerBound], fromEnd: true)
    let after = skippingQuotes(text.bytes[word.range.upperBound...], fromEnd: false)
    if after == UInt8(ascii: "(") || (before == UInt8(ascii: "(") && index > 0) { return true }
    // „(Wort – DSFA)“; 93 is the last byte of a dash.
    if after == UInt8(ascii: ")"), before == UInt8(ascii: "-") || before == 0x93 { return true }
    let around = [index - 1, index + 1].filter(sentence.words.indices.contains).map {
      text.string(sentence.words[$0]).lowercased()
    }
    return around.contains { explainers.contains($0) }
  }

  /// The next byte in one direction that is neither a space nor part of a quotation mark.
  private static func skippingQuotes(_ bytes: ArraySlice<UInt8>, fromEnd: Bool) -> UInt8? {
    var rest = bytes
    while let byte = fromEnd ? rest.last : rest.first {
      if byte == 0x20 || byte == 0xA0 || byte == 0xC2 {
        if fromEnd { rest.removeLast() } else { rest.removeFirst() }
      } else if let quote = quotes.first(where: { fromEnd ? rest.suffix($0.count) == $0[...] : rest.starts(with: $0) })
      {
        if fromEnd { rest.removeLast(quote.count) } else { rest.removeFirst(quote.count) }
      } else {
        return byte
      }
    }
    return nil
  }
}
