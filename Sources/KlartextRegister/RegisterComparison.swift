import KlartextCore

/// What became of one entry between two states of a register.
public struct EntryDifference: Sendable {
  public var key: EntryKey
  /// `nil` for an entry of which nothing may be told any more but that it is gone.
  public var title: LanguageText?
  public var what: [EntryHistory.What]
}

extension Register {
  /// What differs from a former state: only what was public then and may be told today.
  ///
  /// - Parameters:
  ///   - old: The former state, read as if it were the day on which it was made.
  ///   - language: For titles.
  /// - Returns: In the order of the register; what is gone comes last in its collection.
  public func differences(from old: Register, language: LanguageTag) -> [EntryDifference] {
    let from = configuration.record.date("history_from")?.fullDate
    return schema.collections.flatMap { collection -> [EntryDifference] in
      var matched: Set<EntryKey> = []
      let present = entries[collection.id] ?? []
      var found = present.compactMap { entry -> EntryDifference? in
        let formerKeys =
          [entry.key]
          + entry.record.list("former_ids").map {
            EntryKey(collection.id, $0.value.plainText)
          }
        let former = formerKeys.lazy.compactMap { old[$0] }.first
        if let former { matched.insert(former.key) }
        guard let what = what(became: former, entry, from: from, on: old.today), !what.isEmpty else { return nil }
        return EntryDifference(key: entry.key, title: entry.title(in: language), what: what)
      }
      for former in old.entries[collection.id] ?? [] where !former.isTombstone && !matched.contains(former.key) {
        found.append(EntryDifference(key: former.key, title: nil, what: [.unpublished]))
      }
      return found
    }
  }

  /// - Returns: `nil` where nothing may be told.
  private func what(
    became former: Entry?, _ entry: Entry, from: CivilDate?, on day: CivilDate
  ) -> [EntryHistory.What]? {
    if case .withdrawn(let withdrawal) = entry.publication {
      guard let former, !former.isTombstone, !withdrawal.isPurged else { return nil }
      return [.unpublished]
    }
    guard let former else { return [.published] }
    if former.isTombstone { return [.republished] }
    var what: [EntryHistory.What] = former.key == entry.key ? [] : [.renamed(from: former.id)]
    if let disclosure = entry.disclosure(from: from), disclosure.from.map({ $0 <= today }) ?? true {
      let changes = entry.collection.changes(
        from: DatedRecord(former.record, on: day), to: DatedRecord(entry.record, on: today), telling: disclosure)
      if !changes.isEmpty { what.append(.changed(changes)) }
    }
    for language in Set(former.translations.keys).union(entry.translations.keys).sorted() {
      switch (former.translations[language], entry.translations[language]) {
      case (nil, .some): what.append(.translation(language, .added))
      case (.some, nil): what.append(.translation(language, .removed))
      case (let before?, let after?) where before.file.text != after.file.text:
        what.append(.translation(language, .changed))
      default: break
      }
    }
    return what
  }
}
