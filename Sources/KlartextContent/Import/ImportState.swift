import KlartextCore
import KlartextRegister

/// What was imported last, so that the next import changes only what nobody has changed since.
///
/// It stands in `imports/FORMAT.json` of the project, and belongs into its repository. Of values it holds only
/// fingerprints.
struct ImportState: Sendable, Equatable {
  struct Record: Sendable, Equatable {
    /// The entry that came of it.
    var entry: EntryKey
    /// The fingerprints of its parts; those of translations end in `@en`.
    var parts: [String: String]
  }

  static let folder = "imports"

  /// By what names a record in its source.
  var records: [String: Record] = [:]

  static func path(_ format: String) -> String { folder + "/" + format + ".json" }

  /// The state in the text of a file; `nil` when it is none.
  static func read(_ bytes: [UInt8]) -> ImportState? {
    guard let root = try? JSONReader.read(bytes), case .object(let members)? = root["records"] else { return nil }
    var state = ImportState()
    for member in members {
      let names = (member.value["entry"]?.scalar ?? "").split(separator: "/").map(String.init)
      guard names.count == 2, Slug.isValid(names[0]), Slug.isValid(names[1]) else { return nil }
      let parts = (member.value["parts"]?.byKey ?? [:]).compactMapValues(\.scalar)
      state.records[member.key] = Record(entry: EntryKey(names[0], names[1]), parts: parts)
    }
    return state
  }

  /// One record a line, so that differences can be read.
  var text: String {
    let lines = records.keys.sorted().compactMap { key -> String? in
      guard let record = records[key] else { return nil }
      let parts = record.parts.sorted { $0.key < $1.key }.map { ($0.key, Optional(JSON.string($0.value))) }
      let value = JSON.members([("entry", .string(record.entry.description)), ("parts", .members(parts))])
      return "    " + JSON.string(key).text + ": " + value.text
    }
    let note = JSON.string(
      "klartext import: what was imported last, as fingerprints. Keep this file in the repository, do not edit it.")
    return "{\n  \"note\": \(note.text),\n  \"records\": {\n" + lines.joined(separator: ",\n") + "\n  }\n}\n"
  }
}
