/// Kinds of files that a reader should know about before following a link.
enum DocumentType {
  private static let names: Set<String> = [
    "PDF", "DOCX", "XLSX", "PPTX", "ODT", "ODS", "ODP", "DOC", "XLS", "PPT", "CSV", "ZIP",
  ]

  /// „PDF“ for an address that ends in `.pdf`.
  static func of(_ address: String) -> String? {
    let path = address.utf8.prefix { $0 != 0x3F && $0 != 0x23 }
    guard let dot = path.lastIndex(of: 0x2E), path.distance(from: dot, to: path.endIndex) <= 5 else { return nil }
    let name = (String(Substring(path[path.index(after: dot)...]))).uppercased()
    return names.contains(name) ? name : nil
  }

  /// Whether a text says the type already, as a word of its own.
  static func isNamed(_ type: String, in text: String) -> Bool {
    text.uppercased().utf8.split { !(0x30...0x39).contains($0) && !(0x41...0x5A).contains($0) && $0 < 0x80 }
      .contains { $0.elementsEqual(type.utf8) }
  }
}
