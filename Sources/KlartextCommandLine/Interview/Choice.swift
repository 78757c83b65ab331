import KlartextCore

/// One of several answers that a person can choose from.
struct Choice {
  let id: String
  let label: String

  /// The choice that somebody means: by its id or label in capitals or not, or by a beginning that only one has.
  static func meant(by answer: String, among choices: [Choice]) -> Choice? {
    let wanted = Slug.make(answer)
    guard !wanted.isEmpty else { return nil }
    if let exact = choices.first(where: { Slug.make($0.id) == wanted || Slug.make($0.label) == wanted }) {
      return exact
    }
    let begun = choices.filter { Slug.make($0.id).hasPrefix(wanted) || Slug.make($0.label).hasPrefix(wanted) }
    return begun.count == 1 ? begun[0] : nil
  }
}
