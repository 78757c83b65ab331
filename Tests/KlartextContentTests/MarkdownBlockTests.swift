import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

@Suite struct MarkdownBlockTests {
  private static let writesBlocksCases: [(String, String)] = [
    ("Ein Absatz.\nNoch eine Zeile.", "<p>Ein Absatz.\nNoch eine Zeile.</p>"),
    ("Umbruch\\\nhier", "<p>Umbruch<br>\nhier</p>"),
    ("*a* **b** ~~c~~ `d<e`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;e</code></p>"),
    ("> Zitat", "<blockquote>\n<p>Zitat</p>\n</blockquote>"),
    ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
    ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
    ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
    ("```sh\na <b>\n```", "<pre tabindex=\"0\"><code>a &lt;b&gt;\n</code></pre>"),
    ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
    ("[a]: x.md", ""),
    (
      "- [x] Fertig\n- [ ] Offen",
      """
      <ul class="tasks">
      <li class="task task-done"><span class="task-state">{taskDone}</span> Fertig</li>
      <li class="task task-open"><span class="task-state">{taskOpen}</span> Offen</li>
      </ul>
      """
    ),
  ]

  @Test(arguments: writesBlocksCases)
  func writesBlocks(text: String, html: String) {
    let reading = read(text)
    #expect(reading.html == html)
    #expect(reading.reports.isEmpty)
  }

  @Test func writesTablesWithScopesAndAName() {
    let reading = read("## Kosten & Nutzen\n\n| Jahr | Euro | |\n|---|--:|:-:|\n| 2026 | 5 | x |\n| 2027 |\n")
    #expect(
      reading.html == """
        <h2 id="kosten-nutzen">Kosten &amp; Nutzen</h2>
        <div class="table-scroll" role="region" aria-label="Kosten &amp; Nutzen" tabindex="0"><table>
        <thead>
        <tr><th scope="col">Jahr</th><th scope="col" class="align-right">Euro</th><td class="align-center"></td></tr>
        </thead>
        <tbody>
        <tr><th scope="row">2026</th><td class="align-right">5</td><td class="align-center">x</td></tr>
        <tr><th scope="row">2027</th><td class="align-right"></td><td class="align-center"></td></tr>
        </tbody>
        </table></div>
        """)
    #expect(reading.markdown.plainText == "Kosten & Nutzen\nJahr Euro\n2026 5 x\n2027")
  }

  @Test func namesEveryTableDifferently() {
    let reading = read("|a|\n|-|\n|b|\n\nund\n\n|a|\n|-|\n|b|\n")
    #expect(reading.html.contains("aria-label=\"{table}\""))
    #expect(reading.html.contains("aria-label=\"{table} (2)\""))
  }

  // MARK: - Headings

  private static let levelsHeadingsCases: [(String, Int, [Int], [String])] = [
    ("## A\n### B\n## C", 2, [2, 3, 2], []),
    ("## A\n### B", 4, [4, 5], []),
    ("## A\n### B\n#### C\n##### D", 4, [4, 5, 6, 6], []),
    ("# A\n## B", 2, [2, 2], ["heading-level 1:1+3"]),
    ("## A\n#### B\n#### C\n## D", 2, [2, 3, 3, 2], ["heading-skipped 2:1+6", "heading-skipped 3:1+6"]),
    ("### A\n### B", 3, [3, 3], ["heading-skipped 1:1+5", "heading-skipped 2:1+5"]),
    ("##\n\nText", 2, [], ["heading-empty 1:1+2"]),
    ("A\n---", 2, [2], []),
  ]

  @Test(arguments: levelsHeadingsCases)
  func levelsHeadings(text: String, base: Int, levels: [Int], reports: [String]) {
    let reading = read(text, base: base)
    #expect(reading.markdown.headings.map(\.level) == levels)
    #expect(reading.reports == reports)
  }

  @Test func givesEveryHeadingItsOwnID() {
    var ids = HeadingIDs()
    ids.reserve("risiken")
    let reading = read("## Prüfung\n## Prüfung\n## Risiken\n## Risiken\n## 日本\n## \"Wort\" & mehr", ids: ids)
    #expect(
      reading.markdown.headings.map(\.id) == [
        "pruefung", "pruefung-2", "risiken-2", "risiken-3", "abschnitt", "wort-mehr",
      ])
    #expect(reading.markdown.headings.last?.text == "„Wort“ & mehr")
    let second = read("## Prüfung", ids: reading.ids)
    #expect(second.markdown.headings.map(\.id) == ["pruefung-3"])
  }

  // MARK: - Footnotes

  @Test func writesFootnotesWithWaysBack() {
    let reading = read("Satz[^a] und[^b] wieder[^a].\n\n[^a]: Eins\n[^b]: Zwei\n")
    let reference = { (id: String, number: Int) in
      "<sup><a id=\"\(id)\" href=\"#fn-\(number)\" role=\"doc-noteref\"><span class=\"visually-hidden\">"
        + "{footnoteReference} </span>\(number)</a></sup>"
    }
    let back = { (id: String, place: String) in
      " <a href=\"#\(id)\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"{footnoteBack} \(place)\">"
        + "↩\u{FE0E}</a>"
    }
    #expect(
      reading.html == """
        <p>Satz\(reference("fnref-1", 1)) und\(reference("fnref-2", 2)) wieder\(reference("fnref-1-2", 1)).</p>
        <section class="footnotes" role="doc-endnotes" aria-label="{footnotes}">
        <ol>
        <li id="fn-1">
        <p>Eins\(back("fnref-1", "1.1"))\(back("fnref-1-2", "1.2"))</p>
        </li>
        <li id="fn-2">
        <p>Zwei\(back("fnref-2", "2"))</p>
        </li>
        </ol>
        </section>
        """)
    #expect(reading.reports.isEmpty)
  }

  @Test func keepsFootnotesOfSeveralTextsApart() {
    let first = read("a[^1]\n\n[^1]: b")
    let second = read("a[^1]\n\n[^1]: b", ids: first.ids)
    #expect(second.html.contains("id=\"fn-1-2\""))
    #expect(second.html.contains("href=\"#fn-1-2\""))
    #expect(second.html.contains("aria-label=\"{footnotes} (2)\""))
  }

  @Test func reportsFootnotesWithoutTextOrReference() {
    let reading = read("Ja[^x] `[^y]` \\[^z].\n\n[^q]: nie\n\n```\n[^c]: Code\n```\n")
    #expect(reading.reports == ["footnote-unused 3:1+5", "footnote-undefined 1:3+4"])
    #expect(reading.html.hasPrefix("<p>Ja[^x] <code>[^y]</code> [^z].</p>"))
  }

  @Test func dropsFootnotesThatOnlyReferToEachOther() {
    let reading = read("a[^4]\n\n[^1]: x[^2]\n\n[^2]: y[^2]\n\n[^4]: z[^5]\n\n[^5]: w")
    #expect(reading.reports == ["footnote-unused 3:1+5", "footnote-unused 5:1+5"])
    #expect(reading.markdown.plainText == "a\nz\nw")
    #expect(reading.html.contains("href=\"#fn-2\"") && reading.html.contains("<li id=\"fn-2\">"))
    #expect(!reading.html.contains("fn-3"))
  }

  // MARK: - Plain text

  @Test func givesTheWordsWithoutMarkup() {
    let reading = read("## Titel\n\nEin *\"Wort\"* mit\n[Link](a.md) und `Code`.\n\n- eins\n- zwei[^1]\n\n[^1]: Note")
    #expect(reading.markdown.plainText == "Titel\nEin „Wort“ mit Link und Code.\neins\nzwei\nNote")
  }

  @Test(arguments: ["", "  \n\n ", "\u{1}"])
  func isEmptyWithoutWords(text: String) {
    #expect(read(text).markdown.isEmpty)
  }
}
