import KlartextCore

/// A page as the search knows it: its address, what it says, and by what it can be filtered.
public struct SearchDocument: Sendable {
  /// A text and the language it is written in.
  public struct Text: Sendable {
    public var string: String
    public var language: LanguageTag

    public init(_ string: String, _ language: LanguageTag) {
      self.string = string
      self.language = language
    }
  }

  /// A part of the page under a heading.
  public struct Section: Sendable {
    public var heading: Text
    /// The place on the page, without `#`.
    public var anchor: String
    public var texts: [Text]

    public init(heading: Text, anchor: String, texts: [Text]) {
      self.heading = heading
      self.anchor = anchor
      self.texts = texts
    }
  }

  /// Below the site's base address, such as `systeme/chatbot/`; encoded as in a link.
  public var address: String
  public var title: Text
  public var summary: Text?
  /// Words by which people look for it, beside those of the page.
  public var keywords: [Text]
  public var sections: [Section]
  /// Its values by the id of a facet.
  public var facets: [String: [String]]
  public var date: CivilDate?

  public init(
    address: String, title: Text, summary: Text? = nil, keywords: [Text] = [], sections: [Section] = [],
    facets: [String: [String]] = [:], date: CivilDate? = nil
  ) {
    self.address = address
    self.title = title
    self.summary = summary
    self.keywords = keywords
    self.sections = sections
    self.facets = facets
    self.date = date
  }
}

/// Something by which results can be filtered, with its values in the order in which they are shown.
public struct SearchFacet: Sendable {
  public struct Value: Sendable {
    public var id: String
    public var label: String

    public init(id: String, label: String) {
      self.id = id
      self.label = label
    }
  }

  /// Letters, digits and hyphens: it stands in addresses and file names.
  public var id: String
  public var label: String
  public var values: [Value]

  public init(id: String, label: String, values: [Value]) {
    self.id = id
    self.label = label
    self.values = values
  }
}
