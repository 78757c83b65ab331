import Foundation
import Testing

/// What must not be published is in no file of the site, in no form.
@Suite struct SecrecyTests {
  /// Words that stand only in what must stay secret.
  private static let secrets = [
    "ENTWURFTITEL", "KUENFTIG", "UNFREI", "INTERNES", "EINBEHALTEN", "GEHEIMSACHE", "STATIONSTEXT", "GELOESCHT",
    "NOTIZ",
  ]

  private static let files = [
    "klartext.yaml": """
    name: Stadt Musterstadt
    base_url: https://ki.musterstadt.example/
    languages: [de, en]
    require_release: [Datenschutz]
    departments: [{id: digitalamt, name: Digitalamt}]
    """,
    "content/systems/entwurf.md": entry("ENTWURFTITEL", "draft: true"),
    "content/systems/entwurf.en.md": "---\ntitle: ENTWURFTITEL in English\n---\n",
    "content/systems/kuenftig.md": entry("KUENFTIG", "publish_on: 2027-01-01"),
    "content/systems/unfrei.md": entry("UNFREI", "internal: nichts").replacing(release, with: ""),
    "content/systems/chatbot.md": entry(
      "Chatbot",
      """
      internal:
        notiz: INTERNES
        liste: [INTERNES]
      withheld:
        - {field: provider, reason: trade-secret}
      decisions: [geheim, gezogen]
      """) + "\nSiehe [den Plan](entwurf.md) und [später](kuenftig.md) und [fort](../decisions/geloescht.md).\n",
    "content/decisions/geheim.md": """
    ---
    public: false
    date: 2026-05-04
    result: adopted
    consultations:
      - {body: rat, date: 2026-05-04}
    internal: {titel: GEHEIMSACHE}
    release: {state: approved, by: [Datenschutz]}
    ---
    """,
    "content/decisions/beschluss.md": """
    ---
    title: Leitlinie beschließen
    summary: Der Rat hat die Leitlinie beschlossen.
    kind: proposal
    originators: [rat]
    date: 2026-05-04
    result: adopted
    consultations:
      - {body: rat, date: 2026-05-18, public: false, result: adopted}
    internal: {station: STATIONSTEXT}
    release: {state: approved, by: [Datenschutz]}
    ---
    """,
    "content/decisions/gezogen.md": """
    ---
    title: Alte Vorlage
    summary: NOTIZ
    withdrawn: {date: 2026-06-01, reason: Ein Versehen der Verwaltung.}
    release: {state: approved, by: [Datenschutz]}
    ---
    NOTIZ im Text
    """,
    "content/decisions/geloescht.md": """
    ---
    title: GELOESCHT
    withdrawn: {date: 2026-06-01, reason: GELOESCHT weil, purge: true}
    changes:
      - {date: 2026-05-01, kind: new, text: GELOESCHT angelegt.}
    release: {state: approved, by: [Datenschutz]}
    ---
    GELOESCHT
    """,
  ]

  private static let release = "release: {state: approved, by: [Datenschutz]}\n"

  private static func entry(_ title: String, _ rest: String) -> String {
    """
    ---
    title: \(title)
    summary: Über \(title).
    form: short
    status: planned
    department: digitalamt
    contact: {email: ki@musterstadt.example}
    purpose: Zweck von \(title).
    reviewed_on: 2026-10-01
    \(release)\(rest)
    ---
    """
  }

  @Test func nothingSecretIsInAnyFile() throws {
    let fixture = try Fixture(Self.files)
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let site = try fixture.site()
    for (name, bytes) in site {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in Self.secrets where text.contains(secret) || name.uppercased().contains(secret) {
        // The address of an erased entry stays, and says that it was erased.
        if secret == "GELOESCHT", name == "beschluesse/geloescht/index.html", !text.contains(secret) { continue }
        if name.hasPrefix("beschluesse/geloescht/"), !text.contains(secret) { continue }
        if name == "api/v1/decisions/geloescht.json", !text.contains(secret) { continue }
        if name == "oparl/v1.1/paper/geloescht.json", !text.contains(secret) { continue }
        Issue.record("\(secret) in \(name)")
      }
    }
    // Lists for programs do not even name what is held back or erased.
    for (name, bytes) in site where name.hasPrefix("api/v1/") && name != "api/v1/decisions/geloescht.json" {
      let text = String(decoding: bytes, as: UTF8.self)
      for id in ["entwurf.json", "kuenftig", "unfrei", "geloescht"] where (name + text).contains(id) {
        Issue.record("\(id) in \(name)")
      }
    }
    // What is held back is named, with the reason.
    for words in [
      "systems/entwurf: Entwurf", "systems/kuenftig: erscheint am 2027-01-01",
      "systems/unfrei: Freigabe fehlt: Datenschutz",
      "Nächste Änderung von selbst: 2027-01-01",
    ] {
      #expect(outcome.output.contains(words), "\(outcome.output)")
    }
  }

  @Test func tombstonesSayThatSomethingWasThere() throws {
    let fixture = try Fixture(Self.files)
    _ = try fixture.run("build")
    let withdrawn = try fixture.page("beschluesse/gezogen/index.html")
    #expect(withdrawn.contains("Alte Vorlage") && withdrawn.contains("Ein Versehen der Verwaltung."))
    #expect(withdrawn.contains("noindex"))
    let erased = try fixture.page("beschluesse/geloescht/index.html")
    #expect(erased.contains("noindex") && !erased.contains("GELOESCHT"))
    let secret = try fixture.page("beschluesse/geheim/index.html")
    #expect(secret.contains("Nicht öffentliche Angelegenheit"))
  }

  @Test func draftsAreShownWhenAskedFor() throws {
    let fixture = try Fixture(Self.files)
    let outcome = try fixture.run("build", "--drafts")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let draft = try fixture.page("systeme/entwurf/index.html")
    #expect(draft.contains("ENTWURFTITEL") && draft.contains("noindex"))
    for (name, bytes) in try fixture.site() {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in ["INTERNES", "GEHEIMSACHE", "STATIONSTEXT", "GELOESCHT"] where text.contains(secret) {
        Issue.record("\(secret) in \(name)")
      }
    }
  }

  @Test func aNonPublicDraftIsNoPageAtAll() throws {
    var files = Self.files
    files["content/decisions/geheim.md"] = Self.files["content/decisions/geheim.md"]?.replacing(
      "public: false", with: "public: false\ndraft: true")
    let fixture = try Fixture(files)
    #expect(try fixture.run("build").exit == 0)
    #expect(!fixture.folder.exists("site/beschluesse/geheim/index.html"))
  }

  @Test func anEntryAppearsOnItsDay() throws {
    let fixture = try Fixture(Self.files)
    _ = try Command.run(["build", "--today", "2027-01-01"], in: fixture.folder.path)
    #expect(fixture.folder.exists("site/systeme/kuenftig/index.html"))
    #expect(!fixture.folder.exists("site/systeme/entwurf/index.html"))
  }
}
