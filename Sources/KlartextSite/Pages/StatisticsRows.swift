import KlartextCore
import KlartextRegister

/// The rows of a count in words, for pages and files.
extension Edition {
  /// What the systems of a row have in common, in this edition's words.
  func label(of category: Statistics.Category, in field: FieldDefinition) -> LanguageText {
    func own(_ text: String) -> LanguageText { LanguageText(text, language) }
    switch category {
    case .term(let id): return field.leadingVocabulary?[id]?.label.text(in: language) ?? own(id)
    case .text(let text): return text
    case .flag(let flag): return own(strings[flag ? .yes : .no])
    case .year(let year): return own(String(year))
    case .plannedYear(let year): return own(strings.text(.plannedForYear, ["year": String(year)]))
    case .notStated: return own(strings[.notStated])
    case .open: return own(strings[.notYetClear])
    case .withheld: return own(strings[.notPublished])
    case .reference(let key):
      if key.collection == "departments" {
        return configuration.department(key.id)?.name.text(in: language) ?? own(key.id)
      }
      guard let entry = register[key], !isPurged(entry) else { return own(key.id) }
      return entry.title(in: language)
    }
  }

  /// The numbers of one field: what kind of row it is, its id, its words, how many systems, and of how many.
  ///
  /// Names of columns and kinds are the same in every language, so that programs can rely on them.
  func csv(_ count: Statistics.Count, of systems: Int) -> CSV {
    var csv = CSV(columns: ["kind", "value", "label", "systems", "of"])
    for row in count.rows {
      let (kind, value) = Self.columns(of: row.category)
      csv.add([
        .text(kind), .text(value), .text(label(of: row.category, in: count.field).string), .number(String(row.systems)),
        .number(String(systems)),
      ])
    }
    return csv
  }

  private static func columns(of category: Statistics.Category) -> (kind: String, value: String) {
    switch category {
    case .term(let id): ("value", id)
    case .reference(let key): ("value", key.id)
    case .text: ("text", "")
    case .flag(let flag): ("value", flag ? "true" : "false")
    case .year(let year): ("year", String(year))
    case .plannedYear(let year): ("planned", String(year))
    case .notStated: ("not_stated", "")
    case .open: ("not_clarified", "")
    case .withheld: ("withheld", "")
    }
  }
}
