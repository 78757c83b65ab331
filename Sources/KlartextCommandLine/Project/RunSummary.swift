import KlartextContent
import KlartextCore
import KlartextPublishing
import KlartextRegister
import KlartextSite

/// What a run says at the end: totals, what is not published and why, and what happens next by itself.
struct RunSummary {
  let run: SiteRun
  let console: Console

  private func number(_ value: Int) -> String { NumberText.plain(String(value), in: console.tag) }

  private func seconds(_ duration: Duration) -> String { NumberText.seconds(duration, in: console.tag) }

  private func counted(_ count: Int, _ one: Bilingual, _ many: Bilingual) -> Bilingual {
    let word = count == 1 ? one : many
    return Bilingual(de: "\(number(count)) \(word.de)", en: "\(number(count)) \(word.en)")
  }

  private var entries: Bilingual {
    counted(
      run.project?.register.allEntries.count ?? 0, Bilingual(de: "Eintrag", en: "entry"),
      Bilingual(de: "Einträge", en: "entries"))
  }

  // MARK: - Phases

  func sayReading() {
    let files = counted(
      run.project?.fileCount ?? 0, Bilingual(de: "Datei", en: "file"), Bilingual(de: "Dateien", en: "files"))
    console.say(
      Bilingual(
        de: "Gelesen:      \(files.de), \(entries.de) (\(seconds(run.reading)))",
        en: "Read:      \(files.en), \(entries.en) (\(seconds(run.reading)))"))
  }

  func sayPlanning() {
    guard let plan = run.plan else { return }
    let files = counted(plan.artifacts.count, Bilingual(de: "Datei", en: "file"), Bilingual(de: "Dateien", en: "files"))
    console.say(
      Bilingual(
        de: "Geplant:      \(files.de) (\(seconds(run.planning)))",
        en: "Planned:   \(files.en) (\(seconds(run.planning)))"))
  }

  /// What was planned only to be checked.
  func sayChecking() {
    guard let plan = run.plan else { return }
    let pages = counted(
      plan.artifacts.count { $0.kind == .page }, Bilingual(de: "Seite", en: "page"),
      Bilingual(de: "Seiten", en: "pages"))
    console.say(
      Bilingual(
        de: "Geprüft:      \(pages.de) (\(seconds(run.planning)))",
        en: "Checked:   \(pages.en) (\(seconds(run.planning)))"))
  }

  func sayExternal(_ result: ExternalCheck.Result) {
    let numbers = (number(result.asked), number(result.remembered), number(result.notJudged))
    console.say(
      Bilingual(
        de: "Externe Links: \(numbers.0) gefragt, \(numbers.1) noch bekannt, \(numbers.2) nicht beurteilt",
        en: "External links: \(numbers.0) asked, \(numbers.1) still known, \(numbers.2) not judged"))
  }

  func sayPublishing(_ report: PublishingReport, _ time: Duration) {
    let numbers = (number(report.written), number(report.unchanged), number(report.removed))
    console.say(
      Bilingual(
        de:
          "Geschrieben:  \(numbers.0) neu oder geändert, \(numbers.1) unverändert, \(numbers.2) entfernt (\(seconds(time)))",
        en: "Written:   \(numbers.0) new or changed, \(numbers.1) unchanged, \(numbers.2) removed (\(seconds(time)))"))
  }

  // MARK: - End

  /// „3 Fehler, 1 Warnung“; nothing when there are none.
  var problems: Bilingual? { run.diagnostics.summary }

  func sayTotals(_ report: PublishingReport, output: String, _ time: Duration) {
    let pages = counted(
      run.plan?.artifacts.count { $0.kind == .page } ?? 0, Bilingual(de: "Seite", en: "page"),
      Bilingual(de: "Seiten", en: "pages"))
    let files = counted(report.files, Bilingual(de: "Datei", en: "file"), Bilingual(de: "Dateien", en: "files"))
    let bytes = NumberText.bytes(report.bytes, in: console.tag)
    console.say(
      Bilingual(
        de: "Fertig:       \(entries.de), \(pages.de), \(files.de), \(bytes) in \(seconds(time)) → \(output)",
        en: "Done:      \(entries.en), \(pages.en), \(files.en), \(bytes) in \(seconds(time)) → \(output)"))
  }

  func sayHeldBack() {
    guard let project = run.project else { return }
    if !project.heldBack.isEmpty {
      console.say(Bilingual(de: "\nNicht veröffentlicht:", en: "\nNot published:"))
      for (key, reason) in project.heldBack {
        let why = words(reason)
        console.say("  \(key.collection)/\(key.id): \(why[console.language])")
      }
    }
    if let date = project.nextChange {
      console.say(
        Bilingual(
          de: "\nNächste Änderung von selbst: \(date). Bauen Sie die Website an diesem Tag neu.",
          en: "\nNext change by itself: \(date). Build the site again on that day."))
    }
  }

  /// Below a path nobody looks for some files.
  func sayHostRoot() {
    guard let plan = run.plan, let path = run.project?.register.configuration.basePath, path != "/" else { return }
    let files = HostRoot.files(of: plan).joined(separator: ", ")
    console.say(
      Bilingual(
        de: "\nAn der Wurzel des Servers gesucht, nicht unter \(path): \(files). Übernehmen Sie ihren Inhalt dorthin.",
        en: "\nLooked for at the root of the server, not below \(path): \(files). Put what they say there."))
  }

  private func words(_ reason: HoldReason) -> Bilingual {
    switch reason {
    case .draft: Bilingual(de: "Entwurf (draft: true)", en: "draft (draft: true)")
    case .scheduled(let date): Bilingual(de: "erscheint am \(date)", en: "appears on \(date)")
    case .unreleased(let roles):
      Bilingual(
        de: "Freigabe fehlt: \(roles.joined(separator: ", "))", en: "release missing: \(roles.joined(separator: ", "))")
    }
  }
}
