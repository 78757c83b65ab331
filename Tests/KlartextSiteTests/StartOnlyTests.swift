import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextSite

/// A language of the site in which only the first page is written.
@Suite struct StartOnlyTests {
  private static let turkish: LanguageTag = LanguageTag("tr") ?? .english

  private func sample(_ entries: [Entry]) -> SampleRegister {
    SampleRegister(languages: [.german, .english, Self.turkish], entries: entries)
  }

  private var chatbot: Entry { .sample("chatbot") }
  private var contact: Entry { .sample("kontakt", SampleRegister.pages) }

  @Test func hasAFirstPageAndNoLists() throws {
    let plan = try sample([chatbot]).plan()
    let pages = plan.artifacts.filter { $0.kind == .page }.map(\.address.description)
    #expect(pages.filter { $0.hasPrefix("tr/") } == ["tr/404.html", "tr/index.html"])
    #expect(pages.contains("en/systems/index.html"))
  }

  @Test func leadsToTheMainLanguageAndSaysSo() throws {
    let home = try sample([chatbot]).plan().text("tr/index.html")
    #expect(home.contains(#"<a href="/systeme/" hreflang="de" lang="de">Systeme</a>"#))
    #expect(home.contains(#"<a href="/en/systems/" hreflang="en" lang="en">Systems (English)</a>"#))
    #expect(home.contains(#"data-search-link hreflang="de""#))
    // The search of another language would open with foreign words; the link leads to its page instead.
    #expect(!home.contains("<script type=\"module\""))
    #expect(!home.contains("opensearch.xml"))
    #expect(!home.contains("application/atom+xml"))
  }

  @Test func namesTheFirstPageInAllLanguages() throws {
    let home = try sample([chatbot]).plan().text("index.html")
    #expect(home.contains(#"hreflang="tr" href="https://ki.stadt.example/tr/""#))
    #expect(home.contains(#"<a href="/tr/" hreflang="tr" lang="tr">Türkçe</a>"#))
    let list = try sample([chatbot]).plan().text("systeme/index.html")
    #expect(list.contains(#"lang="tr">Türkçe <span class="note">(başlangıç sayfası)</span></a>"#))
    #expect(!list.contains(#"rel="alternate" hreflang="tr""#))
  }

  @Test func hasPagesThatWereWrittenInIt() throws {
    let contact = contact.translated(Self.turkish, [("title", .text(LanguageText("İletişim", Self.turkish)))])
    let plan = try sample([chatbot, contact]).plan()
    #expect(try plan.text("tr/kontakt/index.html").contains("<html lang=\"tr\" dir=\"ltr\">"))
    #expect(plan["tr/systeme/index.html"] == nil)
    #expect(try plan.text("tr/index.html").contains(#"<a href="/tr/kontakt/">İletişim</a>"#))
  }

  @Test func getsListsWithTheFirstEntryInIt() throws {
    let chatbot = chatbot.translated(Self.turkish, [("title", .text(LanguageText("Sohbet robotu", Self.turkish)))])
    let list = try sample([chatbot]).plan().text("tr/systeme/index.html")
    #expect(list.contains(#"<a href="/tr/systeme/chatbot/">Sohbet robotu</a>"#))
    #expect(list.contains("<script type=\"module\""))
  }

  @Test func writesEveryTitleOnce() throws {
    var seen: [String: String] = [:]
    for artifact in try sample([chatbot, contact]).plan().artifacts where artifact.kind == .page {
      let text = String(decoding: artifact.bytes(), as: UTF8.self)
      guard let start = text.firstRange(of: "<title>"), let end = text.firstRange(of: "</title>") else { continue }
      let title = String(text[start.upperBound..<end.lowerBound])
      #expect(seen[title] == nil, "\(title): \(artifact.address) and \(seen[title] ?? "")")
      seen[title] = artifact.address.description
    }
    #expect(seen.count > 10)
  }
}
