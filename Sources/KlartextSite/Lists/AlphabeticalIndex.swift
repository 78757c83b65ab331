import KlartextCore
import KlartextRegister

/// All titles, keywords, synonyms and terms of the register in one language, sorted as in a German dictionary.
struct AlphabeticalIndex: Sendable {
  /// A word that leads to an entry.
  struct Word: Sendable {
    let text: LanguageText
    let entry: Entry
    /// The title leads to the entry itself, any other word says which entry it leads to.
    let isTitle: Bool
  }

  /// Words with the same first letter.
  struct Letter: Sendable {
    enum Name: Sendable, Hashable, Comparable {
      case digits
      /// `a` to `z`; ä stands with a.
      case letter(UInt8)
      case other
    }

    let name: Name
    let words: [Word]
  }

  /// Those that have words: digits first, then a to z.
  let letters: [Letter]
  /// How many words there are.
  let count: Int

  /// The fields whose values are words of the index beside the title.
  private static let keywordFields = ["synonyms", "keywords"]

  init(of register: Register, in language: LanguageTag) {
    var words: [(key: [UInt8], word: Word)] = []
    for collection in register.schema.collections {
      for entry in register.listed(collection.id) {
        let title = entry.title(in: language)
        let record = entry.bestRecord(for: language)
        var texts = [title]
        for field in Self.keywordFields {
          texts += record.list(field).compactMap { item in
            if case .text(let text) = item.value { return text }
            return nil
          }
        }
        // The same word twice would only be read twice.
        var seen: Set<[UInt8]> = []
        for (position, text) in texts.enumerated() {
          let key = GermanCollation.key(text.string)
          guard seen.insert(Array(key.prefix { $0 != 0 })).inserted || position == 0 else { continue }
          words.append((key, Word(text: text, entry: entry, isTitle: position == 0)))
        }
      }
    }
    // Entries are in the order of the register, and equal words stay in it.
    let sorted = words.enumerated().sorted { left, right in
      if left.element.key == right.element.key { return left.offset < right.offset }
      return left.element.key.lexicographicallyPrecedes(right.element.key)
    }
    var grouped: [Letter.Name: [Word]] = [:]
    for (_, item) in sorted { grouped[Self.name(of: item.key), default: []].append(item.word) }
    letters = grouped.keys.sorted().map { Letter(name: $0, words: grouped[$0] ?? []) }
    count = words.count
  }

  private static func name(of key: [UInt8]) -> Letter.Name {
    switch key.first {
    case let byte? where (0x61...0x7A).contains(byte): .letter(byte)
    case let byte? where (0x30...0x39).contains(byte): .digits
    default: .other
    }
  }
}
