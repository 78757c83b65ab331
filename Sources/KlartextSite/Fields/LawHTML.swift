import KlartextCore
import KlartextRegister

/// What the law demands of a system: what its class means, which duties follow, since when, and what of them the
/// entry shows.
struct LawHTML {
  static let id = "law-duties"

  private let fields: EntryFields
  private let law: LawTable
  private var edition: Edition { fields.edition }
  private var strings: Strings { fields.strings }

  /// `nil` where there is nothing to say: for documents of others, and while nothing is classified.
  init?(_ fields: EntryFields) {
    guard fields.entry.key.collection == "systems", fields.entry.isOwn, let law = fields.edition.register.law,
      fields.record.term("ai_act.class") != nil
    else { return nil }
    self.fields = fields
    self.law = law
  }

  var heading: EntryHeading {
    EntryHeading(
      id: Self.id,
      label: LanguageText(strings.text(.lawTitle, ["law": law.name[edition.language]]), edition.language))
  }

  var section: HTML {
    var content = HTML()
    if let text = fields.record.term("ai_act.class").flatMap({ law.classes[$0] }) {
      content += "<p class=\"law-class\">\(edition.html(text))</p>"
    }
    let states = law.obligations(
      of: fields.entry.record, fields: fields.collection.fields, today: edition.register.today)
    if states.isEmpty {
      content += "<p>\(strings[.lawNoDuties])</p>"
    } else {
      content += "<dl class=\"fields\">\(states.map(row).joined())</dl>"
    }
    content += database
    content += sources
    return edition.fill(
      .group,
      [
        "id": .text(Self.id), "title": .text(heading.label.string), "title_attributes": HTML(),
        "technical": HTML(), "content": content,
      ])
  }

  // MARK: - Duties

  private func row(_ state: ObligationState) -> HTML {
    let obligation = state.obligation
    let answer: StringKey =
      switch state.answer {
      case .stated: .lawStated
      case .notStated: .lawNotStated
      case .untold: .lawUntold
      }
    let kind = state.answer == .stated ? "met" : state.answer == .notStated ? "not-stated" : "not-applicable"
    return """
      <div class="field"><dt>\(edition.html(obligation.label))<span class="note">\(article(obligation.article)), \
      \(since(obligation))</span></dt><dd><p>\(edition.html(obligation.text))</p>\
      <p><span class="outcome outcome-\(kind)">\(strings[answer])</span></p></dd></div>
      """
  }

  private func article(_ number: String) -> HTML {
    let name = strings.text(.lawArticle, ["number": number])
    guard let source = law.sources.first else { return .text(name) }
    // The Official Journal's pages mark articles by their number alone.
    let anchor = number.prefix { $0 != "(" }
    return edition.link(external: source.url + "#art_" + anchor, text: .text(name))
  }

  private func since(_ obligation: LawTable.Obligation) -> HTML {
    guard let from = obligation.from else { return .text(strings[.lawSinceOpen]) }
    let key: StringKey = from <= edition.register.today ? .lawSince : .lawFrom
    return strings.html(key, ["date": edition.date(from)])
  }

  // MARK: - EU database

  /// What a deployer has to register (Annex VIII, Section C), from what the entry states.
  private var database: HTML {
    let record = fields.record
    guard record.term("ai_act.class") == "high-risk", ["deployer", "both"].contains(record.term("ai_act.role") ?? "")
    else { return HTML() }
    func field(_ path: String) -> HTML {
      guard let definition = fields.collection.field(at: path), let value = record.value(at: path) else {
        return fields.html(.missing)
      }
      let html = fields.html(value, of: definition)
      return html.isEmpty ? fields.html(.missing) : html
    }
    let deployer: HTML = "\(edition.configuration.name[edition.language]), \(field("department"))"
    let rows: [(StringKey, HTML)] = [
      (.lawDeployer, deployer + "<br>" + field("contact")), (.lawSubmitter, field("responsible_role")),
      (.lawProviderEntry, field("ai_act.eu_database")), (.lawFundamentalRights, field("fria.summary")),
      (.lawDataProtection, field("dpia.summary")),
    ]
    let items = rows.map { "<div class=\"field\"><dt>\(strings[$0.0])</dt><dd>\($0.1)</dd></div>" as HTML }
    return "<h3 id=\"eu-database\">\(strings[.lawDatabase])</h3><dl class=\"fields\">\(items.joined())</dl>"
  }

  private var sources: HTML {
    let links = law.sources.map { edition.link(external: $0.url, text: edition.html($0.title)) }
    return """
      <p class="note">\(strings.html(.lawAsOf, ["date": edition.date(law.asOf)])) \(links.joined(separator: ", ")). \
      \(edition.html(law.note))</p>
      """
  }
}
