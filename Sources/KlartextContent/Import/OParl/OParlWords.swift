import KlartextCore
import KlartextRegister

/// What the words of a council mean in our fields.
struct OParlWords {
  enum List: String { case kinds, roles, results, bodies }

  private static let tables: [String: [(word: String, id: String)]] = {
    let text = EmbeddedSchema.files.first { $0.name == "oparl" }?.text ?? ""
    let root = YAMLReader.read(SourceFile(path: "Schema/oparl.yaml", text: text)).root
    return Dictionary(
      (root?.mapping ?? []).map { pair in
        let words = (pair.value.mapping ?? []).compactMap { word in word.value.scalar.map { (Slug.make(word.key), $0) }
        }
        // The longest first: „Änderungsantrag“ is more than „Antrag“.
        return (pair.key, words.sorted { ($1.0.utf8.count, $0.0) < ($0.0.utf8.count, $1.0) })
      }, uniquingKeysWith: { first, _ in first })
  }()

  /// The id of an allowed value; `nil` for a word that nobody knows.
  static func id(_ text: String?, _ list: List, of field: FieldDefinition?) -> String? {
    guard let text, let vocabulary = field?.vocabulary else { return nil }
    let slug = Slug.make(text)
    guard !slug.isEmpty else { return nil }
    for term in vocabulary.terms
    where term.id == text || [LanguageTag.german, .english].contains(where: { Slug.make(term.label[$0]) == slug }) {
      return term.id
    }
    let words = tables[list.rawValue] ?? []
    let found = words.first { $0.word == slug } ?? words.first { slug.contains($0.word) }
    return found.flatMap { vocabulary[$0.id] == nil ? nil : $0.id }
  }
}
