import KlartextCore
import KlartextRegister

extension Register {
  /// The newest day that the entries of a collection state of themselves, or on which one of them changed in public.
  func lastModified(_ collection: CollectionDefinition) -> CivilDate? {
    (entries[collection.id] ?? []).compactMap { entry -> CivilDate? in
      var days = [entry.lastChanged(until: today), entry.record.date("reviewed_on")?.fullDate]
      if case .withdrawn(let withdrawal) = entry.publication, !withdrawal.isPurged { days.append(withdrawal.date) }
      if !entry.isTombstone { days.append(histories[entry.key]?.events.first?.day) }
      return days.compactMap { $0 }.filter { $0 <= today }.max()
    }.max()
  }

  /// The newest day of all collections.
  var lastModified: CivilDate? { schema.collections.compactMap(lastModified).max() }

  /// The day on which a collection was first published; `nil` unless the history of every entry is known from its
  /// beginning.
  func firstPublished(_ collection: CollectionDefinition) -> CivilDate? {
    let days = listed(collection.id).map { entry -> CivilDate? in
      guard let history = histories[entry.key], history.begins == nil, let first = history.events.last,
        first.what == .published
      else { return nil }
      return first.day
    }
    return days.contains(nil) ? nil : days.compactMap { $0 }.min()
  }
}
