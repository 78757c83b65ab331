import KlartextCore

/// What makes German texts hard to read; always a hint, because a writer knows better than a count.
extension Finding {
  /// How a long sentence can be made shorter.
  enum Shortening {
    /// It counts something up.
    case list
    /// The first words of a second sentence.
    case cut(String)
    case anywhere
  }

  static func sentenceLong(_ quote: String, words: Int, limit: Int, isEasy: Bool, way: Shortening) -> Finding {
    let mend =
      switch way {
      case .list: Bilingual(de: "Machen Sie aus der Aufzählung eine Liste.", en: "Make a list of what it counts up.")
      case .cut(let start):
        Bilingual(
          de: "Machen Sie zwei Sätze daraus. Der zweite könnte bei „\(start)“ beginnen.",
          en: "Make two sentences of it. The second could begin at “\(start)”.")
      case .anywhere:
        Bilingual(
          de: "Machen Sie zwei Sätze daraus. Leicht zu lesen sind bis zu \(limit) Wörter.",
          en: "Make two sentences of it. Up to \(limit) words are easy to read.")
      }
    // BITV 2.0, annex 2, part 2, no. 5.
    let rule = Bilingual(
      de: isEasy ? " In leichten Texten sind es höchstens \(limit)." : "",
      en: isEasy ? " In easy texts there are \(limit) at most." : "")
    return Finding(
      "text-sentence-long", .hint,
      de: "Dieser Satz hat \(words) Wörter: „\(quote)“\(rule.de)",
      en: "This sentence has \(words) words: “\(quote)”\(rule.en)", mend: mend)
  }

  private static var nameWhoActs: Bilingual {
    Bilingual(
      de: "Nennen Sie, wer handelt: statt „Die Daten werden gelöscht“ besser „Wir löschen die Daten“.",
      en: "Name who acts: instead of “Die Daten werden gelöscht” better “Wir löschen die Daten”.")
  }

  static func passiveChain(_ quote: String, sentences: Int) -> Finding {
    Finding(
      "text-passive-chain", .hint,
      de: "Hier stehen \(sentences) Sätze hintereinander im Passiv. Der erste: „\(quote)“",
      en: "Here \(sentences) sentences in a row are in the passive. The first: “\(quote)”", mend: nameWhoActs)
  }

  static func passiveRepeated(_ quote: String) -> Finding {
    Finding(
      "text-passive-chain", .hint,
      de: "Dieser Satz steht mehrmals im Passiv: „\(quote)“",
      en: "This sentence is in the passive more than once: “\(quote)”", mend: nameWhoActs)
  }

  static func abbreviation(_ name: String) -> Finding {
    Finding(
      "text-abbreviation", .hint,
      de: "Die Abkürzung „\(name)“ ist nicht erklärt.", en: "The abbreviation “\(name)” is not explained.",
      mend: Bilingual(
        de: "Schreiben Sie das Wort einmal aus, mit „(\(name))“ dahinter. "
          + "Oder nehmen Sie „\(name)“ bei einem Begriff des Glossars unter „synonyms“ auf.",
        en: "Write the word out once, followed by “(\(name))”. "
          + "Or add “\(name)” to a term of the glossary under “synonyms”."))
  }

  static func nominalStyle(_ quote: String, nouns: [String]) -> Finding {
    Finding(
      "text-nominal-style", .hint,
      de: "Dieser Satz hat viele Hauptwörter für Tätigkeiten: \(nouns.map { "„\($0)“" }.joined(separator: ", ")).",
      en: "This sentence has many nouns for actions: \(nouns.map { "“\($0)”" }.joined(separator: ", ")).",
      mend: Bilingual(
        de: "Machen Sie Verben daraus: statt „nach Prüfung der Unterlagen“ besser „wenn wir die Unterlagen geprüft "
          + "haben“.",
        en: "Make verbs of them: instead of “nach Prüfung der Unterlagen” better “wenn wir die Unterlagen geprüft "
          + "haben”."))
  }

  static func nounPhrase(_ phrase: String, better: String?) -> Finding {
    Finding(
      "text-nominal-style", .hint,
      de: "„\(phrase)“ lässt ein Hauptwort die Arbeit eines Verbs tun.",
      en: "“\(phrase)” lets a noun do the work of a verb.",
      mend: better.map { better in
        Bilingual(de: "Kürzer wird es mit „\(better)“.", en: "“\(better)” makes it shorter.")
      }
        ?? Bilingual(
          de: "Nehmen Sie das Verb selbst: statt „die Durchführung der Prüfung“ besser „wir prüfen“.",
          en: "Take the verb itself: instead of “die Durchführung der Prüfung” better “wir prüfen”."))
  }

  /// In the place of the fourth hint of a kind: how many more there are, this one included.
  static func further(_ finding: Finding, count: Int) -> Finding {
    var copy = finding
    copy.message =
      count == 1
      ? Bilingual(
        de: "In dieser Datei gibt es noch eine Stelle dieser Art: hier.",
        en: "There is one more place of this kind in this file: here.")
      : Bilingual(
        de: "In dieser Datei gibt es noch \(count) Stellen dieser Art. Die nächste ist hier.",
        en: "There are \(count) more places of this kind in this file. The next one is here.")
    return copy
  }

  static func textHard(wiener: Int, lix: Int, limit: Int, isEasy: Bool) -> Finding {
    func number(_ tenths: Int, _ language: LanguageTag) -> String {
      NumberText.plain("\(tenths / 10).\(tenths % 10)", in: language)
    }
    return Finding(
      "text-hard", .hint,
      de: "Die Texte dieser Datei sind schwer zu lesen: Wiener Sachtextformel \(number(wiener, .german)), LIX \(lix). "
        + "\(isEasy ? "In einfacher Sprache sollte der Wert der Formel" : "Der Wert der Formel sollte") höchstens \(limit) sein.",
      en: "The texts of this file are hard to read: Wiener Sachtextformel \(number(wiener, .english)), LIX \(lix). "
        + "\(isEasy ? "In easy language the" : "The") value of the formula should be \(limit) at most.",
      mend: Bilingual(
        de: "Beginnen Sie hier, mit dem schwersten Text. Kürzere Sätze und kürzere Wörter helfen am meisten.",
        en: "Begin here, with the hardest text. Shorter sentences and shorter words help most."))
  }
}
