import Foundation
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextSite

@Suite struct StructuredDataTests {
  private typealias Object = [String: Any]

  /// The nodes of a page's block, as a parser of HTML and JSON finds them.
  private func nodes(_ plan: OutputPlan, _ address: String) throws -> [Object] {
    let page = try plan.text(address)
    let start = "<script type=\"application/ld+json\">"
    let blocks = page.components(separatedBy: start).dropFirst().map { $0.components(separatedBy: "</script>")[0] }
    #expect(blocks.count <= 1, "\(address)")
    guard let block = blocks.first else { return [] }
    let json = try #require(JSONSerialization.jsonObject(with: Data(block.utf8)) as? Object)
    #expect(json["@context"] as? String == "https://schema.org")
    return json["@graph"] as? [Object] ?? [json]
  }

  private func node(_ type: String, in nodes: [Object]) -> Object? { nodes.first { $0["@type"] as? String == type } }

  @Test func theBreadcrumbIsTheOneThatPeopleSee() throws {
    let plan = try SampleRegister(entries: [.sample("bot")]).plan()
    let list = try #require(node("BreadcrumbList", in: nodes(plan, "systeme/bot/index.html")))
    let items = try #require(list["itemListElement"] as? [Object])
    #expect(items.compactMap { $0["name"] as? String } == ["Startseite", "Systeme", "Titel von bot"])
    #expect(
      items.map { $0["item"] as? String } == ["https://ki.stadt.example/", "https://ki.stadt.example/systeme/", nil])
    #expect(try node("BreadcrumbList", in: nodes(plan, "index.html")) == nil)
    #expect(try nodes(plan, "404.html").isEmpty)
  }

  @Test(arguments: [
    ("generated", "https://schema.org/TrainedAlgorithmicMediaDigitalSource"),
    ("assisted", "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"), ("none", nil),
  ]) func aTextMadeWithAISaysSo(level: String, source: String?) throws {
    let assistance = Value.record(Record([.init("level", .term(level), .start)]))
    let entry = Entry.sample("bot", SampleRegister.systems, [("ai_assistance", assistance)])
    let plan = try SampleRegister(entries: [entry]).plan()
    let page = try #require(node("WebPage", in: nodes(plan, "systeme/bot/index.html")))
    #expect(page["digitalSourceType"] as? String == source)
    #expect((page["mainEntity"] as? Object)?["@type"] as? String == "SoftwareApplication")
  }

  @Test func noTextLeavesTheBlock() throws {
    let hostile = "</script><script>alert(1)</script><!-- ]]> \u{2028} \"\\"
    let text = Value.text(LanguageText(hostile, .german))
    let entry = Entry.sample("bot", SampleRegister.systems, [("title", text), ("summary", text)])
    let plan = try SampleRegister(entries: [entry]).plan()
    let page = try #require(node("WebPage", in: nodes(plan, "systeme/bot/index.html")))
    #expect((page["mainEntity"] as? Object)?["name"] as? String == hostile)
  }

  @Test func withoutABaseAddressNoAddressIsMadeUp() throws {
    var sample = SampleRegister(entries: [.sample("bot")])
    sample.baseURL = nil
    let plan = try sample.plan()
    let found = try nodes(plan, "systeme/bot/index.html")
    #expect(found.count == 1 && node("WebPage", in: found)?["url"] == nil)
    #expect(try nodes(plan, "index.html").count == 2)
    #expect(try nodes(plan, "aktuelles/index.html").isEmpty)
  }

  @Test func theFirstPageSaysWhoseSiteItIs() throws {
    let found = try nodes(SampleRegister().plan(), "en/index.html")
    let site = try #require(node("WebSite", in: found))
    let owner = try #require(node("GovernmentOrganization", in: found))
    #expect(owner["name"] as? String == "City of Example")
    #expect((site["publisher"] as? Object)?["@id"] as? String == owner["@id"] as? String)
    #expect(site["url"] as? String == "https://ki.stadt.example/en/")
    #expect(site["@id"] as? String == "https://ki.stadt.example/#website")
    #expect(site["inLanguage"] as? [String] == ["de", "en"])
  }
}
