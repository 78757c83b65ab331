import KlartextCore
import KlartextRegister

/// Compares what a source says with the files, and decides for each value what becomes of it.
///
/// A value is taken over where the file still says what was imported or exported last, or says nothing. Where a person
/// changed the file and the source says what it said before, the file stays. Where both changed, the file stays too, and
/// the conflict is told.
struct ImportPlanner {
  let project: ImportProject
  let state: ImportState

  private enum Decision { case same, take, keep, conflict }

  func plan(_ source: ImportedSource) -> ImportPlan {
    var plan = ImportPlan()
    plan.losses = source.losses
    plan.diagnostics = source.diagnostics
    plan.state = state
    plan.oldState = state
    for record in source.records { add(record, to: &plan) }
    return plan
  }

  private func add(_ record: ImportedRecord, to plan: inout ImportPlan) {
    guard let collection = project.schema[record.entry.collection] else { return }
    var item = ImportPlan.Item(key: record.entry, title: record.title, outcome: .unchanged, place: record.place)
    var known = state.records[record.source] ?? ImportState.Record(entry: record.entry, parts: [:])
    known.entry = record.entry
    let before = known.parts
    let isKnown = state.records[record.source] != nil
    let old = project.text(of: record.entry, language: nil)
    if old == nil, isKnown {
      item.outcome = .deleted
      plan.items.append(item)
      return
    }
    item.outcome = old == nil ? .new : .unchanged
    var hasEdits = false
    let versions = [(nil, record.main)] + record.translations.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    for (language, version) in versions as [(LanguageTag?, ImportedRecord.Version)] {
      let text = language == nil ? old : project.text(of: record.entry, language: language)
      var version = version
      // What is put in place of a gap was not imported.
      let stated = Set(version.parts.filter { $0.value.setting != nil }.keys)
      if text == nil {
        guard version.parts.values.contains(where: { $0.setting != nil }) else { continue }
        if language == nil {
          // A group of which something is stated has no gap as a whole.
          for (name, setting) in record.initial
          where version.parts[name]?.setting == nil && !stated.contains(where: { $0.hasPrefix(name + ".") }) {
            version.parts[name] = ImportedRecord.Part(setting: setting, place: record.place)
          }
        }
      }
      let current = text.map { EntryParts($0, in: collection) } ?? EntryParts()
      // What cannot be read is not touched; its own errors say why.
      guard current.isReadable else { continue }
      let ending = language.map { "@" + $0.description } ?? ""
      var taken: [ImportPlan.Difference] = []
      for field in EntryParts.fields(of: collection) {
        let name = field.path + ending
        var bases = [version.exported.map { $0[field.path] ?? "-" }].compactMap { $0 }
        if isKnown { bases += [before[name] ?? (record.isComplete ? "-" : nil)].compactMap { $0 } }
        let wasThere = before[name] != nil && record.isComplete
        guard let part = version.parts[field.path] ?? (wasThere ? .init(setting: nil, place: record.place) : nil)
        else { continue }
        let new = part.setting.flatMap { field.normalized($0) }
        let difference = ImportPlan.Difference(
          field: field, language: language, old: current.values[field.path], new: new, place: part.place)
        switch decide(new: new, current: current.values[field.path], bases: bases) {
        case .same: break
        case .keep: hasEdits = true
        case .take: taken.append(difference)
        case .conflict:
          item.conflicts.append(difference)
          continue
        }
        let isKept = version.exported == nil || taken.last?.field === field
        if isKept, stated.contains(field.path) || record.initial[field.path] == nil {
          known.parts[name] = new?.fingerprint
        }
      }
      guard !taken.isEmpty else { continue }
      item.differences += taken
      let path = project.path(of: record.entry, language: language)
      guard let written = write(taken, over: text, current, collection) else {
        plan.diagnostics.append(record.place.diagnostic(.importNotEditable(path)))
        continue
      }
      plan.files.append(
        ImportPlan.File(
          key: record.entry, language: language, path: path, text: written, old: text,
          places: version.parts.mapValues(\.place), place: record.place))
    }
    if item.outcome != .new, !item.differences.isEmpty { item.outcome = .changed }
    if item.outcome == .unchanged, hasEdits { item.outcome = .edited }
    if record.isComplete || !known.parts.isEmpty { plan.state.records[record.source] = known }
    plan.items.append(item)
  }

  private func decide(new: Setting?, current: Setting?, bases: [String]) -> Decision {
    let (wanted, present) = (Setting.fingerprint(of: new), Setting.fingerprint(of: current))
    if wanted == present { return .same }
    // Without a former state a value may fill a gap, and an empty one says nothing.
    guard !bases.isEmpty else { return current == nil ? .take : new == nil ? .keep : .conflict }
    if bases.contains(present) { return .take }
    return bases.contains(wanted) ? .keep : .conflict
  }

  // MARK: - Texts

  /// - Returns: `nil` where the file is written in a way that its values cannot be changed one by one.
  private func write(
    _ differences: [ImportPlan.Difference], over text: String?, _ current: EntryParts,
    _ collection: CollectionDefinition
  ) -> String? {
    var values = current.values
    for difference in differences { values[difference.field.path] = difference.new }
    guard let text else { return EntryText(values, in: collection).text }
    guard var edit = EntryEdit(text, in: collection) else { return nil }
    var written: Set<String> = []
    for difference in differences {
      let path = difference.field.path
      if difference.field.isBody {
        edit.setBody(difference.new?.text ?? "")
        continue
      }
      // A group that is stated as a bare word, or loses its last value, is written anew as a whole.
      let target = wholeGroup(around: path, current, values, collection) ?? path
      guard written.insert(target).inserted else { continue }
      let field = target == path ? difference.field : collection.field(at: target) ?? difference.field
      let new = values[target] ?? .group(EntryParts.members(of: values, in: field.fields))
      let isEmpty = values[target] == nil && new.members.isEmpty
      guard edit.set(target, to: isEmpty ? nil : field.shortened(new)) else { return nil }
    }
    return edit.text
  }

  private func wholeGroup(
    around path: String, _ current: EntryParts, _ values: [String: Setting], _ collection: CollectionDefinition
  ) -> String? {
    let keys = path.split(separator: ".")
    for count in 1..<max(1, keys.count) {
      let outer = keys.prefix(count).joined(separator: ".")
      let inner = outer + "."
      if current.bareGroups.contains(outer) || current.values[outer] != nil { return outer }
      if !values.keys.contains(where: { $0.hasPrefix(inner) }) { return outer }
    }
    return nil
  }
}
