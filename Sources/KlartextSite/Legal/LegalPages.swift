import KlartextContent
import KlartextCore
import KlartextRegister

/// The pages that the law asks for, made of the configuration and the law of the Land.
///
/// A content page of the same address is taken up: its text follows the generated part.
enum LegalPages {
  static func artifacts(_ edition: Edition) -> [Artifact] {
    LegalPage.allCases.flatMap { page -> [Artifact] in
      let entry = edition.legalEntry(of: page)
      var artifacts: [Artifact?] = []
      if let path = edition.legalVersions(of: page)[edition.language] {
        let origin = entry.map { $0.translations[edition.language]?.file.path ?? $0.file.path } ?? page.rawValue
        artifacts.append(edition.artifact(path, origin: origin) { self.page(page, entry, in: edition) })
        artifacts.append(formerAddress(entry, now: path, in: edition))
      }
      return artifacts.compactMap { $0 }
    }
  }

  private static func page(_ legal: LegalPage, _ entry: Entry?, in edition: Edition) -> Page {
    if !edition.writesLegalPages, let entry { return TextPage.page(entry, in: edition) }
    var outline = OutlinePage(edition)
    let words = LegalWords(edition)
    switch legal {
    case .about: AboutPage(words: words).add(to: &outline)
    case .information: InformationPage(words: words).add(to: &outline)
    case .licence: LicencePage(words: words).add(to: &outline)
    case .contact: ContactPage(words: words).add(to: &outline)
    case .accessibility: AccessibilityPage(words: words).add(to: &outline)
    case .easyLanguage: EasyLanguagePage(words: words).add(to: &outline)
    case .signLanguage: SignLanguagePage(words: words).add(to: &outline)
    case .privacy: PrivacyPage(words: words).add(to: &outline)
    case .imprint: ImprintPage(words: words).add(to: &outline)
    }
    if let entry { add(entry, to: &outline, showsFilm: legal != .signLanguage, in: edition) }
    let title = edition.legalTitle(of: legal).string
    let intro = edition.legalTexts.intro(of: legal)[edition.language]
    let statement = legal == .accessibility ? [edition.addresses.data("accessibility")] : []
    let isDemonstration = edition.configuration.record.flag("demonstration") == true
    return Page(
      path: edition.addresses.legal(legal, in: edition.language), title: title, description: intro,
      section: .within("pages"), kind: "text", breadcrumb: [], versions: edition.legalVersions(of: legal),
      isIndexed: entry?.isPreview != true,
      data: statement + [entry.map { edition.addresses.data($0.key) }].compactMap { $0 },
      main: outline.main(
        heading: title, intro: intro, notices: entry.flatMap { EntryNotices($0, in: edition).html.orNil },
        result: isDemonstration ? words.heading(.demonstrationNote).string : nil))
  }

  /// The text of the content page.
  private static func add(_ entry: Entry, to outline: inout OutlinePage, showsFilm: Bool, in edition: Edition) {
    let fields = EntryFields(entry, in: edition)
    let markdown = entry.collection.bodyField.flatMap { fields.record.markdown($0.key) }
    var html = HTML()
    if showsFilm, let film = fields.signLanguageFilm { html += film }
    if let markdown, !markdown.isEmpty {
      html += edition.prose(markdown, in: .page(of: entry)) + edition.definitions(of: markdown.terms)
    }
    if let reviewed = entry.record.date("reviewed_on") {
      html += """
        <p class="report"><span class="note">\(edition.strings.plain("reviewed_on") ?? "") \(edition.date(reviewed))\
        </span></p>
        """
    }
    let headings = (markdown?.headings ?? []).filter { $0.level == 2 }.map {
      EntryHeading(id: $0.id, label: LanguageText($0.text, markdown?.language ?? edition.language))
    }
    if !html.isEmpty { outline.append("<div class=\"group\">\(html)</div>", headings: headings) }
  }

  /// Translations stood at the id of the original before these pages had addresses in each language.
  private static func formerAddress(_ entry: Entry?, now path: SitePath, in edition: Edition) -> Artifact? {
    guard let entry, entry.translations[edition.language] != nil else { return nil }
    let former = edition.addresses.plainEntry(entry.key, in: edition.language)
    guard former != path else { return nil }
    return edition.artifact(former, origin: entry.file.path) { RedirectPage.page(entry, path: former, in: edition) }
  }
}
