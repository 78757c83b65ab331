import KlartextCore
import KlartextRegister

/// A station of a paper: a consultation, and where its day is known the item of a meeting's agenda.
struct OParlStation: Sendable {
  let paper: Entry
  let row: Record
  let organization: OParlOrganization?
  /// What its addresses end with: the paper, the body, and the how manieth time it is there.
  let name: String

  static func all(of paper: Entry, in register: Register) -> [OParlStation] {
    var counts: [String: Int] = [:]
    return paper.record.rows("consultations").map { row in
      let organization = OParlOrganization(row["body"], in: register)
      let body = organization?.name ?? "unknown"
      counts[body, default: 0] += 1
      return OParlStation(
        paper: paper, row: row, organization: organization, name: "\(paper.id)/\(body)/\(counts[body] ?? 1)")
    }
  }

  /// Of a station that is not public nothing is told but body, day and an announced result.
  var isPublic: Bool { paper.record.flag("public") != false && row.flag("public") != false }

  var date: CivilDate? { row.date("date")?.fullDate }

  /// The name of the meeting; `nil` while body or day are not known.
  var meeting: String? {
    guard let organization, let date else { return nil }
    return "\(organization.name)/\(date)"
  }

  private var definition: FieldDefinition? { paper.collection.field("consultations") }

  // MARK: - Consultation

  func consultation(in context: OParlContext) -> JSON {
    context.object(
      .consultation, at: Addresses.oparl(.consultation, name),
      [
        ("paper", context.url(.paper, paper.id)), ("agendaItem", meeting.map { _ in context.url(.agendaItem, name) }),
        ("meeting", meeting.map { context.url(.meeting, $0) }),
        ("organization", organization.map { [context.url(.organization, $0.name)] }),
        ("authoritative", isPublic ? .bool(row.flag("authoritative") ?? false) : nil),
        ("role", isPublic ? context.label(row.term("role"), of: definition?.field("role")) : nil),
      ] + context.dates(of: paper).members + [("web", context.page(of: paper))])
  }

  // MARK: - Agenda item

  /// - Parameter order: Its place among the items that the register knows of, from 0.
  func agendaItem(_ order: Int, in context: OParlContext) -> JSON {
    let item = agendaPlace
    let title = item?.title ?? paper.record.text("title")?.string
    return context.object(
      .agendaItem, at: Addresses.oparl(.agendaItem, name),
      [
        ("meeting", meeting.map { context.url(.meeting, $0) }), ("number", item?.number.map { .string($0) }),
        ("order", .number(order)), ("name", isPublic ? title.map { .string($0) } : nil), ("public", .bool(isPublic)),
        ("consultation", context.url(.consultation, name)),
        ("result", context.label(row.term("result"), of: definition?.field("result"))),
        ("resolutionText", resolutionText.map { .string($0) }),
      ] + context.dates(of: paper).members + [("web", context.page(of: paper))])
  }

  /// Number and title of the item, where the entry gives them.
  var agendaPlace: AgendaPlace? { isPublic ? row.text("item").map { AgendaPlace($0.string) } : nil }

  /// The text of the decision, at the station that took it and at no other.
  private var resolutionText: String? {
    guard isPublic, let text = paper.record.markdown("result_text")?.plainText,
      decisiveRow == row
    else { return nil }
    return text
  }

  /// The deciding body's station, else the last one that ended like the whole matter.
  private var decisiveRow: Record? {
    let ended = paper.record.rows("consultations").filter { $0.flag("public") != false && $0.term("result") != nil }
    return ended.last { $0.flag("authoritative") == true }
      ?? ended.last { $0.term("result") == paper.record.term("result") }
  }
}
