import KlartextCore
import KlartextRegister

/// A page before it is put into the frame.
struct Page: Sendable {
  struct Crumb: Sendable {
    var title: LanguageText
    var path: SitePath
  }

  var path: SitePath
  /// Without the site's name.
  var title: String
  var description: String?
  var section: PageSection
  /// A word for styles: `entry`, `list`.
  var kind: String
  /// From below home to the parent.
  var breadcrumb: [Crumb]?
  /// The same page in other languages, this one included.
  var versions: [LanguageTag: SitePath]
  /// Of those in easy languages, the ones that people of the target group have checked; `nil` where the page is of no
  /// entry, so that the whole edition counts.
  var reviewed: Set<LanguageTag>?
  var isIndexed = true
  /// The same for programs, as JSON.
  var data: [SitePath] = []
  /// The changes to subscribe to that the page announces.
  var feed: FeedScope?
  /// Sends the reader on at once, without a script.
  var redirect: String?
  /// Names of the theme's modules that only this page loads.
  var scripts: [String] = []
  /// Data that a script of the page asks for first.
  var preloads: [SitePath] = []
  /// What the page says, for programs: nodes of schema.org, without a context.
  var structuredData: [JSON] = []
  var main: HTML
}

extension Edition {
  /// An artifact whose page is made when it is asked for.
  func artifact(_ path: SitePath, origin: String, page: @escaping @Sendable () -> Page) -> Artifact? {
    guard let address = path.outputAddress else { return nil }
    return Artifact(address, kind: .page, origin: origin) { Array(self.document(page()).string.utf8) }
  }

  /// The whole document.
  func document(_ page: Page) -> HTML {
    let document =
      frame(
        page.section,
        [
          "title": .text(documentTitle(page)), "kind": .text(page.kind), "head": head(of: page),
          "languages": languageLinks(of: page), "breadcrumb": breadcrumb(of: page), "main": page.main,
          "feedback": feedbackAddress(from: page).map { .text($0) },
        ]) + "\n"
    return language.isEasy ? SentenceLines.html(document) : document
  }

  /// The form for feedback; it learns from which page one comes only where the configuration says how.
  private func feedbackAddress(from page: Page) -> String? {
    guard let form = configuration.record.plain("feedback_url"),
      let parameter = configuration.record.plain("feedback_parameter")
    else { return configuration.record.plain("feedback_url") }
    let address = addresses.url(page.path) ?? href(page.path)
    return form.addingQuery(parameter, address)
  }

  /// „Seite – Angebot“ (WCAG 2.2 SC 2.4.2); in easy language with its name between them.
  private func documentTitle(_ page: Page) -> String {
    let site = configuration.siteTitle[language]
    var title = page.title
    if language.isEasy, !title.isEmpty { title += " – " + name(of: language, on: page) }
    let whole = title.hasSuffix(site) ? title : title.isEmpty ? site : title + " – " + site
    // Titles differ over all languages, also where the site is called the same in two of them.
    let isShared = !isMain && addresses.languages.contains { $0 != language && configuration.siteTitle[$0] == site }
    return isShared ? "\(whole) (\(ownName(of: language)))" : whole
  }

  /// The name of a language in itself, for a link from one page to the same page in it.
  private func name(of other: LanguageTag, on page: Page) -> String {
    let reviewed = (page.versions[other] == nil ? nil : page.reviewed) ?? common.reviewedLanguages
    return ownName(of: other, isReviewed: reviewed.contains(other))
  }

  /// What machines read: description, canonical address, language versions.
  private func head(of page: Page) -> HTML {
    var head = HTML()
    if let target = page.redirect { head += "<meta http-equiv=\"refresh\" content=\"0; url=\(target)\">\n" }
    if let description = page.description { head += "<meta name=\"description\" content=\"\(description)\">\n" }
    for name in page.scripts {
      guard let asset = theme.asset(name) else { continue }
      let path = addresses.asset(asset.name, hash: asset.hash)
      head += "<script type=\"module\" src=\"\(href(path))\"></script>\n"
    }
    for path in page.preloads {
      head += "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"\(href(path))\">\n"
    }
    // A block of data is no script: it is not run, and the policy allows it (Content Security Policy 3, §4.2.3).
    if let data = structuredData(of: page) {
      head += "<script type=\"application/ld+json\">\(HTML(trusted: data.scriptText))</script>\n"
    }
    if !page.isIndexed { head += "<meta name=\"robots\" content=\"noindex\">\n" }
    for data in page.data { head += "<link rel=\"alternate\" type=\"application/json\" href=\"\(href(data))\">\n" }
    head += announcement(of: page.feed)
    head += preview(of: page)
    guard let canonical = page.redirect.flatMap({ absolute($0) }) ?? addresses.url(page.path) else { return head }
    head += "<link rel=\"canonical\" href=\"\(canonical)\">\n"
    if page.isIndexed, page.versions.count > 1 {
      for language in addresses.languages {
        guard let url = page.versions[language].flatMap({ addresses.url($0) }) else { continue }
        head += "<link rel=\"alternate\" hreflang=\"\(language.description)\" href=\"\(url)\">\n"
      }
      if let url = page.versions[configuration.mainLanguage].flatMap({ addresses.url($0) }) {
        head += "<link rel=\"alternate\" hreflang=\"x-default\" href=\"\(url)\">\n"
      }
    }
    return head
  }

  /// What other services show when somebody shares the page: the Open Graph protocol (<https://ogp.me>).
  private func preview(of page: Page) -> HTML {
    guard page.isIndexed, page.redirect == nil, let url = addresses.url(page.path) else { return HTML() }
    let site = configuration.siteTitle[language]
    var values: [(String, String)] = [
      ("type", "website"), ("site_name", site), ("title", page.title), ("url", url),
    ]
    if let description = page.description { values.append(("description", description)) }
    if let image = socialImage {
      values += [("image", image.url), ("image:alt", site)]
      if let size = image.size { values += [("image:width", size.width), ("image:height", size.height)] }
    }
    return values.map { "<meta property=\"og:\($0.0)\" content=\"\($0.1)\">\n" as HTML }.joined()
  }

  /// The municipality's own picture, else the theme's.
  private var socialImage: (url: String, size: (width: String, height: String)?)? {
    if let file = SitePictures(register).socialImage, let url = addresses.url(addresses.media(file)) {
      guard let width = file.width, let height = file.height else { return (url, nil) }
      return (url, (String(width), String(height)))
    }
    guard let asset = theme.socialImage.flatMap({ theme.asset($0) }) else { return nil }
    return addresses.url(addresses.asset(asset.name, hash: asset.hash)).map { ($0, nil) }
  }

  private func absolute(_ link: String) -> String? {
    addresses.baseURL.map { $0 + link.dropFirst(addresses.basePath.utf8.count) }
  }

  /// Links to the other languages; where this page is not translated, to their first page, and it says so.
  private func languageLinks(of page: Page) -> HTML? {
    guard addresses.languages.count > 1 else { return nil }
    var items = HTML()
    for other in addresses.languages {
      let name = name(of: other, on: page)
      let direction: HTML =
        other.isRightToLeft == language.isRightToLeft ? "" : other.isRightToLeft ? " dir=\"rtl\"" : " dir=\"ltr\""
      let mark: HTML = "lang=\"\(other.description)\"\(direction)"
      if other == language {
        items += "<li><span \(mark) aria-current=\"true\">\(name)</span></li>"
      } else if let path = page.versions[other] {
        items += "<li><a href=\"\(href(path))\" hreflang=\"\(other.description)\" \(mark)>\(name)</a></li>"
      } else {
        let note = theme.strings[other].map { $0[.languageHomeNote] } ?? ""
        items += """
          <li><a href="\(href(addresses.home(other)))" hreflang="\(other.description)" \(mark)>\(name) \
          <span class="note">\(note)</span></a></li>
          """
      }
    }
    return items
  }

  private func breadcrumb(of page: Page) -> HTML? {
    guard let crumbs = page.breadcrumb else { return nil }
    var items: HTML = "<li><a href=\"\(href(addresses.home(language)))\">\(strings[.home])</a></li>"
    for crumb in crumbs {
      items += "<li><a href=\"\(href(crumb.path))\"\(attributes(crumb.title.language))>\(crumb.title.string)</a></li>"
    }
    return items
  }
}
