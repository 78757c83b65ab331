import Testing

@testable import KlartextContent

/// What is heavy style, and above all what is none.
@Suite struct HeavyStyleTests {
  private func passives(_ text: String) -> Int { PassiveVoice.signs(in: ReadableText(text)).count }

  private func abbreviations(_ text: String, known: Set<String> = []) -> [String] {
    let text = ReadableText(text)
    return Abbreviations(known: known).signs(in: [text]).map { text.string($0.sign.range) }
  }

  @Test(arguments: [
    "Die Daten werden erhoben. Sie werden gespeichert. Danach werden sie gelöscht.",
    "Die Daten werden gespeichert, und danach werden sie gelöscht.",
    "Der Antrag wurde eingereicht, er wurde geprüft.",
  ])
  func chains(text: String) { #expect(passives(text) == 1) }

  @Test(arguments: [
    // One passive, or two sentences with one each.
    "Die Daten werden gelöscht. Das ist wichtig. Sie werden ersetzt.",
    "Die Daten werden gelöscht. Sie werden ersetzt.",
    // Future, „werden“ as „become“, and participles without „werden“.
    "Wir werden prüfen. Wir werden helfen. Sie werden sehen.",
    "Das wird teuer, es wird Zeit. Es wird bereit. Er wird Leiter.",
    "Er hat geprüft, er hat gelesen. Sie ist eingesetzt. Das ist verboten.",
  ])
  func noChains(text: String) { #expect(passives(text) == 0) }

  @Test func longSentences() {
    let short = Array(repeating: "wort", count: 25).joined(separator: " ")
    #expect(LongSentences.signs(in: ReadableText(short), limit: 25).isEmpty)
    let long = short + ", wobei die Daten bleiben und niemand sie liest."
    let signs = LongSentences.signs(in: ReadableText(long), limit: 25)
    #expect(signs.count == 1)
    #expect(signs.first?.finding.mend?.de.contains("„wobei die Daten“") == true)
    let list =
      "Wir brauchen vier Dinge: " + Array(repeating: "ein Ding aus Holz", count: 6).joined(separator: ", ") + "."
    #expect(LongSentences.signs(in: ReadableText(list), limit: 25).first?.finding.mend?.de.contains("Liste") == true)
  }

  @Test(arguments: ["Wir machen eine DSFA.", "Der LfDI prüft das.", "Die DSFA-Prüfung", "Alle DSFAs liegen vor."])
  func unexplained(text: String) { #expect(abbreviations(text).count == 1) }

  @Test(arguments: [
    "Die Datenschutz-Folgenabschätzung (DSFA) zeigt Risiken. Die DSFA ist da.",
    "Die DSFA (Datenschutz-Folgenabschätzung) zeigt Risiken.",
    "Eine Prüfung (Datenschutz-Folgenabschätzung – DSFA)",
    "Die Prüfung, kurz „DSFA“, zeigt Risiken.",
    "DSFA steht für Datenschutz-Folgenabschätzung.",
    "Die KI der EU schickt ein PDF an die SPD. Artikel II gilt. F13 und GPT4 sind Namen.",
    "Der ADAC, die GmbH und OParl",
    "Nach EN 301 549 und EUPL 1.2.",
  ])
  func explained(text: String) { #expect(abbreviations(text) == []) }

  @Test func theGlossaryExplains() {
    #expect(Abbreviations.names(in: "Datenschutz-Folgenabschätzung (DSFA)") == ["DSFA"])
    #expect(abbreviations("Wir machen eine DSFA.", known: ["DSFA"]) == [])
  }

  @Test func nominalStyle() {
    let heavy =
      "Die Bewertung erfolgt nach Feststellung der Berechtigung durch Anwendung der Regeln und Veröffentlichung im Netz."
    #expect(NominalStyle.signs(in: ReadableText(heavy), limit: 4).count == 1)
    let everyday =
      "Die Verwaltung nennt in der Sitzung die Lösung, die Öffnungszeiten der Abteilung und die Schulungen der Leitung."
    #expect(NominalStyle.signs(in: ReadableText(everyday), limit: 4).isEmpty)
    let list = "Prüfung, Bewertung, Erfassung, Löschung"
    #expect(NominalStyle.signs(in: ReadableText(list), limit: 4).isEmpty)
    let phrase = NominalStyle.signs(in: ReadableText("Die Regeln kommen hier zur Anwendung."), limit: 4)
    #expect(phrase.first?.finding.message.de.contains("„zur Anwendung“") == true)
  }
}
