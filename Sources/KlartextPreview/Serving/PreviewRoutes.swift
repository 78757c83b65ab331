import KlartextCore
import KlartextSite

/// The preview's own addresses.
enum PreviewRoutes {
  static let events = "/_preview/events"
  static let script = "/_preview/reload.js"
  static let style = "/_preview/preview.css"
  static let bar = "/_preview/bar"
  static let list = "/_preview/"

  static func all(_ preview: Preview) -> [PreviewRoute] {
    [
      PreviewRoute("GET", events) { _ in ServerSentEvents.answer(preview) },
      PreviewRoute("GET", script) { _ in .text(PreviewScript.text, type: MediaType.header(for: script)) },
      PreviewRoute("GET", style) { _ in .text(PreviewStyle.text, type: MediaType.header(for: style)) },
      PreviewRoute("GET", bar) { request in
        let state = preview.state
        let pages = PreviewPages(preview: preview, state: state)
        return .html(pages.bar(for: request.query["page"] ?? "").string)
      },
      PreviewRoute("GET", "/_preview") { _ in .redirect(to: list) },
      PreviewRoute("GET", list) { request in
        guard request.path == list else { return .redirect(to: list) }
        return PreviewPages(preview: preview, state: preview.state).allMessages()
      },
    ]
  }
}
