import Foundation
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// The guided classification: every way through it, and that the handbooks show the same questions.
@Suite struct ClassificationTests {
  private static let schema = SchemaReader.read(ownFields: nil, ownTerms: nil, file: nil).schema

  private func law() throws -> LawTable {
    let (law, diagnostics) = LawReader.read(folder: "/nonexistent", schema: Self.schema)
    #expect(diagnostics.isEmpty)
    return try #require(law)
  }

  private func outcome(_ answers: [Classification.Answer]) throws -> Classification.Outcome {
    var classification = Classification(try law())
    for answer in answers { classification.answer(answer) }
    #expect(classification.next == nil)
    return classification.outcome
  }

  @Test(
    arguments: [
      ([.no], "no-ai-system", "3(1)"), ([.yes, .yes], "prohibited", "5"), ([.yes, .no, .yes], "high-risk", "6(1)"),
      ([.yes, .no, .no, .no], "no-special-duties", "6(2)"), ([.yes, .no, .no, .yes, .yes], "high-risk", "6(3)"),
      ([.yes, .no, .no, .yes, .no, .yes], "exempt-6-3", "6(3)"),
      ([.yes, .no, .no, .yes, .no, .no], "high-risk", "6(3)"),
    ] as [([Classification.Answer], String, String)])
  func proposesAClassWithItsArticle(answers: [Classification.Answer], id: String, article: String) throws {
    guard case .proposed(let proposed, let question) = try outcome(answers) else {
      Issue.record("nothing proposed")
      return
    }
    #expect(proposed == id)
    #expect(question.article == article)
  }

  @Test func neverGuesses() throws {
    let way: [Classification.Answer] = [.yes, .no, .no, .yes, .no, .no]
    for count in 0..<way.count {
      guard case .open(let question?) = try outcome(way.prefix(count) + [.unsure]) else {
        Issue.record("a class after “do not know”")
        continue
      }
      #expect(question.id == (try law()).questions[count].id)
    }
  }

  @Test func everyWayEndsInAKnownClass() throws {
    let law = try law()
    let vocabulary = try #require(Self.schema["systems"]?.field(at: "ai_act.class")?.vocabulary)
    var ways = [Classification(law)]
    while let way = ways.popLast() {
      guard way.next != nil else {
        guard case .proposed(let id, _) = way.outcome else {
          Issue.record("no class at the end")
          continue
        }
        #expect(vocabulary[id] != nil && law.classes[id] != nil, "\(id)")
        continue
      }
      for answer in [Classification.Answer.yes, .no] {
        var next = way
        next.answer(answer)
        ways.append(next)
      }
    }
  }

  @Test(arguments: ["handbuch/02-schreiben.md", "handbook.md"]) func theHandbooksShowTheSameQuestions(name: String)
    throws
  {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let handbook = try String(contentsOf: root.appending(path: "docs/" + name), encoding: .utf8)
    let words = handbook.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    let isGerman = name.hasPrefix("handbuch")
    let language: LanguageTag = isGerman ? .german : .english
    let law = try law()
    let list = law.questions.enumerated().map { position, question in
      let follows = [(isGerman ? "Ja" : "yes", question.answer), (isGerman ? "Nein" : "no", question.otherwise)]
      let answers = follows.compactMap { word, id in id.map { "\(word): `\($0)`" } }
      let article = LawTable.name(ofArticle: question.article).text(isGerman)
      return "\(position + 1). \(question.text[language]) (\(([article] + answers).joined(separator: "; ")))"
    }
    #expect(words.contains(list.joined(separator: " ")), "\(list.joined(separator: "\n"))")
    #expect(!words.contains(" \(list.count + 1). " + (isGerman ? "Leitet" : "Does the system infer")))
    #expect(words.contains("\(law.asOf)"))
  }
}

extension Bilingual {
  fileprivate func text(_ isGerman: Bool) -> String { isGerman ? de : en }
}
