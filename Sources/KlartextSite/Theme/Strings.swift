import KlartextContent
import KlartextCore

/// The words of the interface in one language.
struct Strings: Sendable {
  enum Phrase: Sendable, Hashable {
    case plain(String)
    /// By number: „1 System“, „6 Systeme“. There are as many forms as the language has categories.
    case plural([PluralCategory: String])
  }

  let language: LanguageTag
  private(set) var phrases: [String: Phrase]
  private let rules: PluralRules

  init(language: LanguageTag, phrases: [String: Phrase]) {
    self.language = language
    self.phrases = phrases
    rules = PluralRules(language)
  }

  /// A text without numbers.
  subscript(key: StringKey) -> String { plain(key.rawValue) ?? "" }

  /// A text that is not part of every theme, such as the name of a language.
  func plain(_ key: String) -> String? {
    switch phrases[key] {
    case .plain(let text)?: text
    case .plural(let forms)?: forms[.other]
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
    case .plural(let forms)?: forms[rules.category(of: number)] ?? forms[.other] ?? ""
    case nil: ""
    }
  }

  /// The forms of a text with a number as JSON, for scripts: they count in the browser, by the same rules
  /// (`Intl.PluralRules`).
  func forms(_ key: StringKey) -> JSON {
    switch phrases[key.rawValue] {
    case .plain(let text)?: return ["other": .string(text)]
    case .plural(let forms)?:
      return .object(
        PluralCategory.allCases.compactMap { category in
          forms[category].map { JSON.Member(category.rawValue, .string($0)) }
        })
    case nil: return [:]
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
  /// Reads one file `strings/<language>.yaml`: keys with a text, or with a form for each plural category of the language.
  static func read(_ file: SourceFile, language: LanguageTag) -> (strings: Strings, diagnostics: [Diagnostic]) {
    var (root, diagnostics) = YAMLReader.read(file)
    var phrases: [String: Phrase] = [:]
    let categories = PluralRules(language).categories
    for pair in root?.mapping ?? [] {
      if let text = pair.value.scalar {
        phrases[pair.key] = .plain(text)
      } else if let forms = pluralForms(pair.value), !forms.isEmpty {
        let missing = categories.filter { forms[$0] == nil }
        if !missing.isEmpty {
          diagnostics.append(
            Diagnostic(
              .stringCategory(pair.key, missing: missing, of: categories, language: language),
              at: file.location(pair.keyMark)))
        }
        phrases[pair.key] = .plural(forms)
      } else {
        diagnostics.append(Diagnostic(.stringForm(pair.key, categories: categories), at: file.location(pair.keyMark)))
      }
    }
    return (Strings(language: language, phrases: phrases), diagnostics)
  }

  /// `nil` where something else than texts by category stands there.
  private static func pluralForms(_ node: YAMLNode) -> [PluralCategory: String]? {
    guard let pairs = node.mapping else { return nil }
    var forms: [PluralCategory: String] = [:]
    for pair in pairs {
      guard let category = PluralCategory(rawValue: pair.key), let text = pair.value.scalar else { return nil }
      forms[category] = text
    }
    return forms
  }
}
