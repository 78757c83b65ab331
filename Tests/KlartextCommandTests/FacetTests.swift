import Foundation
import Testing

/// Lists filtered without a script: a page for each value that occurs, and an index of all words.
@Suite struct FacetTests {
  private static func system(_ title: String, _ more: String = "", status: String = "planned") -> String {
    """
    ---
    title: \(title)
    summary: Es rechnet.
    form: short
    status: \(status)
    contact: {email: ki@musterstadt.example}
    purpose: Es rechnet.
    reviewed_on: 2026-10-01
    \(more)
    ---

    """
  }

  private static let office = "department: digitalamt"

  /// The main part of a page, tags left out.
  private static func words(_ page: String) -> String {
    let start = page.firstRange(of: "<main")?.lowerBound ?? page.startIndex
    let end = page.firstRange(of: "</main>")?.lowerBound ?? page.endIndex
    let plain = page[start..<end].replacing(#/<[^>]*>/#, with: " ")
    return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func eachValueThatOccursHasAPageInEveryLanguage() throws {
    let fixture = try Fixture([
      "content/systems/zwei.md": Self.system("Zwei", Self.office + "\naffects: public", status: "pilot"),
      "content/systems/drei.md": Self.system("Drei", Self.office, status: "pilot"),
    ])
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let list = try fixture.page("systeme/index.html")
    #expect(
      list.contains(
        "<a href=\"/systeme/status/pilot/\" data-value=\"pilot\">Pilotbetrieb</a> <span class=\"note\">(2)</span>"))
    #expect(!list.contains("/systeme/status/operational/"))
    let page = try fixture.page("systeme/status/pilot/index.html")
    let text = Self.words(page)
    #expect(text.hasPrefix("Systeme, Status: Pilotbetrieb Das System wird in begrenztem Umfang im Alltag erprobt."))
    #expect(text.contains("2 Systeme (Status: Pilotbetrieb)."))
    #expect(page.contains("href=\"/systeme/zwei/\"") && !page.contains("href=\"/systeme/chatbot/\""))
    #expect(page.contains("<li><a href=\"/systeme/\">Systeme</a></li></ol></nav>"))
    #expect(page.contains("data-value=\"pilot\" aria-current=\"page\""))
    #expect(page.contains("hreflang=\"en\" href=\"https://ki.musterstadt.example/en/systems/status/pilot/\""))
    #expect(Self.words(try fixture.page("en/systems/status/pilot/index.html")).hasPrefix("Systems, Status: pilot"))
    #expect(fixture.folder.exists("site/systeme/department/digitalamt/index.html"))
    #expect(fixture.folder.exists("site/systeme/affects/public/index.html"))
    #expect(!fixture.folder.exists("site/systeme/status/operational/index.html"))
    let map = try fixture.page("sitemap.xml")
    #expect(map.contains("<loc>https://ki.musterstadt.example/systeme/status/pilot/</loc>"))
    #expect(map.contains("<loc>https://ki.musterstadt.example/suche/a-z/</loc>"))
  }

  @Test func takesTheAddressWordsOfTheProjectAndItsOwnFields() throws {
    let configuration = """
      name: Stadt
      base_url: https://stadt.example/ki/
      languages: [de]
      paths: {systems: ki-systeme}
      departments: [{id: digitalamt, name: Digitalamt}]
      fields:
        systems:
          - {key: im_einsatz, label: Im Einsatz, type: boolean, facet: true}

      """
    let fixture = try Fixture([
      "klartext.yaml": configuration,
      "content/systems/zwei.md": Self.system("Zwei", Self.office + "\nim_einsatz: true"),
      "content/systems/im-einsatz.md": Self.system("Drei", Self.office),
    ])
    // An entry cannot stand where the pages of a facet stand.
    let taken = try fixture.run("build")
    #expect(taken.exit == 1 && taken.problems.contains("content/systems/im-einsatz.md"), "\(taken.problems)")
    try FileManager.default.removeItem(atPath: fixture.folder.path + "/content/systems/im-einsatz.md")
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let page = try fixture.page("ki-systeme/im-einsatz/true/index.html")
    #expect(Self.words(page).contains("1 System (Im Einsatz: ja)."))
    #expect(page.contains("href=\"/ki/ki-systeme/zwei/\""))
  }

  @Test func longPagesAreCut() throws {
    var files: [String: String] = [:]
    for number in 100..<205 {
      files["content/systems/s\(number).md"] = Self.system("System \(number)", Self.office, status: "pilot")
    }
    let fixture = try Fixture(files)
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let first = try fixture.page("systeme/status/pilot/index.html")
    #expect(first.ranges(of: "<li class=\"item\">").count == 100)
    #expect(first.contains("href=\"/systeme/status/pilot/seite/2/\" rel=\"next\""))
    let second = try fixture.page("systeme/status/pilot/seite/2/index.html")
    #expect(second.ranges(of: "<li class=\"item\">").count == 5)
    #expect(second.contains("<title>Systeme, Status: Pilotbetrieb, Seite 2 von 2"))
    #expect(try fixture.page("systeme/seite/2/index.html").contains("data-page=\"2\""))
  }

  @Test func onlyWhatIsPublicIsAValue() throws {
    let fixture = try Fixture([
      "content/systems/zwei.md": Self.system(
        "Zwei",
        Self.office + "\naffects: unknown\nwithheld:\n  - {field: personal_data, reason: security}"
          + "\ninternal: {department: GEHEIMAMT}"),
      "content/systems/drei.md": Self.system("Drei", "department: Amt für <Vieles>"),
      "content/systems/entwurf.md": Self.system("Entwurf", "department: ENTWURFSAMT\ndraft: true"),
      "content/systems/spaeter.md": Self.system("Später", "department: SPAETERAMT\npublish_on: 2027-01-01"),
      "content/systems/fort.md": Self.system(
        "Fort", "department: FORTAMT\nwithdrawn: {date: 2026-10-01, reason: Ein Versehen.}"),
      "content/bodies/geheim.md": "---\ntitle: GEHEIMRAT\nkind: council\ndraft: true\n---\n",
      "content/decisions/antrag.md": """
      ---
      title: Antrag
      summary: Ein Antrag.
      kind: motion
      originators: [geheim, rat]
      date: 2026-05-04
      consultations: [{body: rat, date: 2026-05-18, role: decision}]
      result: adopted
      ---

      """,
    ])
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let site = try fixture.site()
    for (name, bytes) in site {
      let text = String(decoding: bytes, as: UTF8.self)
      for secret in ["GEHEIMAMT", "ENTWURFSAMT", "SPAETERAMT", "FORTAMT", "GEHEIMRAT"] where text.contains(secret) {
        Issue.record("\(secret) in \(name)")
      }
    }
    let offices = site.keys.filter { $0.hasPrefix("systeme/department/") }.sorted()
    #expect(
      offices == ["systeme/department/amt-fuer-vieles/index.html", "systeme/department/digitalamt/index.html"])
    #expect(try fixture.page("systeme/department/amt-fuer-vieles/index.html").contains("Amt für &lt;Vieles&gt;"))
    #expect(!site.keys.contains { $0.contains("/affects/") || $0.contains("/personal-data/") })
    #expect(site.keys.filter { $0.hasPrefix("beschluesse/originators/") } == ["beschluesse/originators/rat/index.html"])
  }

  // MARK: - From A to Z

  @Test func theIndexNamesTitlesKeywordsAndTerms() throws {
    let fixture = try Fixture([
      "content/systems/aemter.md": Self.system("Ämter-Finder", Self.office + "\nkeywords: [Bürger, Zoo, bürger]"),
      "content/systems/aemter.en.md": "---\ntitle: Office finder\nkeywords: [citizens]\n---\n",
      "content/systems/zahl.md": Self.system("„3D“-Modell", Self.office + "\nsynonyms: [Stadtmodell]"),
      "content/systems/zeichen.md": Self.system("Ωmega", Self.office),
      "content/glossary/bias.md": "---\ntitle: Bias\nsummary: Verzerrung.\nsynonyms: [Verzerrung]\n---\n",
    ])
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let page = try fixture.page("suche/a-z/index.html")
    let text = Self.words(page)
    #expect(text.contains("0–9 „3D“-Modell System A Ämter-Finder System B Bias Begriff"))
    #expect(text.contains("Bürger, siehe Ämter-Finder System C Chatbot System"))
    #expect(text.contains("Stadtmodell, siehe „3D“-Modell System"))
    #expect(
      text.contains("Verzerrung, siehe Bias Begriff Z Zoo, siehe Ämter-Finder System andere Zeichen Ωmega System"))
    #expect(text.ranges(of: "ürger, siehe").count == 1)
    #expect(page.contains("<a href=\"#letter-a\">A</a>") && page.contains("<h2 id=\"letter-a\">A</h2>"))
    #expect(page.contains("<a href=\"/systeme/department/digitalamt/\""))
    let english = Self.words(try fixture.page("en/search/a-z/index.html"))
    #expect(english.contains("citizens, see Office finder System"))
    #expect(try fixture.page("index.html").contains("href=\"/suche/a-z/\">Von A bis Z</a>"))
  }

  @Test func aLongIndexHasAPageForEachLetter() throws {
    var files: [String: String] = [:]
    for number in 0..<310 { files["content/systems/s\(number).md"] = Self.system("System \(number)", Self.office) }
    let fixture = try Fixture(files)
    let outcome = try fixture.run("build")
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let first = try fixture.page("suche/a-z/index.html")
    #expect(first.contains("<a href=\"/suche/a-z/s/\">S</a>") && !first.contains("System 7<"))
    let letter = try fixture.page("suche/a-z/s/index.html")
    #expect(letter.contains("noindex") && letter.contains("<a href=\"/suche/a-z/s/\" aria-current=\"page\">S</a>"))
    #expect(letter.contains("href=\"/suche/a-z/s/seite/2/\""))
    #expect(fixture.folder.exists("site/suche/a-z/s/seite/2/index.html"))
    #expect(fixture.folder.exists("site/en/search/a-z/k/index.html"))
  }
}
