import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextSite

@Suite struct AddressesTests {
  @Test func putsTheMainLanguageAtTheRoot() {
    let addresses = SampleRegister().addresses
    #expect(addresses.entry(EntryKey("systems", "chatbot"), in: .german).description == "systeme/chatbot/")
    #expect(addresses.entry(EntryKey("systems", "chatbot"), in: .english).description == "en/systems/chatbot/")
    #expect(addresses.home(.german).outputAddress?.description == "index.html")
    #expect(addresses.home(.english).outputAddress?.description == "en/index.html")
    #expect(addresses.notFound(.german).description == "404.html")
  }

  @Test func putsPagesOfTheirOwnAtTheRoot() {
    let addresses = SampleRegister().addresses
    #expect(addresses.entry(EntryKey("pages", "impressum"), in: .german).description == "impressum/")
    #expect(addresses.entry(EntryKey("pages", "impressum"), in: .english).description == "en/legal-notice/")
    #expect(addresses.entry(EntryKey("pages", "mitmachen"), in: .english).description == "en/mitmachen/")
  }

  @Test func countsThePagesOfAList() {
    let addresses = SampleRegister().addresses
    #expect(addresses.list("systems", in: .german).description == "systeme/")
    #expect(addresses.list("systems", in: .german, page: 2).description == "systeme/seite/2/")
    #expect(addresses.list("systems", in: .english, page: 2).description == "en/systems/page/2/")
  }

  @Test func writesLinksBelowASubpath() {
    let addresses = SampleRegister(baseURL: "https://stadt.example/ki/").addresses
    let path = addresses.list("systems", in: .german)
    #expect(addresses.link(path) == "/ki/systeme/")
    #expect(addresses.url(path) == "https://stadt.example/ki/systeme/")
  }

  @Test func takesConfiguredSegments() {
    let addresses = SampleRegister(segments: [
      "systems": LocalizedText([.german: "ki-systeme"]), "updates": LocalizedText([.german: "neues"]),
    ]).addresses
    #expect(addresses.list("systems", in: .german).description == "ki-systeme/")
    #expect(addresses.fixed(.updates, in: .german).description == "neues/")
  }

  @Test func reservesWordsThatStandBesideEntries() {
    let reserved = SampleRegister().addresses.reservedIDs(in: SampleRegister.systems)
    #expect(reserved.isSuperset(of: ["seite", "page", "vergleich", "verlauf", "umsetzung", "status"]))
    let atRoot = SampleRegister().addresses.reservedIDs(in: SampleRegister.pages)
    #expect(atRoot.isSuperset(of: ["systeme", "aktuelles", "en", "assets", "404"]))
  }

  @Test func namesFilesByTheirContents() {
    let addresses = SampleRegister().addresses
    let file = MediaFile(
      path: "media/plan/a.b.svg", absolutePath: "", byteCount: 1, hash: "0123", width: nil, height: nil)
    #expect(addresses.media(file).description == "media/plan/a.b.0123.svg")
    #expect(addresses.asset("klar.css", hash: "0123").description == "assets/klar.0123.css")
  }
}
