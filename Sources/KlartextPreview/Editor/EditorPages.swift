import KlartextCore
import KlartextSite

/// The editor's pages: a frame that its scripts fill.
struct EditorPages {
  let language: MessageLanguage
  let token: String

  private static let assets = Dictionary(
    uniqueKeysWithValues: EmbeddedEditorAssets.files.map { ($0.name, $0.text) })

  /// A script or style; `nil` where there is none.
  static func asset(_ name: String) -> PreviewResponse? {
    assets[name].map { .text($0, type: MediaType.header(for: name)) }
  }

  private var words: String { Self.assets["words.\(language.rawValue).json"] ?? "{}" }

  private func word(_ key: String) -> String {
    EditorJSON.object(Array(words.utf8))?[key] as? String ?? key
  }

  /// All entries.
  func overview() -> PreviewResponse {
    page(title: word("overview"), main: "class=\"overview\"", script: "overview.js", skip: ("skipOverview", "main"))
  }

  /// An address at which no entry lies.
  func unknown() -> PreviewResponse {
    let content: HTML = "<h1>\(word("noEntry"))</h1><p>\(word("noEntryText"))</p>"
    return page(
      title: word("noEntry"), main: "class=\"overview\"", script: nil, skip: ("skipOverview", "main"), content: content,
      status: 404)
  }

  /// The form of a file.
  func editor(_ file: EditedFile) -> PreviewResponse {
    let main: HTML =
      "data-collection=\"\(file.collection.id)\" data-id=\"\(file.id)\" data-language=\"\(file.language?.description ?? "")\""
    return page(title: file.id, main: main, script: "editor.js", skip: ("skip", "form"))
  }

  /// - Parameters:
  ///   - skip: the word of the link past the head, and the id of its target.
  ///   - content: what stands on the page when no script fills it.
  private func page(
    title: String, main: HTML, script: String?, skip: (word: String, target: String), content: HTML? = nil,
    status: Int = 200
  ) -> PreviewResponse {
    // The words are ours; `<` is written so that no text can end the block.
    let data = HTML(trusted: words.replacing("<", with: "\\u003c"))
    let waiting: HTML = "<p>\(word("loading"))</p><noscript><p>\(word("noScript"))</p></noscript>"
    let filler: HTML = script.map { "<script type=\"module\" src=\"/_edit/assets/\($0)\"></script>" } ?? ""
    let main: HTML = (script == nil ? "" : "aria-busy=\"true\" ") + main
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="robots" content="noindex">
      <meta name="klartext-token" content="\(token)">
      <title>\(title) – \(word("editor"))</title>
      <link rel="stylesheet" href="/_edit/assets/editor.css">
      <script type="application/json" id="words">\(data)</script>
      \(filler)
      </head>
      <body>
      <a class="skip" href="#\(skip.target)">\(word(skip.word))</a>
      <header class="top"><span class="name">Klartext</span><a href="/_edit/">\(word("overview"))</a>\
      <a href="/">\(word("website"))</a></header>
      <main id="main" tabindex="-1" \(main)>\(content ?? waiting)</main>
      </body>
      </html>

      """
    return .html(page.string, status: status)
  }
}
