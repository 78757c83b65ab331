import KlartextCore
import KlartextRegister

/// Everything from A to Z: the way to find without a script. A long index has a page for each letter.
struct IndexPage {
  /// More words are too many for one page.
  private static let pageLength = 200

  private let edition: Edition
  private let index: AlphabeticalIndex

  static func artifacts(_ edition: Edition) -> [Artifact] {
    let page = IndexPage(edition: edition, index: AlphabeticalIndex(of: edition.register, in: edition.language))
    let first = edition.artifact(page.path, origin: "index") { page.first }
    guard page.isLong else { return [first].compactMap { $0 } }
    let letters = page.index.letters.flatMap { letter -> [Artifact?] in
      let count = Pagination.pageCount(letter.words.count, length: pageLength)
      return (1...count).map { number in
        edition.artifact(page.path(of: letter, number), origin: "index") {
          page.page(of: letter, Pagination(number: number, count: count, length: pageLength))
        }
      }
    }
    return ([first] + letters).compactMap { $0 }
  }

  /// The way into the index for other pages: its letters, and the pages of facets.
  static func overview(in edition: Edition) -> HTML {
    let page = IndexPage(edition: edition, index: AlphabeticalIndex(of: edition.register, in: edition.language))
    return edition.fill(
      .index, ["letters": page.letters(from: edition.href(page.path)), "facets": page.facets])
  }

  private var strings: Strings { edition.strings }
  private var isLong: Bool { index.count > Self.pageLength }
  private var path: SitePath { edition.addresses.index(in: edition.language) }

  private func path(of letter: AlphabeticalIndex.Letter, _ number: Int = 1) -> SitePath {
    edition.addresses.index(letter: word(for: letter), in: edition.language, page: number)
  }

  // MARK: - Pages

  private var first: Page {
    let title = strings[.indexTitle]
    let main = edition.fill(
      .outline,
      [
        "heading": .text(title), "intro": .text(strings[.indexIntro]),
        "result": .text(strings.count(.countWords, index.count)), "sections": view,
      ])
    let versions = edition.addresses.completeLanguages.map { ($0, edition.addresses.index(in: $0)) }
    return Page(
      path: path, title: title, description: strings[.indexIntro], section: .elsewhere, kind: "index",
      breadcrumb: [search],
      versions: Dictionary(uniqueKeysWithValues: versions), main: main)
  }

  /// Another language has other words with this letter, so its page is no version of this one.
  private func page(of letter: AlphabeticalIndex.Letter, _ pagination: Pagination) -> Page {
    let title = strings.text(.indexLetterTitle, ["letter": name(of: letter)])
    let main = edition.fill(
      .outline,
      [
        "heading": .text(title), "intro": .text(strings[.indexIntro]),
        "result": .text(
          ([strings.count(.countWords, letter.words.count)] + [pagination.sentence(strings)].compactMap { $0 })
            .joined(separator: " ")),
        "sections": edition.fill(
          .index,
          [
            "letters": letters(current: letter), "words": list(of: pagination.slice(letter.words)),
            "pagination": pagination.html(in: edition) { path(of: letter, $0) },
          ]),
      ])
    let crumb = Page.Crumb(title: LanguageText(strings[.indexTitle], edition.language), path: path)
    let versions = edition.addresses.completeLanguages.map { other in
      (other, other == edition.language ? path(of: letter, pagination.number) : edition.addresses.index(in: other))
    }
    return Page(
      path: path(of: letter, pagination.number), title: pagination.title(title, strings), section: .elsewhere,
      kind: "index", breadcrumb: [search, crumb], versions: Dictionary(uniqueKeysWithValues: versions),
      isIndexed: false,
      main: main)
  }

  private var search: Page.Crumb {
    Page.Crumb(
      title: LanguageText(strings[.searchTitle], edition.language),
      path: edition.addresses.fixed(.search, in: edition.language))
  }

  // MARK: - Parts

  private var view: HTML {
    let sections = index.letters.map { letter -> HTML in
      let id = "letter-" + word(for: letter)
      return """
        <section class="letter" aria-labelledby="\(id)"><h2 id="\(id)">\(name(of: letter))</h2>\
        \(list(of: letter.words[...]))</section>
        """
    }
    return edition.fill(
      .index, ["letters": letters(), "words": isLong ? nil : sections.joined().orNil, "facets": facets])
  }

  private var facets: HTML? {
    edition.common.lists.filter(\.hasFilter).map { list -> HTML in
      let label = list.collection.label.text(in: edition.language)
      return "<h3\(edition.attributes(label.language))>\(label.string)</h3>\(edition.facetLinks(of: list))"
    }.joined().orNil
  }

  /// Links to all letters: to places on this page, or to pages of their own.
  ///
  /// - Parameter page: The page on which the places are, unless it is this one.
  private func letters(current: AlphabeticalIndex.Letter? = nil, from page: String = "") -> HTML? {
    index.letters.map { letter -> HTML in
      let target = isLong ? edition.href(path(of: letter)) : page + "#letter-" + word(for: letter)
      let mark: HTML = letter.name == current?.name ? " aria-current=\"page\"" : ""
      return "<li><a href=\"\(target)\"\(mark)>\(name(of: letter))</a></li>"
    }.joined().orNil
  }

  private func list(of words: ArraySlice<AlphabeticalIndex.Word>) -> HTML {
    let items = words.map { word -> HTML in
      let link = edition.link(to: word.entry)
      let text = word.isTitle ? link : strings.html(.indexSee, ["word": edition.html(word.text), "entry": link])
      return "<li>\(text) <span class=\"note\">\(edition.html(word.entry.collection.singular))</span></li>"
    }
    return "<ul class=\"index\">\(items.joined())</ul>"
  }

  private func name(of letter: AlphabeticalIndex.Letter) -> String {
    switch letter.name {
    case .digits: "0–9"
    case .letter(let byte): String(UnicodeScalar(byte)).uppercased()
    case .other: strings[.indexOther]
    }
  }

  /// The letter in addresses.
  private func word(for letter: AlphabeticalIndex.Letter) -> String {
    switch letter.name {
    case .digits: "0-9"
    case .letter(let byte): String(UnicodeScalar(byte))
    case .other: ReservedWords.otherLetters[edition.language]
    }
  }
}
