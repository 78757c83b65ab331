import KlartextCore
import KlartextRegister

/// A body, an office, or a body that only its name is known of (OParl 1.1, Organization).
struct OParlOrganization: Sendable, Hashable, Comparable {
  enum Source: Sendable {
    case entry(Entry)
    case office(Department)
    /// A name that stands where a body could.
    case named(LanguageText)
  }

  let source: Source
  /// What its address ends with; the same name is the same organization.
  let name: String

  init(_ source: Source) {
    self.source = source
    switch source {
    case .entry(let entry): name = entry.id
    case .office(let department): name = "office/" + department.id
    case .named(let text):
      let slug = Slug.make(text.string)
      // A name that ASCII cannot write has its hash for one.
      name = "named/" + (slug.isEmpty ? ContentHash.name(text.string.utf8) : String(slug.prefix(100)))
    }
  }

  /// What a field means; `nil` for what is unknown or not published.
  init?(_ value: Value?, in register: Register) {
    switch value {
    case .reference(let key)? where key.collection == "departments":
      guard let department = register.configuration.department(key.id) else { return nil }
      self.init(.office(department))
    case .reference(let key)?:
      guard let entry = register[key], !entry.isTombstone else { return nil }
      self.init(.entry(entry))
    case .text(let text)? where !text.string.isEmpty: self.init(.named(text))
    default: return nil
    }
  }

  static func == (left: Self, right: Self) -> Bool { left.name == right.name }
  static func < (left: Self, right: Self) -> Bool { left.name < right.name }
  func hash(into hasher: inout Hasher) { hasher.combine(name) }

  var isForeign: Bool {
    if case .entry(let entry) = source { return !entry.isOwn }
    return false
  }

  /// The full name, as people read it.
  func title(in language: LanguageTag) -> String {
    switch source {
    case .entry(let entry): entry.title(in: language).string
    case .office(let department): department.name[language]
    case .named(let text): text.string
    }
  }

  // MARK: - As JSON

  /// Lists are given only where something is in them.
  func json(in context: OParlContext, hasMeetings: Bool, hasConsultations: Bool) -> JSON {
    context.object(
      .organization, at: Addresses.oparl(.organization, name),
      [
        ("body", isForeign ? nil : context.url(OParlBody.path)), ("name", .string(title(in: context.language))),
        ("shortName", shortName(in: context.language).map { .string($0) }),
        ("organizationType", kind.map { .string($0) }), ("classification", classification(in: context)),
        ("meeting", hasMeetings ? context.url(Addresses.oparlList(meetingList)) : nil),
        ("consultation", hasConsultations ? context.url(Addresses.oparlList(consultationList)) : nil),
      ] + facts(in: context))
  }

  var meetingList: String { "organization/" + name + "/meetings" }
  var consultationList: String { "organization/" + name + "/consultations" }

  private func shortName(in language: LanguageTag) -> String? {
    let short =
      switch source {
      case .entry(let entry): entry.record.text("short_name")?.string
      case .office(let department): department.shortName?[language]
      case .named: nil as String?
      }
    return short == title(in: language) ? nil : short
  }

  /// One of the rough kinds that OParl names (Organization, organizationType); `nil` where nothing tells it.
  private var kind: String? {
    switch source {
    case .office: "Verwaltungsbereich"
    case .named: nil
    case .entry(let entry) where !entry.isOwn: "externes Gremium"
    case .entry(let entry):
      switch entry.record.term("kind") {
      case "council", "committee", "district", "advisory-board", "ethics-board": "Gremium"
      case "faction": "Fraktion"
      case "administration": "Verwaltungsbereich"
      case "parliament": "externes Gremium"
      default: "Sonstiges"
      }
    }
  }

  /// The council is always called „Parlament“ (OParl 1.1, Organization, classification).
  private func classification(in context: OParlContext) -> JSON? {
    guard case .entry(let entry) = source else { return nil }
    if isCouncil { return "Parlament" }
    let kind = entry.record.term("kind")
    return kind == "other" ? nil : context.label(kind, of: entry.collection.field("kind"))
  }

  var isCouncil: Bool {
    if case .entry(let entry) = source { return entry.isOwn && entry.record.term("kind") == "council" }
    return false
  }

  private func facts(in context: OParlContext) -> [(String, JSON?)] {
    switch source {
    case .entry(let entry):
      [("website", entry.record.plain("url").map { .string($0) })] + context.dates(of: entry).members
        + [("web", context.page(of: entry))]
    case .office(let department): [("website", department.url.map { .string($0) })]
    case .named: []
    }
  }
}
