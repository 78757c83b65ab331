import KlartextCore
import Testing

@testable import KlartextContent

@Suite struct SpellingTests {
  private var table: NameTable {
    var table = NameTable()
    table.add("ChatGPT", isStated: true)
    table.add("openDesk", isStated: true)
    table.add(wrong: "Schettgipiti", right: "ChatGPT")
    table.add(wrong: "Chat der Stadt", right: "Bürgerchat")
    for name in [
      "Stadt Düsseldorf", "Düsseldorf", "Amt für Digitalisierung", "Rat der Stadt", "KI-Leitlinie", "Verkehrszählung",
      "Übersetzen",
    ] { table.add(name) }
    return table
  }

  private func found(_ text: String, _ language: LanguageTag = .german) -> [String] {
    SpellingSlips(text, prose: [0..<text.utf8.count], language: language, table: table).slips.map { slip in
      String(decoding: Array(text.utf8)[slip.range], as: UTF8.self) + " → " + slip.right
    }
  }

  @Test(arguments: [
    ("In Duesseldorf.", "Duesseldorf → Düsseldorf"), ("In Dusseldorf.", "Dusseldorf → Düsseldorf"),
    ("mit Chat GPT", "Chat GPT → ChatGPT"), ("mit Chat-Gpt", "Chat-Gpt → ChatGPT"),
    ("mit Chatgpt.", "Chatgpt → ChatGPT"),
    ("Das Schettgipiti", "Schettgipiti → ChatGPT"), ("im Chat der Stadt", "Chat der Stadt → Bürgerchat"),
    ("Das Amt für Digitalisirung", "Amt für Digitalisirung → Amt für Digitalisierung"),
    ("die KI Leitlinie", "KI Leitlinie → KI-Leitlinie"), ("die Verkehrszälung", "Verkehrszälung → Verkehrszählung"),
    ("in Düsseldrof", "Düsseldrof → Düsseldorf"),
    ("in Düsseldofr", "Düsseldofr → Düsseldorf"), ("die verkehrszählung", "verkehrszählung → Verkehrszählung"),
    ("Opendesk", "Opendesk → openDesk"),
  ])
  func findsSlips(text: String, slip: String) { #expect(found(text) == [slip]) }

  @Test(arguments: [
    "In Düsseldorf und der Stadt Düsseldorf.", "Düsseldorfs Rat", "des Rats der Stadt", "des Amts für Digitalisierung",
    "die KI-Leitlinien", "CHATGPT", "www.duesseldorf.de", "presse@duesseldorf.de", "rathaus_duesseldorf",
    "Verkehrszählungen", "eine ChatGPT-Lizenz", "Wir übersetzen.", "die Stadt\u{A0}Düsseldorf", "Rat-der-Stadt-Sitzung",
    "media/duesseldorf.png", "das Amt", "",
  ])
  func leavesOthersAlone(text: String) { #expect(found(text).isEmpty) }

  @Test func letsEasyLanguageDivideWords() throws {
    let easy = try #require(LanguageTag("de-simple"))
    #expect(found("die Verkehrs-Zählung", easy).isEmpty)
    #expect(found("Schettgipiti", easy) == ["Schettgipiti → ChatGPT"])
  }

  @Test func knowsFormsThatAreBothRight() {
    var table = NameTable()
    table.add("Bürger-Service")
    table.add("Bürgerservice", isStated: true)
    let text = "Bürgerservice und Bürger-Service"
    #expect(SpellingSlips(text, prose: [0..<text.utf8.count], language: .german, table: table).slips.isEmpty)
  }
}
