import ArgumentParser
import Foundation
import KlartextContent
import KlartextCore
import KlartextPreview
import KlartextSite
import Synchronization

/// `klartext serve`: shows the site while it is being written, on this computer only.
struct ServeCommand: ProjectCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: Wording(
      de: "Zeigt die Website auf diesem Rechner und lädt sie bei jeder Änderung neu.",
      en: "Shows the website on this computer and reloads it with every change."
    ).text)

  @OptionGroup var options: CommonOptions

  @Option(
    help: ArgumentHelp(
      Wording(
        de: "Der Anschluss (Port); sonst \(PreviewPort.standard) oder der nächste freie.",
        en: "The port; otherwise \(PreviewPort.standard) or the next free one."
      ).text, valueName: "number"))
  var port: String?

  @Flag(help: ArgumentHelp(Wording(de: "Den Browser öffnen.", en: "Open the browser.").text))
  var open = false

  @Flag(
    help: ArgumentHelp(
      Wording(
        de: "Zweimal in der Sekunde nach Änderungen sehen, statt sie sich melden zu lassen. Für Netzlaufwerke.",
        en: "Look for changes twice a second instead of being told of them. For network drives."
      ).text))
  var poll = false

  func run(_ console: Console) throws -> Int32 {
    var console = console
    console.isQuiet = options.quiet
    try options.checkLanguage()
    let today = try options.day()
    let folder = try ProjectFolder.find(options.project)
    let port = try choosePort()
    let reader = ProjectReader(
      folder: folder.path, today: today, includesDrafts: true, writesCache: true, reservedIDs: Addresses.reservedIDs)
    let preview = Preview(reader, themes: ThemeFolders.all(of: folder), language: console.language)
    let messages = ServeMessages(console: console, prefix: folder.displayPrefix)

    let end = DispatchSemaphore(value: 0)
    let failure = Mutex<(any Error)?>(nil)
    let signals = Self.signals(SIGINT, SIGTERM, SIGHUP) { end.signal() }
    let gate = RequestGate(port: port)
    let editor = Editor(preview, reader: reader, token: gate.token) { messages.sayRebuilt($0) }
    let server = PreviewServer(preview, port: port, gate: gate, routes: editor.routes)
    let listening = DispatchSemaphore(value: 0)
    Task {
      do { try await server.run() } catch { failure.withLock { $0 = error } }
      end.signal()
      listening.signal()
    }
    Task {
      try? await server.waitUntilListening()
      listening.signal()
    }
    listening.wait()
    if failure.withLock({ $0 == nil }) {
      watch(preview, telling: messages)
      let address = "http://127.0.0.1:\(port)\(preview.state.basePath)"
      messages.sayOpening(address, preview.state, isOtherPort: self.port == nil && port != PreviewPort.standard)
      if open, !Browser.open(address) { messages.sayNoBrowser(address) }
      end.wait()
    }
    signals.forEach { $0.cancel() }
    guard failure.withLock({ $0 == nil }) else {
      messages.complainOfPort(port)
      return 1
    }
    messages.sayClosing()
    return 0
  }

  /// Looks for changes as long as the program runs.
  private func watch(_ preview: Preview, telling messages: ServeMessages) {
    let polls = poll
    Thread {
      var said = preview.state
      PreviewLoop(preview, polls: polls).run(
        onRefresh: { messages.sayRebuilt($0) },
        onComplete: { state in
          messages.sayProblems(state, after: said)
          said = state
        })
    }.start()
  }

  private func choosePort() throws -> UInt16 {
    guard let named = port else {
      guard let free = PreviewPort.firstFree() else {
        throw UsageError.outside(
          de: "Ab Port \(PreviewPort.standard) ist keiner frei. Nennen Sie einen anderen: --port 9000.",
          en: "From port \(PreviewPort.standard) on, none is free. Name another one: --port 9000.")
      }
      return free
    }
    guard let number = UInt16(named) else {
      throw UsageError(
        de: "„\(named)“ ist kein Port. Erlaubt sind Zahlen von 0 bis 65535; 0 heißt: irgendein freier.",
        en: "“\(named)” is not a port. Allowed are numbers from 0 to 65535; 0 means any free one.")
    }
    guard let free = PreviewPort.free(number) else {
      throw UsageError.outside(
        de: "Der Port \(number) ist belegt. Nennen Sie einen anderen, oder lassen Sie --port weg.",
        en: "The port \(number) is taken. Name another one, or leave out --port.")
    }
    return free
  }

  /// Calls a function when one of these signals comes, instead of what the system would do.
  private static func signals(
    _ numbers: Int32..., handler: @escaping @Sendable () -> Void
  ) -> [any DispatchSourceSignal] {
    numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler(handler: handler)
      source.resume()
      return source
    }
  }
}
