import KlartextCore
import KlartextSite

/// Messages as HTML: file by file, each with its place, the line with a caret, and the mend.
struct ProblemList {
  let language: MessageLanguage
  /// More would be too many to read, and too much for a page.
  private static let longest = 200

  /// - Parameter heading: the level of the headings, one for each file.
  func html(_ diagnostics: [Diagnostic], heading: Int? = 2) -> HTML {
    var html = HTML()
    var path: String?
    for diagnostic in diagnostics.prefix(Self.longest) {
      let own = diagnostic.location?.path ?? ""
      if own != path {
        if path != nil { html += "</ul>\n" }
        if let heading, !own.isEmpty {
          html += "<h\(heading)>\(Escaping.harmless(own))</h\(heading)>\n\(wayToForm(own))"
        }
        html += "<ul class=\"klartext-list\">\n"
        path = own
      }
      html += item(diagnostic)
    }
    if path != nil { html += "</ul>\n" }
    let rest = diagnostics.count - Self.longest
    if rest > 0 {
      let text = Bilingual(
        de: "Und \(rest) weitere Meldungen. Mit „klartext check“ sehen Sie alle.",
        en: "And \(rest) more messages. Use “klartext check” to see them all.")
      html += "<p>\(text[language])</p>\n"
    }
    return html
  }

  /// The form is where most people mend.
  private func wayToForm(_ path: String) -> HTML {
    guard let address = Editor.address(ofFile: path) else { return HTML() }
    let text = Bilingual(de: "Im Formular beheben", en: "Mend it in the form")[language]
    let file: HTML = "<span class=\"klartext-hidden\">: \(Escaping.harmless(path))</span>"
    return "<p><a href=\"\(address)\">\(text)\(file)</a></p>\n"
  }

  private func item(_ diagnostic: Diagnostic) -> HTML {
    let finding = diagnostic.finding
    let kind: HTML = finding.severity == .error ? " klartext-kind-error" : ""
    var html: HTML = """
      <li><p><span class="klartext-kind\(kind)">\(finding.severity.name[language]):</span> \
      \(Escaping.harmless(finding.message[language]))</p>

      """
    if let location = diagnostic.location {
      let line = Bilingual(de: "Zeile", en: "Line")[language]
      let column = Bilingual(de: "Spalte", en: "column")[language]
      html += "<p class=\"klartext-place\">\(line) \(location.line), \(column) \(location.column)</p>\n"
      if !location.text.isEmpty { html += source(location) }
    }
    if let mend = finding.mend?[language] { html += "<p class=\"klartext-mend\">\(Escaping.harmless(mend))</p>\n" }
    return html + "<p class=\"klartext-id\">\(finding.id)</p></li>\n"
  }

  /// A line may be wider than the screen; then the script lets the keyboard move it.
  private func source(_ location: SourceLocation) -> HTML {
    let excerpt = SourceExcerpt(location)
    let number = String(location.line)
    let margin = String(repeating: " ", count: number.count)
    let label = Bilingual(de: "Zeile \(number) der Datei", en: "Line \(number) of the file")[language]
    return """
      <pre class="klartext-source" role="group" aria-label="\(label)"><span aria-hidden="true">\(number) | \
      </span><code>\(excerpt.before)<mark>\(excerpt.marked)</mark>\(excerpt.after)</code>
      <span class="klartext-carets" aria-hidden="true">\(margin) | \(excerpt.carets)</span></pre>

      """
  }
}
