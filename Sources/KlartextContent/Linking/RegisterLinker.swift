import KlartextCore
import KlartextRegister

/// Connects entries to a register: every reference, link and picture is checked, and both ends know each other.
struct RegisterLinker: Sendable {
  let schema: Schema
  let law: LawTable?
  let configuration: SiteConfiguration
  let today: CivilDate
  /// Relative to the content folder → place on the disk.
  let media: [String: String]
  /// The content folder's name in the project, for messages.
  let contentFolder: String
  /// What became of entries.
  let histories: [EntryKey: EntryHistory]

  /// - Parameters:
  ///   - file: the configuration, which has references of its own.
  ///   - fields: its fields.
  func link(
    _ entries: [Entry], configuration file: SourceFile, fields: CollectionDefinition
  ) -> (register: Register, diagnostics: [Diagnostic]) {
    let index = EntryIndex(entries, departments: configuration.departments.map(\.id), media: Array(media.keys))
    let checked = entries.parallelMap { EntryLinks(checking: $0, against: index, today: today) }
    var diagnostics = checked.flatMap(\.diagnostics) + former(entries, index) + CircleCheck.diagnostics(of: entries)

    let readability = ReadabilityCheck(entries)
    let readings = entries.parallelMap { readability.read($0) }
    diagnostics += readings.flatMap(\.diagnostics)

    diagnostics += TextCheck(entries, configuration).diagnostics(of: entries, configuration: file)

    let own = EntryLinks(checking: EntryUses(configuration.record, of: fields), in: file, against: index)
    diagnostics += own.diagnostics
    var used = own.media
    var shown = own.pictures
    var backlinks: [EntryKey: [Backlink]] = [:]
    var siteLinks: [SiteLink] = []
    var published: [Entry] = []
    published.reserveCapacity(entries.count)
    for ((entry, links), reading) in zip(zip(entries, checked), readings) {
      if case .heldBack = entry.publication { continue }
      used.formUnion(links.media)
      shown.formUnion(links.pictures)
      siteLinks += links.siteLinks
      for (target, backlink) in links.backlinks { backlinks[target, default: []].append(backlink) }
      var entry = links.hidden.isEmpty ? entry : entry.removing(referencesTo: links.hidden)
      entry.readability = reading.figures
      published.append(entry)
    }
    let offices = ([configuration.name] + configuration.departments.map(\.name)).flatMap { $0.values.values }
    let (files, mediaDiagnostics) = MediaReader.read(
      used.sorted(), from: media, contentFolder: contentFolder, shown: shown, offices: offices)
    let glossary = GlossaryLinker(published, schema: schema)
    let register = Register(
      schema: schema, configuration: configuration, today: today, entries: glossary.link(published),
      backlinks: backlinks, media: files, siteLinks: siteLinks, law: law, histories: histories)
    return (
      register,
      diagnostics + mediaDiagnostics + PrincipleCheck.diagnostics(of: register)
        + ReviewCheck.diagnostics(of: register) + LawCheck.diagnostics(of: register)
    )
  }

  /// A former id must not be an entry's present one, and only one entry may have had it.
  private func former(_ entries: [Entry], _ index: EntryIndex) -> [Diagnostic] {
    var owners: [EntryKey: String] = [:]
    var diagnostics: [Diagnostic] = []
    for entry in entries {
      for item in entry.record.list("former_ids") {
        let former = EntryKey(entry.key.collection, item.value.plainText)
        let place = entry.file.location(item.mark)
        if let present = index[former] {
          diagnostics.append(Diagnostic(.formerIDTaken(former.id, by: present.file.path), at: place))
        } else if let owner = owners[former] {
          diagnostics.append(Diagnostic(.formerIDTaken(former.id, by: owner), at: place))
        } else {
          owners[former] = entry.file.path
        }
      }
    }
    return diagnostics
  }
}

extension Entry {
  fileprivate func removing(referencesTo keys: Set<EntryKey>) -> Entry {
    var entry = self
    entry.record = record.removing(referencesTo: keys, fields: collection.fields)
    for (language, translation) in translations {
      entry.translations[language]?.record = translation.record.removing(
        referencesTo: keys, fields: collection.fields)
    }
    return entry
  }
}
