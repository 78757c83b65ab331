import KlartextCore

/// A diagnostic as people read it: place, rule, the line with a caret, the mend.
enum TextDiagnostic {
  /// Longer lines are shown around the place.
  private static let width = 100

  static func text(_ diagnostic: Diagnostic, in language: MessageLanguage) -> String {
    let finding = diagnostic.finding
    var text =
      "\(place(of: diagnostic)): \(name(of: finding.severity)[language]): \(harmless(finding.message[language])) [\(finding.id)]\n"
    if let location = diagnostic.location, !location.text.isEmpty { text += excerpt(location) }
    // Lines of a mend are lines to be written into a file.
    for line in (finding.mend?[language] ?? "").split(separator: "\n") { text += "   " + harmless(String(line)) + "\n" }
    return text
  }

  static func name(of severity: Finding.Severity) -> Bilingual {
    switch severity {
    case .error: Bilingual(de: "Fehler", en: "error")
    case .warning: Bilingual(de: "Warnung", en: "warning")
    case .hint: Bilingual(de: "Hinweis", en: "hint")
    }
  }

  private static func place(of diagnostic: Diagnostic) -> String {
    guard let location = diagnostic.location else { return "klartext" }
    return "\(harmless(location.path)):\(location.line):\(location.column)"
  }

  private static func excerpt(_ location: SourceLocation) -> String {
    let scalars = Array(location.text.unicodeScalars)
    let column = min(max(1, location.column), scalars.count + 1)
    let start = scalars.count <= width ? 0 : max(0, min(column - 1 - width / 3, scalars.count - width))
    let end = min(scalars.count, start + width)
    let number = String(location.line)
    let margin = String(repeating: " ", count: max(4, number.count))
    let shown =
      (start > 0 ? "…" : "") + harmless(String(String.UnicodeScalarView(scalars[start..<end])))
      + (end < scalars.count ? "…" : "")
    let offset = column - 1 - start + (start > 0 ? 1 : 0)
    let length = max(1, min(location.length, end - (column - 1)))
    return "\(margin.dropLast(number.count))\(number) | \(shown)\n"
      + "\(margin) | \(String(repeating: " ", count: offset))\(String(repeating: "^", count: length))\n"
  }

  /// Characters that steer a terminal or turn text around are shown as U+FFFD; each stays one column wide.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(scalar == "\t" ? " " : steers(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
