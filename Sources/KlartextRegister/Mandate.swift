import KlartextCore

/// A task that a decision gave the administration.
public struct Mandate: Sendable {
  /// What people ask about a mandate, in the order in which it matters.
  public enum Stage: String, Sendable, CaseIterable {
    /// The day until which it should be done has passed.
    case overdue
    case running
    case open
    case done
    /// Not feasible, or dropped.
    case ended
  }

  /// The row of the decision's `tasks`.
  public let row: Record
  /// The id of its state.
  public let state: String
  public let stage: Stage

  /// - Parameter today: the day by which a date has passed; a month has passed with its last day.
  public init(_ row: Record, of field: FieldDefinition, today: CivilDate) {
    self.row = row
    state = row.term("state") ?? field.field("state")?.defaultValue ?? "open"
    let isPastDue = row.date("due").map { $0.lastDay < today } ?? false
    switch state {
    case "done": stage = .done
    case "not-feasible", "dropped": stage = .ended
    case _ where isPastDue: stage = .overdue
    case "open": stage = .open
    default: stage = .running
    }
  }
}

/// A question to the administration, and when it was answered.
public struct Inquiry: Sendable {
  public let entry: Entry
  /// The first answer that is published.
  public let answer: Entry?

  /// Whole days between question and answer, where both dates are known to the day and follow each other.
  public var daysToAnswer: Int? {
    guard let asked = entry.record.date("date")?.fullDate, let answered = answer?.record.date("date")?.fullDate,
      answered >= asked
    else { return nil }
    return answered.daysSinceEpoch - asked.daysSinceEpoch
  }
}

extension Register {
  /// The municipality's own decisions that gave tasks, newest first.
  public var decisionsWithMandates: [Entry] {
    listed("decisions").filter { $0.isOwn && !$0.record.rows("tasks").isEmpty }.newestFirst
  }

  /// The municipality's own inquiries, newest first.
  public var inquiries: [Inquiry] {
    listed("decisions").filter { $0.isOwn && $0.record.term("kind") == "inquiry" }.newestFirst.map { entry in
      let answers = links(to: entry.key).filter { $0.field == "answers" }.compactMap { self[$0.source] }
      let dated = answers.filter { !$0.isTombstone }.sorted {
        ($0.record.date("date")?.firstDay ?? .earliest) < ($1.record.date("date")?.firstDay ?? .earliest)
      }
      return Inquiry(entry: entry, answer: dated.first)
    }
  }

  /// The day of the station that decided, once it has a result.
  public func decidedOn(_ decision: Entry) -> PartialDate? {
    guard let result = decision.record.term("result"), !["pending", "open", "answer-pending"].contains(result) else {
      return nil
    }
    let stations = decision.record.rows("consultations").filter {
      $0.date("date").map { $0.firstDay <= today } ?? false
    }
    let deciding = stations.last { $0.flag("authoritative") == true } ?? stations.last { $0.term("role") == "decision" }
    return deciding?.date("date")
  }

  /// Until when the statements of an entry should be reviewed again: as it says, else a year after the last review.
  public func reviewDue(_ entry: Entry) -> CivilDate? {
    entry.record.date("review_due")?.lastDay ?? entry.record.date("reviewed_on")?.fullDate?.oneYearLater
  }

  /// The day of an entry's next review; `nil` for what is not ours, and for what is no longer in use and needs none.
  public func nextReview(_ entry: Entry) -> CivilDate? {
    guard entry.isOwn, !entry.isTombstone, entry.collection.field("review_due") != nil else { return nil }
    guard !["retired", "cancelled", "repealed"].contains(entry.record.term("status") ?? "") else { return nil }
    return reviewDue(entry)
  }

  /// The next day from which a review is overdue, which changes pages by itself.
  public var nextOverdue: CivilDate? {
    allEntries.compactMap { entry in
      nextReview(entry).flatMap { $0 >= today ? CivilDate(daysSinceEpoch: $0.daysSinceEpoch + 1) : nil }
    }.min()
  }

  /// Whether the day of the next review has passed.
  public func isReviewOverdue(_ entry: Entry) -> Bool { nextReview(entry).map { $0 < today } ?? false }
}

extension [Entry] {
  /// By date, entries without one last.
  fileprivate var newestFirst: [Entry] {
    map { (date: $0.record.date("date")?.firstDay ?? .earliest, entry: $0) }
      .sorted { ($0.date, $1.entry.id) > ($1.date, $0.entry.id) }.map(\.entry)
  }
}
