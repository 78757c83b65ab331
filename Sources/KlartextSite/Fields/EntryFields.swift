import KlartextCore
import KlartextRegister

/// The fields of one entry as HTML: what is stated, and what should be and is not.
struct EntryFields {
  let edition: Edition
  let entry: Entry
  /// The values in the edition's language.
  let record: Record
  /// The values for the sections of the page.
  ///
  /// In Leichte or Einfache Sprache only what was written in it: administrative German in between would make the rest
  /// useless, and pass for checked.
  let shownRecord: Record
  /// Whether the page is in Leichte or Einfache Sprache.
  let isEasy: Bool
  /// The duties that are not met, by path of the field.
  private let unmet: [String: DutyState]
  /// Those within lists, by path of the list.
  let unmetInLists: [String: [DutyState]]

  init(_ entry: Entry, in edition: Edition) {
    self.edition = edition
    self.entry = entry
    record = entry.record(in: edition.language)
    isEasy = edition.language.isEasy && entry.translations[edition.language] != nil
    shownRecord = isEasy ? entry.translations[edition.language]?.own ?? record : record
    var unmet: [String: DutyState] = [:]
    var unmetInLists: [String: [DutyState]] = [:]
    for duty in entry.duties where !duty.isMet {
      switch duty.row {
      case nil: unmet[duty.path] = duty
      case .needed?: unmetInLists[duty.path, default: []].append(duty)
      case .at?:
        let list = duty.path.split(separator: ".").dropLast().joined(separator: ".")
        unmetInLists[list, default: []].append(duty)
      }
    }
    self.unmet = unmet
    self.unmetInLists = unmetInLists
  }

  var strings: Strings { edition.strings }
  var collection: CollectionDefinition { entry.collection }

  /// What a page shows for a field.
  enum Content {
    case value(HTML)
    /// Due and not stated.
    case missing
    /// "Not yet clarified."
    case open
    case withheld(HTML)

    var isMissing: Bool { if case .missing = self { true } else { false } }
    var isOpen: Bool { if case .open = self { true } else { false } }
  }

  /// The content of a field; `nil` when it is neither stated nor due.
  func content(of field: FieldDefinition, in scope: Record, detail: Detail = .full) -> Content? {
    if !entry.withheld.isEmpty, let row = entry.withheld[field.path] { return .withheld(reason(row)) }
    if field.isComputed { return computed(field) }
    switch scope[field.key] {
    case nil where isFilledByRegister(field): return .value(html(.list([]), of: field, in: scope, detail: detail))
    case nil: return isDue(field) ? .missing : nil
    case .unknown?: return field.takesUnknown ? .open : .missing
    case let value?:
      let html = html(value, of: field, in: scope, detail: detail)
      if html.isEmpty { return isDue(field) ? .missing : nil }
      return .value(html)
    }
  }

  /// The HTML of a content: words for what is missing, open or withheld.
  func html(_ content: Content) -> HTML {
    switch content {
    case .value(let html), .withheld(let html): html
    case .missing: "<span class=\"missing\">\(strings[.notStated])</span>"
    case .open: "<span class=\"open\">\(strings[.notYetClear])</span>"
    }
  }

  /// Whether a missing value has to be pointed out: a duty applies, or the schema says so.
  func isDue(_ field: FieldDefinition) -> Bool {
    // Of a non-public matter, what is left out is left out by law.
    if entry.record.flag("public") == false || isEasy { return false }
    if unmet[field.path] != nil { return true }
    return field.showMissing?.holds(for: record, of: collection.fields) ?? false
  }

  /// Whether there is something to show although the entry states nothing: guidelines bind systems that do not name
  /// them.
  private func isFilledByRegister(_ field: FieldDefinition) -> Bool {
    !isEasy && entry.key.collection == "systems" && field.path == "guidelines"
      && !edition.common.guidelinesInForce.isEmpty
      && edition.register.isBound(entry)
  }

  /// The words and the form of a field in the edition's language.
  func presentation(_ field: FieldDefinition) -> FieldPresentation { edition.presentations.of(field, in: collection) }

  private func computed(_ field: FieldDefinition) -> Content? {
    guard field.key == "completeness", !entry.duties.isEmpty, entry.isOwn else { return nil }
    return .value(isEasy ? completeness : completeness + missingFields)
  }

  /// What is missing, each as a link to its place.
  private var missingFields: HTML {
    let paths = unmet.keys.sorted().compactMap { path -> HTML? in
      guard let field = collection.field(at: path), field.isShown else { return nil }
      let place = path.split(separator: ".").first.map(String.init) ?? path
      let anchor = collection.field(at: path).map { $0.group.isEmpty ? place : path } ?? place
      return "<a href=\"#\(anchor)\">\(presentation(field).markedLabel)</a>"
    }
    guard !paths.isEmpty else { return HTML() }
    return
      " <span class=\"explanation\">\(strings.html(.missingFields, ["fields": paths.joined(separator: ", ")]))</span>"
  }

  /// „31 von 34 Pflichtangaben“.
  var completeness: HTML {
    strings.html(
      .completeness,
      ["met": .text(String(entry.duties.filter(\.isMet).count)), "due": .text(String(entry.duties.count))])
  }

  /// „Nicht veröffentlicht, weil …“.
  private func reason(_ row: Record) -> HTML {
    let vocabulary = collection.field("withheld")?.field("reason")?.vocabulary
    let term = row.term("reason").flatMap { vocabulary?[$0] }
    var html = strings.html(.withheldBecause, ["reason": term.map { edition.html($0.label) } ?? HTML()])
    if let norm = row.text("norm") { html += " (\(edition.html(norm)))" }
    if let text = row.text("text") { html += "<span class=\"explanation\">\(edition.html(text))</span>" }
    return "<span class=\"withheld\">\(html)</span>"
  }
}

extension EntryFields {
  /// How much a value says of itself.
  enum Detail {
    /// With explanations, as in the sections of an entry.
    case full
    /// The words alone, as in tables; each leads to its explanation.
    case short
    /// The words alone, where a link beside them leads to all about them, as among the key facts.
    case word
  }
}
