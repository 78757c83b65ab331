import KlartextCore
import KlartextPreview

/// What `klartext serve` says on the console.
struct ServeMessages: Sendable {
  let console: Console
  /// Put before paths, so that they can be opened from the working folder.
  let prefix: String

  func sayOpening(_ address: String, _ state: PreviewState, isOtherPort: Bool) {
    sayProblems(state)
    if isOtherPort {
      console.say(
        Bilingual(
          de: "Der Port \(PreviewPort.standard) ist belegt, deshalb ein anderer.",
          en: "The port \(PreviewPort.standard) is taken, therefore another one."))
    }
    let host = address.split(separator: "/", omittingEmptySubsequences: false).prefix(3).joined(separator: "/")
    console.say(
      Bilingual(
        de: "Vorschau:   \(address)\nBearbeiten: \(host)/_edit/\nBeenden:    Strg+C",
        en: "Preview: \(address)\nEdit:    \(host)/_edit/\nEnd:     Ctrl+C"))
  }

  /// One line for a reading.
  func sayRebuilt(_ report: PreviewLoop.Report) {
    let named =
      report.paths.prefix(3).map { prefix + $0 }.joined(separator: ", ") + (report.paths.count > 3 ? ", …" : "")
    let files = named.isEmpty ? "" : ": " + named
    console.say(
      Bilingual(
        de: "Neu gebaut in \(NumberText.seconds(report.time, in: .german))\(files)",
        en: "Rebuilt in \(NumberText.seconds(report.time, in: .english))\(files)"))
  }

  /// The messages as `build` writes them, and their number.
  ///
  /// - Parameter former: the state whose messages were written already; they are not written again.
  func sayProblems(_ state: PreviewState, after former: PreviewState? = nil) {
    let known = Set(former?.diagnostics ?? [])
    let new = state.diagnostics.filter { !known.contains($0) }
    DiagnosticWriter(format: .text, prefix: prefix, console: console).write(new)
    guard former == nil || former?.diagnostics != state.diagnostics else { return }
    if let summary = state.diagnostics.summary {
      console.say(Bilingual(de: summary.de + ".", en: summary.en + "."))
    } else if former != nil {
      console.say(Bilingual(de: "Alles in Ordnung.", en: "All is well."))
    }
  }

  func complainOfPort(_ port: UInt16) {
    let text = Bilingual(
      de: "Am Port \(port) lässt sich nichts anbieten. Nennen Sie einen anderen, zum Beispiel: --port 9000.",
      en: "Nothing can be offered at port \(port). Name another one, for example: --port 9000.")
    console.complain(text[console.language])
  }

  func sayNoBrowser(_ address: String) {
    console.say(
      Bilingual(
        de: "Es wurde kein Browser gefunden. Öffnen Sie die Adresse selbst: \(address)",
        en: "No browser was found. Open the address yourself: \(address)"))
  }

  func sayClosing() { console.say(Bilingual(de: "\nVorschau beendet.", en: "\nPreview ended.")) }
}
