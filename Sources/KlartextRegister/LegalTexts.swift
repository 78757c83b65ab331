import KlartextCore

/// What the legal pages say, and which information each of them needs.
public struct LegalTexts: Sendable {
  /// Information that a page needs: keys of the configuration, of which one is enough.
  public struct Need: Sendable, Hashable {
    /// Dotted paths, the one to name first.
    public var keys: [String]

    public init(_ keys: [String]) { self.keys = keys }

    /// Whether one of the keys is stated.
    public func isMet(by record: Record) -> Bool { keys.contains { record.value(at: $0) != nil } }
  }

  public var phrases: [LegalPhrase: LocalizedText]
  /// What the law asks for.
  public var needs: [LegalPage: [Need]]
  /// What readers miss.
  public var advised: [LegalPage: [Need]]

  public init(
    phrases: [LegalPhrase: LocalizedText], needs: [LegalPage: [Need]], advised: [LegalPage: [Need]]
  ) {
    self.phrases = phrases
    self.needs = needs
    self.advised = advised
  }

  public subscript(phrase: LegalPhrase) -> LocalizedText { phrases[phrase] ?? LocalizedText([:]) }

  /// The heading of a page.
  public func title(of page: LegalPage) -> LocalizedText {
    LegalPhrase(rawValue: page.rawValue + "_title").map { self[$0] } ?? LocalizedText([:])
  }

  /// The first sentence of a page.
  public func intro(of page: LegalPage) -> LocalizedText {
    LegalPhrase(rawValue: page.rawValue + "_intro").map { self[$0] } ?? LocalizedText([:])
  }
}
