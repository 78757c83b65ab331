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

  struct Linked: Sendable {
    var register: Register
    /// By the entry or check that gave them.
    var diagnostics: [[Diagnostic]]
    /// Checks of the register as a whole, which no page needs.
    var checks: @Sendable () -> [Diagnostic]
  }

  /// - Parameters:
  ///   - revisions: of the entries; one that is the same as in the memory means the same entry.
  ///   - file: the configuration, which has references of its own.
  ///   - fields: its fields.
  func link(
    _ entries: [Entry], revisions: [Int], with memory: inout LinkingMemory, configuration file: SourceFile,
    fields: CollectionDefinition
  ) -> Linked {
    let index = EntryIndex(entries, departments: configuration.departments.map(\.id), media: Array(media.keys))
    let readability = ReadabilityCheck(entries)
    let (items, isOtherSet) = items(entries, revisions, memory, index, readability)
    if isOtherSet { memory.entries = [:] }
    memory.media = index.media
    memory.readability = readability
    var diagnostics = items.flatMap { [$0.known.links.diagnostics, $0.known.reading.diagnostics] }

    let own = EntryLinks(checking: EntryUses(configuration.record, of: fields), in: file, against: index)
    diagnostics.append(own.diagnostics)
    var used = own.media
    var shown = own.pictures
    var siteLinks: [SiteLink] = []
    for item in items where !item.isHeldBack {
      used.formUnion(item.known.links.media)
      shown.formUnion(item.known.links.pictures)
      siteLinks += item.known.links.siteLinks
    }
    if isOtherSet || items.contains(where: \.hasOtherBacklinks) { memory.backlinks = backlinks(items) }
    let offices = ([configuration.name] + configuration.departments.map(\.name)).flatMap { $0.values.values }
    let (files, mediaDiagnostics) = MediaReader.read(
      used.sorted(), from: media, contentFolder: contentFolder, shown: shown, offices: offices,
      knowing: &memory.mediaFiles)
    diagnostics.append(mediaDiagnostics)
    let published = link(items, &memory)
    let register = Register(
      schema: schema, configuration: configuration, today: today, entries: published,
      backlinks: memory.backlinks, media: files, siteLinks: siteLinks, law: law, histories: histories)
    return Linked(register: register, diagnostics: diagnostics) {
      former(entries, index) + CircleCheck.diagnostics(of: entries) + PrincipleCheck.diagnostics(of: register)
        + ReviewCheck.diagnostics(of: register) + LawCheck.diagnostics(of: register)
        + TextCheck(entries, configuration).diagnostics(of: entries, configuration: file)
    }
  }

  // MARK: - Entry by entry

  /// An entry with what is known of it.
  private struct Item: Sendable {
    var entry: Entry
    var known: LinkingMemory.Known
    /// Whether anything about it was worked out anew.
    var isNew: Bool
    /// Whether it leads to other entries than before.
    var hasOtherBacklinks: Bool

    var isHeldBack: Bool { entry.isHeldBack }
  }

  /// Checks and measures the entries that changed, and those that see a change of another one.
  ///
  /// - Returns: also whether entries came or went.
  private func items(
    _ entries: [Entry], _ revisions: [Int], _ memory: LinkingMemory, _ index: EntryIndex,
    _ readability: ReadabilityCheck
  ) -> (items: [Item], isOtherSet: Bool) {
    let known = entries.map { memory.entries[$0.key] }
    let faces = entries.indices.map { position in
      known[position].flatMap { $0.revision == revisions[position] ? $0.face : nil } ?? EntryFace(entries[position])
    }
    var otherFaces: Set<EntryKey> = []
    var isOtherSet = memory.entries.count != entries.count
    for (position, entry) in entries.enumerated() where known[position]?.face != faces[position] {
      otherFaces.insert(entry.key)
      isOtherSet = isOtherSet || known[position] == nil
    }
    if isOtherSet { otherFaces.formUnion(Set(memory.entries.keys).subtracting(entries.map(\.key))) }
    let isOtherMedia = memory.media != index.media
    let isOtherReadability = memory.readability != readability
    let (seen, hasOtherNames) = (otherFaces, isOtherSet || isOtherMedia)
    let items = Array(entries.indices).parallelMap { position -> Item in
      let entry = entries[position]
      let before = known[position]
      let same = before.flatMap { $0.revision == revisions[position] ? $0 : nil }
      var links = same?.links
      if let old = links {
        // What was not found may be there now, or be guessed otherwise.
        let isStale =
          !old.asked.isDisjoint(with: seen) || hasOtherNames && !old.diagnostics.isEmpty
          || isOtherMedia && !old.media.isEmpty
        if isStale { links = nil }
      }
      let reading = isOtherReadability ? nil : same?.reading
      let isNew = same == nil || links == nil || reading == nil
      let checked = links ?? EntryLinks(checking: entry, against: index, today: today)
      return Item(
        entry: entry,
        known: LinkingMemory.Known(
          revision: revisions[position], face: faces[position], links: checked,
          reading: reading ?? readability.read(entry), linked: isNew ? nil : same?.linked),
        isNew: isNew,
        hasOtherBacklinks: links == nil
          && before.map { !$0.links.hasBacklinks(of: checked) || ($0.linked == nil) != entry.isHeldBack } ?? true)
    }
    return (items, isOtherSet)
  }

  private func backlinks(_ items: [Item]) -> [EntryKey: [Backlink]] {
    var backlinks: [EntryKey: [Backlink]] = [:]
    for item in items where !item.isHeldBack {
      for (target, backlink) in item.known.links.backlinks { backlinks[target, default: []].append(backlink) }
    }
    return backlinks
  }

  /// The published entries as they stand in the register; all that has to be known the next time is noted.
  private func link(_ items: [Item], _ memory: inout LinkingMemory) -> [Entry] {
    let (glossary, isOtherGlossary) = glossary(items, &memory)
    let stale = items.indices.filter { !items[$0].isHeldBack && (isOtherGlossary || items[$0].known.linked == nil) }
    let linked = glossary.link(stale.map { plain(items[$0]) })
    var published = items.map(\.known.linked)
    for (position, entry) in zip(stale, linked) { published[position] = entry }
    for (position, item) in items.enumerated()
    where item.isNew || isOtherGlossary || memory.entries[item.entry.key] == nil {
      var known = item.known
      known.linked = published[position]
      memory.entries[item.entry.key] = known
    }
    return published.compactMap { $0 }
  }

  /// The words of the glossary, and whether they are others than before; worked out anew only when terms changed.
  private func glossary(_ items: [Item], _ memory: inout LinkingMemory) -> (GlossaryLinker, isOther: Bool) {
    var origin = LinkingMemory.GlossaryOrigin(terms: [:], languages: [])
    for item in items where !item.isHeldBack {
      origin.languages.insert(item.entry.language)
      origin.languages.formUnion(item.entry.translations.keys)
      if item.entry.key.collection == "glossary" { origin.terms[item.entry.key] = item.known.revision }
    }
    if let known = memory.glossary, memory.glossaryOrigin == origin { return (known, false) }
    let terms = items.filter { !$0.isHeldBack && $0.entry.key.collection == "glossary" }.map(\.entry)
    let glossary = GlossaryLinker(terms, languages: origin.languages, schema: schema)
    defer { (memory.glossary, memory.glossaryOrigin) = (glossary, origin) }
    return (glossary, memory.glossary != glossary)
  }

  /// An entry without what may not be told, and without links to terms.
  private func plain(_ item: Item) -> Entry {
    let hidden = item.known.links.hidden
    var entry = hidden.isEmpty ? item.entry : item.entry.removing(referencesTo: hidden)
    entry.readability = item.known.reading.figures
    return entry
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
  fileprivate var isHeldBack: Bool {
    if case .heldBack = publication { return true }
    return false
  }

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
