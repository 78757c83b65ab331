import KlartextCore

/// How easy the texts of a register are to read: means by collection and language, and the hardest texts.
///
/// Texts with too few words are left out: their figures would say nothing.
public struct ReadabilityOverview: Sendable {
  public struct Row: Sendable {
    public let collection: CollectionDefinition
    public let language: LanguageTag
    public let texts: Int
    /// In tenths.
    public let wiener: Int
    public let lix: Int
  }

  /// The texts of an entry in one language.
  public struct Text: Sendable {
    public let entry: Entry
    public let language: LanguageTag
    /// In tenths.
    public let wiener: Int
    public let lix: Int
  }

  /// In the order of the schema.
  public let rows: [Row]
  /// The hardest first.
  public let hardest: [Text]

  public init(of register: Register, naming count: Int) {
    var rows: [Row] = []
    var all: [Text] = []
    for collection in register.schema.collections {
      let texts = register.listed(collection.id).flatMap(Self.texts)
      all += texts
      for language in register.configuration.languages {
        let own = texts.filter { $0.language == language }
        guard !own.isEmpty else { continue }
        rows.append(
          Row(
            collection: collection, language: language, texts: own.count,
            wiener: TextFigures.rounded(own.map(\.wiener).reduce(0, +), by: own.count),
            lix: TextFigures.rounded(own.map(\.lix).reduce(0, +), by: own.count)))
      }
    }
    self.rows = rows
    hardest = Array(
      all.sorted { left, right in
        (right.wiener, right.lix, left.entry.key, left.language)
          < (left.wiener, left.lix, right.entry.key, right.language)
      }.prefix(count))
  }

  private static func texts(of entry: Entry) -> [Text] {
    entry.readability.sorted { $0.key < $1.key }.compactMap { language, figures in
      guard figures.isTelling, let wiener = figures.wiener, let lix = figures.lix else { return nil }
      return Text(entry: entry, language: language, wiener: wiener, lix: lix)
    }
  }
}
