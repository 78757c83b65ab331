import Foundation
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// The handbook explains every field as the schema has it.
///
/// `KLARTEXT_UPDATE=1 swift test --filter FieldsChapterTests` writes the chapter anew.
@Suite struct FieldsChapterTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/handbuch/03-jede-angabe.md")
  private static let schema = SchemaReader.read(ownFields: nil, ownTerms: nil, file: nil).schema

  @Test func saysWhatTheSchemaSays() throws {
    let expected = FieldsChapter(schema: Self.schema).text
    if ProcessInfo.processInfo.environment["KLARTEXT_UPDATE"] != nil {
      try expected.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == expected)
  }

  /// No word of the schema's own language is left over: every kind, every duty and every condition has German words.
  @Test func speaksGerman() {
    let text = FieldsChapter(schema: Self.schema).text
    for type in FieldType.allCases where type.rawValue.contains("-") { #expect(!text.contains("- \(type.rawValue)")) }
    for collection in Self.schema.collections {
      for field in collection.fields(where: { !$0.isComputed }) {
        #expect(text.contains("`\(field.key)`"), "\(collection.id).\(field.path)")
        for rule in field.duties { check(rule.condition, in: collection) }
      }
    }
  }

  private func check(_ condition: Condition?, in collection: CollectionDefinition) {
    for path in condition?.paths ?? [] { #expect(collection.field(at: path) != nil, "\(collection.id).\(path)") }
  }
}
