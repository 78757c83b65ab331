import KlartextCore
import KlartextRegister

/// Votes whose figures contradict the kind of vote, the result or the groups.
enum VoteCheck {
  /// Results for which more members voted than against.
  private static let carried: Set<String> = [
    "recommended", "recommended-changed", "adopted", "adopted-changed", "partly-adopted",
  ]
  private static let lost: Set<String> = ["not-recommended", "rejected"]

  static func diagnostics(of record: Record, in collection: CollectionDefinition, _ file: SourceFile) -> [Diagnostic] {
    guard let field = collection.field("consultations"), let vote = field.field("vote") else { return [] }
    return record.rows(field.key).flatMap { station -> [Diagnostic] in
      guard let found = station.record(vote.key) else { return [] }
      let mark = station.mark(of: vote.key)
      return problems(of: found, result: station.term("result"), vote).map {
        Diagnostic($0, at: mark.map { file.location($0) } ?? file.whole)
      }
    }
  }

  private static func problems(of vote: Record, result: String?, _ field: FieldDefinition) -> [Finding] {
    func number(_ key: String) -> Int? {
      if case .number(let text)? = vote[key] { Int(text) } else { nil }
    }
    let (yes, no, abstain) = (number("yes"), number("no"), number("abstain"))
    var problems: [Finding] = []
    func label(_ key: String, _ id: String) -> Bilingual {
      field.field(key)?.vocabulary?[id]?.label.bilingual ?? Bilingual(de: id, en: id)
    }
    if [yes, no, abstain].contains(where: { ($0 ?? 0) < 0 }) { return [.voteNegative] }
    let mode = vote.term("mode")
    if let mode, contradicts(mode, yes: yes, no: no, abstain: abstain) {
      problems.append(.voteMode(label("mode", mode), yes: yes, no: no, abstain: abstain))
    }
    if let result, let yes, let no, mode != "no-vote" {
      let isWrong = carried.contains(result) && yes <= no || lost.contains(result) && yes > no
      if isWrong { problems.append(.voteResult(yes: yes, no: no)) }
    }
    let positions = vote.rows("groups").compactMap { $0.term("position") }
    if mode == "unanimous" || mode == "unanimous-abstentions", Set(positions).isSuperset(of: ["yes", "no"]) {
      problems.append(.voteGroups(label("mode", mode ?? "")))
    }
    return problems
  }

  /// All that speaks against a kind of vote; what is not stated speaks against nothing.
  private static func contradicts(_ mode: String, yes: Int?, no: Int?, abstain: Int?) -> Bool {
    let isSplit = (yes ?? 0) > 0 && (no ?? 0) > 0
    switch mode {
    case "unanimous": return isSplit || (abstain ?? 0) > 0
    case "unanimous-abstentions": return isSplit || abstain == 0
    case "majority": return yes != nil && yes == no
    case "tie-rejected": return yes != nil && no != nil && yes != no
    case "no-vote": return (yes ?? 0) + (no ?? 0) + (abstain ?? 0) > 0
    default: return false
    }
  }
}

extension Finding {
  private static func votes(_ yes: Int?, _ no: Int?, _ abstain: Int?) -> Bilingual {
    func part(_ number: Int?, _ word: String) -> String? { number.map { "\($0) \(word)" } }
    return Bilingual(
      de: [part(yes, "Ja"), part(no, "Nein"), part(abstain, "Enthaltungen")].compactMap { $0 }.joined(separator: ", "),
      en: [part(yes, "yes"), part(no, "no"), part(abstain, "abstentions")].compactMap { $0 }.joined(separator: ", "))
  }

  private static let voteMend = Bilingual(
    de: "Prüfen Sie die Niederschrift. Ist sie selbst nicht eindeutig, geben Sie nur an, was feststeht.",
    en: "Check the minutes. If they are not clear themselves, state only what is certain.")

  static let voteNegative = Finding(
    "vote-negative", .error,
    de: "Eine Zahl von Stimmen ist kleiner als null.", en: "A number of votes is below zero.", mend: voteMend)

  static func voteMode(_ mode: Bilingual, yes: Int?, no: Int?, abstain: Int?) -> Finding {
    let votes = votes(yes, no, abstain)
    return Finding(
      "vote-mode", .error,
      de: "Die Stimmen passen nicht zu „\(mode.de)“: \(votes.de).",
      en: "The votes do not fit “\(mode.en)”: \(votes.en).", mend: voteMend)
  }

  static func voteResult(yes: Int, no: Int) -> Finding {
    let votes = votes(yes, no, nil)
    return Finding(
      "vote-result", .error,
      de: "Die Stimmen passen nicht zum Ergebnis: \(votes.de).", en: "The votes do not fit the result: \(votes.en).",
      mend: voteMend)
  }

  static func voteGroups(_ mode: Bilingual) -> Finding {
    Finding(
      "vote-groups", .error,
      de: "„\(mode.de)“ passt nicht dazu, dass Gruppen verschieden gestimmt haben.",
      en: "“\(mode.en)” does not fit groups that voted differently.", mend: voteMend)
  }
}
