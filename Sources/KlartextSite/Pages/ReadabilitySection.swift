import KlartextCore
import KlartextRegister

/// What the program measured about how easy the German texts are to read, with its limits.
struct ReadabilitySection {
  private let edition: Edition
  private var strings: Strings { edition.strings }
  /// How many of the hardest texts are named.
  private static let named = 5

  init(_ edition: Edition) { self.edition = edition }

  /// `nil` where nothing was measured.
  var html: HTML? {
    let overview = ReadabilityOverview(of: edition.register, naming: Self.named)
    guard !overview.rows.isEmpty else { return nil }
    let limits = strings.text(.readabilityLimits, ["words": String(TextFigures.fewestWords)])
    return """
      <p>\(strings[.readabilityText])</p><p>\(limits)</p>\
      <div class="block"><h3>\(strings[.readabilityMeans])</h3>\(table(overview.rows))\
      <p class="note">\(strings[.readabilityFormulas])</p></div>\
      <div class="block"><h3>\(strings[.readabilityHardest])</h3>\
      <ul class="values">\(overview.hardest.map(item).joined())</ul></div>
      """
  }

  private func table(_ rows: [ReadabilityOverview.Row]) -> HTML {
    edition.table(
      name: strings[.readabilityMeans],
      head: [
        strings[.collection], strings[.writtenIn], strings[.textsMeasured], strings[.wienerFormula], strings[.lix],
      ],
      rows: rows.map { row in
        [
          edition.html(row.collection.label), language(row.language), edition.number(row.texts),
          .text(decimal(row.wiener)), edition.number(row.lix),
        ]
      })
  }

  /// A link to the text that was measured, in its own language.
  private func item(_ text: ReadabilityOverview.Text) -> HTML {
    let path = edition.href(edition.addresses.entry(text.entry.key, in: text.language))
    let title = text.entry.title(in: text.language)
    let target: HTML =
      text.language == edition.language ? HTML() : " hreflang=\"\(text.language.description)\""
    let figures = strings.text(
      .readabilityFigures,
      ["wiener": decimal(text.wiener), "lix": NumberText.plain(String(text.lix), in: edition.language)])
    return """
      <li><a href="\(path)"\(target)\(edition.attributes(title.language))>\(title.string)</a> \
      <span class="note">\(figures)</span></li>
      """
  }

  private func language(_ language: LanguageTag) -> HTML {
    let name = edition.ownName(of: language, isReviewed: edition.common.reviewedLanguages.contains(language))
    return edition.html(LanguageText(name, language))
  }

  private func decimal(_ tenths: Int) -> String {
    let magnitude = abs(tenths)
    return NumberText.plain("\(tenths < 0 ? "-" : "")\(magnitude / 10).\(magnitude % 10)", in: edition.language)
  }
}
