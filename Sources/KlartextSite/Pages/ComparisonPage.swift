import KlartextCore
import KlartextRegister

/// Where a comparison begins: a form that puts up to four systems side by side, and a table for each topic.
///
/// The form needs the theme's `compare.js`, which shows it, reads the systems from the address (`?a=…&b=…`) and takes
/// what it compares from their pages. Without it the tables remain.
enum ComparisonPage {
  /// The module that puts systems side by side.
  private static let script = "compare.js"
  /// Above that, choosing from a list would make the page heavy; ids are typed or pasted instead.
  private static let longestChoice = 400

  /// Whether there is anything to compare.
  static func isThere(in register: Register) -> Bool {
    (register.entries["systems"] ?? []).lazy.filter { !$0.isTombstone }.prefix(2).count == 2
  }

  static func artifacts(_ edition: Edition) -> [Artifact] {
    guard isThere(in: edition.register) else { return [] }
    let path = edition.addresses.comparison(in: edition.language)
    return [edition.artifact(path, origin: "comparison") { page(path, in: edition) }].compactMap { $0 }
  }

  private static func page(_ path: SitePath, in edition: Edition) -> Page {
    let strings = edition.strings
    let hasScript = edition.theme.asset(script) != nil
    let main = edition.fill(
      .comparison,
      [
        "heading": .text(strings[.comparisonTitle]), "intro": .text(strings[.comparisonIntro]),
        "action": hasScript ? .text(edition.href(path)) : nil, "folders": .text(folders(in: edition)),
        "options": options(in: edition), "topics": topics(in: edition),
      ])
    let versions = edition.addresses.completeLanguages.map { ($0, edition.addresses.comparison(in: $0)) }
    return Page(
      path: path, title: strings[.comparisonTitle], description: strings[.comparisonIntro], section: .within("systems"),
      kind: "comparison", breadcrumb: [edition.systemsCrumb], versions: Dictionary(uniqueKeysWithValues: versions),
      scripts: [script], main: main)
  }

  // MARK: - Which systems

  /// The languages whose pages are compared: of easy pages the full version, since what they leave out is not missing.
  private static func languages(in edition: Edition) -> [LanguageTag] {
    let own = edition.familiarLanguages.first { !$0.isEasy && edition.addresses.completeLanguages.contains($0) }
    let main = edition.configuration.mainLanguage
    return own.map { $0 == main ? [main] : [$0, main] } ?? [main]
  }

  /// Where the pages of systems stand, the edition's own language first.
  private static func folders(in edition: Edition) -> String {
    languages(in: edition).map { edition.href(edition.addresses.list("systems", in: $0)) }.joined(separator: " ")
  }

  /// The systems by title; one without a page in the first folder says where its page is. `nil` for too many.
  private static func options(in edition: Edition) -> HTML? {
    let systems = edition.register.listed("systems")
    guard systems.count <= longestChoice else { return nil }
    let languages = languages(in: edition)
    return GermanCollation.sorted(systems) { $0.title(in: edition.language).string }.map { system -> HTML in
      let title = system.title(in: edition.language)
      let page = languages.first { $0 == system.language || system.translations[$0] != nil } ?? system.language
      let address: HTML =
        page == languages.first
        ? "" : " data-href=\"\(edition.href(edition.addresses.entry(system.key, in: page)))\""
      return "<option value=\"\(system.id)\"\(address)\(edition.attributes(title.language))>\(title.string)</option>"
    }.joined()
  }

  private static func topics(in edition: Edition) -> HTML {
    edition.common.topics.map { topic -> HTML in
      let path = edition.addresses.comparison(of: topic.id, in: edition.language)
      let label = edition.label(of: topic)
      let count = edition.strings.count(.countSystems, topic.systems.count)
      return """
        <li><a href="\(edition.href(path))"\(edition.attributes(label.language))>\(label.string)</a> \
        <span class="note">\(count)</span></li>
        """
    }.joined()
  }
}

extension Edition {
  /// A topic in this edition's words.
  func label(of topic: SystemTopic) -> LanguageText {
    topic.id == .noTopic ? LanguageText(strings[.withoutTopic], language) : topic.label.text(in: language)
  }

  /// The list of systems, as the page above others.
  var systemsCrumb: Page.Crumb {
    Page.Crumb(
      title: schema["systems"]?.label.text(in: language) ?? LanguageText("", language),
      path: addresses.list("systems", in: language))
  }
}
