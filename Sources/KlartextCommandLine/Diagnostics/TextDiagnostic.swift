import KlartextCore

/// A diagnostic as people read it: place, rule, the line with a caret, the mend.
enum TextDiagnostic {
  static func text(_ diagnostic: Diagnostic, in language: MessageLanguage) -> String {
    let finding = diagnostic.finding
    var text =
      "\(place(of: diagnostic)): \(finding.severity.name[language]): \(harmless(finding.message[language])) [\(finding.id)]\n"
    if let location = diagnostic.location, !location.text.isEmpty { text += excerpt(location) }
    // Lines of a mend are lines to be written into a file.
    for line in (finding.mend?[language] ?? "").split(separator: "\n") { text += "   " + harmless(String(line)) + "\n" }
    return text
  }

  private static func place(of diagnostic: Diagnostic) -> String {
    guard let location = diagnostic.location else { return "klartext" }
    return "\(harmless(location.path)):\(location.line):\(location.column)"
  }

  private static func excerpt(_ location: SourceLocation) -> String {
    let excerpt = SourceExcerpt(location)
    let number = String(location.line)
    let margin = String(repeating: " ", count: max(4, number.count))
    return "\(margin.dropLast(number.count))\(number) | \(excerpt.line)\n" + "\(margin) | \(excerpt.carets)\n"
  }

  static func harmless(_ text: String) -> String { Escaping.harmless(text) }
}
