import KlartextCore

/// What an entry has in common with others, by one field: for counts and for filters.
extension Entry {
  /// Systems in these states have not begun; a date of their start is a plan.
  private static let notBegun: Set<String> = ["planned", "development", "cancelled"]

  /// What the entry says in a field, each value once however often a list names it; never empty.
  ///
  /// - Parameter today: dates after this day are plans.
  public func categories(of field: FieldDefinition, today: CivilDate) -> Set<Statistics.Category> {
    if withholds(field) { return [.withheld] }
    let found = Set(categories(record.value(at: field.path), of: field, today: today))
    return found.isEmpty ? [.notStated] : found
  }

  /// A field is withheld by its own path, with the record around it, or by the part that a bare word stands for.
  private func withholds(_ field: FieldDefinition) -> Bool {
    if withheld.isEmpty { return false }
    var path = field.path
    while let dot = path.lastIndex(of: ".") {
      if withheld[path] != nil { return true }
      path = String(path[..<dot])
    }
    return withheld[path] != nil || field.shorthand.contains { withheld[field.path + "." + $0] != nil }
  }

  private func categories(
    _ value: Value?, of field: FieldDefinition, today: CivilDate
  ) -> [Statistics.Category] {
    switch value {
    case nil: return field.defaultValue.map { [.term($0)] } ?? []
    case .unknown?: return [field.takesUnknown ? .open : .notStated]
    case .list(let items)?: return items.flatMap { categories($0.value, of: field, today: today) }
    case .record(let record)?:
      guard let leading = field.shorthand.first(where: { record[$0] != nil }) else { return [] }
      return categories(record[leading], of: field.field(leading) ?? field, today: today)
    case .term(let id)?, .plain(let id)?, .number(let id)?: return [.term(id)]
    case .reference(let key)?: return [.reference(key)]
    case .text(let text)?: return [.text(text)]
    case .flag(let flag)?: return [.flag(flag)]
    case .date(let date)?:
      return [isPlanned(date, by: field, today: today) ? .plannedYear(date.year) : .year(date.year)]
    case .markdown?, .rule?, .localized?: return []
    }
  }

  private func isPlanned(_ date: PartialDate, by field: FieldDefinition, today: CivilDate) -> Bool {
    if date.firstDay > today { return true }
    return field.path == "start" && Self.notBegun.contains(record.term("status") ?? "")
  }
}
