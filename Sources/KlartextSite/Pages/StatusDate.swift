import KlartextCore
import KlartextRegister

extension Edition {
  /// Since or from when the status of an entry holds: „seit 10. März 2025“, „entschieden am 26. Juni 2025“.
  func statusDate(of entry: Entry) -> HTML? {
    let record = entry.record
    func named(_ key: StringKey, _ date: PartialDate) -> HTML { strings.html(key, ["date": self.date(date)]) }
    switch entry.key.collection {
    case "decisions":
      if let decided = register.decidedOn(entry) { return named(.decidedOn, decided) }
      return record.date("date").map { named(.submittedOn, $0) }
    case "systems":
      // A date beside a status says since when that status holds.
      let isInUse = ["pilot", "operational"].contains(record.term("status") ?? "")
      if let since = record.date("status_since") { return named(.inUseSince, since) }
      if record.term("status") == "retired", let end = record.date("end") { return named(.inUseSince, end) }
      guard let start = record.date("start") else { return nil }
      if start.firstDay > register.today { return named(.plannedFrom, start) }
      return isInUse ? named(.inUseSince, start) : nil
    default:
      return record.date("valid_from").map { named(.validFrom, $0) } ?? record.date("date").map { self.date($0) }
    }
  }
}
