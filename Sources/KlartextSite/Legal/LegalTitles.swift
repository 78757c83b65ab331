import KlartextCore
import KlartextRegister

/// Points at titles of content pages that nobody sees, because the page of the law has a title of its own.
enum LegalTitles {
  static func diagnostics(_ editions: [Edition]) -> [Diagnostic] {
    editions.filter(\.writesLegalPages).flatMap { edition in
      LegalPage.allCases.compactMap { page -> Diagnostic? in
        guard let entry = edition.legalEntry(of: page) else { return nil }
        let translation =
          edition.language == edition.configuration.mainLanguage ? nil : entry.translations[edition.language]
        guard edition.language == edition.configuration.mainLanguage || translation != nil else { return nil }
        let record = translation?.own ?? entry.record
        let shown = edition.legalTitle(of: page).string
        guard let title = record.text("title")?.string, title != shown, let mark = record.mark(of: "title") else {
          return nil
        }
        let file = translation?.file ?? entry.file
        return Diagnostic(.legalTitleIgnored(title, shown: shown), at: file.location(mark))
      }
    }
  }
}

extension Finding {
  static func legalTitleIgnored(_ title: String, shown: String) -> Finding {
    Finding(
      "legal-title-ignored", .hint,
      de: "Der Titel „\(title)“ erscheint nicht. Auf dieser rechtlichen Seite steht immer „\(shown)“.",
      en: "The title “\(title)” does not appear. This legal page always says “\(shown)”.",
      mend: Bilingual(
        de: "Schreiben Sie „title: \(shown)“. Soll die Seite anders heißen, geben Sie der Datei einen anderen Namen.",
        en: "Write “title: \(shown)”. If the page is to have another title, give the file another name."))
  }
}
