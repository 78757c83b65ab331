import KlartextCore
import KlartextRegister

/// A motion, proposal, inquiry or other paper (OParl 1.1, Paper).
struct OParlPaper {
  let entry: Entry
  let register: OParlRegister
  private var context: OParlContext { register.context }

  var json: JSON {
    let record = entry.record
    let originators = Self.originators(of: entry, in: context.register)
    return context.object(
      .paper, at: Addresses.oparl(.paper, entry.id),
      [
        ("body", context.url(OParlBody.path)), ("name", record.text("title").map { .string($0.string) }),
        ("reference", record.text("reference").map { .string($0.string) }),
        ("date", record.date("date")?.fullDate.map { .string($0.description) }),
        ("paperType", context.label(record.term("kind"), of: entry.collection.field("kind"))),
        ("relatedPaper", papers(stated: "decisions", orStating: "decisions")),
        ("superordinatedPaper", papers(stated: "answers")), ("subordinatedPaper", papers(orStating: "answers")),
        (
          "originatorOrganization",
          OParlContext.list(originators.organizations.map { context.url(.organization, $0.name) })
        ),
        ("klartext:originator", OParlContext.list(words(originators.words))),
        (
          "underDirectionOf",
          OParlOrganization(record["lead"], in: context.register).map { [context.url(.organization, $0.name)] }
        ),
        ("consultation", OParlContext.list(register.stations(of: entry).map { $0.consultation(in: context) })),
        ("auxiliaryFile", OParlContext.list(OParlFile.all(of: entry, in: context).map { $0.json(in: context) })),
        ("keyword", context.keywords(of: entry)),
      ] + context.dates(of: entry).members + [("web", context.page(of: entry))])
  }

  // MARK: - Who is named

  /// Those who brought the matter in. A name that is no body's could be a person's, so it is never made an object.
  private static func originators(
    of entry: Entry, in register: Register
  ) -> (organizations: [OParlOrganization], words: [Value]) {
    let values = entry.record.list("originators").map(\.value)
    return (
      values.compactMap { value in
        if case .reference = value { return OParlOrganization(value, in: register) }
        return nil
      },
      values.filter { if case .term = $0 { true } else { false } }
    )
  }

  /// „einzelne Mitglieder“, „Einwohnerinnen und Einwohner“: words of the schema.
  private func words(_ values: [Value]) -> [JSON] {
    values.compactMap { context.label($0.plainText, of: entry.collection.field("originators")) }
  }

  /// All organizations that a paper names outside its stations.
  static func organizations(of entry: Entry, in register: Register) -> [OParlOrganization] {
    originators(of: entry, in: register).organizations
      + [OParlOrganization(entry.record["lead"], in: register)].compactMap { $0 }
  }

  // MARK: - Other papers

  /// Papers that this one names in a field, and those that name it in theirs.
  private func papers(stated: String? = nil, orStating inverse: String? = nil) -> JSON? {
    var keys: Set<EntryKey> = []
    for item in stated.map({ entry.record.list($0) }) ?? [] {
      if case .reference(let key) = item.value { keys.insert(key) }
    }
    if let inverse {
      keys.formUnion(
        context.register.links(to: entry.key).filter { $0.field == inverse && $0.source.collection == "decisions" }
          .map(\.source))
    }
    keys.remove(entry.key)
    let others = keys.sorted().compactMap { context.register[$0] }
      .filter { $0.key.collection == "decisions" && $0.isOwn && !$0.isTombstone && !$0.isPreview }
    return OParlContext.list(others.map { context.url(.paper, $0.id) })
  }
}
