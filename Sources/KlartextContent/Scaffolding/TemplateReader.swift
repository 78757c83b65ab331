import KlartextCore
import KlartextRegister

/// Reads the templates in the binary.
public enum TemplateReader {
  /// All templates, in the order of their file.
  public static let all: [EntryTemplate] = {
    let text = EmbeddedSchema.files.first { $0.name == "templates" }?.text ?? ""
    let root = YAMLReader.read(SourceFile(path: "Schema/templates.yaml", text: text)).root
    return (root?["templates"]?.sequence ?? []).compactMap { node in
      guard let id = node["id"]?.scalar, let collection = node["collection"]?.scalar else { return nil }
      return EntryTemplate(
        id: id, collection: collection, label: SchemaReader.localized(node["label"]),
        values: values(node["values"]), typical: values(node["typical"]),
        questions: (node["questions"]?.sequence ?? []).compactMap { question in
          question["at"]?.scalar.map { EntryTemplate.Question(path: $0, text: SchemaReader.localized(question)) }
        })
    }
  }()

  static func values(_ node: YAMLNode?) -> [EntryTemplate.Value] {
    (node?.mapping ?? []).map { EntryTemplate.Value(path: $0.key, text: SchemaReader.localized($0.value)) }
  }
}
