import KlartextCore
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("Prüfung der Straße", "pruefung-der-strasse"), ("Pru\u{308}fung", "pruefung"),
    ("  KI – was ist das?  ", "ki-was-ist-das"),
    ("§ 35a VwVfG", "35a-vwvfg"), ("Łódź & Ærø", "lodz-aero"), ("Bürger:innen", "buerger-innen"), ("", ""), ("日本", ""),
  ])
  func foldsGerman(text: String, slug: String) {
    #expect(Slug.make(text) == slug)
    #expect(Slug.make(slug) == slug)
  }
}
