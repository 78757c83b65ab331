import KlartextCore
import KlartextRegister

/// What is left of an object that is gone: its address and that it was deleted (OParl 1.1, chapter 2.7).
struct OParlTombstone: Sendable {
  let type: OParlType
  let name: String
  let dates: OParlContext.Dates

  /// Of withdrawn entries, and of the former addresses of entries that were renamed.
  static func all(of entries: [Entry], as type: OParlType, in context: OParlContext) -> [OParlTombstone] {
    entries.flatMap { entry -> [OParlTombstone] in
      let dates = context.dates(of: entry)
      var tombstones = entry.record.list("former_ids").map { item in
        let id = item.value.plainText
        let renamed = context.register.histories[entry.key]?.events.first { $0.what == .renamed(from: id) }?.day
        return OParlTombstone(
          type: type, name: id, dates: OParlContext.Dates(created: dates.created, modified: renamed ?? dates.modified))
      }
      if entry.isTombstone { tombstones.append(OParlTombstone(type: type, name: entry.id, dates: dates)) }
      return tombstones
    }.sorted { $0.name < $1.name }
  }

  func json(in context: OParlContext) -> JSON {
    context.object(type, at: Addresses.oparl(type, name), dates.members + [("deleted", true)])
  }
}
