import KlartextCore

extension Entry {
  /// What may be told today of former states of this entry; `nil` for nothing at all.
  ///
  /// - Parameter from: the day before which the configuration tells nothing.
  public func disclosure(from: CivilDate?) -> Disclosure? {
    // Of a tombstone its reason is told, and of a non-public matter what the law lets out.
    guard !isTombstone, record.flag("public") != false else { return nil }
    var hidden = Set(withheld.keys)
    if record.rows("consultations").contains(where: { $0.flag("public") == false }) {
      // Which of the former rows is the session that is not public today cannot be told for certain.
      hidden.formUnion(["item", "text", "vote", "url", "role", "authoritative"].map { "consultations." + $0 })
    }
    var redactions: [String: CivilDate] = [:]
    for row in record.rows("redact") {
      guard let path = row.plain("field"), let date = row.date("date")?.fullDate else { continue }
      redactions[path] = max(date, redactions[path] ?? date)
    }
    let own = record.date("history_from")?.fullDate
    return Disclosure(hidden: hidden, redactions: redactions, from: [own, from].compactMap { $0 }.max())
  }
}
