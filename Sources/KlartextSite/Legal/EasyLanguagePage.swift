import KlartextCore
import KlartextRegister

/// What BITV 2.0 § 4 asks for in easy language: the topic, how to find things, the core of the statement on
/// accessibility, and what else there is in easy language.
struct EasyLanguagePage {
  let words: LegalWords
  private var edition: Edition { words.edition }

  func add(to outline: inout OutlinePage) {
    outline.add("legal-topic", words.heading(.topicHeading), words.topic)
    outline.add("legal-find", words.heading(.findHeading), words.find)
    outline.add("legal-statement", words.heading(.statementHeading), words.statement)
    outline.add("legal-easy", words.heading(.easyHeading), easy)
  }

  /// Everything that somebody has translated into easy language.
  private var easy: HTML {
    let links = edition.addresses.languages.filter(\.isEasy).flatMap { easy in
      edition.register.allEntries.filter { !$0.isTombstone && $0.translations[easy] != nil }.map { entry -> HTML in
        let title = entry.title(in: easy)
        let href = edition.href(edition.addresses.entry(entry.key, in: easy))
        return "<a href=\"\(href)\" hreflang=\"\(easy.description)\" lang=\"\(easy.description)\">\(title.string)</a>"
      }
    }
    return links.isEmpty ? words.paragraph(.easyNone) : words.paragraph(.easyText) + words.list(links)
  }
}

/// The same for people who use German Sign Language, and where they get an appointment.
struct SignLanguagePage {
  let words: LegalWords
  private var edition: Edition { words.edition }

  func add(to outline: inout OutlinePage) {
    let entry = edition.legalEntry(of: .signLanguage)
    if let film = entry.flatMap({ EntryFields($0, in: edition).signLanguageFilm }) {
      outline.add("legal-video", words.heading(.videoHeading), film)
    } else if entry == nil {
      // What the text of a content page says of videos is not contradicted.
      outline.add("legal-video", words.heading(.videoHeading), words.paragraph(.videoNone))
    }
    if case .record(let contact)? = edition.configuration.record.value(at: "legal.sign_language") {
      outline.add(
        "legal-appointment", words.heading(.appointmentHeading),
        words.contact(contact, web: .form).map { words.paragraph(.appointmentText) + $0 })
    }
    outline.add("legal-topic", words.heading(.topicHeading), words.topic)
    outline.add("legal-find", words.heading(.findHeading), words.find)
    outline.add("legal-statement", words.heading(.statementHeading), words.statement)
  }
}

extension LegalWords {
  fileprivate var topic: HTML { paragraph(.topicText) }

  fileprivate var find: HTML {
    paragraph(.findText) + list(collections) + paragraph(.findSearch, ["link": link(to: .search)])
  }

  fileprivate var statement: HTML {
    let phrase: LegalPhrase =
      switch edition.configuration.record.term("legal.accessibility.status") {
      case "full"?: .easyFull
      case "partial"?: .easyPartial
      case "none"?: .easyNotCompliant
      default: .easyUnknown
      }
    return paragraph(phrase) + paragraph(.statementLink, ["link": edition.link(to: .accessibility)])
  }
}
