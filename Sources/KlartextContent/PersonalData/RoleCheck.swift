import KlartextCore
import KlartextRegister

/// Points at persons where the schema asks for an office or a role: who reviewed a text, who released an entry.
enum RoleCheck {
  private static let keys: Set<String> = ["reviewed_by", "by"]

  static func diagnostics(of entry: Entry) -> [Diagnostic] {
    diagnostics(of: entry.record, in: entry.file)
      + entry.translations.sorted { $0.key < $1.key }.flatMap { diagnostics(of: $0.value.own, in: $0.value.file) }
  }

  private static func diagnostics(of record: Record, in file: SourceFile) -> [Diagnostic] {
    record.fields.flatMap { field -> [Diagnostic] in
      switch field.value {
      case .record(let inner): return diagnostics(of: inner, in: file)
      case .text(let text) where keys.contains(field.key):
        return diagnostic(text.string, field.key, file.location(field.mark))
      case .list(let items):
        return items.flatMap { item -> [Diagnostic] in
          switch item.value {
          case .record(let row): diagnostics(of: row, in: file)
          case .text(let text) where keys.contains(field.key):
            diagnostic(text.string, field.key, file.location(item.mark))
          default: []
          }
        }
      default: return []
      }
    }
  }

  private static func diagnostic(_ text: String, _ key: String, _ place: SourceLocation) -> [Diagnostic] {
    PersonalWords.german.looksLikeName(text) ? [Diagnostic(.roleIsPerson(text, key: key), at: place)] : []
  }
}
