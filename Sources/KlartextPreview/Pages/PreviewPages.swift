import KlartextCore
import KlartextRegister
import KlartextSite

/// What the preview shows beside the site: messages, and why something is not public yet.
struct PreviewPages {
  let preview: Preview
  let state: PreviewState

  private var language: MessageLanguage { preview.language }
  private var problems: ProblemList { ProblemList(language: language) }

  private func text(_ german: String, _ english: String) -> String { language == .de ? german : english }

  // MARK: - Pages of the site

  /// A page of the site with what the preview adds: the script, and a banner where there is something to say.
  func page(_ bytes: [UInt8], of artifact: Artifact, movedTo successor: String? = nil) -> [UInt8] {
    var banner = HTML()
    if let successor { banner += aside(moved(to: successor)) }
    if let entry = entry(of: artifact), let reason = entry.preview { banner += aside(words(reason)) }
    if state.isBroken { banner += aside(broken) }
    return PageInjection.page(bytes, head: head, banner: banner)
  }

  private var head: HTML {
    """
    <meta name="klartext-preview" content="\(ServerSentEvents.mark(state, preview))">
    <link rel="stylesheet" href="\(PreviewRoutes.style)">
    <script type="module" src="\(PreviewRoutes.script)"></script>

    """
  }

  private func aside(_ content: HTML) -> HTML {
    """
    <aside class="klartext-aside klartext-banner" lang="\(language.rawValue)" dir="ltr" \
    aria-label="\(text("Vorschau", "Preview"))"><p>\(content)</p></aside>

    """
  }

  /// The entry of whose file a page was made.
  private func entry(of artifact: Artifact) -> Entry? {
    let parts = artifact.origin.split(separator: "/")
    guard parts.count >= 3, let register = state.project?.register else { return nil }
    return register[EntryKey(String(parts[parts.count - 2]), String(parts[parts.count - 1].prefix { $0 != "." }))]
  }

  private func words(_ reason: HoldReason) -> HTML {
    switch reason {
    case .draft:
      let what = text("Entwurf.", "Draft.")
      let why = text(
        "Diese Seite ist nicht öffentlich. Sie wird veröffentlicht, sobald „draft: true“ nicht mehr in der Datei steht.",
        "This page is not public. It is published as soon as “draft: true” is no longer in the file.")
      return "<strong>\(what)</strong> \(why)"
    case .scheduled(let date):
      let day = DateText.long(PartialDate(date), in: language == .de ? .german : .english)
      let what = text("Noch nicht öffentlich.", "Not public yet.")
      let why = text(
        "Diese Seite erscheint, sobald die Website am \(day) oder später gebaut wird (publish_on).",
        "This page appears as soon as the website is built on \(day) or later (publish_on).")
      return "<strong>\(what)</strong> \(why)"
    case .unreleased(let roles):
      let what = text("Noch nicht öffentlich.", "Not public yet.")
      let names = roles.joined(separator: ", ")
      let why = text("Es fehlt die Freigabe: \(names) (release).", "A release is missing: \(names) (release).")
      return "<strong>\(what)</strong> \(why)"
    }
  }

  private func moved(to address: String) -> HTML {
    let what = text(
      "Diese Seite gibt es nicht mehr: Der Eintrag hat jetzt einen anderen Namen.",
      "This page is gone: the entry has another name now.")
    return "<strong>\(what)</strong> <a href=\"\(address)\">\(text("Zur neuen Seite", "To the new page"))</a>"
  }

  private var broken: HTML {
    let what = text(
      "Diese Ansicht ist vorläufig, denn im Projekt sind Fehler.", "This view is provisional: the project has errors.")
    return "<strong>\(what)</strong> <a href=\"\(PreviewRoutes.list)\">\(text("Alle Meldungen", "All messages"))</a>"
  }

  // MARK: - Messages

  /// The bar at the end of a page: how many messages there are, and which of them belong to the page.
  ///
  /// - Parameter path: of the page.
  func bar(for path: String) -> HTML {
    var address = String(path.hasPrefix(state.basePath) ? path.dropFirst(state.basePath.count) : path[...])
    if address.isEmpty || address.hasSuffix("/") { address += "index.html" }
    let origin = state.site?.artifact(at: address)?.origin
    let edit = editLink(to: origin)
    guard let summary = state.diagnostics.summary else { return barAside("<p>\(edit)</p>") }
    // A translation's page shows what is wrong with the original too.
    let files = origin.map { origin in
      Set([origin] + (state.project?.register[key(of: origin)].map { [$0.file.path] } ?? []))
    }
    let own = state.diagnostics.filter { files?.contains($0.location?.path ?? "") == true }
    let all: HTML = "<a href=\"\(PreviewRoutes.list)\">\(text("Alle Meldungen", "All messages"))</a>"
    let content: HTML
    if let ownSummary = own.summary {
      content = """
        <details><summary>\(text("Zu dieser Seite", "On this page")): \(ownSummary[language])</summary>
        \(problems.html(own, heading: nil))</details>
        <p>\(text("Im ganzen Projekt", "In the whole project")): \(summary[language]). \(all)</p>
        <p>\(edit)</p>
        """
    } else {
      content = "<p>\(text("Im Projekt", "In the project")): \(summary[language]). \(all)</p><p>\(edit)</p>"
    }
    return barAside(content)
  }

  private func barAside(_ content: HTML) -> HTML {
    """
    <aside class="klartext-aside klartext-bar" lang="\(language.rawValue)" dir="ltr" \
    aria-label="\(text("Meldungen der Vorschau", "Messages of the preview"))">\(content)</aside>
    """
  }

  /// The way from a page to the form of its file, or to all forms.
  private func editLink(to origin: String?) -> HTML {
    guard let origin, let address = Editor.address(ofFile: origin) else {
      return "<a href=\"/_edit/\">\(text("Einträge bearbeiten", "Edit entries"))</a>"
    }
    return "<a href=\"\(address)\">\(text("Diese Seite bearbeiten", "Edit this page"))</a>"
  }

  private func key(of origin: String) -> EntryKey {
    let parts = origin.split(separator: "/")
    guard parts.count >= 2 else { return EntryKey("", "") }
    return EntryKey(String(parts[parts.count - 2]), String(parts[parts.count - 1].prefix { $0 != "." }))
  }

  /// Stands in the place of every page as long as there are errors.
  func problems(at path: String) -> PreviewResponse {
    let errors = state.knownErrors
    let files = Set(errors.compactMap { $0.location?.path })
    let place = files.count == 1 ? files.first.map { text(" in „\($0)“", " in “\($0)”") } ?? "" : ""
    let title =
      errors.summary.map { $0[language] + Escaping.harmless(place) }
      ?? text("Die Seite kann nicht gezeigt werden", "The page cannot be shown")
    let intro = text(
      "Solange Fehler im Projekt sind, kann die Website nicht erscheinen. Sobald alles stimmt, ist die Seite von selbst wieder da.",
      "While the project has errors, the website cannot be published. As soon as all is well, the page comes back by itself."
    )
    var html: HTML = "<p>\(intro)</p>\n"
    if state.site != nil {
      html += """
        <p><a href="\(SitePath(path).encoded)?preview=anyway">\(text("Die Seite trotzdem zeigen", "Show the page anyway"))\
        </a></p>

        """
    }
    html += problems.html(errors)
    return .html(whole(title, html, isProblem: true), status: 500)
  }

  /// All messages.
  func allMessages() -> PreviewResponse {
    // File by file; those with errors first.
    var worst: [String: Finding.Severity] = [:]
    for diagnostic in state.diagnostics {
      let path = diagnostic.location?.path ?? ""
      worst[path] = max(worst[path] ?? .hint, diagnostic.severity)
    }
    let order: [Finding.Severity] = [.error, .warning, .hint]
    let all = order.flatMap { severity in
      state.diagnostics.filter { worst[$0.location?.path ?? ""] == severity }
    }
    let title = all.summary?[language] ?? text("Alles in Ordnung", "All is well")
    let back: HTML = "<p><a href=\"\(state.basePath)\">\(text("Zur Website", "To the website"))</a></p>\n"
    return .html(whole(title, back + problems.html(all), isProblem: true))
  }

  private func whole(_ title: String, _ content: HTML, isProblem: Bool) -> String {
    let html: HTML = """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)"\(isProblem ? " class=\"klartext-problems\"" : "" as HTML)>
      <head>
      <meta charset="utf-8">
      <title>\(title) – \(text("Vorschau", "Preview"))</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      \(head)</head>
      <body>
      <main id="main">
      <h1 tabindex="-1" autofocus>\(title)</h1>
      \(content)</main>
      </body>
      </html>

      """
    return html.string
  }
}
