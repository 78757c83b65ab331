import Foundation
import Testing

/// The decisions as OParl objects, from the files of a project.
@Suite struct OParlTests {
  private typealias Object = [String: Any]

  private static let host = "https://ki.musterstadt.example/oparl/v1.1/"

  private func decision(_ title: String, _ rest: String) -> String {
    """
    ---
    title: \(title)
    summary: Über \(title).
    kind: motion
    date: 2026-05-04
    result: adopted
    \(rest)
    ---
    """
  }

  private func build(_ files: [String: String], _ arguments: String...) throws -> [String: Data] {
    let fixture = try Fixture(files)
    let outcome = try Command.run(
      ["build", "--today", Command.today] + arguments, in: fixture.folder.path)
    #expect(outcome.exit == 0, "\(outcome.problems)")
    return try fixture.site().filter { $0.key.hasPrefix("oparl/") }
  }

  private func object(_ site: [String: Data], _ name: String) throws -> Object {
    let data = try #require(site["oparl/v1.1/\(name).json"], "\(name) is missing")
    return try #require(JSONSerialization.jsonObject(with: data) as? Object)
  }

  private func names(_ site: [String: Data], _ type: String) -> [String] {
    let folder = "oparl/v1.1/\(type)/"
    return site.keys.filter { $0.hasPrefix(folder) }.map { String($0.dropFirst(folder.count).dropLast(5)) }.sorted()
  }

  private func data(_ site: [String: Data], _ list: String) throws -> [Object] {
    try #require(object(site, "list/" + list)["data"] as? [Object])
  }

  @Test func holdsOwnDecisionsOnly() throws {
    let site = try build([
      "content/decisions/fremd.md": decision(
        "FREMDES", "originators: [rat]\norigin: {kind: land, body: Landtag}\nconsultations: [{body: landtag-nrw}]"),
      "content/decisions/fremd-kurz.md": decision("FREMDES", "originators: [rat]\norigin: bund"),
      "content/decisions/fremd-weg.md": decision(
        "FREMDES", "originators: [rat]\norigin: {kind: land}\nwithdrawn: {date: 2026-06-01, reason: Doppelt}"),
      "content/decisions/fremd-geheim.md": """
      ---
      public: false
      date: 2026-05-04
      result: adopted
      origin: {kind: association}
      consultations: [{body: rat, date: 2026-05-04}]
      ---
      """,
      "content/bodies/landtag-nrw.md": "---\ntitle: Landtag\nkind: parliament\norigin: {kind: land}\n---\n",
    ])
    #expect(names(site, "paper") == ["beschluss"])
    #expect(names(site, "organization") == ["rat"])
    for (name, bytes) in site {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["FREMDES", "fremd", "Landtag", "landtag"] {
        #expect(!text.contains(word) && !name.contains(word), "\(word) in \(name)")
      }
    }
    #expect(try data(site, "papers").count == 1)
    for empty in ["persons", "memberships", "locations", "legislative-terms"] {
      #expect(try data(site, empty).isEmpty)
    }
  }

  @Test func tellsTheCourseOfAPaper() throws {
    let site = try build([
      "content/bodies/fraktion-a.md": "---\ntitle: Fraktion A\nkind: faction\n---\n",
      "content/decisions/antrag.md": decision(
        "KI prüfen",
        """
        reference: 2026/0012
        originators: [fraktion-a, members, Liste Maria Mustermann]
        lead: digitalamt
        proposal: Die Verwaltung *prüft* KI.
        decisions: [beschluss]
        answers: [anfrage]
        keywords: [Prüfung]
        documents: [{title: Antrag als PDF, url: "https://ris.musterstadt.example/12.pdf?x=1"}]
        consultations:
          - {body: Ältestenrat, date: 2026-05-07, item: TOP 10, role: advice, result: recommended}
          - {body: rat, date: 2026-05-18, item: TOP 3.2 – KI in der Stadt, role: decision, authoritative: true,
             result: adopted-changed, text: Nebenbei}
          - {body: rat, role: information}
        result_text: Die Verwaltung prüft KI bis Juni.
        changes:
          - {date: 2026-05-05, kind: new, text: Angelegt.}
          - {date: 2026-06-01, kind: update, text: Beschluss ergänzt.}
          - {date: 2027-01-01, kind: update, text: Kommt erst.}
        """),
      "content/decisions/anfrage.md": decision("Anfrage", "originators: [rat]\nconsultations: [{body: rat}]"),
    ])
    let paper = try object(site, "paper/antrag")
    #expect(paper["reference"] as? String == "2026/0012" && paper["paperType"] as? String == "Antrag")
    #expect(paper["originatorOrganization"] as? [String] == [Self.host + "organization/fraktion-a.json"])
    // A name that no body has could be a person's: it is in no object.
    #expect(paper["klartext:originator"] as? [String] == ["einzelne Mitglieder"])
    #expect(site.values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("Mustermann") })
    #expect(paper["underDirectionOf"] as? [String] == [Self.host + "organization/office/digitalamt.json"])
    #expect(paper["relatedPaper"] as? [String] == [Self.host + "paper/beschluss.json"])
    #expect(paper["superordinatedPaper"] as? [String] == [Self.host + "paper/anfrage.json"])
    #expect(try object(site, "paper/anfrage")["subordinatedPaper"] as? [String] == [Self.host + "paper/antrag.json"])
    #expect(try object(site, "paper/beschluss")["relatedPaper"] as? [String] == [Self.host + "paper/antrag.json"])
    #expect(paper["created"] as? String == "2026-05-05T00:00:00+02:00")
    #expect(paper["modified"] as? String == "2026-06-01T00:00:00+02:00")
    #expect(paper["web"] as? String == "https://ki.musterstadt.example/beschluesse/antrag/")

    let files = try #require(paper["auxiliaryFile"] as? [Object])
    #expect(files.map { $0["mimeType"] as? String } == ["application/pdf", "text/html"])
    #expect(files.last?["text"] as? String == "Beschlussvorschlag\nDie Verwaltung prüft KI.")

    let stations = try #require(paper["consultation"] as? [Object])
    #expect(stations.map { $0["role"] as? String } == ["Vorberatung", "Entscheidung", "Kenntnisnahme"])
    #expect(stations.map { $0["authoritative"] as? Bool } == [false, true, false])
    #expect(
      stations.map { $0["meeting"] as? String } == [
        Self.host + "meeting/named/aeltestenrat/2026-05-07.json", Self.host + "meeting/rat/2026-05-18.json", nil,
      ])
    #expect(try object(site, "organization/named/aeltestenrat")["name"] as? String == "Ältestenrat")

    // The paper of the common project was dealt with in the same session; its item has no number.
    let meeting = try object(site, "meeting/rat/2026-05-18")
    #expect(meeting["name"] as? String == "Rat der Stadt, 18.\u{A0}Mai 2026")
    #expect(meeting["start"] as? String == "2026-05-18T00:00:00+02:00")
    let items = try #require(meeting["agendaItem"] as? [Object])
    #expect(items.map { $0["order"] as? Int } == [0, 1])
    #expect(items.map { $0["number"] as? String } == ["3.2", nil])
    #expect(items.map { $0["name"] as? String } == ["KI in der Stadt", "Leitlinie beschließen"])
    #expect(items.first?["result"] as? String == "geändert beschlossen")
    #expect(items.first?["resolutionText"] as? String == "Die Verwaltung prüft KI bis Juni.")
    let advice = try object(site, "agenda-item/antrag/named/aeltestenrat/1")
    #expect(advice["number"] as? String == "10" && advice["resolutionText"] == nil)

    let council = try object(site, "organization/rat")
    #expect(council["classification"] as? String == "Parlament" && council["organizationType"] as? String == "Gremium")
    #expect(try object(site, "body/1")["mainOrganization"] as? String == Self.host + "organization/rat.json")
    #expect(try data(site, "organization/rat/meetings").count == 1)
    #expect(try data(site, "organization/rat/consultations").count == 4)
    #expect(try object(site, "organization/fraktion-a")["meeting"] == nil)
  }

  @Test func tellsOfNonPublicBusinessWhatMustBeTold() throws {
    let site = try build([
      "content/decisions/vertrag.md": decision(
        "Vertrag", "originators: [rat]\nconsultations: [{body: rat, date: 2026-06-25, public: false, result: adopted}]"),
      "content/decisions/geheim.md": """
      ---
      public: false
      date: 2026-05-04
      result: rejected
      consultations: [{body: rat, date: 2026-01-08, result: rejected}]
      ---
      """,
    ])
    let item = try object(site, "agenda-item/vertrag/rat/1")
    #expect(item["public"] as? Bool == false && item["result"] as? String == "beschlossen")
    #expect(item["name"] == nil && item["number"] == nil)
    let consultation = try object(site, "consultation/vertrag/rat/1")
    #expect(consultation["role"] == nil && consultation["authoritative"] == nil)
    let paper = try object(site, "paper/geheim")
    #expect(paper["name"] as? String == "Nicht öffentliche Angelegenheit")
    #expect(try object(site, "meeting/rat/2026-01-08")["start"] as? String == "2026-01-08T00:00:00+01:00")
    #expect(try object(site, "agenda-item/geheim/rat/1")["name"] == nil)
  }

  @Test func keepsTheAddressesOfWhatIsGone() throws {
    let site = try build([
      "content/decisions/gezogen.md": decision(
        "GEZOGEN",
        """
        originators: [rat]
        withdrawn: {date: 2026-06-01, reason: GEZOGEN weil}
        former_ids: [alte-kennung]
        changes: [{date: 2026-01-05, kind: new, text: GEZOGEN}]
        """),
      "content/decisions/getilgt.md": decision(
        "GETILGT",
        """
        originators: [rat]
        withdrawn: {date: 2026-06-02, reason: GETILGT, purge: true}
        changes: [{date: 2026-01-05, kind: new, text: GETILGT}]
        """),
      "content/bodies/beirat.md":
        "---\ntitle: GEZOGEN\nkind: advisory-board\nwithdrawn: {date: 2026-06-03, reason: GEZOGEN}\n---\n",
    ])
    let withdrawn = try object(site, "paper/gezogen")
    #expect(Set(withdrawn.keys) == ["id", "type", "created", "modified", "deleted"])
    #expect(withdrawn["created"] as? String == "2026-01-05T00:00:00+01:00")
    #expect(withdrawn["modified"] as? String == "2026-06-01T00:00:00+02:00")
    #expect(withdrawn["deleted"] as? Bool == true)
    #expect(try object(site, "paper/alte-kennung")["deleted"] as? Bool == true)
    // Of an erased entry not even since when it was there.
    #expect(Set(try object(site, "paper/getilgt").keys) == ["id", "type", "modified", "deleted"])
    #expect(try object(site, "organization/beirat")["deleted"] as? Bool == true)
    // Lists cannot be filtered, so programs learn of it there.
    #expect(try data(site, "papers").filter { $0["deleted"] != nil }.count == 3)
    for (name, bytes) in site {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("GEZOGEN") && !text.contains("GETILGT"), "\(name)")
    }
  }

  @Test func dividesLongListsIntoPages() throws {
    var files: [String: String] = [:]
    for number in 100..<210 {
      files["content/decisions/antrag-\(number).md"] = decision(
        "Antrag \(number)", "originators: [rat]\nconsultations: [{body: rat}]")
    }
    let site = try build(files)
    let first = try object(site, "list/papers")
    let second = try object(site, "list/papers/2")
    #expect((first["data"] as? [Object])?.count == 100 && (second["data"] as? [Object])?.count == 11)
    #expect(
      (first["pagination"] as? [String: Int]) == [
        "totalElements": 111, "elementsPerPage": 100, "currentPage": 1, "totalPages": 2,
      ])
    let links = try #require(first["links"] as? [String: String])
    #expect(
      links == [
        "first": Self.host + "list/papers.json", "self": Self.host + "list/papers.json",
        "next": Self.host + "list/papers/2.json", "last": Self.host + "list/papers/2.json",
      ])
    #expect((second["links"] as? [String: String])?["next"] == nil)
    #expect(site["oparl/v1.1/list/papers/3.json"] == nil)
  }

  @Test func needsABaseAddress() throws {
    let fixture = try Fixture(["klartext.yaml": "name: Stadt\ndepartments: [{id: digitalamt, name: Digitalamt}]\n"])
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0)
    #expect(outcome.problems.contains("OParl"))
    #expect(try fixture.site().keys.allSatisfy { !$0.hasPrefix("oparl/") })
  }

  @Test func leavesDraftsOutOfAPreview() throws {
    let files = ["content/decisions/entwurf.md": decision("ENTWURF", "originators: [rat]\ndraft: true")]
    #expect(names(try build(files, "--drafts"), "paper") == ["beschluss"])
  }
}
