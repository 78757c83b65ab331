import ArgumentParser
import Foundation
import KlartextCore

/// What every command can be told: which day it is, and how to speak.
struct GeneralOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Der Tag, für den gebaut wird; sonst SOURCE_DATE_EPOCH oder heute.",
        en: "The day to build for; otherwise SOURCE_DATE_EPOCH or today."
      ).text, valueName: "yyyy-mm-dd"))
  var today: String?

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Die Sprache der Meldungen: de oder en; sonst die Hauptsprache der Website.",
        en: "The language of messages: de or en; otherwise the main language of the site."
      ).text, valueName: "language"), completion: .list(MessageLanguage.allCases.map(\.rawValue)))
  var language: String?

  @Flag(help: ArgumentHelp(Wording(de: "Nur Probleme melden.", en: "Report only problems.").text))
  var quiet = false

  /// The day for which the site is built.
  func day() throws -> CivilDate {
    if let today {
      if let date = CivilDate(today) { return date }
      throw UsageError(
        de: "„\(today)“ ist kein Tag. Schreiben Sie zum Beispiel: --today 2026-03-31.",
        en: "“\(today)” is not a day. Write, for example: --today 2026-03-31.")
    }
    if let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty {
      if let seconds = Int(epoch), let date = BerlinTime.day(at: seconds) { return date }
      throw UsageError(
        de: "SOURCE_DATE_EPOCH ist keine Zahl von Sekunden: „\(epoch)“.",
        en: "SOURCE_DATE_EPOCH is not a number of seconds: “\(epoch)”.")
    }
    return BerlinTime.day(at: Int(Date().timeIntervalSince1970)) ?? .earliest
  }

  func checkLanguage() throws {
    guard let language, MessageLanguage(rawValue: language) == nil else { return }
    throw UsageError(
      de: "Meldungen gibt es nicht in der Sprache „\(language)“. Erlaubt: de, en.",
      en: "There are no messages in the language “\(language)”. Allowed: de, en.")
  }
}
