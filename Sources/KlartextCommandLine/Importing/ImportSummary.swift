import KlartextContent
import KlartextCore
import KlartextRegister

/// What an import did or would do, for people and as a file.
struct ImportSummary {
  let plan: ImportPlan
  let project: ImportProject
  let isDryRun: Bool
  let language: MessageLanguage
  private var words: SettingWords { SettingWords(project: project, language: language) }
  private var tag: LanguageTag { language == .de ? .german : .english }

  private func say(_ de: String, _ en: String) -> String { language == .de ? de : en }
  private func number(_ value: Int) -> String { NumberText.plain(String(value), in: tag) }

  // MARK: - For people

  var text: String {
    var text = differences + totals
    if plan.conflictCount > 0 { text += conflicts }
    text += untouched + losses
    if isDryRun { text += say("\nProbelauf: Es wurde nichts geschrieben.\n", "\nDry run: nothing was written.\n") }
    return text
  }

  /// The last line, when all is written.
  var end: String {
    guard !plan.files.isEmpty else { return say("Es gab nichts zu schreiben.", "There was nothing to write.") }
    let count = number(plan.files.count)
    return plan.files.count == 1
      ? say("Geschrieben: eine Datei.", "Written: one file.")
      : say("Geschrieben: \(count) Dateien.", "Written: \(count) files.")
  }

  /// New entries only on trial: they are long, and in their files.
  private var differences: String {
    let shown = plan.items.filter { !$0.differences.isEmpty && (isDryRun || $0.outcome == .changed) }
    return shown.map { item in
      let kind = item.outcome == .new ? say("neu", "new") : say("geändert", "changed")
      return "\(item.key) (\(kind))\n" + item.differences.map { line($0, item, isNew: item.outcome == .new) }.joined()
    }.joined() + (shown.isEmpty ? "" : "\n")
  }

  private func line(_ difference: ImportPlan.Difference, _ item: ImportPlan.Item, isNew: Bool) -> String {
    let new = words.short(difference.new, of: difference.field)
    let label = label(difference, item)
    return isNew
      ? "  \(label): \(new)\n" : "  \(label): \(words.short(difference.old, of: difference.field)) → \(new)\n"
  }

  private func label(_ difference: ImportPlan.Difference, _ item: ImportPlan.Item) -> String {
    project.schema[item.key.collection].map {
      words.label(of: difference.field, in: $0, difference.language)
    } ?? difference.field.path
  }

  private var totals: String {
    let rows: [(ImportPlan.Outcome, String)] = [
      (.new, say("neu", "new")), (.changed, say("geändert", "changed")), (.unchanged, say("unverändert", "unchanged")),
      (.edited, say("von Hand geändert, bleibt so", "edited by hand, stays so")),
      (.deleted, say("von Hand gelöscht, bleibt gelöscht", "deleted by hand, stays deleted")),
    ]
    let shown = rows.filter { plan.count($0.0) > 0 || [.new, .changed, .unchanged].contains($0.0) }
    let width = shown.map { number(plan.count($0.0)).count }.max() ?? 1
    return say("Einträge:\n", "Entries:\n")
      + shown.map { outcome, label in
        let count = number(plan.count(outcome))
        return "  " + String(repeating: " ", count: width - count.count) + count + " \(label)\n"
      }.joined()
  }

  private var conflicts: String {
    let items = plan.items.filter { !$0.conflicts.isEmpty }
    return say(
      "\nAuf beiden Seiten geändert, die Dateien bleiben, wie sie sind:\n",
      "\nChanged on both sides, the files stay as they are:\n")
      + items.map { item in
        "  \(item.key)\n"
          + item.conflicts.map { conflict in
            let place = conflict.place.words.map { " – " + $0[language] } ?? ""
            return "    \(label(conflict, item))\(place)\n"
              + "      " + say("Datei: ", "file: ") + words.short(conflict.old, of: conflict.field) + "\n"
              + "      " + say("Quelle: ", "source: ") + words.short(conflict.new, of: conflict.field) + "\n"
          }.joined()
      }.joined()
  }

  private var untouched: String {
    let deleted = plan.items.filter { $0.outcome == .deleted }
    guard !deleted.isEmpty else { return "" }
    return say("\nGelöscht: ", "\nDeleted: ") + deleted.prefix(10).map(\.key.description).joined(separator: ", ")
      + (deleted.count > 10 ? " …" : "") + "\n"
  }

  // MARK: - Losses

  private struct LossCount {
    var field: String
    var reason: Bilingual
    var count = 0
    var examples: [String] = []
  }

  /// By field, in the order of the source.
  private var lossCounts: [LossCount] {
    var counts: [LossCount] = []
    var positions: [String: Int] = [:]
    for loss in plan.losses {
      let key = loss.field + "\u{0}" + loss.reason.de
      let position = positions[key] ?? counts.count
      if position == counts.count {
        positions[key] = position
        counts.append(LossCount(field: loss.field, reason: loss.reason))
      }
      counts[position].count += 1
      if counts[position].examples.count < 3, !counts[position].examples.contains(loss.example) {
        counts[position].examples.append(loss.example)
      }
    }
    return counts
  }

  private var losses: String {
    let counts = lossCounts
    guard !counts.isEmpty else { return "" }
    return say("\nNicht oder nur zum Teil übernommen:\n", "\nNot taken over, or only in part:\n")
      + counts.map { loss in
        let times =
          loss.count == 1 ? say("einmal", "once") : say("\(number(loss.count))-mal", "\(number(loss.count)) times")
        let examples = loss.examples.map { say("„\($0)“", "“\($0)”") }.joined(separator: ", ")
        return TextDiagnostic.harmless("  \(loss.field): \(loss.reason[language]) – \(times), ")
          + TextDiagnostic.harmless(say("zum Beispiel ", "for example ") + examples) + "\n"
      }.joined()
  }

  // MARK: - As a file

  func file(endingLike name: String) -> String { name.hasSuffix(".csv") ? csv : json }

  private var json: String {
    func difference(_ difference: ImportPlan.Difference) -> JSON {
      .members([
        ("field", .string(difference.field.path)), ("language", difference.language.map { .string($0.description) }),
        ("old", difference.old?.json), ("new", difference.new?.json),
        ("place", difference.place.words.map { .string($0[language]) }),
      ])
    }
    let root = JSON.members([
      ("dry_run", .bool(isDryRun)),
      ("counts", .members(ImportPlan.Outcome.allCases.map { ($0.rawValue, JSON.number(plan.count($0))) })),
      (
        "entries",
        .array(
          plan.items.map { item in
            .members([
              ("entry", .string(item.key.description)), ("title", .string(item.title)),
              ("outcome", .string(item.outcome.rawValue)), ("changes", .array(item.differences.map(difference))),
              ("conflicts", .array(item.conflicts.map(difference))),
            ])
          })
      ),
      (
        "losses",
        .array(
          lossCounts.map { loss in
            .members([
              ("field", .string(loss.field)), ("reason", .string(loss.reason[language])),
              ("count", .number(loss.count)), ("examples", .array(loss.examples.map { .string($0) })),
            ])
          })
      ),
    ])
    return root.text(indented: true) + "\n"
  }

  private var csv: String {
    var table = CSV(.excel, columns: ["entry", "title", "outcome", "kind", "field", "language", "old", "new", "count"])
    func cell(_ text: String?) -> CSV.Cell { text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
    for item in plan.items {
      let start = [cell(item.key.description), cell(item.title), cell(item.outcome.rawValue)]
      let rows = item.differences.map { ("change", $0) } + item.conflicts.map { ("conflict", $0) }
      if rows.isEmpty { table.add(start) }
      for (kind, row) in rows {
        table.add(
          start + [
            cell(kind), cell(row.field.path), cell(row.language?.description),
            cell(row.old.map { words.text($0, of: row.field) }), cell(row.new.map { words.text($0, of: row.field) }),
          ])
      }
    }
    for loss in lossCounts {
      table.add([
        .empty, .empty, .empty, cell("loss"), cell(loss.field), .empty, cell(loss.reason[language]),
        cell(loss.examples.joined(separator: "; ")), .number(String(loss.count)),
      ])
    }
    return table.text
  }
}
