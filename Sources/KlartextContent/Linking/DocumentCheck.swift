import KlartextCore
import KlartextRegister

/// Names documents that are not accessible in entries that have no accessible version of them.
///
/// BITV 2.0 and the laws of the Länder ask for it: what is offered has to be accessible in at least one form.
enum DocumentCheck {
  static func diagnostics(of entry: Entry) -> [Diagnostic] {
    guard entry.isOwn, !entry.isTombstone else { return [] }
    let rows = entry.record.rows("documents")
    guard !rows.contains(where: { $0.flag("accessible") == true }) else { return [] }
    return rows.filter { $0.flag("accessible") == false }.map { row in
      Diagnostic(.documentNotAccessible, at: entry.file.location(row.mark(of: "accessible") ?? .start))
    }
  }
}
