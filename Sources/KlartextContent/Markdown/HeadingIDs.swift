import KlartextCore

/// The ids on one page: every heading and footnote gets one of its own.
///
/// An id follows from the words alone, and from what stands before it when words repeat, so that links to it last.
public struct HeadingIDs: Sendable {
  public private(set) var taken: Set<String> = []
  /// The number to try next for a word that is taken: repeated words must not be counted through each time.
  private var next: [String: Int] = [:]

  /// How often a name was given to a region of the page: screen readers list regions by their names.
  private var regions: [String: Int] = [:]

  public init() {}

  /// Keeps an id for something else on the page.
  public mutating func reserve(_ id: String) {
    taken.insert(id)
  }

  /// An id for a heading: „Wie prüfen wir?“ → `wie-pruefen-wir`, the second time `wie-pruefen-wir-2`.
  public mutating func make(_ text: String) -> String {
    let slug = Slug.make(text)
    return unique(slug.isEmpty ? "abschnitt" : slug)
  }

  /// The word itself while it is free, else with the first free number from 2.
  mutating func unique(_ word: String) -> String {
    if taken.insert(word).inserted { return word }
    var number = next[word] ?? 2
    while !taken.insert("\(word)-\(number)").inserted { number += 1 }
    next[word] = number + 1
    return "\(word)-\(number)"
  }

  /// Notes another region of this name, and gives its number from 1.
  mutating func number(ofRegion name: String) -> Int {
    regions[name, default: 0] += 1
    return regions[name, default: 1]
  }
}
