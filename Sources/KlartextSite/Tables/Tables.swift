import KlartextCore
import KlartextRegister

/// Each collection as a table, a row an entry: for programs and for spreadsheets, and what its columns mean.
enum Tables {
  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    guard let words = APIWords(editions) else { return [] }
    return words.register.schema.collections.flatMap { collection -> [Artifact] in
      let columns = TableColumn.all(of: collection, in: languages(of: collection, words))
      return [(CollectionFile.Format.csv, CSV.Variant.plain), (.excel, .excel)].flatMap { format, variant in
        let file = CollectionFile(collection: collection, format: format)
        return [
          artifact(file.path) { bytes(of: collection, variant, columns, words) },
          artifact(file.metadataPath) {
            let metadata = TableMetadata(file: file, columns: columns, words: words)
            return Array((metadata.json.text(indented: true) + "\n").utf8)
          },
        ].compactMap { $0 }
      }
    }
  }

  /// A language without lists has columns only where something is written in it.
  private static func languages(of collection: CollectionDefinition, _ words: APIWords) -> [LanguageTag] {
    let entries = words.register.entries[collection.id] ?? []
    return words.addresses.languages.filter { language in
      words.addresses.completeLanguages.contains(language) || entries.contains { $0.translations[language] != nil }
    }
  }

  private static func artifact(_ path: SitePath, bytes: @escaping @Sendable () -> [UInt8]) -> Artifact? {
    path.outputAddress.map { Artifact($0, kind: .data, origin: "tables", bytes: bytes) }
  }

  private static func bytes(
    of collection: CollectionDefinition, _ variant: CSV.Variant, _ columns: [TableColumn], _ words: APIWords
  ) -> [UInt8] {
    let language = words.main.language
    let cells = TableCells(language: language)
    var table = CSV(variant, columns: EntryFact.allCases.map(\.rawValue) + columns.map(\.name))
    for entry in words.register.entries[collection.id] ?? [] where !words.main.isPurged(entry) {
      let core = APIEntry(entry, words: words).core
      let fields = entry.isTombstone ? [:] : APIValues(words: words, entry: entry).fields { $0.isPublic }.byKey
      table.add(EntryFact.allCases.map { $0.cell(core, language) } + columns.map { cells.cell($0, in: fields) })
    }
    return table.bytes
  }
}

extension CollectionFile {
  /// Where CSV on the Web looks for the description of a table ("Model for Tabular Data and Metadata on the Web", §5.3).
  var metadataPath: SitePath { SitePath(path.description + "-metadata.json") }
}
