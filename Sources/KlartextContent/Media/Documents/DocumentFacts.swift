/// What a document says about itself.
struct DocumentFacts: Equatable {
  /// Who wrote it or saved it last, as the file says; without repetitions.
  var authors: [String] = []
  /// What a PDF lacks for people who have it read aloud; empty for other documents.
  var barriers: [Barrier] = []

  enum Barrier { case tags, language, title }

  enum Result: Equatable {
    case facts(DocumentFacts)
    /// A password is needed.
    case locked
    /// The file is damaged, or built in a way that we cannot read.
    case unreadable
    /// A kind of file that says nothing we look for.
    case none
  }

  static func read(_ bytes: [UInt8], ending: String) -> Result {
    switch ending {
    case "pdf": PDFFile.facts(bytes)
    case "docx", "xlsx", "pptx": OfficeFile.facts(bytes, name: "docProps/core.xml")
    case "odt", "ods", "odp": OfficeFile.facts(bytes, name: "meta.xml")
    default: .none
    }
  }

  mutating func add(author: String) {
    let text = author.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 } }.joined(separator: " ")
    if !text.isEmpty, !authors.contains(text) { authors.append(text) }
  }
}
