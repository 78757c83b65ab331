import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

@Suite struct MarkdownLinkTests {
  private static let longAddress = "https://a.example/" + String(repeating: "a", count: 2000)

  private static let resolvesAddressesCases: [(String, LinkTarget)] = [
    ("../guidelines/ki.md", .entry(EntryKey("guidelines", "ki"), anchor: nil)),
    ("ki.en.md#%C3%BCber", .entry(EntryKey("systems", "ki"), anchor: "über")),
    ("./ki.md", .entry(EntryKey("systems", "ki"), anchor: nil)),
    ("#ziel", .anchor("ziel")), ("../media/bericht.pdf", .media("media/bericht.pdf")),
    ("../media/plan%20a.svg", .media("media/plan a.svg")), ("/aktuelles/", .site("/aktuelles/")),
    ("/suche/?q=a#b", .site("/suche/?q=a#b")), ("HTTPS://Stadt.example/a b", .external("https://Stadt.example/a%20b")),
    ("https://stadt.example", .external("https://stadt.example")),
    ("http://stadt.example:80/ä?x=%20&y", .external("http://stadt.example:80/%C3%A4?x=%20&y")),
    ("mailto:ki@stadt.example", .external("mailto:ki@stadt.example")), ("tel:+49-30-1", .external("tel:+49-30-1")),
  ]

  @Test(arguments: resolvesAddressesCases)
  func resolvesAddresses(address: String, target: LinkTarget) {
    guard case .target(let found) = LinkDestination.read(address, folder: "systems") else {
      Issue.record("refused: \(address)")
      return
    }
    #expect(found == target)
  }

  @Test(arguments: [
    ("file:///etc/passwd", "on-disk"), ("C:\\temp", "on-disk"), ("\\\\server\\akte", "on-disk"),
    ("c:/temp", "on-disk"), ("FILE:x", "on-disk"), ("http://intranet/x", "private"), ("https://10.0.0.1", "private"),
    ("https://a b.de/", "blank"), ("http://anna@wiki.lan/", "private"),
  ])
  func saysWhatLeadsNobodyAnywhere(address: String, reason: String) {
    guard case .refused(let finding) = LinkDestination.read(address, folder: "systems") else {
      Issue.record("accepted: \(address)")
      return
    }
    #expect(finding.id == "KT-address-" + reason)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
    "\u{1}javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x",
    "//evil.example", "/\\evil.example", "/%2Fevil.example", "/%5Cevil.example", "ftp://a", "blob:x",
    "java%73cript:alert(1)", "https:evil", "https://", "https:///x", "https://bank.example@evil.example/",
    "https://a\\@b", "javascript\u{200B}:x", "/a%00b", "mailto:", "tel:x", "\u{FEFF}javascript:x",
    "view-source:x", "#a%0Ab", "a%FF.md", "java\u{AD}script:alert(1)",
  ])
  func refusesUnsafeAddresses(address: String) {
    guard case .refused(let finding) = LinkDestination.read(address, folder: "systems") else {
      Issue.record("accepted: \(address)")
      return
    }
    #expect(finding.id == "KT-link-unsafe")
    #expect(finding.severity == .error)
  }

  private static let refusesWhatIsNoFileCases: [(String, String)] = [
    ("../../klartext.yaml", "link-unknown-file"), ("../..", "link-unknown-file"), ("../systems/", "link-unknown-file"),
    ("www.stadt.example", "link-unknown-file"), ("ki@stadt.example", "link-unknown-file"),
    ("a.txt", "link-unknown-file"), ("../a/b/c.md", "link-unknown-file"), ("../a.md", "link-unknown-file"),
    ("javascript%3Aalert(1)", "link-unknown-file"), ("a.md?x=1", "link-unknown-file"), (".md", "link-unknown-file"),
    ("..\\media\\a.pdf", "link-backslash"), ("", "link-without-target"), ("#", "link-without-target"),
    (longAddress, "link-too-long"),
  ]

  @Test(arguments: refusesWhatIsNoFileCases)
  func refusesWhatIsNoFile(address: String, id: String) {
    guard case .refused(let finding) = LinkDestination.read(address, folder: "systems") else {
      Issue.record("accepted: \(address)")
      return
    }
    #expect(finding.id == "KT-" + id)
  }

  private static let writesLinksCases: [(String, String)] = [
    ("[Text](b.md)", "<p><a href=\"entry:systems/b\">Text</a></p>"),
    (
      "[Text](https://a.example/?a=1&b=\"2\")",
      """
      <p><a href="https://a.example/?a=1&amp;b=%222%22" class="external" rel="noopener noreferrer external">Text\
      <span class="visually-hidden"> ({externalLink})</span></a></p>
      """
    ),
    ("<ki@stadt.example>", "<p><a href=\"mailto:ki@stadt.example\">ki@stadt.example</a></p>"),
    ("[Anruf](tel:115)", "<p><a href=\"tel:115\">Anruf</a></p>"),
    (
      "[Bericht](../media/b.pdf)",
      "<p><a href=\"file:media/b.pdf\">Bericht <span class=\"file-type\">(PDF)</span></a></p>"
    ),
    ("[Bericht (PDF)](../media/b.pdf)", "<p><a href=\"file:media/b.pdf\">Bericht (PDF)</a></p>"),
    ("[Plan](../media/b.svg)", "<p><a href=\"file:media/b.svg\">Plan</a></p>"),
    (
      "[Daten](https://a.example/x.csv?y)",
      """
      <p><a href="https://a.example/x.csv?y" class="external" rel="noopener noreferrer external">Daten \
      <span class="file-type">(CSV)</span><span class="visually-hidden"> ({externalLink})</span></a></p>
      """
    ),
  ]

  @Test(arguments: writesLinksCases)
  func writesLinks(text: String, html: String) {
    let reading = read(text)
    #expect(reading.html == html)
    #expect(reading.reports.isEmpty)
  }

  @Test func dropsLinksWhoseTargetIsNotPublished() {
    let markdown = read("Siehe [*Entwurf*](b.md) und [Bericht](../media/b.pdf).").markdown
    let html = markdown.html(link: { _ in nil }, image: { _ in "" }, label: \.rawValue)
    #expect(html == "<p>Siehe <em>Entwurf</em> und Bericht.</p>\n")
  }

  @Test func addsLanguageAndSizeWhereKnown() {
    let markdown = read("[Bericht](../media/b.pdf)").markdown
    let html = markdown.html(
      link: { _ in ResolvedLink(href: "/x\"y", hreflang: .english, className: "file", note: "PDF, 2 KB") },
      image: { _ in "" }, label: \.rawValue)
    #expect(
      html == "<p><a href=\"/x&quot;y\" class=\"file\" hreflang=\"en\">Bericht "
        + "<span class=\"file-type\">(PDF, 2 KB)</span></a></p>\n")
  }

  private static let reportsLinksWithTheirPlaceCases: [(String, [String])] = [
    ("[hier](b.md)", ["link-text-vague 1:2+4"]), ("Klicken Sie [Hier!](b.md)", ["link-text-vague 1:14+5"]),
    ("[](b.md)", ["link-empty-text 1:1+2"]), ("[Text](b.md \"Titel\")", ["link-title 1:8+4"]),
    ("[Text]()", ["link-without-target 1:9+1"]), ("ö [x](javascript:y) z", ["link-unsafe 1:7+12"]),
    ("[Bericht](../media/b.pdf#page=2)", ["link-media-anchor 1:11+21"]),
    ("a\n   b [x](q.txt)", ["link-unknown-file 2:10+5"]), ("> a\nb [x](q.txt)", ["link-unknown-file 2:7+5"]),
    ("| a |\n|---|\n| ü [x](q.txt) |", ["link-unknown-file 3:9+5"]),
    ("[q.txt](q.txt) [b](q.txt)", ["link-unknown-file 1:9+5", "link-unknown-file 1:20+5"]),
    ("[x][y]\n\n[y]: q.txt", ["link-unknown-file 1:1+6"]), ("- a\n\n  [x](<q t.txt>)", ["link-unknown-file 3:8+7"]),
    ("&#106;avascript: [x](&#106;avascript:y)", ["link-unsafe 1:18+22"]),
  ]

  @Test(arguments: reportsLinksWithTheirPlaceCases)
  func reportsLinksWithTheirPlace(text: String, reports: [String]) {
    #expect(read(text).reports == reports)
  }

  // MARK: - Pictures

  @Test func writesPictures() {
    let reading = read("![Ein \"Plan\"](../media/plan.svg \"Stand <2026>\")\n\nText ![Bild](../media/b.png) weiter")
    #expect(
      reading.html == "<figure><img src=\"media/plan.svg\" alt=\"Ein „Plan“\"><figcaption>Stand &lt;2026&gt;"
        + "</figcaption></figure>\n<p>Text <img src=\"media/b.png\" alt=\"Bild\"> weiter</p>")
    #expect(reading.reports.isEmpty)
    #expect(reading.markdown.images.map(\.path) == ["media/plan.svg", "media/b.png"])
  }

  private static let reportsPicturesCases: [(String, [String])] = [
    ("![](../media/a.png)", ["image-alt-missing 1:5+14"]), ("![](../media/a.png \"dekorativ\")", []),
    ("![a.png](../media/a.png)", ["image-alt-filename 1:10+14"]),
    ("![IMG_1](../media/img_1.png)", ["image-alt-filename 1:10+18"]), ("![Plan](../media/plan.png)", []),
    ("![a](https://b.example/a.png)", ["image-external 1:6+23"]),
    ("![a](//b.example/a.png)", ["image-external 1:6+17"]),
    ("![a](a.png)", ["image-unknown-place 1:6+5"]), ("![a](data:image/png;base64,x)", ["link-unsafe 1:6+23"]),
    ("![a](../media/a.pdf)", ["image-type 1:6+14"]),
    ("Text ![a](../media/a.png \"T\")", ["image-caption-inline 1:11+14"]),
    ("![a](../../x/media/a.png)", ["image-unknown-place 1:6+19"]),
    ("[![Plan](../media/a.png)](b.md)", []), ("![a]()", ["image-unknown-place 1:6+1"]),
  ]

  @Test(arguments: reportsPicturesCases)
  func reportsPictures(text: String, reports: [String]) {
    #expect(read(text).reports == reports)
  }
}
