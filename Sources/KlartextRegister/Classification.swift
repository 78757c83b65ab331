import KlartextCore

/// The guided classification of a system under the law: one question after the other, until an answer decides.
///
/// It proposes and never guesses: where somebody does not know, the class stays open.
public struct Classification: Sendable {
  public enum Answer: Sendable, Hashable, CaseIterable {
    case yes
    case no
    case unsure
  }

  public struct Step: Sendable {
    public var question: LawTable.Question
    public var answer: Answer
  }

  public enum Outcome: Sendable {
    /// The class that follows, and the question whose answer decided.
    case proposed(class: String, by: LawTable.Question)
    /// Nothing follows; the question that could not be answered, where there was one.
    case open(LawTable.Question?)
  }

  /// The answers so far.
  public private(set) var steps: [Step] = []
  private var remaining: ArraySlice<LawTable.Question>
  private var decided: Outcome?

  public init(_ law: LawTable) { remaining = law.questions[...] }

  /// The question to be asked now; `nil` at the end.
  public var next: LawTable.Question? { decided == nil ? remaining.first : nil }

  /// What the answers so far come to.
  public var outcome: Outcome { decided ?? .open(nil) }

  /// Answers the question to be asked now.
  public mutating func answer(_ answer: Answer) {
    guard decided == nil, let question = remaining.popFirst() else { return }
    steps.append(Step(question: question, answer: answer))
    switch answer {
    case .yes: decided = question.answer.map { .proposed(class: $0, by: question) }
    case .no: decided = question.otherwise.map { .proposed(class: $0, by: question) }
    case .unsure: decided = .open(question)
    }
  }
}

extension LawTable {
  /// An article in words: `6(3)` is „Artikel 6 Absatz 3“ and “Article 6(3)”.
  public static func name(ofArticle number: String) -> Bilingual {
    let parts = number.split(separator: "(", maxSplits: 1)
    let paragraph = parts.count > 1 ? parts[1].split(separator: ")").first : nil
    let german = paragraph.map { "Artikel \(parts[0]) Absatz \($0)" } ?? "Artikel \(number)"
    return Bilingual(de: german, en: "Article \(number)")
  }
}
