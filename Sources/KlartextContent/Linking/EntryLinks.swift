import KlartextCore
import KlartextRegister

/// The links of one entry, checked.
struct EntryLinks: Sendable {
  private(set) var diagnostics: [Diagnostic] = []
  /// Each with the entry that it leads to.
  private(set) var backlinks: [(target: EntryKey, backlink: Backlink)] = []
  /// Entries that are named here and not published: nothing of them may be told.
  private(set) var hidden: Set<EntryKey> = []
  /// Entries that were looked for, found or not.
  private(set) var asked: Set<EntryKey> = []
  /// Files of the content folder that are used.
  private(set) var media: Set<String> = []
  /// Pictures that stand in texts.
  private(set) var pictures: Set<String> = []
  /// Links to pages of the site, which can be checked only when those are known.
  private(set) var siteLinks: [SiteLink] = []

  init(checking entry: Entry, against index: EntryIndex, today: CivilDate) {
    let uses = EntryUses(entry.record, of: entry.collection)
    check(uses, in: entry.file, of: entry, anchors: entry.anchors, against: index)
    for language in entry.translations.keys.sorted() {
      guard let translation = entry.translations[language] else { continue }
      let uses = EntryUses(translation.own, of: entry.collection)
      check(uses, in: translation.file, of: entry, anchors: translation.anchors, against: index)
      checkAge(of: translation, entry, today)
    }
  }

  /// Checks a record that is no entry: the configuration.
  init(checking uses: EntryUses, in file: SourceFile, against index: EntryIndex) {
    check(uses, in: file, of: nil, anchors: [], against: index)
  }

  private mutating func check(
    _ uses: EntryUses, in file: SourceFile, of entry: Entry?, anchors: Set<String>, against index: EntryIndex
  ) {
    for reference in uses.references { check(reference, in: file, of: entry, index) }
    for text in uses.texts {
      for link in text.links { check(link, in: file, of: entry, anchors: anchors, index) }
      for image in text.images { check(media: image.path, in: file, image.mark, index) }
      pictures.formUnion(text.images.map(\.path))
    }
    for (path, mark) in uses.files { check(media: path, in: file, mark, index) }
  }

  private mutating func report(_ finding: Finding, _ file: SourceFile, _ mark: SourceMark) {
    diagnostics.append(Diagnostic(finding, at: file.location(mark)))
  }

  /// Whether it leads to the same entries in the same way.
  func hasBacklinks(of other: EntryLinks) -> Bool {
    backlinks.elementsEqual(other.backlinks) { $0.target == $1.target && $0.backlink == $1.backlink }
  }

  // MARK: - Fields

  private mutating func check(
    _ reference: EntryUses.Reference, in file: SourceFile, of entry: Entry?, _ index: EntryIndex
  ) {
    let key = reference.key
    if key.collection == "departments" {
      if !index.isDepartment(key.id) {
        report(.departmentUnknown(key.id, nearest: index.nearest(to: key)), file, reference.mark)
      }
      return
    }
    asked.insert(key)
    guard let target = index[key] else {
      let nearest = index.nearest(to: key)
      report(.referenceDangling(key, nearest: nearest, takesText: reference.field.allowsText), file, reference.mark)
      return
    }
    if key == entry?.key {
      report(.referenceToSelf(reference.field), file, reference.mark)
      return
    }
    if case .heldBack = target.publication {
      hidden.insert(key)
      if !isDraft(entry) { report(.referenceHeldBack(key), file, reference.mark) }
      return
    }
    if target.isTombstone { report(.referenceWithdrawn(key), file, reference.mark) }
    if let row = reference.row, !target.isTombstone {
      let ids = target.record.rows(row.list).compactMap { $0.plain("id") }
      if !ids.contains(row.id) {
        report(
          .rowDangling(row.id, in: key, nearest: index.nearest(to: row.id, among: ids), known: ids), file, row.mark)
      }
    }
    if let entry {
      let backlink = Backlink(source: entry.key, field: reference.field.path, anchor: reference.row?.id)
      backlinks.append((key, backlink))
    }
  }

  // MARK: - Texts

  private mutating func check(
    _ link: Markdown.Link, in file: SourceFile, of entry: Entry?, anchors: Set<String>, _ index: EntryIndex
  ) {
    switch link.target {
    case .external: break
    case .anchor(let id):
      if !anchors.contains(id) {
        report(.anchorDangling(id, nearest: index.nearest(to: id, among: anchors.sorted())), file, link.mark)
      }
    case .entry(let key, let anchor): check(link, to: key, anchor: anchor, in: file, of: entry, anchors: anchors, index)
    case .media(let path): check(media: path, in: file, link.mark, index)
    case .site(let path): siteLinks.append(SiteLink(path: path, location: file.location(link.mark)))
    }
  }

  /// Of a draft nothing is left out on the website: it is not there.
  private func isDraft(_ entry: Entry?) -> Bool { entry?.publication == .heldBack(.draft) }

  private mutating func check(
    _ link: Markdown.Link, to key: EntryKey, anchor: String?, in file: SourceFile, of entry: Entry?,
    anchors: Set<String>, _ index: EntryIndex
  ) {
    asked.insert(key)
    guard let target = index[key] else {
      report(.linkDangling(key, nearest: index.nearest(to: key)), file, link.mark)
      return
    }
    if case .heldBack = target.publication {
      if !isDraft(entry) { report(.linkHeldBack(key), file, link.mark) }
      return
    }
    if target.isTombstone {
      report(.referenceWithdrawn(key), file, link.mark)
    } else if let anchor {
      let known = key == entry?.key ? anchors : target.anchors
      if !known.contains(anchor) {
        report(
          .anchorDangling(anchor, nearest: index.nearest(to: anchor, among: known.sorted())), file, link.mark)
      }
    }
    if let entry, key != entry.key {
      let backlink = Backlink(source: entry.key, field: nil, anchor: anchor)
      if !backlinks.contains(where: { $0.target == key && $0.backlink.field == nil }) {
        backlinks.append((key, backlink))
      }
    }
  }

  // MARK: - Files

  private mutating func check(media path: String, in file: SourceFile, _ mark: SourceMark, _ index: EntryIndex) {
    if index.media.contains(path) {
      media.insert(path)
    } else {
      report(.mediaMissing(path, nearest: index.nearestMedia(to: path)), file, mark)
    }
  }

  // MARK: - Translations

  /// A translation older than the last change of its original may say what no longer holds.
  private mutating func checkAge(of translation: Translation, _ entry: Entry, _ today: CivilDate) {
    guard let translated = translation.translatedOn, let changed = entry.lastChanged(until: today), changed > translated
    else {
      return
    }
    report(
      .translationOlder(translated, original: changed), translation.file,
      translation.own.mark(of: "translated_on") ?? .start)
  }
}
