import KlartextCore
import KlartextRegister
import KlartextSite

/// Answers with the files of the site, as a web server does that delivers them.
struct SiteRoute: Sendable {
  let preview: Preview

  func answer(_ request: PreviewRequest) -> PreviewResponse {
    let state = preview.state
    let base = state.basePath
    guard request.path.hasPrefix(base) else {
      // The host itself, or the base without its slash.
      if request.path == "/" || request.path + "/" == base { return .redirect(to: base) }
      return missing(request, "", state)
    }
    let path = String(request.path.dropFirst(base.count))
    let address = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    let pages = PreviewPages(preview: preview, state: state)
    if state.isBroken, address.hasSuffix(".html"), request.query["preview"] != "anyway" || state.site == nil {
      return pages.problems(at: request.path)
    }
    guard let site = state.site else { return missing(request, path, state) }
    if let file = site.file(at: address) { return answer(file, pages) }
    if !path.isEmpty, !path.hasSuffix("/"), site.artifact(at: path + "/index.html") != nil {
      return .redirect(to: base + SitePath(path + "/").encoded)
    }
    return missing(request, path, state)
  }

  private func answer(_ file: PreviewSite.File, _ pages: PreviewPages, status: Int = 200) -> PreviewResponse {
    let address = file.artifact.address.description
    let isPage = address.hasSuffix(".html")
    let bytes = isPage ? pages.page(file.bytes, of: file.artifact) : file.bytes
    let tag = isPage ? "\"\(ContentHash.name(bytes))\"" : file.tag
    return PreviewResponse(
      status: status, headers: [("Content-Type", MediaType.header(for: address)), ("ETag", tag)], body: .bytes(bytes))
  }

  /// The page for addresses that do not exist: that of the language whose folder it is.
  private func missing(_ request: PreviewRequest, _ path: String, _ state: PreviewState) -> PreviewResponse {
    let pages = PreviewPages(preview: preview, state: state)
    guard let site = state.site else { return pages.problems(at: request.path) }
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      if let file = site.file(at: folder + "/404.html") { return notFound(file, path, pages, state) }
    }
    guard let file = site.file(at: "404.html") else { return .text("404\n", status: 404) }
    return notFound(file, path, pages, state)
  }

  private func notFound(
    _ file: PreviewSite.File, _ path: String, _ pages: PreviewPages, _ state: PreviewState
  ) -> PreviewResponse {
    let folder = path.hasSuffix("/") ? path : path + "/"
    let successor = preview.successor(of: folder).flatMap { page in
      page.outputAddress.flatMap { state.site?.artifact(at: $0.description) }.map { _ in state.basePath + page.encoded }
    }
    return PreviewResponse(
      status: 404, headers: [("Content-Type", MediaType.header(for: "404.html"))],
      body: .bytes(pages.page(file.bytes, of: file.artifact, movedTo: successor)))
  }
}
