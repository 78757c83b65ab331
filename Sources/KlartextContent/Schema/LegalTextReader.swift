import KlartextCore
import KlartextRegister

/// Reads the texts of the legal pages in the binary.
public enum LegalTextReader {
  public static let texts: LegalTexts = {
    let text = EmbeddedSchema.files.first { $0.name == "legal" }?.text ?? ""
    let root = YAMLReader.read(SourceFile(path: "Schema/legal.yaml", text: text)).root
    let phrases = (root?["texts"]?.mapping ?? []).compactMap { pair in
      LegalPhrase(rawValue: pair.key).map { ($0, SchemaReader.localized(pair.value)) }
    }
    return LegalTexts(
      phrases: Dictionary(phrases, uniquingKeysWith: { first, _ in first }), needs: needs(root?["needs"]),
      advised: needs(root?["advised"]))
  }()

  private static func needs(_ node: YAMLNode?) -> [LegalPage: [LegalTexts.Need]] {
    let pages = (node?.mapping ?? []).compactMap { pair in
      LegalPage(rawValue: pair.key).map { page in
        (page, (pair.value.sequence ?? []).map { LegalTexts.Need($0.sequence?.compactMap(\.scalar) ?? []) })
      }
    }
    return Dictionary(pages, uniquingKeysWith: { first, _ in first })
  }
}
