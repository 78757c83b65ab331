import KlartextCore
import KlartextRegister

extension MarkdownRenderer {
  /// How a link that is open will end.
  enum LinkClosing {
    /// Nothing was written: the address is not allowed.
    case nothing
    /// An index into `links`.
    case piece(Int)
    case anchor(fileType: String?, isElsewhere: Bool)
  }

  // MARK: - Links

  mutating func openLink(_ link: InlineText.Link, in inline: InlineText) -> LinkClosing {
    let marks = self.marks(of: link)
    let text = (inline.shown(link.range) + link.imageText).trimmingSpaces
    if !link.node.title.isEmpty { report(.linkTitle, marks.address) }
    if text.isEmpty {
      report(.linkEmptyText, marks.text)
    } else if VagueLinkText.contains(text) {
      report(.linkTextVague(text), marks.text)
    }
    switch LinkDestination.read(link.address, folder: context.folder) {
    case .refused(let finding):
      report(finding, marks.address)
      return .nothing
    case .target(let target):
      let fileType = DocumentType.of(link.address).flatMap { DocumentType.isNamed($0, in: text) ? nil : $0 }
      if case .media = target, link.address.utf8.contains(0x23) { report(.linkMediaAnchor, marks.address) }
      links.append(Markdown.Link(target: target, mark: marks.address, fileType: fileType))
      let closing = open(target, fileType: fileType)
      if text.isEmpty { output.text(link.address) }
      return closing
    }
  }

  private mutating func open(_ target: LinkTarget, fileType: String?) -> LinkClosing {
    guard case .external(let address) = target else {
      output.piece(.linkStart(links.count - 1))
      return .piece(links.count - 1)
    }
    let isElsewhere = address.hasPrefix("http")
    output.markup("<a href=\"")
    output.text(address)
    output.markup(isElsewhere ? "\" class=\"external\" rel=\"noopener noreferrer external\">" : "\">")
    return .anchor(fileType: fileType, isElsewhere: isElsewhere)
  }

  mutating func closeLink(_ closing: LinkClosing) {
    switch closing {
    case .nothing: break
    case .piece(let index): output.piece(.linkEnd(index))
    case .anchor(let fileType, let isElsewhere):
      if let fileType {
        output.markup(" <span class=\"file-type\">(")
        output.text(fileType)
        output.markup(")</span>")
      }
      if isElsewhere {
        output.markup("<span class=\"visually-hidden\"> (")
        output.piece(.label(.externalLink))
        output.markup(")</span>")
      }
      output.markup("</a>")
    }
  }

  private mutating func marks(of link: InlineText.Link) -> (address: SourceMark, text: SourceMark) {
    let address = Array(link.address.utf8)
    if link.isAutomatic {
      // `www.stadt.example` and `name@stadt.example` stand there without what was put before them.
      let written = Array(address.suffix(link.range.count))
      let start = place(of: written, near: link.node)
      // `[a.md](a.md)` only looks like one.
      if start == 0 || source.bytes[start - 1] != 0x5B {
        let mark = source.mark(start..<(start + written.count))
        return (mark, mark)
      }
    }
    let beginnings = address.isEmpty ? ["]()"] : ["](", "](<"]
    for beginning in beginnings {
      guard let found = find(Array(beginning.utf8) + address, near: link.node, atEnd: true) else { continue }
      let start = found + beginning.utf8.count
      let bracket = source.find([0x5B], in: max(0, found - 300)..<found, last: true) ?? found
      let text = bracket + 1 < found ? bracket + 1..<found : bracket..<(found + 1)
      return (source.mark(start..<(start + address.count)), source.mark(text))
    }
    // An address with escapes, or one that a definition gives.
    let start = source.offset(line: link.node.startLine, column: link.node.startColumn)
    let end = source.offset(line: link.node.endLine, column: link.node.endColumn + 1)
    let mark = source.mark(start..<max(start, end))
    return (mark, mark)
  }

  // MARK: - Pictures

  private static let imageTypes: Set<String> = ["svg", "png", "jpg", "jpeg", "webp", "avif", "gif"]

  /// Reads a picture; one that may not be shown leaves its description.
  mutating func readImage(_ node: MarkdownNode, into inline: inout InlineText, isInLink: Bool) {
    let address = String(decoding: node.address, as: UTF8.self)
    let title = shown(typography.applied(to: visible(node.title))).trimmingSpaces
    let isDecorative = !title.isEmpty && ["dekorativ", "decorative"].contains(title.lowercased())
    let alternative = isDecorative ? "" : shown(typography.applied(to: alternativeText(of: node))).trimmingSpaces
    let mark = imageMark(node, address)
    if isInLink, !inline.links.isEmpty { inline.links[inline.links.count - 1].imageText += alternative }

    let path: String
    switch imagePath(address) {
    case .success(let found): path = found
    case .failure(let refusal):
      report(refusal.finding, mark)
      let start = inline.bytes.count
      inline.bytes.append(contentsOf: alternative.utf8)
      inline.kept.append(start..<inline.bytes.count)
      inline.events.append(.text(start..<inline.bytes.count))
      return
    }
    if alternative.isEmpty, !isDecorative { report(.imageAlternativeMissing(address), mark) }
    if Self.isFileName(alternative, of: path) { report(.imageAlternativeIsFileName(alternative), mark) }
    images.append(Markdown.Image(path: path, alternative: alternative, mark: mark))
    inline.events.append(.image(images.count - 1, caption: isDecorative || title.isEmpty ? nil : title))
  }

  private struct Refusal: Error {
    var finding: Finding
  }

  private func imagePath(_ address: String) -> Result<String, Refusal> {
    if address.hasPrefix("//") { return .failure(Refusal(finding: .imageExternal)) }
    switch LinkDestination.read(address, folder: context.folder) {
    case .target(.media(let path)):
      let type = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
      return Self.imageTypes.contains(type) ? .success(path) : .failure(Refusal(finding: .imageUnknownType(address)))
    case .target(.external(let url)) where url.hasPrefix("http"): return .failure(Refusal(finding: .imageExternal))
    case .refused(let finding) where !["KT-link-unknown-file", "KT-link-without-target"].contains(finding.id):
      return .failure(Refusal(finding: finding))
    default: return .failure(Refusal(finding: .imageUnknownPlace(address)))
    }
  }

  private mutating func imageMark(_ node: MarkdownNode, _ address: String) -> SourceMark {
    let needle = Array("](".utf8) + address.utf8
    if let found = find(needle, near: node, atEnd: true) {
      return source.mark((found + 2)..<(found + needle.count))
    }
    let start = source.offset(line: node.startLine, column: node.startColumn)
    return source.mark(start..<max(start, source.offset(line: node.endLine, column: node.endColumn + 1)))
  }

  /// The words between the brackets, without markup.
  private mutating func alternativeText(of image: MarkdownNode) -> [UInt8] {
    var text: [UInt8] = []
    var walk = MarkdownWalk(image)
    while let step = walk.next() {
      guard step.isEntering else { continue }
      switch step.node.kind {
      case .text, .code: text.append(contentsOf: visible(step.node.literal))
      case .softBreak, .hardBreak: text.append(0x20)
      case .htmlInline:
        reportHTML(step.node.literal, at: place(of: Array(step.node.literal.prefix { $0 != 0x0A }), near: step.node))
      default: break
      }
    }
    return text
  }

  /// `IMG_2034.jpg`, or `img_2034`; a single word that happens to name the file as well is a description.
  private static func isFileName(_ text: String, of path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    guard text.utf8.count <= name.utf8.count else { return false }
    let lowered = text.lowercased()
    if lowered == name.lowercased() { return true }
    let looksTechnical = stem.utf8.contains { $0 == 0x5F || $0 == 0x2D || (0x30...0x39).contains($0) }
    return looksTechnical && lowered == stem.lowercased()
  }
}
