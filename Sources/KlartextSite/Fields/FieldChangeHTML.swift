import KlartextCore
import KlartextRegister

extension Edition {
  /// What changed in a field: „Status: Pilotbetrieb → in Betrieb“; `nil` where nothing of it may be told.
  func html(_ change: FieldChange, in collection: CollectionDefinition) -> HTML? {
    let words = ValueWords(
      yes: strings[.yes], no: strings[.no], notYetClear: strings[.notYetClear],
      redacted: strings[.historyRedacted], rule: strings[.historyRule])
    guard
      let wording = ChangeWording(change, in: collection, of: register, language: language, words: words)
    else { return nil }
    let label = joined(wording.label)
    let row: HTML = wording.row.isEmpty ? HTML() : "<span class=\"note\">\(joined(wording.row.map(shortened)))</span>"
    return "<div class=\"field\"><dt>\(label)\(row)</dt><dd>\(values(wording))</dd></div>"
  }

  /// How long the name of a row may be.
  private static let nameLength = 80

  private func shortened(_ text: LanguageText) -> LanguageText {
    guard text.string.unicodeScalars.count > Self.nameLength else { return text }
    return LanguageText(String(text.string.prefix(Self.nameLength - 1)) + "…", text.language)
  }

  private func joined(_ texts: [LanguageText]) -> HTML { texts.map { html($0) }.joined(separator: ", ") }

  private func values(_ wording: ChangeWording) -> HTML {
    if wording.isProse { return prose(wording) }
    let old = joined(wording.old)
    let new = joined(wording.new)
    if wording.isList || wording.isRow || old.isEmpty {
      return [(StringKey.historyAdded, new), (.historyRemoved, old)].compactMap { key, values -> HTML? in
        values.isEmpty ? nil : "<p>\(strings.html(key, ["values": values]))</p>"
      }.joined()
    }
    // An arrow says nothing to those who hear the page.
    return """
      <p><span class="visually-hidden">\(strings[.historyBefore]) </span><del>\(old)</del> <span aria-hidden="true">→</span> \
      <span class="visually-hidden">\(strings[.historyNow]) </span><ins>\(new.isEmpty ? .text(strings[.notStated]) : new)</ins></p>
      """
  }

  /// Longer texts: that they changed, and on demand what is different.
  private func prose(_ wording: ChangeWording) -> HTML {
    let old = wording.old.map(\.string).joined(separator: "\n")
    let new = wording.new.map(\.string).joined(separator: "\n")
    let key: StringKey = old.isEmpty ? .historyTextAdded : new.isEmpty ? .historyTextRemoved : .historyTextChanged
    let language = (wording.new.first ?? wording.old.first)?.language ?? self.language
    let text = TextDifference.pieces(from: old, to: new).map { piece -> HTML in
      let lines = piece.text.split(separator: "\n", omittingEmptySubsequences: false).map { HTML.text(String($0)) }
        .joined(separator: "<br>")
      switch piece {
      case .same: return lines
      case .removed:
        return "<del><span class=\"visually-hidden\">\(strings[.historyRemovedText]) </span>\(lines)</del>"
      case .added: return "<ins><span class=\"visually-hidden\">\(strings[.historyAddedText]) </span>\(lines)</ins>"
      }
    }
    return """
      <details class="difference"><summary>\(strings[key])</summary><p\(attributes(language))>\(text.joined())</p></details>
      """
  }
}
