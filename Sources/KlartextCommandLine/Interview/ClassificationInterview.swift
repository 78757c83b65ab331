import KlartextContent
import KlartextCore
import KlartextRegister

/// The guided classification of a system: at a terminal as questions, else as comments in the file.
struct ClassificationInterview {
  /// Where the class of a system stands.
  static let path = "ai_act.class"

  let law: LawTable
  let field: FieldDefinition

  /// `nil` where there is nothing to classify.
  init?(_ collection: CollectionDefinition, of workshop: Workshop) {
    guard let law = workshop.law, !law.questions.isEmpty, let field = collection.field(at: Self.path) else {
      return nil
    }
    self.law = law
    self.field = field
  }

  static let noAdvice = Bilingual(
    de: "Das ist ein Vorschlag und keine Rechtsberatung. Lassen Sie ihn prüfen.",
    en: "This is a proposal and no legal advice. Have it checked.")

  // MARK: - In the file

  /// Writes the questions beside the class, so that they can be answered later.
  func note(in entry: inout NewEntry) {
    let words = entry.language.isGerman ? MessageLanguage.de : .en
    entry.note(
      Bilingual(
        de: "Die Einstufung ist offen. Gehen Sie die Fragen durch. Die erste Antwort mit einer Einstufung entscheidet.",
        en: "The classification is open. Go through the questions. The first answer with a class decides.")[words],
      at: Self.path)
    for (position, question) in law.questions.enumerated() {
      entry.note("\(position + 1). " + line(question, in: entry.language), at: Self.path)
    }
    entry.note(
      Bilingual(
        de: "Die Fragen sind keine Rechtsberatung. Lassen Sie das Ergebnis prüfen. Stand: \(law.asOf).",
        en: "The questions are no legal advice. Have the result checked. As of \(law.asOf).")[words],
      at: Self.path)
  }

  /// A question with its article and what follows from the answers.
  func line(_ question: LawTable.Question, in language: LanguageTag) -> String {
    let isGerman = language.isGerman
    let follows = [(isGerman ? "Ja" : "yes", question.answer), (isGerman ? "Nein" : "no", question.otherwise)]
    let answers = follows.compactMap { word, id in id.map { "\(word): \($0)" } }
    let article = LawTable.name(ofArticle: question.article)[isGerman ? .de : .en]
    return "\(question.text[language]) (\(([article] + answers).joined(separator: "; ")))"
  }

  // MARK: - At a terminal

  /// Asks one question after the other, and states the class only when the person agrees.
  func ask(_ terminal: Terminal, for entry: inout NewEntry) throws(Terminal.Ended) {
    let language = terminal.console.language
    let tag = terminal.console.tag
    terminal.say("")
    terminal.say(
      Bilingual(
        de:
          "\(law.name[.german]): Wie ist das System einzustufen? Wenn Sie es nicht wissen, bleibt die Einstufung offen.",
        en: "\(law.name[.english]): How is the system to be classified? If you do not know, it stays open."))
    var classification = Classification(law)
    while let question = classification.next {
      let text = "\(question.text[tag]) (\(LawTable.name(ofArticle: question.article)[language]))"
      terminal.say("")
      terminal.say(String(ListTable.wrapped(text, indent: 0).dropLast()))
      classification.answer(try answer(terminal))
    }
    guard case .proposed(let id, let question) = classification.outcome, let term = field.vocabulary?[id] else {
      terminal.say("")
      terminal.say(
        Bilingual(
          de:
            "Die Einstufung bleibt offen (not-assessed). So steht es auch auf der Seite. Die Fragen stehen in der Datei.",
          en: "The classification stays open (not-assessed). The page says so too. The questions are in the file."))
      note(in: &entry)
      return
    }
    let article = LawTable.name(ofArticle: question.article)
    terminal.say("")
    terminal.say(
      Bilingual(
        de: "Vorschlag: \(term.label[.german]) (\(id)), nach \(article.de).",
        en: "Proposal: \(term.label[.english]) (\(id)), under \(article.en)."))
    terminal.say(term.text[tag])
    terminal.say(Self.noAdvice)
    terminal.say(Bilingual(de: "Soll das so im Entwurf stehen?", en: "Shall the draft say so?"))
    let agreed = try terminal.choose(
      [
        ("yes", Bilingual(de: "ja", en: "yes")[language]),
        ("no", Bilingual(de: "nein, offen lassen", en: "no, leave it open")[language]),
      ], prompt: Bilingual(de: "Nummer:", en: "Number:"))
    guard agreed == "yes" else {
      note(in: &entry)
      return
    }
    entry.set(Self.path, to: id)
    let words: MessageLanguage = entry.language.isGerman ? .de : .en
    entry.note(
      Bilingual(
        de: "Vorschlag nach \(article.de), Stand \(law.asOf). \(Self.noAdvice.de)",
        en: "Proposal under \(article.en), as of \(law.asOf). \(Self.noAdvice.en)")[words], at: Self.path)
    for step in classification.steps {
      let answer = step.answer == .yes ? Bilingual(de: "Ja.", en: "Yes.") : Bilingual(de: "Nein.", en: "No.")
      entry.note("\(step.question.text[entry.language]) \(answer[words])", at: Self.path)
    }
  }

  private func answer(_ terminal: Terminal) throws(Terminal.Ended) -> Classification.Answer {
    let words = [
      ("yes", Bilingual(de: "ja", en: "yes")), ("no", Bilingual(de: "nein", en: "no")),
      ("unsure", Bilingual(de: "weiß nicht", en: "do not know")),
    ]
    let id = try terminal.choose(
      words.map { (id: $0.0, label: $0.1[terminal.console.language]) },
      prompt: Bilingual(de: "Nummer, oder leer für „weiß nicht“:", en: "Number, or empty for “do not know”:"))
    return id == "yes" ? .yes : id == "no" ? .no : .unsure
  }
}
