import KlartextCore

/// What results show of documents, in files of a few documents each.
enum DocumentBlocks {
  /// Hosts limit the number of files, so the whole index shall have at most so many for each document.
  private static let filesForEach = 0.115
  private static let sizes = 16...40

  /// How many documents share a file, when the index has so many other files. Results mostly come from different files,
  /// so small ones mean fewer bytes.
  static func size(_ documentCount: Int, otherFiles: Int) -> Int {
    let files = max(1, Int(Double(documentCount) * filesForEach) - otherFiles)
    return min(max((documentCount + files - 1) / files, sizes.lowerBound), sizes.upperBound)
  }

  static func files(_ documents: [SearchDocument], size: Int, language: LanguageTag) -> [[UInt8]] {
    stride(from: 0, to: documents.count, by: size).map { $0..<min($0 + size, documents.count) }.parallelMap { range in
      let rows = documents[range].map { row($0, language) }
      return Array(JSON.array(rows).text.utf8)
    }
  }

  /// Address, title, summary, headings with their anchors, date; then the languages of title and summary where they
  /// are not that of the index.
  private static func row(_ document: SearchDocument, _ language: LanguageTag) -> JSON {
    let sections = document.sections.prefix(Corpus.lastSection - 2).map { section -> JSON in
      [.string(section.heading.string), .string(section.anchor)]
    }
    var row: [JSON] = [
      .string(document.address), .string(document.title.string), .string(document.summary?.string ?? ""),
      .array(Array(sections)), .string(document.date?.description ?? ""),
    ]
    func foreign(_ text: SearchDocument.Text?) -> String {
      guard let text, !language.fallbacks.contains(text.language) else { return "" }
      return text.language.description
    }
    let languages = [foreign(document.title), foreign(document.summary)]
    if languages != ["", ""] { row += languages.map { .string($0) } }
    return .array(row)
  }
}
