import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// Every allowed value has a word and a sentence in both languages.
@Suite struct VocabularyTests {
  @Test func everyAllowedValueIsExplained() {
    let (schema, diagnostics) = SchemaReader.read(ownFields: nil, ownTerms: nil, file: nil)
    #expect(diagnostics.isEmpty)
    var count = 0
    func check(_ field: FieldDefinition, in collection: CollectionDefinition) {
      for term in field.vocabulary?.terms ?? [] {
        count += 1
        for language in [LanguageTag.german, .english] {
          let place = "\(collection.id).\(field.path): \(term.id) (\(language))"
          #expect(!(term.label.values[language] ?? "").isEmpty, "\(place) has no label")
          let sentence = term.text.values[language] ?? ""
          #expect(sentence.hasSuffix("."), "\(place) has no sentence that explains it: “\(sentence)”")
          #expect(
            sentence.lowercased() != (term.label.values[language] ?? "").lowercased() + ".", "\(place) says nothing")
        }
      }
      for nested in field.fields { check(nested, in: collection) }
    }
    for collection in schema.collections { for field in collection.fields { check(field, in: collection) } }
    #expect(count > 300)
  }
}
