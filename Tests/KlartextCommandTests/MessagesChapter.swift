import Foundation

/// The chapter of the German handbook that lists every message, made of the catalogue of messages and, for the few that
/// need special circumstances, of the source.
struct MessagesChapter {
  let rows: [CatalogueRow]
  /// The `Finding+….swift` files and others that make messages.
  let sources: [String]

  /// A message: its id, and what the program prints.
  private struct Message {
    var id: String
    var text: String
    var note = ""
  }

  var text: String {
    let messages = all
    return """
      # Jede Meldung

      *[Inhalt](README.md) · vorher: [Jede Angabe](03-jede-angabe.md) · weiter: [Veröffentlichen](05-veroeffentlichen.md)*

      Jede Meldung hat eine Kennung in eckigen Klammern. Hier finden Sie zu jeder ein Beispiel: was das Programm sagt, die
      Zeile, um die es geht, und wie Sie es beheben. Ihre Datei heißt anders, und auch die Zeile ist eine andere. Dieses
      Kapitel entsteht aus den Prüffällen des Programms.

      Suchen Sie eine Kennung? Drücken Sie `Strg`+`F`, und geben Sie sie ein. Wie man eine Meldung liest, steht unter
      [Wenn etwas nicht klappt](12-wenn-etwas-nicht-klappt.md#meldungen-lesen).

      | Stufe | Bedeutung |
      |---|---|
      | Fehler | Die Website erscheint nicht, bis der Fehler behoben ist. |
      | Warnung | Die Website erscheint. Etwas fehlt oder ist anders, als Sie denken. |
      | Hinweis | Etwas könnte besser sein. |

      \(index(of: messages))

      \(messages.map(section).joined(separator: "\n\n"))

      """
  }

  private var all: [Message] {
    let listed = rows.map { Message(id: $0.id, text: example(of: $0), note: note(on: $0)) }
    let known = Set(listed.map(\.id))
    let made = sources.flatMap(FindingSource.messages).filter { !known.contains($0.id) }
    var seen: Set<String> = []
    return (listed + made.map { Message(id: $0.id, text: $0.text, note: $0.text.contains("…") ? Self.points : "") })
      .sorted { $0.id < $1.id }
      .filter { seen.insert($0.id).inserted }
  }

  private static let points = "Statt der Punkte „…“ nennt die Meldung die Sache selbst."

  private func index(of messages: [Message]) -> String {
    let topics = Dictionary(grouping: messages) { $0.id.split(separator: "-").dropFirst().first.map(String.init) ?? "" }
    return topics.keys.sorted().map { topic in
      "- " + (topics[topic] ?? []).map { "[\($0.id)](#\($0.id.lowercased()))" }.joined(separator: " · ")
    }.joined(separator: "\n")
  }

  private func section(_ message: Message) -> String {
    "## \(message.id)\n\n" + (message.note.isEmpty ? "" : message.note + "\n\n") + "```text\n\(message.text)```"
  }

  private func note(on row: CatalogueRow) -> String {
    row.command.map { $0 == "check" ? "" : "Beim Befehl `klartext \($0)`:" } ?? ""
  }

  /// The first message with the row's id among those that the row's files cause, with its lines.
  private func example(of row: CatalogueRow) -> String {
    var found = ""
    for line in (row.expected["de"] ?? "").split(separator: "\n") {
      let isContinued = line.hasPrefix(" ")
      if !found.isEmpty, !isContinued { break }
      if line.contains("[\(row.id)]") || (!found.isEmpty && isContinued) { found += line + "\n" }
    }
    return found
  }
}

/// Messages as a source file makes them: `Finding("id", .error, de: "…", en: "…", mend: …)`.
enum FindingSource {
  static func messages(in source: String) -> [(id: String, text: String)] {
    let starts = source.matches(of: #/(?:Finding|unknown)\(\s*"([a-z0-9-]+)"/#)
    return starts.enumerated().compactMap { position, start in
      let end = position + 1 < starts.count ? starts[position + 1].range.lowerBound : source.endIndex
      let call = source[start.range.upperBound..<end]
      let body = call.range(of: "\n  }\n").map { call[..<$0.lowerBound] } ?? call
      let texts = body.matches(of: #/(?s)\bde:(.*?)\ben:/#).map { wording($0.output.1) }.filter { !$0.isEmpty }
      guard let text = texts.first else { return nil }
      let severity = body.contains(".error") ? "Fehler" : body.contains(".warning") ? "Warnung" : "Hinweis"
      let mend = texts.dropFirst().map { "   \($0)\n" }.joined()
      let id = "KT-" + start.output.1
      return (id, "\(severity): \(text) [\(id)]\n\(mend)")
    }
  }

  /// What an expression can say; what it says in different cases is told one after the other.
  private static func wording(_ expression: Substring) -> String {
    let cases = expression.split(separator: #/\s[?:]\s(?=")/#).map { part in
      part.matches(of: #/"((?:[^"\\]|\\.)*)"/#).map { String($0.output.1) }.joined()
    }
    return cases.map(plain).filter { !$0.isEmpty }.joined(separator: " Oder: ")
  }

  /// The text with points for what is filled in; a whole sentence that is filled in is left out.
  private static func plain(_ literal: String) -> String {
    var text = literal.replacing(#/(^|[.]) ?\\\([A-Za-z().]*\.de\)/#) { String($0.output.1) }
    text = text.replacing(#/\\\((?:[^()]|\([^()]*\))*\)/#, with: "…").replacing("\\\"", with: "\"")
    text = text.trimmingCharacters(in: .whitespaces)
    return text.hasSuffix(":") ? text + " …" : text.hasSuffix("….") ? String(text.dropLast()) : text
  }
}
