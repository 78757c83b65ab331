import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// The questions of pages in easy language, as the schema has them.
@Suite struct EasyQuestionTests {
  private let schema = SchemaReader.read(ownFields: nil, ownTerms: nil, file: nil).schema

  @Test func askForFieldsThatExist() {
    for collection in schema.collections {
      let ids = collection.questions.map(\.id)
      #expect(Set(ids).count == ids.count)
      for question in collection.questions {
        #expect(!question.label[.simpleGerman].isEmpty)
        for path in question.fields { #expect(collection.field(at: path) != nil, "\(collection.id): \(path)") }
      }
    }
    #expect(schema["systems"]?.questions.map(\.id) == ["what", "decision", "me", "data", "do"])
  }

  @Test func theirWordsAreEasy() {
    for collection in schema.collections {
      var texts = [collection.label, collection.intro] + collection.questions.map(\.label)
      for path in collection.questions.flatMap(\.fields) {
        guard let field = collection.field(at: path) else { continue }
        texts.append(field.label)
        texts += (field.vocabulary?.terms ?? []).flatMap { [$0.label, $0.text] }
      }
      for text in texts {
        guard let easy = text.values[.simpleGerman] else { continue }
        let readable = ReadableText(easy)
        let signs = EasyLanguage.signs(in: readable) + LongSentences.signs(in: readable, limit: 12)
        // A label may say what is not: „Das macht das Programm nicht“.
        let found = signs.filter { $0.kind != .easy(.negation) }.map(\.finding.message.de)
        #expect(found == [], "\(easy)")
      }
    }
  }
}
