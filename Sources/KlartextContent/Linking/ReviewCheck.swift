import KlartextCore
import KlartextRegister

/// Names the entries whose next review is overdue.
enum ReviewCheck {
  static func diagnostics(of register: Register) -> [Diagnostic] {
    register.allEntries.filter(register.isReviewOverdue).compactMap { entry in
      guard let due = register.reviewDue(entry) else { return nil }
      let mark = entry.record.mark(of: "review_due") ?? entry.record.mark(of: "reviewed_on")
      return Diagnostic(.reviewOverdue(due), at: mark.map { entry.file.location($0) } ?? entry.file.whole)
    }
  }
}

extension Finding {
  static func reviewOverdue(_ due: CivilDate) -> Finding {
    Finding(
      "review-overdue", .warning,
      de: "Die nächste Prüfung war am \(due) fällig.", en: "The next review was due on \(due).",
      mend: Bilingual(
        de: "Prüfen Sie alle Angaben, und setzen Sie dann „reviewed_on“ auf den Tag der Prüfung.",
        en: "Check all the information, and then set “reviewed_on” to the day of the review."))
  }
}
