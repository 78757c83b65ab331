import Foundation
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextSite

/// `sitemap.xml`, `security.txt` and `llms.txt`.
@Suite struct RootFileTests {
  private func locations(_ text: String) -> [String] {
    text.components(separatedBy: "<loc>").dropFirst().map { $0.components(separatedBy: "</loc>")[0] }
  }

  @Test func aLargeSiteMapIsSplit() throws {
    let sample = SampleRegister(entries: (1...20).map { .sample("system-\($0)") })
    let whole = OutputPlan(SiteMap.artifacts(try sample.editions(), limit: 50_000))
    let parts = OutputPlan(SiteMap.artifacts(try sample.editions(), limit: 7))
    let all = locations(try whole.text("sitemap.xml"))
    #expect(whole["sitemap-1.xml"] == nil && all.count > 30)
    let index = try parts.text("sitemap.xml")
    #expect(index.contains("<sitemapindex"))
    var found: [String] = []
    for file in locations(index) {
      let part = locations(try parts.text(String(file.dropFirst("https://ki.stadt.example/".count))))
      #expect((1...7).contains(part.count), "\(file)")
      found += part
    }
    #expect(found == all)
    #expect(Set(found).count == found.count)
  }

  @Test func securityTextNamesTheContact() throws {
    var sample = SampleRegister()
    #expect(try sample.plan()[".well-known/security.txt"] == nil)
    sample.baseURL = "https://stadt.example/ki/"
    sample.today = try #require(CivilDate("2028-02-29"))
    sample.settings = Record([
      .init(
        "security_contact",
        .record(
          Record([
            .init("email", .plain("sicherheit@stadt.example"), .start),
            .init("url", .plain("https://stadt.example/melden"), .start),
          ])), .start)
    ])
    let plan = try sample.plan()
    #expect(
      try plan.text(".well-known/security.txt") == """
        Contact: mailto:sicherheit@stadt.example
        Contact: https://stadt.example/melden
        Expires: 2029-02-28T00:00:00Z
        Preferred-Languages: de, en
        Canonical: https://stadt.example/.well-known/security.txt

        """)
    #expect(HostRoot.files(of: plan) == ["robots.txt", ".well-known/security.txt"])
  }

  @Test func theTextForLanguageModelsIsPlain() throws {
    var sample = SampleRegister(entries: [
      .sample(
        "boese", SampleRegister.pages, [("title", .text(LanguageText("a](https://x.example)\n# [b] <i>", .german)))])
    ])
    let text = try sample.plan().text("llms.txt")
    #expect(text.hasPrefix("# KI-Register\n"))
    #expect(text.contains("- [Systeme](https://ki.stadt.example/systeme/): Was läuft."))
    #expect(text.contains("- [a\\](https://x.example) \\# \\[b\\] \\<i\\>](https://ki.stadt.example/boese/)"))
    sample.baseURL = nil
    #expect(try sample.plan().text("llms.txt").contains("](/systeme/)"))
  }
}
