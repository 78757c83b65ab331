import KlartextCore
import KlartextRegister

/// What became of the decisions: mandates by how far they are, and inquiries with their answers.
struct MandatesPage {
  private let edition: Edition
  private var strings: Strings { edition.strings }

  static func isThere(in register: Register) -> Bool {
    !register.decisionsWithMandates.isEmpty || !register.inquiries.isEmpty
  }

  static func artifacts(_ edition: Edition) -> [Artifact] {
    guard isThere(in: edition.register) else { return [] }
    let path = edition.addresses.mandates(in: edition.language)
    return [edition.artifact(path, origin: "mandates") { MandatesPage(edition: edition).page(path) }].compactMap { $0 }
  }

  private func page(_ path: SitePath) -> Page {
    let mandates = mandatesByStage()
    var outline = OutlinePage(edition)
    for stage in Mandate.Stage.allCases {
      let rows = mandates[stage] ?? []
      outline.add(
        "mandates-" + stage.rawValue, stage.titleKey,
        rows.isEmpty ? nil : "<ol class=\"assignments\">\(rows.joined())</ol>")
    }
    outline.add("inquiries", .inquiries, inquiries)
    let count = mandates.values.reduce(0) { $0 + $1.count }
    let sentence = Mandate.Stage.allCases.compactMap { stage -> String? in
      guard let rows = mandates[stage] else { return nil }
      return strings.text(
        .stageCount,
        ["stage": strings[stage.titleKey], "n": NumberText.plain(String(rows.count), in: edition.language)])
    }
    let result = ([strings.count(.countMandates, count)] + sentence).joined(separator: " ")
    let crumb = Page.Crumb(
      title: edition.schema["decisions"]?.label.text(in: edition.language) ?? LanguageText("", edition.language),
      path: edition.addresses.list("decisions", in: edition.language))
    let versions = edition.addresses.completeLanguages.map { ($0, edition.addresses.mandates(in: $0)) }
    return Page(
      path: path, title: strings[.mandatesTitle], description: strings[.mandatesIntro], section: .within("decisions"),
      kind: "mandates", breadcrumb: [crumb], versions: Dictionary(uniqueKeysWithValues: versions),
      main: outline.main(heading: strings[.mandatesTitle], intro: strings[.mandatesIntro], result: result))
  }

  /// Each with the decision that gave it.
  private func mandatesByStage() -> [Mandate.Stage: [HTML]] {
    var result: [Mandate.Stage: [HTML]] = [:]
    for decision in edition.register.decisionsWithMandates {
      guard let field = decision.collection.field("tasks") else { continue }
      let fields = EntryFields(decision, in: edition)
      for row in decision.bestRecord(for: edition.language).rows("tasks") {
        let mandate = Mandate(row, of: field, today: edition.register.today)
        result[mandate.stage, default: []].append(fields.task(row, of: field, from: decision))
      }
    }
    return result
  }

  // MARK: - Inquiries

  private var inquiries: HTML? {
    let rows = edition.register.inquiries.map { inquiry -> [HTML] in
      let asked = inquiry.entry.record.date("date").map { edition.date($0) } ?? .text(strings[.notStated])
      let answer = inquiry.answer.map { edition.link(to: $0) } ?? .text(strings[.notAnswered])
      let time = inquiry.daysToAnswer.map { HTML.text(strings.count(.countDays, $0)) } ?? "–"
      return [edition.link(to: inquiry.entry), asked, answer, time]
    }
    guard !rows.isEmpty else { return nil }
    return edition.table(
      name: strings[.inquiries],
      head: [strings[.inquiry], strings[.asked], strings[.answer], strings[.timeToAnswer]], rows: rows)
  }
}

extension Mandate.Stage {
  var titleKey: StringKey {
    switch self {
    case .overdue: .mandatesOverdue
    case .running: .mandatesRunning
    case .open: .mandatesOpen
    case .done: .mandatesDone
    case .ended: .mandatesEnded
    }
  }
}
