import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

@Suite struct GlossaryLinkTests {
  private static let sample = GlossarySample(terms: [
    GlossarySample.term(
      "sprachmodell", ["Sprachmodell", "großes Sprachmodell", "LLM"], english: ["Language model", "LLM"]),
    GlossarySample.term("maschinelles-lernen", ["Maschinelles Lernen", "lernende Systeme"]),
    GlossarySample.term("ki-system", ["KI-System", "Künstliche Intelligenz", "KI"]),
    GlossarySample.term("ki-verordnung", ["KI-Verordnung", "Verordnung (EU) 2024/1689"], english: ["AI Act"]),
    GlossarySample.term("algorithmus", ["Algorithmus"]),
    GlossarySample.term(
      "dsfa", ["Datenschutz-Folgenabschätzung", "DSFA"], english: ["Data protection impact assessment"]),
    GlossarySample.term("forschung", ["Forschung & Entwicklung"]),
    GlossarySample.term("bias", ["Automatisierungsbias"], english: ["Automation bias"]),
    GlossarySample.term("kommune", ["Kommune", "Stadt"], [("auto_link", .flag(false))]),
  ])

  @Test(arguments: [
    ("Ein Sprachmodell schreibt.", ["sprachmodell: Sprachmodell"]),
    ("Mit Sprachmodellen schreiben.", ["sprachmodell: Sprachmodellen"]),
    ("Die Grenzen des Sprachmodells.", ["sprachmodell: Sprachmodells"]),
    ("(Sprachmodelle)", ["sprachmodell: Sprachmodelle"]),
    ("„Sprachmodell“, “Sprachmodell”", ["sprachmodell: Sprachmodell"]),
    ("Sprachmodell-Anbieter und Sprachmodellanbieter", []),
    ("sprachmodell", []),
    ("Sprachmodell:innen, Sprachmodell/in, Sprachmodell(innen), Sprachmodell*x", []),
    ("Schreiben Sie an Sprachmodell@stadt.example", []),
    ("Mit großen Sprachmodellen und LLM", ["sprachmodell: großen Sprachmodellen"]),
    ("Grundlage ist maschinelles Lernen.", ["maschinelles-lernen: maschinelles Lernen"]),
    ("Verfahren des maschinellen\nLernens", ["maschinelles-lernen: maschinellen\nLernens"]),
    ("Maschinelles\u{A0}Lernen", ["maschinelles-lernen: Maschinelles\u{A0}Lernen"]),
    ("Maschinelles *Lernen*", []),
    ("Lernende Systeme lernen.", ["maschinelles-lernen: Lernende Systeme"]),
    ("Mit Künstlicher Intelligenz", ["ki-system: Künstlicher Intelligenz"]),
    ("KI und KI-Systeme", ["ki-system: KI"]),
    ("KI-Systeme und KI", ["ki-system: KI-Systeme"]),
    ("ki, Ki, KIs, KI-gestützt, KI- und Datenstrategie", []),
    ("Die KI-Verordnung gilt für KI.", ["ki-verordnung: KI-Verordnung", "ki-system: KI"]),
    ("Nach der Verordnung (EU) 2024/1689 gilt", ["ki-verordnung: Verordnung (EU) 2024/1689"]),
    ("Nach der Verordnung (EU) 2024/1690 gilt", []),
    ("Alle Algorithmen.", ["algorithmus: Algorithmen"]),
    ("Zwei Datenschutz-Folgenabschätzungen (DSFA)", ["dsfa: Datenschutz-Folgenabschätzungen"]),
    ("Forschung & Entwicklung, &amp; amp", ["forschung: Forschung &amp; Entwicklung"]),
    ("In der Kommune und der Stadt", []),
    ("Der AI Act gilt.", []),
  ]) func german(text: String, expected: [String]) { #expect(Self.sample.found(text) == expected) }

  @Test(arguments: [
    ("Language models and a language model", ["sprachmodell: Language models"]),
    ("the model’s; language model’s words", ["sprachmodell: language model"]),
    ("It needs a Data Protection Impact Assessment.", ["dsfa: Data Protection Impact Assessment"]),
    ("Automation biases", ["bias: Automation biases"]),
    ("The AI Act and the ai act", ["ki-verordnung: AI Act"]),
    ("A Sprachmodell, KI and Algorithmus", []),
  ]) func english(text: String, expected: [String]) {
    #expect(Self.sample.found(text, language: .english) == expected)
  }

  @Test func easyGermanKnowsTheGermanWords() {
    #expect(
      Self.sample.found("Das ist ein Sprachmodell.", language: .simpleGerman) == ["sprachmodell: Sprachmodell"])
  }

  @Test(arguments: [
    "## Sprachmodell", "`Sprachmodell`", "    Sprachmodell", "[Ein Sprachmodell](https://stadt.example/)",
    "[Ein Sprachmodell](../guidelines/leitlinie.md)", "![Sprachmodell](../media/plan.svg)", "~~Sprachmodell~~",
    "| Sprachmodell |\n|---|\n| x |", "https://stadt.example/Sprachmodell",
  ]) func leavesHeadingsLinksCodeAndHeadsOfTablesAlone(text: String) { #expect(Self.sample.found(text).isEmpty) }

  @Test(arguments: [
    "- Ein Sprachmodell", "> Ein Sprachmodell", "**Ein Sprachmodell**", "| a | b |\n|---|---|\n| x | Sprachmodell |",
    "Text[^1].\n\n[^1]: Ein Sprachmodell.", "- [x] Sprachmodell gewählt",
  ]) func linksInListsTablesAndNotes(text: String) {
    #expect(Self.sample.found(text) == ["sprachmodell: Sprachmodell"])
  }

  @Test func aPageLinksEachTermOnce() throws {
    let text = Value.markdown(read("Ein Sprachmodell und ein Algorithmus.").markdown)
    let row = Value.record(
      Record([Record.Field("text", .markdown(read("Ein Algorithmus, eine DSFA.").markdown), .start)]))
    // The schema says what stands first on the page, not the file.
    let entry = Self.sample.linked(
      GlossarySample.system([("body", text), ("risks", .list([Item(row, .start)])), ("purpose", text)]))
    let purpose = try #require(entry.record.markdown("purpose"))
    #expect(purpose.terms.map(\.id) == ["sprachmodell", "algorithmus"])
    let risk = try #require(entry.record.rows("risks").first?.markdown("text"))
    #expect(GlossarySample.found(risk) == ["dsfa: DSFA"])
    #expect(try #require(entry.record.markdown("body")).terms.isEmpty)
  }

  @Test func theAuthorsLinkCountsAsTheFirstMention() {
    let before = Self.sample.linked("Ein [Modell](../glossary/sprachmodell.md) ist ein Sprachmodell.")
    #expect(GlossarySample.found(before).isEmpty)
    #expect(before.terms.map(\.id) == ["sprachmodell"])
    let after = Self.sample.linked("Ein Sprachmodell. Ein [Modell](../glossary/sprachmodell.md).")
    #expect(GlossarySample.found(after) == ["sprachmodell: Sprachmodell"])
    #expect(after.terms.map(\.id) == ["sprachmodell"])
  }

  @Test func aTermDoesNotLeadToItself() {
    var sample = Self.sample
    let text = read("Ein Sprachmodell ist ein KI-System.").markdown
    sample.terms[0].record["body"] = .markdown(text)
    let linked = sample.linked(sample.terms[0])
    #expect(linked.record.markdown("body").map(GlossarySample.found) == ["ki-system: KI-System"])
  }

  @Test func whatIsNotPublishedIsNoTerm() {
    var sample = Self.sample
    sample.terms[0].publication = .withdrawn(Withdrawal(date: nil, reason: nil, isPurged: false))
    sample.terms[4].publication = .heldBack(.draft)
    #expect(sample.found("Ein Sprachmodell und ein Algorithmus.").isEmpty)
  }

  @Test func withoutAGlossaryNothingChanges() {
    let text = "Ein Sprachmodell und [ein Link](../glossary/sprachmodell.md)."
    #expect(GlossarySample().linked(text) == read(text).markdown)
  }

  /// Takes the links away again: what is left must be the text as it was, byte for byte.
  private static func unlinked(_ markdown: Markdown) -> String {
    markdown.pieces.map { piece in
      switch piece {
      case .html(let html): html
      case .linkStart(let index): markdown.links[index].isAutomatic ? "" : "[\(index)"
      case .linkEnd(let index): markdown.links[index].isAutomatic ? "" : "]\(index)"
      case .image(let index): "!\(index)"
      case .label(let label): "{\(label.rawValue)}"
      }
    }.joined()
  }

  @Test func randomTextsKeepTheirWordsAndTheirForm() {
    let parts = [
      "Sprachmodell", "Sprachmodelle", "KI", "KI-System", "maschinellen", "Lernens", "Verordnung", "(EU)", "2024/1689",
      "LLM", " ", " ", " ", "\n", "\n\n", "*", "**", "`", "~~", "[", "](../glossary/algorithmus.md)",
      "](https://x.example/)", "<", ">", "&", "&amp;", "\"", "'", "-", "–", "\u{A0}", "\u{AD}", "\u{301}", "ß", "🏛",
      "# ",
      "- ", "| ", "|\n|---|\n|", "> ", "[^1]", "\n\n[^1]: ", "Forschung & Entwicklung", ":", "/", "(", "in", "@", ".",
      "Algorithmen", "\u{202E}", "![x](../media/x.svg)",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<1500 {
      let text = (0..<Int.random(in: 1...30, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? ""
      }
      .joined()
      let before = read(text).markdown
      let after = Self.sample.linked(text)
      #expect(Self.unlinked(after) == Self.unlinked(before), "\(text.debugDescription)")
      #expect(after.plainText == before.plainText)
      #expect(Set(after.terms).count == after.terms.count)
      // Well-formed: each link of the program opens and closes around words alone.
      for (position, piece) in after.pieces.enumerated() {
        guard case .linkStart(let index) = piece, after.links[index].isAutomatic else { continue }
        guard case .html(let words) = after.pieces[position + 1] else {
          Issue.record("no words in \(text.debugDescription)")
          continue
        }
        #expect(!words.isEmpty && !words.utf8.contains { $0 == 0x3C || $0 == 0x3E }, "\(text.debugDescription)")
        #expect(after.pieces[position + 2] == .linkEnd(index))
      }
    }
  }
}
