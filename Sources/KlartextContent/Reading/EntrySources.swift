import KlartextCore
import KlartextRegister

/// The file of an entry with its translations.
struct EntrySources: Sendable {
  let key: EntryKey
  private(set) var main: ContentTree.Document?
  private(set) var translations: [ContentTree.Document] = []

  var documents: [ContentTree.Document] { (main.map { [$0] } ?? []) + translations }

  /// Puts together what belongs together; in the order in which the documents come.
  static func grouped(_ documents: [ContentTree.Document]) -> [EntrySources] {
    var groups: [EntrySources] = []
    var positions: [EntryKey: Int] = [:]
    positions.reserveCapacity(documents.count)
    for document in documents {
      let key = EntryKey(document.collection, document.id)
      let position = positions[key] ?? groups.count
      if position == groups.count {
        positions[key] = position
        groups.append(EntrySources(key: key))
      }
      if document.language == nil {
        groups[position].main = document
      } else {
        groups[position].translations.append(document)
      }
    }
    return groups
  }

  /// What stands in the files.
  struct Loaded: Sendable {
    /// In the order of the documents.
    var files: [SourceFile?] = []
    var diagnostics: [Diagnostic] = []
  }

  /// Reads the files that count.
  func load(for configuration: SiteConfiguration, reserved: [String: Set<String>]) -> Loaded {
    var loaded = Loaded()
    func report(_ finding: Finding, _ document: ContentTree.Document) {
      loaded.diagnostics.append(Diagnostic(finding, at: SourceLocation(path: document.path)))
    }
    func load(_ document: ContentTree.Document) {
      if let text = document.text {
        loaded.files.append(SourceFile(path: document.path, text: text))
        return
      }
      let (file, diagnostic) = TextFileReader.read(document.absolutePath, path: document.path)
      loaded.files.append(file)
      if let diagnostic { loaded.diagnostics.append(diagnostic) }
    }
    if let main {
      if reserved[main.collection]?.contains(main.id) == true { report(.idReserved(main.id), main) }
      load(main)
    }
    for document in translations {
      if document.language == configuration.mainLanguage {
        report(.translationOfMain(configuration.mainLanguage, id: document.id), document)
      } else if main == nil {
        report(.translationWithoutOriginal(document.id), document)
      } else if let language = document.language, !configuration.languages.contains(language) {
        report(.translationLanguageOff(language, configured: configuration.languages), document)
      } else {
        load(document)
        continue
      }
      loaded.files.append(nil)
    }
    return loaded
  }

  /// Makes the entry of what was read.
  func decode(_ loaded: Loaded, by reader: EntryReader) -> (entry: Entry?, diagnostics: [Diagnostic]) {
    guard let main, let collection = reader.schema[main.collection] else { return (nil, loaded.diagnostics) }
    let file = loaded.files.first ?? nil
    // An entry that cannot be read still exists, so that references to it are not reported as well.
    let source = file ?? SourceFile(path: main.path, text: "---\ntitle: \(main.id)\n---\n")
    let texts = zip(translations, loaded.files.dropFirst()).compactMap { document, file in
      document.language.flatMap { language in file.map { (language, $0) } }
    }
    let result = reader.read(source, id: main.id, in: collection, translations: texts)
    return (result.entry, loaded.diagnostics + (file == nil ? [] : result.diagnostics))
  }
}
