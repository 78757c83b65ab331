import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// The tables in the binary are whole: all Länder, all texts, and no key that the configuration does not know.
@Suite struct LandTableTests {
  private static let fields = ConfigurationFields.definition

  @Test func knowsAllLands() {
    let codes = Self.fields.field("land")?.vocabulary?.terms.map(\.id) ?? []
    #expect(codes.count == 16)
    #expect(Set(LandReader.table.lands.map(\.id)) == Set(codes))
    #expect(LandReader.table.asOf > .earliest)
  }

  @Test(arguments: LandReader.table.lands) func isWhole(land: Land) {
    #expect(!land.accessibility.isEmpty)
    for text in land.accessibility + [land.privacyLaw, land.privacyAuthority.name] {
      #expect(text.values[.german] != nil && text.values[.english] != nil, "\(land.id)")
    }
    #expect(land.privacyAuthority.url?.hasPrefix("https://") == true)
    #expect(land.enforcement != nil)
    for url in [land.enforcement?.url, land.privacyAuthority.url].compactMap({ $0 }) {
      #expect(WebAddress.checked(url) == url)
    }
    // Where a law holds, it has a name.
    #expect(land.informationScope == .noLaw || land.informationLaw != nil)
  }

  /// Bavaria and Lower Saxony have no such law; in Hesse and Saxony a municipality has to choose it.
  @Test func knowsWhereThereIsNoFreedomOfInformation() {
    let scopes = Dictionary(grouping: LandReader.table.lands, by: \.informationScope).mapValues {
      $0.map(\.id).sorted()
    }
    #expect(scopes[.noLaw] == ["BY", "NI"])
    #expect(scopes[.statute] == ["HE", "SN"])
  }

  @Test func hasEveryTextInBothLanguages() {
    let texts = LegalTextReader.texts
    for phrase in LegalPhrase.allCases {
      #expect(texts[phrase].values[.german]?.isEmpty == false, "\(phrase.rawValue)")
      #expect(texts[phrase].values[.english]?.isEmpty == false, "\(phrase.rawValue)")
      for text in texts[phrase].values.values { #expect(!text.contains("!"), "\(phrase.rawValue)") }
    }
    for page in LegalPage.allCases { #expect(!texts.title(of: page).isEmpty && !texts.intro(of: page).isEmpty) }
  }

  @Test func needsOnlyWhatTheConfigurationKnows() {
    let texts = LegalTextReader.texts
    let needs = texts.needs.values.flatMap { $0 } + texts.advised.values.flatMap { $0 }
    #expect(needs.count > 10)
    for key in needs.flatMap(\.keys) { #expect(Self.fields.field(at: key) != nil, "\(key)") }
    for need in needs {
      // A message without an example would not help.
      #expect(need.keys.first.flatMap { Self.fields.field(at: $0) }?.example.isEmpty == false, "\(need.keys)")
    }
  }
}
