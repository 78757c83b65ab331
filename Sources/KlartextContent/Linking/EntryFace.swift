import KlartextCore
import KlartextRegister

/// What links of other entries can see of an entry: as long as that stays, they need not be checked again.
struct EntryFace: Sendable, Equatable {
  private let isHeldBack: Bool
  private let isTombstone: Bool
  private let anchors: Set<String>
  /// The ids of rows that references can name, by field.
  private let rows: [String: [String]]

  init(_ entry: Entry) {
    if case .heldBack = entry.publication { isHeldBack = true } else { isHeldBack = false }
    isTombstone = entry.isTombstone
    anchors = entry.anchors
    var rows: [String: [String]] = [:]
    for field in entry.record.fields {
      guard case .list = field.value else { continue }
      let ids = entry.record.rows(field.key).compactMap { $0.plain("id") }
      if !ids.isEmpty { rows[field.key] = ids }
    }
    self.rows = rows
  }
}
