import KlartextCore
import KlartextRegister

/// Writes values one after the other; texts with their length before them.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  mutating func add(bytes other: [UInt8]) {
    add(other.count)
    bytes += other
  }

  mutating func add(_ text: String) { add(bytes: Array(text.utf8)) }

  mutating func add(_ history: EntryHistory) {
    add(history.begins?.description ?? "")
    add(history.events.count)
    for event in history.events {
      add(event.day.description)
      switch event.what {
      case .published: add("published")
      case .unpublished: add("unpublished")
      case .republished: add("republished")
      case .renamed(let id):
        add("renamed")
        add(id)
      case .translation(let language, let change):
        add("translation")
        add(language.description)
        add(Int(change.rawValue))
      case .changed(let changes):
        add("changed")
        add(changes.count)
        for change in changes {
          add(change.path)
          add(change.row)
          add(change.old)
          add(change.new)
        }
      }
    }
  }

  private mutating func add(_ values: [StatedValue]) {
    add(values.count)
    for value in values {
      let words: (String, String, String) =
        switch value {
        case .term(let id): ("term", id, "")
        case .date(let date): ("date", date.description, "")
        case .flag(let flag): ("flag", flag ? "1" : "0", "")
        case .number(let number): ("number", number, "")
        case .plain(let text): ("plain", text, "")
        case .text(let text, let language): ("text", text, language.description)
        case .reference(let key): ("reference", key.id, key.collection)
        case .unknown: ("unknown", "", "")
        case .rule(let description): ("rule", description, "")
        case .redacted: ("redacted", "", "")
        }
      add(words.0)
      add(words.1)
      add(words.2)
    }
  }
}

/// Reads what a `ByteWriter` wrote; anything else gives `nil`.
struct ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func number() -> Int? {
    guard rest.count >= 8 else { return nil }
    var number = 0
    for (position, byte) in rest.prefix(8).enumerated() { number |= Int(byte) << (position * 8) }
    rest = rest.dropFirst(8)
    return number
  }

  mutating func bytes() -> ArraySlice<UInt8>? {
    guard let count = number(), count >= 0, rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count)
  }

  mutating func text() -> String? { bytes().flatMap { String(validating: $0, as: UTF8.self) } }

  mutating func history() -> EntryHistory? {
    guard let begins = text(), let count = number(), count >= 0 else { return nil }
    var events: [EntryHistory.Event] = []
    for _ in 0..<count {
      guard let event = event() else { return nil }
      events.append(event)
    }
    return EntryHistory(events: events, begins: CivilDate(begins))
  }

  private mutating func event() -> EntryHistory.Event? {
    guard let day = text().flatMap({ CivilDate($0) }), let kind = text() else { return nil }
    switch kind {
    case "published": return EntryHistory.Event(day, .published)
    case "unpublished": return EntryHistory.Event(day, .unpublished)
    case "republished": return EntryHistory.Event(day, .republished)
    case "renamed": return text().map { EntryHistory.Event(day, .renamed(from: $0)) }
    case "translation":
      guard let language = text().flatMap({ LanguageTag($0) }), let number = number(),
        let change = UInt8(exactly: number).flatMap({ EntryHistory.TranslationChange(rawValue: $0) })
      else { return nil }
      return EntryHistory.Event(day, .translation(language, change))
    case "changed":
      guard let count = number(), count >= 0 else { return nil }
      var changes: [FieldChange] = []
      for _ in 0..<count {
        guard let path = text(), let row = values(), let old = values(), let new = values() else { return nil }
        changes.append(FieldChange(path: path, row: row, old: old, new: new))
      }
      return EntryHistory.Event(day, .changed(changes))
    default: return nil
    }
  }

  private mutating func values() -> [StatedValue]? {
    guard let count = number(), count >= 0 else { return nil }
    var values: [StatedValue] = []
    for _ in 0..<count {
      guard let kind = text(), let word = text(), let more = text() else { return nil }
      let value: StatedValue? =
        switch kind {
        case "term": .term(word)
        case "date": PartialDate(word).map { .date($0) }
        case "flag": .flag(word == "1")
        case "number": .number(word)
        case "plain": .plain(word)
        case "text": LanguageTag(more).map { .text(word, $0) }
        case "reference": .reference(EntryKey(more, word))
        case "unknown": .unknown
        case "rule": .rule(word)
        case "redacted": .redacted
        default: nil
        }
      guard let value else { return nil }
      values.append(value)
    }
    return values
  }
}
