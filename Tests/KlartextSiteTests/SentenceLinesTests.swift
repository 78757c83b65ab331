import Testing

@testable import KlartextSite

/// Where a page in easy language breaks its lines.
@Suite struct SentenceLinesTests {
  private func lines(_ html: String) -> String { SentenceLines.html(HTML(trusted: html)).string }

  @Test(arguments: [
    ("<p>Eins ist da. Zwei kommt.</p>", "<p>Eins ist da.<br> Zwei kommt.</p>"),
    ("<p>Eins ist da.\nZwei kommt.</p>", "<p>Eins ist da.<br>\nZwei kommt.</p>"),
    ("<li>Ist das so? <strong>Ja.</strong> Gut.</li>", "<li>Ist das so?<br> <strong>Ja.</strong><br> Gut.</li>"),
    ("<p><a href=\"/a.b/\">Ja. Nein.</a></p>", "<p><a href=\"/a.b/\">Ja.<br> Nein.</a></p>"),
    ("<p>Das ist <em>gut. Sehr</em> gut.</p>", "<p>Das ist <em>gut.<br> Sehr</em> gut.</p>"),
  ])
  func breaks(html: String, expected: String) { #expect(lines(html) == expected) }

  @Test(arguments: [
    "<p>Eins ist da.<br>\nZwei kommt.</p>", "<p>Eins ist da.</p><p>Zwei kommt.</p>", "<h1>Ja. Nein.</h1>",
    "<p>Am 3. Mai um z. B. 9 Uhr.</p>", "<pre tabindex=\"0\"><code>Ja. Nein.</code></pre>",
    "<head><title>Ja. Nein.</title></head>", "<script type=\"application/ld+json\">\"Ja. Nein.\"</script>",
    "<select><option>Ja. Nein.</option></select>", "<svg><text>Ja. Nein.</text></svg>", "<button>Ja. Nein.</button>",
    "<p title=\"Ja. Nein.\">Ja</p>", "<li>Ja.</li> <li>Nein.</li>",
  ])
  func leavesAlone(html: String) { #expect(lines(html) == html) }

  @Test func goesOnAfterWhatItLeavesAlone() {
    #expect(lines("<svg><svg></svg><text>A. B.</text></svg><p>Ja. Gut.</p>").hasSuffix("<p>Ja.<br> Gut.</p>"))
  }
}
