import KlartextCore
import KlartextRegister

/// What a reader has to know before reading an entry: whose it is, how old, in which state.
struct EntryNotices {
  private(set) var html = HTML()
  private let entry: Entry
  private let edition: Edition
  private var strings: Strings { edition.strings }

  init(_ entry: Entry, in edition: Edition) {
    self.entry = entry
    self.edition = edition
    addEasyLanguage()
    addPreview()
    addExpiry()
    addOrigin()
    addTranslation()
    addAssistance()
  }

  private mutating func add(_ kind: String, _ title: StringKey, _ text: HTML) {
    add(kind, title: strings[title], text)
  }

  private mutating func add(_ kind: String, title: String, _ text: HTML) {
    html += edition.fill(.notice, ["kind": .text(kind), "title": .text(title), "text": text])
  }

  /// The way between an entry and its version in easy language, and who has checked that.
  private mutating func addEasyLanguage() {
    if let link = edition.easySwitch(for: entry), let easy = edition.easyLanguage {
      let isReviewed = entry.reviewedLanguages.contains(easy)
      add("easy", title: edition.ownName(of: easy, isReviewed: isReviewed) + ".", link)
    } else if edition.language.isEasy, let translation = entry.translations[edition.language] {
      let reviewer = translation.reviewedBy
      let name = edition.ownName(of: edition.language, isReviewed: reviewer != nil)
      let who: HTML =
        reviewer.map { strings.html(.easyChecked, ["who": edition.html($0)]) } ?? .text(strings[.easyUnchecked])
      let original = edition.href(edition.addresses.entry(entry.key, in: entry.language))
      let back: HTML = """
        <a href="\(original)" hreflang="\(entry.language.description)">\(strings[.easyOriginal])</a>
        """
      add("easy", title: name + ".", who + "<br>" + back)
    }
  }

  private mutating func addPreview() {
    switch entry.preview {
    case .draft?: add("preview", .previewTitle, .text(strings[.previewText]))
    case .scheduled(let date)?:
      add("preview", .heldTitle, strings.html(.scheduledText, ["date": edition.date(date)]))
    case .unreleased?: add("preview", .heldTitle, .text(strings[.unreleasedText]))
    case nil: return
    }
  }

  private mutating func addExpiry() {
    guard case .expired(let date) = entry.publication else { return }
    add("expired", .expiredTitle, strings.html(.expiredText, ["date": edition.date(date)]))
  }

  /// Other people's documents are never taken for the municipality's own.
  private mutating func addOrigin() {
    guard !entry.isOwn, entry.collection.field("origin") != nil else { return }
    let origin = edition.record(of: entry).record("origin")
    let field = entry.collection.field("origin")
    let body: HTML
    switch origin?["body"] {
    case .reference(let key)?: body = edition.link(to: key)
    case .text(let text)?: body = edition.html(text)
    default:
      let term = origin?.term("kind").flatMap { field?.field("kind")?.vocabulary?[$0] }
      body = term.map { edition.html($0.label) } ?? HTML()
    }
    var text = strings.html(
      .foreignText, ["body": body, "name": .text(edition.configuration.name[edition.language])])
    if let url = origin?.plain("url") {
      text += " <a href=\"\(url)\">\(strings[.foreignOriginal])</a>"
    }
    add("foreign", .foreignTitle, text)
  }

  /// A translation says when the original has changed since.
  private mutating func addTranslation() {
    guard let translation = entry.translations[edition.language] else { return }
    let main = edition.configuration.mainLanguage
    let original: HTML = """
      <a href="\(edition.href(edition.addresses.entry(entry.key, in: main)))" hreflang="\(main.description)">\
      \(edition.languageName(main))</a>
      """
    if let translated = translation.translatedOn,
      let changed = Changes.of(entry, today: edition.register.today).first?.date, changed > translated
    {
      add(
        "outdated", .outdatedTitle,
        strings.html(
          .outdatedText,
          ["translated": edition.date(translated), "changed": edition.date(changed), "original": original]))
    }
    if !edition.language.isEasy, let reviewer = translation.reviewedBy {
      add(
        "reviewed", .translationReviewedTitle, strings.html(.translationReviewedText, ["who": edition.html(reviewer)]))
    }
  }

  /// Texts made with AI say so (Regulation (EU) 2024/1689, Art. 50(4)).
  private mutating func addAssistance() {
    guard let level = edition.assistance(of: entry), level == "assisted" || level == "generated" else { return }
    var text: HTML = .text(strings[level == "assisted" ? .assistedText : .generatedText])
    if let reviewer = edition.record(of: entry).record("ai_assistance")?.text("reviewed_by") {
      text += " " + strings.html(.assistanceReviewed, ["who": edition.html(reviewer)])
    }
    add("assistance", .assistanceTitle, text)
  }
}

extension Edition {
  /// The values of an entry in this edition's language.
  func record(of entry: Entry) -> Record { entry.record(in: language) }

  /// The share of AI in the texts of an entry's page.
  func assistance(of entry: Entry) -> String? {
    record(of: entry).record("ai_assistance")?.term("level") ?? entry.record.term("ai_assistance")
  }
}
