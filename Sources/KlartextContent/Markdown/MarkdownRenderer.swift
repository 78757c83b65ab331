import KlartextCore
import KlartextRegister

/// Writes a tree as pieces of HTML, block by block, and notes what is wrong on the way.
struct MarkdownRenderer {
  let source: MarkdownSource
  let context: MarkdownContext
  let typography: Typography
  let survey: MarkdownSurvey

  var ids: HeadingIDs
  var output = PieceBuilder()
  var headings: [Markdown.Heading] = []
  var links: [Markdown.Link] = []
  var images: [Markdown.Image] = []
  var plainLines: [String] = []
  /// What of the joined lines is read as prose.
  var prose: [Range<Int>] = []
  /// The bytes of the lines so far, with their ends.
  private var plainLength = 0
  var findings: [(Finding, SourceMark)] = []

  var footnotes = Footnotes()
  var table = TableState()
  /// Tags whose beginning was reported: their end needs no finding of its own.
  var reportedTags: Set<String> = []
  /// Whether a reference to a hidden character was reported: once is enough.
  var reportsReferences = false
  /// The bytes of the source that the current block spans, from the last thing found in it.
  var searchRange = 0..<0

  private var levels: HeadingLevels

  init(source: MarkdownSource, context: MarkdownContext, survey: MarkdownSurvey, ids: HeadingIDs) {
    self.source = source
    self.context = context
    self.survey = survey
    self.ids = ids
    typography = Typography(language: context.language)
    levels = HeadingLevels(base: context.headingBase)
  }

  mutating func render(_ root: MarkdownNode) {
    footnotes = Footnotes(survey: survey, ids: &ids)
    reportUnusedFootnotes()
    var walk = MarkdownWalk(root)
    while let step = walk.next() {
      if step.isEntering {
        if enter(step.node) == .finished { walk.skipChildren() }
      } else {
        leave(step.node)
      }
    }
  }

  mutating func report(_ finding: Finding, _ mark: SourceMark) {
    findings.append((finding, mark))
  }

  /// Words that stand outside the running text: code, captions, descriptions.
  func shown(_ bytes: some Collection<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return source.needsComposing ? text.composed : text
  }

  // MARK: - Blocks

  private enum Progress { case continued, finished }

  private mutating func enter(_ node: MarkdownNode) -> Progress {
    switch node.kind {
    case .document, .other: return .continued
    case .blockQuote: output.markup("<blockquote>\n")
    case .list: openList(node)
    case .item: output.markup("<li>")
    case .task: openTask(node)
    case .footnoteDefinition: return openFootnote() ? .continued : .finished
    case .table: openTable(node)
    case .tableHeader, .tableRow: openRow(isHeader: node.kind == .tableHeader)
    case .paragraph:
      writeParagraph(node)
      return .finished
    case .heading:
      writeHeading(node)
      return .finished
    case .tableCell:
      writeCell(node)
      return .finished
    case .codeBlock: writeCodeBlock(node)
    case .thematicBreak: output.markup("<hr>\n")
    case .htmlBlock: reportHTML(node.literal, at: source.offset(line: node.startLine, column: node.startColumn))
    default: break
    }
    return .continued
  }

  private mutating func leave(_ node: MarkdownNode) {
    switch node.kind {
    case .document: closeFootnotes()
    case .blockQuote: output.markup("</blockquote>\n")
    case .list: output.markup(node.isOrderedList ? "</ol>\n" : "</ul>\n")
    case .item, .task: output.markup("</li>\n")
    case .footnoteDefinition: closeFootnote()
    case .table: closeTable()
    case .tableHeader, .tableRow: closeRow()
    default: break
    }
  }

  private mutating func openList(_ node: MarkdownNode) {
    if node.isOrderedList {
      output.markup(node.listStart == 1 ? "<ol>\n" : "<ol start=\"\(node.listStart)\">\n")
    } else {
      var item = node.firstChild
      while let current = item, current.kind != .task { item = current.next }
      output.markup(item == nil ? "<ul>\n" : "<ul class=\"tasks\">\n")
    }
  }

  private mutating func openTask(_ node: MarkdownNode) {
    // A word, not a checkbox: nobody can tick it, and a screen reader says what it means.
    output.markup("<li class=\"task \(node.isDone ? "task-done" : "task-open")\"><span class=\"task-state\">")
    output.piece(.label(node.isDone ? .taskDone : .taskOpen))
    output.markup("</span> ")
  }

  private mutating func writeParagraph(_ node: MarkdownNode) {
    let inline = inlineText(of: node)
    let isInFootnote = node.parent?.kind == .footnoteDefinition
    defer { addPlainLine(inline.text) }
    guard !inline.events.isEmpty else { return }
    if let image = inline.onlyImage, let caption = image.caption {
      output.markup("<figure>")
      output.piece(.image(image.index))
      output.markup("<figcaption>")
      output.text(caption)
      output.markup("</figcaption></figure>\n")
      return
    }
    let isTight = node.parent?.parent.map { $0.kind == .list && $0.isTightList } ?? false
    if !isTight { output.markup("<p>") }
    write(inline)
    if isInFootnote, node.next == nil { writeBackLinks() }
    if !isTight { output.markup("</p>") }
    if !isTight || node.next != nil { output.markup("\n") }
  }

  private mutating func writeHeading(_ node: MarkdownNode) {
    let inline = inlineText(of: node)
    let text = inline.text.trimmingSpaces
    guard !text.isEmpty else {
      report(.headingEmpty, blockMark(node))
      guard !inline.events.isEmpty else { return }
      output.markup("<p>")
      write(inline)
      output.markup("</p>\n")
      return
    }
    let level = levels.level(written: node.headingLevel)
    if node.headingLevel == 1 {
      report(.headingLevel, blockMark(node))
    } else if let expected = level.expected {
      report(.headingSkipped(given: node.headingLevel, expected: expected), blockMark(node))
    }
    let id = ids.make(text)
    headings.append(Markdown.Heading(level: level.level, id: id, text: text))
    addPlainLine(text)
    output.markup("<h\(level.level) id=\"")
    output.text(id)
    output.markup("\">")
    write(inline)
    output.markup("</h\(level.level)>\n")
  }

  private mutating func writeCodeBlock(_ node: MarkdownNode) {
    let code = shown(node.literal)
    guard code.utf8.contains(where: { $0 > 0x20 }) else { return }
    // It scrolls sideways, so the keyboard must reach it (WCAG 2.2 SC 2.1.1).
    output.markup("<pre tabindex=\"0\"><code>")
    output.text(code)
    output.markup("</code></pre>\n")
    for line in code.split(separator: "\n") { addPlainLine(String(line), prose: []) }
  }

  /// - Parameter parts: The lengths of the parts that are read one by one, a space between them; the whole line when
  ///   `nil`.
  mutating func addPlainLine(_ text: String, prose parts: [Int]? = nil) {
    let line = text.trimmingSpaces
    guard !line.isEmpty else { return }
    plainLines.append(line)
    var start = plainLength
    for part in parts ?? [line.utf8.count] {
      prose.append(start..<(start + part))
      start += part + 1
    }
    plainLength += line.utf8.count + 1
  }

  /// From the block's first byte to the end of its first line.
  func blockMark(_ node: MarkdownNode) -> SourceMark {
    let start = source.offset(line: node.startLine, column: node.startColumn)
    return source.mark(start..<source.line(node.startLine).endIndex.clamped(from: start))
  }

  mutating func reportHTML(_ html: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let tag = RawTag(html)
    if tag.isClosing, reportedTags.contains(tag.name) { return }
    reportedTags.insert(tag.name)
    var start = offset
    while start < source.bytes.count, source.bytes[start] == 0x20 { start += 1 }
    report(.markdownHTML(tag), source.mark(start..<(start + tag.length)))
  }
}

extension Int {
  fileprivate func clamped(from lower: Int) -> Int { Swift.max(self, lower) }
}

extension String {
  /// Without spaces at both ends.
  var trimmingSpaces: String {
    guard utf8.first.map({ $0 <= 0x20 }) == true || utf8.last.map({ $0 <= 0x20 }) == true else { return self }
    let start = utf8.firstIndex { $0 > 0x20 } ?? utf8.endIndex
    let end = utf8.lastIndex { $0 > 0x20 }.map { utf8.index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
