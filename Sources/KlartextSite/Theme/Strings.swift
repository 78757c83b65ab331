import KlartextContent
import KlartextCore

/// The words of the interface in one language.
struct Strings: Sendable {
  enum Phrase: Sendable, Hashable {
    case plain(String)
    /// By number: "1 System", "6 Systeme". German and English need no more than two forms (CLDR plural rules).
    case plural(one: String, other: String)
  }

  let language: LanguageTag
  private(set) var phrases: [String: Phrase]

  init(language: LanguageTag, phrases: [String: Phrase]) {
    self.language = language
    self.phrases = phrases
  }

  /// A text without numbers.
  subscript(key: StringKey) -> String { plain(key.rawValue) ?? "" }

  /// A text that is not part of every theme, such as the name of a language.
  func plain(_ key: String) -> String? {
    switch phrases[key] {
    case .plain(let text)?: text
    case .plural(_, let other)?: other
    case nil: nil
    }
  }

  /// A text with a number: `{n}`.
  func count(_ key: StringKey, _ number: Int) -> String {
    pattern(key, number: number).replacing("{n}", with: NumberText.plain(String(number), in: language))
  }

  /// A text with named places: `{date}`.
  func text(_ key: StringKey, _ values: KeyValuePairs<String, String>) -> String {
    var result = self[key]
    for (name, value) in values { result = result.replacing("{\(name)}", with: value) }
    return result
  }

  /// A text with places for links, dates and other HTML; everything around them is escaped.
  func html(_ key: StringKey, number: Int? = nil, _ values: KeyValuePairs<String, HTML> = [:]) -> HTML {
    let text = number.map { pattern(key, number: $0) } ?? self[key]
    var result = HTML.text(text).string
    if let number { result = result.replacing("{n}", with: NumberText.plain(String(number), in: language)) }
    for (name, value) in values { result = result.replacing("{\(name)}", with: value.string) }
    return HTML(trusted: result)
  }

  private func pattern(_ key: StringKey, number: Int) -> String {
    switch phrases[key.rawValue] {
    case .plain(let text)?: text
    case .plural(let one, let other)?: number == 1 ? one : other
    case nil: ""
    }
  }

  /// What templates see as `t`.
  var forTemplates: [String: String] {
    phrases.compactMapValues { phrase in
      if case .plain(let text) = phrase { return text }
      return nil
    }
  }

  /// The same with the phrases of another set wherever this one has none.
  func filled(from other: Strings) -> Strings {
    Strings(language: language, phrases: phrases.merging(other.phrases) { own, _ in own })
  }
}

extension Strings {
  /// Reads one file `strings/<language>.yaml`: keys with a text, or with `one` and `other`.
  static func read(_ file: SourceFile, language: LanguageTag) -> (strings: Strings, diagnostics: [Diagnostic]) {
    var (root, diagnostics) = YAMLReader.read(file)
    var phrases: [String: Phrase] = [:]
    for pair in root?.mapping ?? [] {
      if let text = pair.value.scalar {
        phrases[pair.key] = .plain(text)
      } else if let one = pair.value["one"]?.scalar, let other = pair.value["other"]?.scalar {
        phrases[pair.key] = .plural(one: one, other: other)
      } else {
        diagnostics.append(Diagnostic(.stringForm(pair.key), at: file.location(pair.keyMark)))
      }
    }
    return (Strings(language: language, phrases: phrases), diagnostics)
  }
}
