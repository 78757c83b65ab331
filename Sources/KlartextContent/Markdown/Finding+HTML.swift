import KlartextCore

/// Raw HTML in a Markdown text, and how to say the same without it.
extension Finding {
  static func markdownHTML(_ tag: RawTag) -> Finding {
    let finding = Finding(
      "markdown-html", .error,
      de: "HTML ist in Texten nicht erlaubt: „\(tag.excerpt)“.",
      en: "HTML is not allowed in texts: “\(tag.excerpt)”.")
    let mend = htmlMend(tag.name)
    return finding.mended(de: mend.de, en: mend.en)
  }

  private static func htmlMend(_ name: String) -> Bilingual {
    switch name {
    case "!--":
      Bilingual(
        de: "Kommentare gehören in das Feld internal. Es wird nie veröffentlicht.",
        en: "Comments belong in the field internal. It is never published.")
    case "br":
      Bilingual(
        de: "Für eine neue Zeile schreiben Sie „\\“ an das Ende der Zeile, für einen neuen Absatz eine Leerzeile.",
        en: "For a new line, write “\\” at the end of the line; for a new paragraph, a blank line.")
    case "b", "strong":
      Bilingual(de: "Fett schreiben Sie so: **wichtig**", en: "Write bold text like this: **important**")
    case "i", "em":
      Bilingual(de: "Kursiv schreiben Sie so: *betont*", en: "Write italic text like this: *stressed*")
    case "u", "ins":
      Bilingual(
        de: "Unterstrichen sind nur Links. Heben Sie Wörter so hervor: **wichtig**",
        en: "Only links are underlined. Emphasise words like this: **important**")
    case "s", "del", "strike":
      Bilingual(de: "Durchgestrichen schreiben Sie so: ~~alt~~", en: "Write struck text like this: ~~old~~")
    case "a":
      Bilingual(
        de: "Einen Link schreiben Sie so: [Text](Adresse)", en: "Write a link like this: [text](address)")
    case "img", "picture", "figure", "svg":
      Bilingual(
        de: "Ein Bild schreiben Sie so: ![Beschreibung](../media/bild.png)",
        en: "Write a picture like this: ![description](../media/picture.png)")
    case "table", "thead", "tbody", "tr", "th", "td":
      Bilingual(
        de: "Eine Tabelle schreiben Sie mit senkrechten Strichen: | Spalte 1 | Spalte 2 |, darunter |---|---|",
        en: "Write a table with vertical bars: | Column 1 | Column 2 |, below it |---|---|")
    case "ul", "ol", "li", "dl", "dt", "dd":
      Bilingual(
        de: "Eine Liste schreiben Sie mit „- “ oder „1. “ am Anfang jeder Zeile.",
        en: "Write a list with “- ” or “1. ” at the beginning of each line.")
    case "h1", "h2", "h3", "h4", "h5", "h6":
      Bilingual(de: "Eine Überschrift schreiben Sie so: ## Text", en: "Write a heading like this: ## Text")
    case "p", "div", "span", "section", "center", "font":
      Bilingual(
        de: "Entfernen Sie die Angabe. Absätze trennen Sie mit einer Leerzeile; wie sie aussehen, bestimmt das Design.",
        en: "Remove the tag. Separate paragraphs with a blank line; the theme decides what they look like.")
    case "hr":
      Bilingual(de: "Eine Trennlinie schreiben Sie so: ---", en: "Write a dividing line like this: ---")
    case "blockquote", "q":
      Bilingual(
        de: "Ein Zitat schreiben Sie mit „> “ am Anfang jeder Zeile.",
        en: "Write a quote with “> ” at the beginning of each line.")
    case "code", "pre", "kbd", "samp":
      Bilingual(de: "Programmtext schreiben Sie so: `Text`", en: "Write program text like this: `text`")
    case "sup", "sub":
      Bilingual(
        de: "Hochgestellte und tiefgestellte Ziffern gibt es als Zeichen: m², CO₂. Fußnoten schreiben Sie so: [^1]",
        en: "Raised and lowered digits exist as characters: m², CO₂. Write footnotes like this: [^1]")
    case "script", "style", "iframe", "video", "audio", "object", "embed", "form", "input", "button":
      Bilingual(
        de: "Entfernen Sie das Element. Verweisen Sie mit einem Link auf die Seite, die es anbietet.",
        en: "Remove the element. Link to the page that offers it.")
    default:
      Bilingual(
        de: "Entfernen Sie die Angabe. Ein einzelnes Zeichen „<“ schreiben Sie so: \\<",
        en: "Remove it. Write a single “<” like this: \\<")
    }
  }
}
