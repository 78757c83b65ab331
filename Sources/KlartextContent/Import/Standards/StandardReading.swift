import KlartextCore
import KlartextRegister

/// Reads systems that another register tells in the words of its standard, by the mapping that tells ours in them.
struct StandardReading {
  let mapping: Mapping
  let project: ImportProject
  /// The name of the file, for messages.
  let path: String

  private static let collection = "systems"

  /// - Parameter isDraft: whether new entries wait for a person before they are published.
  func read(_ root: JSON, names: inout ImportNames, isDraft: Bool) -> ImportedSource {
    var source = ImportedSource()
    guard let found = records(in: root) else {
      source.diagnostics.append(Diagnostic(.importNoRecords(mapping.title), at: SourceLocation(path: path)))
      return source
    }
    guard let collection = project.schema[Self.collection] else { return source }
    var seen: Set<String> = []
    for (position, json) in found.records.enumerated() {
      let place = ImportPlace(
        SourceLocation(path: path),
        words: Bilingual(de: "\(found.pointer)/\(position)", en: "\(found.pointer)/\(position)"))
      guard case .object = json else {
        source.diagnostics.append(place.diagnostic(.importRecordForm))
        continue
      }
      var record = StandardRecord(json, mapping, collection, project)
      guard let title = record.title else {
        source.diagnostics.append(place.diagnostic(.importWithoutTitle))
        continue
      }
      let name = mapping.reading.keys.lazy.compactMap { record.scalar($0) }.first ?? title
      let key = mapping.id + ":" + name
      guard seen.insert(key).inserted else {
        source.diagnostics.append(place.diagnostic(.importTwice(name)))
        continue
      }
      let addresses = mapping.reading.addresses.compactMap { record.scalar($0) }
      record.read()
      guard record.settings["status"] != nil else {
        source.diagnostics.append(place.diagnostic(.importWithoutStatus(title)))
        continue
      }
      let entry = names.entry(for: key, titled: title, in: collection.id, addresses: addresses)
      var imported = ImportedRecord(entry: entry, source: key, title: title, place: place)
      imported.main.parts = record.settings.mapValues { ImportedRecord.Part(setting: $0, place: place) }
      imported.initial = Self.initial(of: collection, isDraft: isDraft)
      source.records.append(imported)
      source.losses += record.losses
    }
    return source
  }

  /// A list of records, a file with such a list, or a single record.
  private func records(in root: JSON) -> (records: [JSON], pointer: String)? {
    switch root {
    case .array(let records): return (records, "")
    case .object:
      for name in mapping.reading.lists {
        if case .array(let records)? = root[name] { return (records, "/" + name) }
      }
      return root["name"] != nil || root["title"] != nil ? ([root], "") : nil
    default: return nil
    }
  }

  /// What a new entry says where the source says nothing: it is a draft, and what is always due is not known.
  static func initial(of collection: CollectionDefinition, isDraft: Bool) -> [String: Setting] {
    var initial: [String: Setting] = isDraft ? ["draft": .scalar("true")] : [:]
    for field in collection.fields
    where field.isAlwaysRequired && !["title", "status", "kind"].contains(field.key) {
      initial[field.path] = .scalar("unknown")
    }
    return initial
  }
}
