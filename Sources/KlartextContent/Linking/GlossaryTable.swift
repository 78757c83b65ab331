import KlartextCore
import KlartextRegister

/// The words by which texts of one language name the terms of the glossary.
struct GlossaryTable: Sendable, Equatable {
  private struct Name: Sendable, Equatable {
    var key: EntryKey
    /// The forms that each word may have, as bytes of HTML text.
    var words: [Set<[UInt8]>]
    /// What stands before the second word, the third, …; white space as one space.
    var gaps: [[UInt8]]
  }

  private var names: [Name] = []
  /// By the hash of a form of the first word; names with more words come first.
  private var byFirstWord: [UInt64: [Int]] = [:]
  /// Which hashes may be in the table, by their last bits: most words of a text are none of ours.
  private var filter = [Bool](repeating: false, count: 4096)

  /// - Parameter terms: the terms of the glossary that may be linked.
  init(_ terms: [Entry], in language: LanguageTag) {
    let forms = WordForms(language: language)
    var known: Set<String> = []
    var found: [(name: Name, isTitle: Bool, text: String)] = []
    for term in terms {
      for (text, isTitle) in Self.names(of: term, in: language) where known.insert(term.id + "\u{0}" + text).inserted {
        if let name = Self.name(text, of: term.key, forms: forms) { found.append((name, isTitle, text)) }
      }
    }
    // Where two terms share a word, the one that is called so has it, then the first by id.
    found.sort {
      (-$0.name.words.count, $0.isTitle ? 0 : 1, $0.name.key, $0.text)
        < (-$1.name.words.count, $1.isTitle ? 0 : 1, $1.name.key, $1.text)
    }
    names = found.map(\.name)
    for (index, name) in names.enumerated() {
      for form in name.words[0] {
        var hash = WordScanner.hashBasis
        for byte in form { WordScanner.add(byte, to: &hash) }
        byFirstWord[hash, default: []].append(index)
        filter[Int(truncatingIfNeeded: hash & 4095)] = true
      }
    }
  }

  var isEmpty: Bool { names.isEmpty }

  /// The longest name that begins with a word of a text: its term, and where it ends.
  func match(_ word: WordScanner.Word, in text: WordScanner) -> (key: EntryKey, end: Int)? {
    guard filter[Int(truncatingIfNeeded: word.hash & 4095)], let candidates = byFirstWord[word.hash] else { return nil }
    var best: (key: EntryKey, end: Int)?
    for index in candidates {
      guard let end = Self.end(of: names[index], from: word, in: text), end > best?.end ?? 0,
        !text.isPart(word.range.lowerBound..<end)
      else { continue }
      best = (names[index].key, end)
    }
    return best
  }

  private static func end(of name: Name, from first: WordScanner.Word, in text: WordScanner) -> Int? {
    guard name.words[0].contains(Array(text.bytes[first.range])) else { return nil }
    var end = first.range.upperBound
    for (gap, forms) in zip(name.gaps, name.words.dropFirst()) {
      for byte in gap {
        if byte == 0x20 {
          let length = text.spaceLength(at: end)
          if length == 0 { return nil }
          end += length
        } else {
          guard end < text.end, text.bytes[end] == byte else { return nil }
          end += 1
        }
      }
      guard let word = text.word(at: end), forms.contains(Array(text.bytes[word.range])) else { return nil }
      end = word.range.upperBound
    }
    return end
  }

  // MARK: - Names of terms

  /// Title and synonyms that a term has in a language; of an easy language those of the general one as well.
  private static func names(of term: Entry, in language: LanguageTag) -> [(text: String, isTitle: Bool)] {
    var names: [(text: String, isTitle: Bool)] = []
    for tag in language.fallbacks {
      guard let record = tag == term.language ? term.record : term.translations[tag]?.own else { continue }
      if let title = record.text("title") { names.append((title.string, true)) }
      for item in record.list("synonyms") {
        if case .text(let text) = item.value { names.append((text.string, false)) }
      }
    }
    return names
  }

  /// A name cut into words; `nil` for one without any, and for a single letter, which would be everywhere.
  private static func name(_ text: String, of key: EntryKey, forms: WordForms) -> Name? {
    let scanner = WordScanner(Array(Escaping.html(text).utf8))
    var ranges: [Range<Int>] = []
    var index = 0
    while let word = scanner.next(from: index) {
      ranges.append(word.range)
      index = word.range.upperBound
    }
    guard let last = ranges.indices.last, ranges.count > 1 || ranges[0].count > 1 else { return nil }
    var name = Name(key: key, words: [], gaps: [])
    for (position, range) in ranges.enumerated() {
      let word = String(decoding: scanner.bytes[range], as: UTF8.self)
      let all = forms.of(word, isFirst: position == 0, isLast: position == last)
      name.words.append(Set(all.map { Array($0.utf8) }))
      if position > 0 { name.gaps.append(gap(ranges[position - 1].upperBound..<range.lowerBound, in: scanner)) }
    }
    return name
  }

  private static func gap(_ range: Range<Int>, in scanner: WordScanner) -> [UInt8] {
    var gap: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let spaces = scanner.spaceLength(at: index)
      gap.append(spaces > 0 ? 0x20 : scanner.bytes[index])
      index += max(1, spaces)
    }
    return gap
  }
}
