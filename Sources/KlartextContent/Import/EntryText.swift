import KlartextCore
import KlartextRegister

/// The file of an entry that was imported: what it states, in the order of the schema, and nothing else.
struct EntryText {
  let text: String

  init(_ values: [String: Setting], in collection: CollectionDefinition) {
    let lines = EntryParts.members(of: values, in: collection.fields).map { member in
      SettingText.line(member.key, member.value, collection.field(member.key), "")
    }
    let body = collection.bodyField.flatMap { values[$0.path]?.text }
    text = "---\n" + lines.joined() + "---\n" + (body.map { "\n" + $0 + "\n" } ?? "")
  }
}
