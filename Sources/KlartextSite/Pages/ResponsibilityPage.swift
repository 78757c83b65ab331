import KlartextCore
import KlartextRegister

/// Who steers AI here: officers by role, boards, guidelines in force, offices with their systems.
struct ResponsibilityPage {
  let edition: Edition
  private var strings: Strings { edition.strings }

  /// Kinds of bodies that decide, advise or watch.
  private static let boards: Set<String> = ["council", "committee", "district", "advisory-board", "ethics-board"]

  static func artifacts(_ edition: Edition) -> [Artifact] {
    let path = edition.addresses.fixed(.responsibility, in: edition.language)
    return [edition.artifact(path, origin: "responsibility") { ResponsibilityPage(edition: edition).page() }]
      .compactMap { $0 }
  }

  func page() -> Page {
    let title = strings[.responsibilityTitle]
    var headings: [(String, StringKey)] = []
    let officers = self.officers
    let boards = self.boards
    let guidelines = self.guidelines
    let offices = self.offices
    for (id, key, html) in [
      ("officers", StringKey.officers, officers), ("boards", .boards, boards),
      ("guidelines", .guidelinesInForce, guidelines),
      ("offices", .offices, offices),
    ] where html != nil {
      headings.append((id, key))
    }
    let contents = EntryContents(
      headings.map { EntryHeading(id: $0.0, label: LanguageText(strings[$0.1], edition.language)) }, in: edition)
    let main = edition.fill(
      .responsibility,
      [
        "heading": .text(title), "intro": .text(strings[.responsibilityIntro]), "contents": contents.html,
        "officers": officers, "boards": boards, "guidelines": guidelines, "offices": offices,
        "transparency_href": .text(edition.href(edition.addresses.fixed(.transparency, in: edition.language))),
        "bodies_href": .text(edition.href(edition.addresses.list("bodies", in: edition.language))),
        "bodies_label": edition.schema["bodies"].map { .text($0.label[edition.language]) },
      ])
    let versions = edition.addresses.completeLanguages.map { ($0, edition.addresses.fixed(.responsibility, in: $0)) }
    return Page(
      path: edition.addresses.fixed(.responsibility, in: edition.language), title: title,
      description: strings[.responsibilityIntro], section: .fixed(.responsibility), kind: "responsibility",
      breadcrumb: [], versions: Dictionary(uniqueKeysWithValues: versions), main: main)
  }

  // MARK: - Officers

  private var officers: HTML? {
    edition.configuration.record.rows("officers").map { row -> HTML in
      let role = text(row["role"])
      var details: [HTML] = []
      switch row["department"] {
      case .reference(let key)?: details.append(edition.link(toDepartment: key.id))
      case let other?: details.append(text(other))
      case nil: break
      }
      details += addresses(email: row.plain("email"), phone: row.plain("phone"), url: row.plain("url"))
      return """
        <div class="field"><dt>\(role)</dt><dd><ul class="lines">\
        \(details.map { "<li>\($0)</li>" as HTML }.joined())</ul></dd></div>
        """
    }.joined().orNil
  }

  private func text(_ value: Value?) -> HTML {
    switch value {
    case .localized(let text)?: edition.html(text)
    case .text(let text)?: edition.html(text)
    case .plain(let text)?: .text(text)
    default: HTML()
    }
  }

  private func addresses(email: String?, phone: String?, url: String?) -> [HTML] {
    [
      email.map { edition.link(email: $0) }, phone.map { edition.link(phone: $0) },
      url.map { edition.link(external: $0) },
    ]
    .compactMap { $0 }
  }

  // MARK: - Boards and guidelines

  private var boards: HTML? {
    let kinds = edition.schema["bodies"]?.field("kind")?.vocabulary
    return edition.register.listed("bodies")
      .filter { $0.isOwn && Self.boards.contains($0.record.term("kind") ?? "") && $0.record.term("status") != "ended" }
      .map { entry -> HTML in
        let kind = entry.record.term("kind").flatMap { kinds?[$0] }.map { edition.html($0.label) }
        // A committee whose name says that it is one needs no note.
        let name = entry.title(in: edition.language).string.lowercased()
        let note = kind.flatMap { kind -> HTML? in
          name.contains(kind.string.lowercased()) ? nil : " <span class=\"note\">\(kind)</span>"
        }
        let mandate = edition.record(of: entry).markdown("mandate") ?? entry.record.markdown("mandate")
        return """
          <div class="field"><dt>\(edition.link(to: entry))\(note)</dt>\
          <dd>\(mandate.map { edition.prose($0, in: .awayFrom(entry)) } ?? HTML())</dd></div>
          """
      }.joined().orNil
  }

  private var guidelines: HTML? {
    edition.register.listed("guidelines").filter { $0.isOwn && $0.record.term("status") == "in-force" }
      .map { entry -> HTML in
        let summary = entry.summary(in: edition.language).map { edition.html($0) }
        return """
          <div class="field"><dt>\(edition.link(to: entry))</dt><dd>\(summary)</dd></div>
          """
      }.joined().orNil
  }

  // MARK: - Offices

  private var offices: HTML? {
    var systems: [String: [Entry]] = [:]
    for entry in edition.register.listed("systems") {
      if case .reference(let key)? = entry.record["department"] { systems[key.id, default: []].append(entry) }
    }
    return edition.configuration.departments.map { department -> HTML in
      let list = (systems[department.id] ?? []).map { entry -> HTML in
        "<li>\(edition.link(to: entry)) <span class=\"note\">\(edition.note(on: entry))</span></li>"
      }
      let contact = addresses(email: department.email, phone: department.phone, url: department.url)
      let feed = edition.addresses.baseURL == nil ? [] : [edition.namedLink(to: .office(department))]
      let lines: HTML =
        contact.isEmpty && feed.isEmpty
        ? HTML() : "<ul class=\"lines\">\((contact + feed).map { "<li>\($0)</li>" as HTML }.joined())</ul>"
      let content: HTML =
        list.isEmpty ? "<p class=\"note\">\(strings[.noSystems])</p>" : "<ul class=\"values\">\(list.joined())</ul>"
      return """
        <div class="field" id="\(Edition.officeAnchor(department.id))"><dt>\(edition.html(department.name))</dt>\
        <dd>\(content)\(lines)</dd></div>
        """
    }.joined().orNil
  }
}
