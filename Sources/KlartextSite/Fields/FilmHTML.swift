import KlartextCore
import KlartextRegister

extension EntryFields {
  /// The film in sign language, where the entry has one.
  var signLanguageFilm: HTML? {
    guard let field = collection.field("sign_language"), let value = record[field.key] else { return nil }
    return "<div id=\"\(field.path)\">\(film(value, of: field))</div>"
  }

  /// A film in sign language with what has to stand beside it: length, size, download, captions and a text
  /// (BITV 2.0, annex 2, part 1; WCAG 2.2 SC 1.2.2, 1.2.8). Nothing is loaded before somebody asks for it.
  func film(_ value: Value, of field: FieldDefinition) -> HTML {
    guard case .record(let film) = value, let path = film.plain("file") else { return HTML() }
    func address(_ key: String) -> String? {
      film.plain(key).map { path in
        edition.register.media[path].map { edition.href(edition.addresses.media($0)) } ?? path
      }
    }
    let name = presentation(field)
    var video: HTML = "<video controls preload=\"none\" playsinline aria-label=\"\(name.label)\""
    for key in ["width", "height"] {
      if case .number(let pixels)? = film[key] { video += HTML(trusted: " \(key)=\"") + .text(pixels) + "\"" }
    }
    if let poster = address("poster") { video += " poster=\"\(poster)\"" }
    video += "><source src=\"\(address("file") ?? path)\""
    if let type = Film.type(of: path) { video += " type=\"\(type)\"" }
    video += ">"
    if let captions = address("captions") {
      let language = film.text("transcript")?.language ?? entry.language
      video += """
        <track kind="captions" src="\(captions)" srclang="\(language.primary)" label="\(strings[.filmCaptions])" default>
        """
    }
    video += "</video>"
    var facts: [HTML] = []
    if let duration = film.text("duration")?.string {
      facts.append(.text(strings.text(.filmDuration, ["duration": duration])))
    }
    let size = edition.register.media[path].map { edition.description(of: $0) }
    let note: HTML = size.map { " (\($0))" } ?? HTML()
    facts.append("<a href=\"\(address("file") ?? path)\" download>\(strings[.filmDownload])\(note)</a>")
    let text: HTML? = film.markdown("transcript").flatMap { markdown in
      guard !markdown.isEmpty else { return nil }
      return """
        <details class="transcript"><summary>\(strings[.filmTranscript])</summary>\
        \(edition.prose(markdown, in: .page(of: entry)))</details>
        """
    }
    let caption = facts.joined(separator: "<br>")
    return "<figure class=\"film\">\(video)<figcaption>\(caption)</figcaption></figure>\(text)"
  }
}
