import KlartextCore

/// One allowed value: an id with a label and a sentence that explains it.
public struct Term: Sendable, Hashable {
  public var id: String
  public var label: LocalizedText
  public var text: LocalizedText
  /// The code of an EU data theme (`ENVI`, `TRAN` …), for topics.
  public var theme: String?

  public init(id: String, label: LocalizedText, text: LocalizedText, theme: String? = nil) {
    self.id = id
    self.label = label
    self.text = text
    self.theme = theme
  }
}

/// The allowed values of a field, in the order in which they are shown.
public struct Vocabulary: Sendable, Hashable {
  public var name: String
  public private(set) var terms: [Term]
  private var positions: [String: Int]

  public init(name: String, terms: [Term]) {
    self.name = name
    self.terms = []
    positions = [:]
    for term in terms { add(term) }
  }

  /// Adds a term, or replaces the one of the same id.
  public mutating func add(_ term: Term) {
    if let position = positions[term.id] {
      terms[position] = term
    } else {
      positions[term.id] = terms.count
      terms.append(term)
    }
  }

  public subscript(id: String) -> Term? { positions[id].map { terms[$0] } }

  /// Where a term stands in the order; unknown ones come last.
  public func position(of id: String) -> Int { positions[id] ?? .max }
}
