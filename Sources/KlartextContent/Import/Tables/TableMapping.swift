import KlartextCore
import KlartextRegister

/// What the columns of somebody else's table mean: a small file beside the table.
///
/// ```yaml
/// collection: systems
/// id: Nummer                 # or nothing: then ids are made of titles
/// columns:
///   Bezeichnung: title
///   Phase: {to: status, words: {läuft: operational, Test: pilot}}
///   Bemerkung: ~             # left out
/// constants:
///   department: digitalamt
/// texts: plain               # markdown: cells hold Markdown
/// ```
struct TableMapping {
  struct Column {
    /// `nil` for one that is left out.
    var target: String?
    /// What stands in cells, in lower case, and what it means.
    var words: [String: String] = [:]
    var place: SourceLocation
  }

  var collection: String?
  var id: (heading: String, place: SourceLocation)?
  /// By heading.
  var columns: [String: Column] = [:]
  var constants: [(name: String, text: String, place: SourceLocation)] = []
  var isPlain = true

  /// Reads the file; what is wrong with it is reported.
  static func read(_ file: ImportFile) -> (mapping: TableMapping, diagnostics: [Diagnostic]) {
    var mapping = TableMapping()
    guard file.bytes.count <= TextFileReader.maximumByteCount,
      let text = String(validating: file.bytes, as: UTF8.self)
    else { return (mapping, [Diagnostic(.importMappingForm(file.name), at: SourceLocation(path: file.name))]) }
    let source = SourceFile(path: file.name, text: text)
    var (root, diagnostics) = YAMLReader.read(source)
    func refuse(_ key: String, _ mark: SourceMark) {
      diagnostics.append(Diagnostic(.importMappingForm(key), at: source.location(mark)))
    }
    if root?.mapping == nil, diagnostics.isEmpty { refuse(file.name, .start) }
    for pair in root?.mapping ?? [] {
      switch (pair.key, pair.value.scalar, pair.value.mapping) {
      case ("collection", let word?, _): mapping.collection = word
      case ("id", let word?, _): mapping.id = (word, source.location(pair.value.mark))
      case ("texts", "plain", _): mapping.isPlain = true
      case ("texts", "markdown", _): mapping.isPlain = false
      case ("columns", _, let pairs?):
        for column in pairs {
          var read = Column(target: nil, place: source.location(column.keyMark))
          if column.value.isEmpty {
            mapping.columns[column.key] = read
            continue
          }
          guard let target = column.value.scalar ?? column.value["to"]?.scalar else {
            refuse(column.key, column.keyMark)
            continue
          }
          read.target = target
          for word in column.value["words"]?.mapping ?? [] { read.words[word.key.lowercased()] = word.value.scalar }
          mapping.columns[column.key] = read
        }
      case ("constants", _, let pairs?):
        for constant in pairs {
          guard let text = constant.value.scalar else {
            refuse(constant.key, constant.keyMark)
            continue
          }
          mapping.constants.append((constant.key, text, source.location(constant.value.mark)))
        }
      default: refuse(pair.key, pair.keyMark)
      }
    }
    return (mapping, diagnostics)
  }
}
