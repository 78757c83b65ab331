import Foundation
import Testing

/// What `check` finds beyond single messages, and what `build` does about it.
@Suite struct ContentCheckTests {
  private static let configuration = """
    name: Stadt Musterstadt
    base_url: https://ki.musterstadt.example/
    languages: [de]
    departments:
      - {id: digitalamt, name: Digitalamt}

    """

  private static let system = """
    ---
    title: Chatbot
    summary: Der Chatbot beantwortet Fragen.
    status: planned
    department: digitalamt
    contact: {email: ki@musterstadt.example}
    purpose: Fragen beantworten.
    reviewed_on: 2026-10-01
    ---

    """

  private func project(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.configuration, to: "klartext.yaml")
    try folder.write(Self.system, to: "content/systems/chatbot.md")
    for (name, text) in files { try folder.write(text, to: name) }
    return folder
  }

  private func run(_ words: [String], in folder: TemporaryFolder) throws -> Command.Outcome {
    try Command.run(words + ["--today", Command.today], in: folder.path)
  }

  // MARK: - Pictures

  /// A photograph of 64 × 48 pixels, taken with the camera on its side, with place and camera.
  private static let photograph: [UInt8] = {
    func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
      [0xFF, marker, 0, UInt8(content.count + 2)] + content
    }
    let table: [UInt8] =
      [0, 3] + [0x01, 0x0F, 0, 2, 0, 0, 0, 4] + Array("Cam\0".utf8) + [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]
      + [0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 50, 0, 0, 0, 0]
    let place: [UInt8] = [0, 1, 0, 2, 0, 5, 0, 0, 0, 3, 0, 0, 0, 90, 0, 0, 0, 0]
    let exif: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8] + table + place
    return [0xFF, 0xD8] + segment(0xE1, Array("Exif\0\0".utf8) + exif)
      + segment(0xC0, [8, 0, 48, 0, 64, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [1, 2, 3, 0xFF, 0xD9]
  }()

  @Test func publishesPhotographsWithoutPlaceAndCamera() throws {
    let folder = try project([
      "content/pages/rathaus.md": "---\ntitle: Rathaus\n---\n![Das Rathaus](../media/rathaus.jpg)\n"
    ])
    try folder.write(Self.photograph, to: "content/media/rathaus.jpg")
    let outcome = try run(["build", "--output", "site"], in: folder)
    #expect(outcome.exit == 0, "\(outcome.problems)")
    let published = try folder.files(in: "site").filter { $0.key.hasSuffix(".jpg") }.map(\.value)
    let bytes = try #require(published.first)
    #expect(published.count == 1)
    #expect(bytes.firstRange(of: Data("Cam".utf8)) == nil)
    #expect(bytes.firstRange(of: Data([0x88, 0x25])) == nil)
    #expect(bytes.suffix(30) == Data(Self.photograph.suffix(30)))
    // The file of the author is not touched, and the page has room for the picture as it is seen.
    #expect(try folder.files(in: "content/media")["rathaus.jpg"] == Data(Self.photograph))
    let page = String(decoding: try #require(try folder.files(in: "site")["rathaus/index.html"]), as: UTF8.self)
    #expect(page.contains("width=\"48\" height=\"64\""))
    #expect(outcome.problems.contains("[KT-picture-place]"))
  }

  @Test func sizeCountsOnlyForPicturesOnPages() throws {
    var large = Self.photograph
    let frame = try #require(large.firstRange(of: [8, 0, 48, 0, 64]))
    large.replaceSubrange(frame, with: [8, 0x0F, 0xA0, 0x0F, 0xA0])
    let folder = try project(["content/pages/plan.md": "---\ntitle: Plan\n---\n[Plan der Stadt](../media/plan.jpg)\n"])
    try folder.write(large, to: "content/media/plan.jpg")
    #expect(!(try run(["check"], in: folder).problems.contains("KT-image-heavy")))
    try folder.write("---\ntitle: Plan\n---\n![Plan der Stadt](../media/plan.jpg)\n", to: "content/pages/plan.md")
    #expect(try run(["check"], in: folder).problems.contains("KT-image-heavy"))
  }

  // MARK: - Persons

  @Test func leavesOutWhatIsNeverPublished() throws {
    let folder = try project([
      "content/pages/seite.md": """
      ---
      title: Seite
      # Frau Weber fragen
      internal:
        note: Frau Weber, anna.weber@musterstadt.example
      reviewed_on: 2026-10-01
      ---
      Text.
      """,
      "content/systems/entwurf.md": Self.system.replacing("title: Chatbot", with: "title: Entwurf\ndraft: true")
        + "Fragen Sie Herrn Weber.\n",
    ])
    let found = try run(["check"], in: folder).problems.split(separator: "\n").filter { $0.contains("KT-personal") }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("content/systems/entwurf.md:11:12: Hinweis: „Herrn Weber“") == true)
  }

  @Test func acceptsWhatIsMeant() throws {
    let text = "---\ntitle: Seite\n---\nFrau Holle: anna.holle@musterstadt.example und bo.holle@musterstadt.example\n"
    let folder = try project(["content/pages/seite.md": text])
    try folder.write(
      Self.configuration + "allowed_personal_data: [frau  Holle, anna.holle@musterstadt.example]\n", to: "klartext.yaml"
    )
    let found = try run(["check"], in: folder).problems.split(separator: "\n").filter { $0.contains("KT-personal") }
    #expect(found.map { $0.contains("bo.holle@") } == [true])
  }

  @Test func namesInTheConfigurationMayBeWanted() throws {
    let folder = try project()
    try folder.write(
      Self.configuration.replacing("name: Digitalamt}", with: "name: Büro Frau Weber, phone: 0171 1234567}"),
      to: "klartext.yaml")
    let found = try run(["check"], in: folder).problems.split(separator: "\n").filter { $0.contains("KT-personal") }
    #expect(found.map { $0.contains("KT-personal-mobile") } == [true])
  }

  // MARK: - Addresses

  @Test func theSiteItselfMayBeLocal() throws {
    let folder = try project()
    try folder.write(
      Self.configuration.replacing("https://ki.musterstadt.example/", with: "http://localhost:8080/"),
      to: "klartext.yaml")
    #expect(!(try run(["check"], in: folder).problems.contains("KT-address")))
    let outcome = try run(["build", "--base-url", "http://127.0.0.1:8080/", "--output", "site"], in: folder)
    #expect(outcome.exit == 0, "\(outcome.problems)")
  }

  @Test func readsTheConfigurationToo() throws {
    let folder = try project()
    try folder.write(
      Self.configuration + "footer_links:\n  - {title: Wiki, url: \"http://wiki.intern/\"}\nlogo: \"C:\\\\logo.svg\"\n",
      to: "klartext.yaml")
    let problems = try run(["check"], in: folder).problems
    #expect(problems.contains("klartext.yaml:7:24: Fehler: „wiki.intern“"))
    #expect(problems.contains("[KT-address-on-disk]"))
  }

  // MARK: - What is said, and what is not

  @Test func namesNoGuidelinesWhereThereAreNone() throws {
    let folder = try project()
    #expect(!(try run(["check"], in: folder).problems.contains("„Angewandte Leitlinien“")))
    try folder.write("---\ntitle: Leitlinie\n---\n", to: "content/guidelines/leitlinie.md")
    #expect(try run(["check"], in: folder).problems.contains("„Angewandte Leitlinien“ (guidelines) ist leer"))
  }

  @Test func whatWasRefusedIsNotMissing() throws {
    let folder = try project()
    #expect(try run(["check"], in: folder).problems.contains("(legal.imprint.represented_by)"))
    try folder.write(
      Self.configuration + "legal:\n  imprint:\n    represented_by: {name: [a, b]}\n", to: "klartext.yaml")
    let problems = try run(["check"], in: folder).problems
    #expect(problems.contains("[KT-value-type]"))
    #expect(!problems.contains("(legal.imprint.represented_by)"))
  }

  @Test func saysThatWarningsCount() throws {
    let folder = try project()
    let plain = try run(["check"], in: folder)
    #expect(plain.exit == 0)
    #expect(plain.output.contains("Das Register kann erscheinen."))
    let strict = try run(["check", "--strict"], in: folder)
    #expect(strict.exit == 1)
    #expect(strict.output.contains("Mit --strict zählen auch Warnungen; ohne --strict kann das Register erscheinen."))
    // With an error, strictness is not the reason.
    try folder.write("---\ntitle: Seite\n---\n[x](javascript:y)\n", to: "content/pages/seite.md")
    #expect(!(try run(["check", "--strict"], in: folder).output.contains("--strict")))
  }

  @Test func speaksOfAFormerSiteOnlyWhereThereIsOne() throws {
    let folder = try project(["content/pages/seite.md": "---\ntitle: Seite\n---\n[x](javascript:y)\n"])
    let first = try run(["build"], in: folder)
    #expect(first.exit == 1)
    #expect(first.output.contains("Nichts wurde veröffentlicht."))
    #expect(!first.output.contains("wie vorher"))
    try folder.write("---\ntitle: Seite\n---\nText.\n", to: "content/pages/seite.md")
    #expect(try run(["build"], in: folder).exit == 0)
    try folder.write("---\ntitle: Seite\n---\n[x](javascript:y)\n", to: "content/pages/seite.md")
    #expect(try run(["build"], in: folder).output.contains("Nichts wurde veröffentlicht. Die Website ist wie vorher."))
  }

  // MARK: - Formats

  @Test func reportsForReviewCountFromTheRepository() throws {
    let folder = try TemporaryFolder()
    let page = "---\ntitle: Seite\n---\n[x](http://intranet/)\n\n[x](http://intranet/)\n"
    try folder.write("ref: refs/heads/main\n", to: "repo/.git/HEAD")
    try folder.write(Self.configuration, to: "repo/register/klartext.yaml")
    try folder.write(page, to: "repo/register/content/pages/seite.md")
    func report(_ format: String) throws -> String {
      let words = ["check", "--quiet", "--format", format, "--today", Command.today]
      return try Command.run(words, in: folder.path + "/repo/register").problems
    }
    let github = try report("github")
    #expect(
      github.contains(
        "::error file=register/content/pages/seite.md,line=4,col=5,title=KT-address-private::"))
    let text = try report("text")
    #expect(text.contains("content/pages/seite.md:4:5:") && !text.contains("register/content"))

    struct Issue: Decodable {
      struct Location: Decodable { var path: String }
      var fingerprint: String
      var location: Location
    }
    let issues = try JSONDecoder().decode([Issue].self, from: Data(try report("gitlab").utf8))
    #expect(issues.allSatisfy { $0.location.path.hasPrefix("register/") })
    #expect(Set(issues.map(\.fingerprint)).count == issues.count)
    let sarif = try report("sarif")
    #expect(sarif.contains("\"uri\" : \"register/content/pages/seite.md\""))
  }
}
