import KlartextCore
import KlartextRegister

/// A vote: how it ended in a word, the numbers and the positions of groups as rows of tables.
struct VoteHTML {
  /// „mehrheitlich“; `nil` where nothing is recorded.
  private(set) var mode: HTML?
  private(set) var counts = HTML()
  private(set) var groups = HTML()

  private let fields: EntryFields

  init(_ value: Value?, of field: FieldDefinition, in fields: EntryFields) {
    self.fields = fields
    switch value {
    case .term(let id)?: mode = word(id, of: field.field("mode"))
    case .record(let record)?:
      mode = record.term("mode").map { word($0, of: field.field("mode")) }
      for (key, string) in [("yes", StringKey.voteYes), ("no", .voteNo), ("abstain", .voteAbstain)] {
        guard case .number(let text)? = record[key], let number = Int(text) else { continue }
        counts += Self.row(.text(fields.strings[string]), fields.edition.number(number))
      }
      guard let definition = field.field("groups"), let body = definition.field("body") else { return }
      for group in record.rows("groups") {
        guard let name = group["body"], let position = group.term("position") else { continue }
        groups += Self.row(fields.html(name, of: body), word(position, of: definition.field("position")))
      }
    default: break
    }
  }

  private func word(_ id: String, of field: FieldDefinition?) -> HTML {
    field?.vocabulary?[id].map { fields.edition.html($0.label) } ?? .text(id)
  }

  private static func row(_ head: HTML, _ cell: HTML) -> HTML {
    "<tr><th scope=\"row\">\(head)</th><td>\(cell)</td></tr>"
  }
}
