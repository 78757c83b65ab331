extension Finding.Severity {
  /// What it is called: „Fehler“, “error”.
  public var name: Bilingual {
    switch self {
    case .error: Bilingual(de: "Fehler", en: "error")
    case .warning: Bilingual(de: "Warnung", en: "warning")
    case .hint: Bilingual(de: "Hinweis", en: "hint")
    }
  }

  fileprivate var names: Bilingual {
    switch self {
    case .error: Bilingual(de: "Fehler", en: "errors")
    case .warning: Bilingual(de: "Warnungen", en: "warnings")
    case .hint: Bilingual(de: "Hinweise", en: "hints")
    }
  }
}

extension Sequence where Element == Diagnostic {
  /// „3 Fehler, 1 Warnung“; nothing when there are none.
  public var summary: Bilingual? {
    var counts: [Finding.Severity: Int] = [:]
    for diagnostic in self { counts[diagnostic.severity, default: 0] += 1 }
    let order: [Finding.Severity] = [.error, .warning, .hint]
    let parts = order.compactMap { severity -> Bilingual? in
      guard let count = counts[severity] else { return nil }
      let word = count == 1 ? severity.name : severity.names
      return Bilingual(
        de: "\(NumberText.plain(String(count), in: .german)) \(word.de)",
        en: "\(NumberText.plain(String(count), in: .english)) \(word.en)")
    }
    guard !parts.isEmpty else { return nil }
    return Bilingual(de: parts.map(\.de).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
  }
}
