import KlartextCore

/// One of several answers that a person can choose from.
struct Choice {
  let id: String
  let label: String

  /// The choice that somebody names by its id or label, in capitals or not.
  static func named(_ answer: String, among choices: [Choice]) -> Choice? {
    let wanted = Slug.make(answer)
    return wanted.isEmpty ? nil : choices.first { Slug.make($0.id) == wanted || Slug.make($0.label) == wanted }
  }

  /// The choice that somebody means: the one that is named, else the only one that begins like this.
  static func meant(by answer: String, among choices: [Choice]) -> Choice? {
    if let named = named(answer, among: choices) { return named }
    let wanted = Slug.make(answer)
    guard !wanted.isEmpty else { return nil }
    let begun = choices.filter { Slug.make($0.id).hasPrefix(wanted) || Slug.make($0.label).hasPrefix(wanted) }
    return begun.count == 1 ? begun[0] : nil
  }
}
