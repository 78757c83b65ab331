import Foundation
import KlartextCore
import Testing

@testable import KlartextRegister
@testable import KlartextSite

@Suite struct FilterFileTests {
  private struct File: Decodable {
    struct Facet: Decodable {
      var values: [String]
    }
    var stamp: String
    var count: Int
    var own: Int
    var facets: [String: Facet]
    var orders: [String: [Int]]
  }

  private func text(_ string: String) -> Value { .text(LanguageText(string, .german)) }

  private func system(_ id: String, _ values: (String, Value)...) -> Entry {
    .sample(id, SampleRegister.systems, values)
  }

  private func changed(_ date: String) throws -> Value {
    let day = try #require(PartialDate(date))
    return .list([Item(.record(Record([Record.Field("date", .date(day), .start)])), .start)])
  }

  private func file(_ entries: [Entry]) throws -> (file: File, text: String) {
    let text = try SampleRegister(entries: entries).plan().text("systeme/filter.json")
    return (try JSONDecoder().decode(File.self, from: Data(text.utf8)), text)
  }

  @Test func tellsTheValuesOfEachEntryByItsPlaceInTheList() throws {
    let other = Value.record(Record([Record.Field("kind", .term("other-municipality"), .start)]))
    let (file, text) = try file([
      system("a", ("title", text("Zebra")), ("status", .term("operational"))),
      system("b", ("title", text("Ähre")), ("status", .term("operational")), ("origin", other)),
      system("c", ("title", text("Affe"))),
    ])
    // Own entries first, by title: Affe, Zebra, then Ähre.
    #expect(file.count == 3 && file.own == 2)
    #expect(text.contains("\"status\":{\"values\":[\"operational\"],\"entries\":[-1,0,0]}"))
    #expect(file.orders["status"] == [1, 2, 0])
  }

  @Test func sortsByTheNewestChangeAndLeavesOutThoseToCome() throws {
    let (file, _) = try file([
      system("a", ("changes", try changed("2025-01-01")), ("status", .term("operational"))),
      system("b"), system("c", ("changes", try changed("2027-01-01"))),
      system("d", ("changes", try changed("2026-01-01"))),
    ])
    #expect(file.orders["date"] == [3, 0, 1, 2])
    #expect(file.orders["name"] == nil)
  }

  @Test func theStampChangesWithTheListAndStandsOnItsPages() throws {
    func stamp(_ ids: [String]) throws -> String {
      let entries = ids.map { system($0, ("title", text("Gleich")), ("status", .term("operational"))) }
      let plan = try SampleRegister(entries: entries).plan()
      let stamp = try file(entries).file.stamp
      for page in ["systeme/index.html", "en/systems/index.html"] {
        #expect(try plan.text(page).contains("data-stamp=\"\(stamp)\""))
      }
      return stamp
    }
    let first = try stamp(["a", "b"])
    #expect(try stamp(["a", "c"]) != first)
    #expect(try stamp(["a", "b"]) == first)
  }

  @Test func aListOfOneHasNoFilter() throws {
    let plan = try SampleRegister(entries: [system("a", ("status", .term("operational")))]).plan()
    #expect(plan["systeme/filter.json"] == nil)
    #expect(try !plan.text("systeme/index.html").contains("filter"))
  }

  @Test func textsThatMakeTheSameAddressAreOneValue() throws {
    let office = FieldDefinition(
      key: "office", path: "office", type: .reference, label: LocalizedText("Amt", in: .german), group: "overview",
      target: "departments", allowsText: true, isFacet: true)
    let entries = ["Zoo", "Bau-Amt", "bau amt", "日本", "Ämter"].enumerated().map { number, name in
      system("s\(number)", ("office", text(name)))
    }
    let facet = try #require(Facet(office, of: entries, in: SampleRegister(entries: entries).register))
    #expect(facet.choices.count == 4)
    #expect(facet.choices.prefix(2).map(\.id) == ["aemter", "bau-amt"])
    #expect(facet.choices[1].positions == [1, 2])
    #expect(facet.choices.allSatisfy { !$0.id.isEmpty && $0.id.utf8.allSatisfy { $0 < 0x80 } })
  }
}
