import KlartextCore
import KlartextRegister

extension PrincipleOutcome {
  /// The key of its word in a theme's strings.
  var stringKey: StringKey {
    switch self {
    case .met: .outcomeMet
    case .deviates: .outcomeDeviates
    case .exception: .outcomeException
    case .notStated: .outcomeNotStated
    case .notApplicable: .outcomeNotApplicable
    }
  }

  /// What needs attention comes first.
  static let inOrder: [PrincipleOutcome] = [.deviates, .exception, .met, .notStated, .notApplicable]
}

extension Edition {
  /// An outcome as a word with a sign, never by colour alone (WCAG 2.2 SC 1.4.1).
  func tag(_ outcome: PrincipleOutcome) -> HTML {
    "<span class=\"outcome outcome-\(outcome.rawValue)\">\(strings[outcome.stringKey])</span>"
  }

  /// The principles of a guideline in the words of this edition.
  func principles(of guideline: Entry) -> [Record] {
    guideline.bestRecord(for: language).rows("principles").filter { $0.plain("id") != nil }
  }

  /// A rule in words, from the labels of the fields that it names.
  func words(of rule: Rule, about collection: CollectionDefinition) -> HTML {
    var sentences: [HTML] = []
    if let when = rule.when {
      sentences.append(strings.html(.ruleWhen, ["condition": words(of: when, about: collection)]))
    } else {
      sentences.append(.text(strings[.ruleAlways]))
    }
    if let forbid = rule.forbid {
      sentences.append(strings.html(.ruleForbid, ["condition": words(of: forbid, about: collection)]))
    }
    if let require = rule.require {
      sentences.append(strings.html(.ruleRequire, ["condition": words(of: require, about: collection)]))
    }
    return sentences.joined(separator: " ")
  }

  private func words(of condition: Condition, about collection: CollectionDefinition) -> HTML {
    switch condition {
    case .isOneOf(let path, let values):
      guard let field = collection.field(at: path) else { return HTML() }
      let vocabulary = field.vocabulary ?? field.shorthand.lazy.compactMap { field.field($0)?.vocabulary }.first
      let named = values.map { value in vocabulary?[value].map { html($0.label) } ?? .text(value) }
      return "\(label(of: path, in: collection)): \(named.joined(separator: .text(" \(strings[.or]) ")))"
    case .isPresent(let path):
      return strings.html(.rulePresent, ["field": label(of: path, in: collection)])
    case .all(let conditions):
      return conditions.map { words(of: $0, about: collection) }.joined(separator: "; ")
    case .any(let conditions):
      return conditions.map { words(of: $0, about: collection) }.joined(separator: .text(" \(strings[.or]) "))
    case .not(let inner): return strings.html(.ruleNot, ["condition": words(of: inner, about: collection)])
    }
  }

  /// The label of a field; of a record's first field that of the record.
  private func label(of path: String, in collection: CollectionDefinition) -> HTML {
    guard let field = collection.field(at: path) else { return .text(path) }
    if let dot = path.lastIndex(of: "."), let outer = collection.field(at: String(path[..<dot])),
      outer.shorthand.contains(field.key)
    {
      return html(outer.label)
    }
    return html(field.label)
  }
}
