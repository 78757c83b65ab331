import KlartextCore
import KlartextRegister

extension MarkdownRenderer {
  // MARK: - Reading

  /// Collects the words of a block, reports raw HTML, and reads its pictures.
  mutating func inlineText(of block: MarkdownNode) -> InlineText {
    beginSearch(in: block)
    var inline = InlineText()
    inline.needsComposing = source.needsComposing
    var openLinks = 0
    var walk = MarkdownWalk(block)
    while let step = walk.next() {
      let node = step.node
      let kind = node.kind
      switch (kind, step.isEntering) {
      case (.text, true):
        let start = inline.bytes.count
        inline.bytes.append(contentsOf: visible(node.literal))
        if case .text(let range)? = inline.events.last, openLinks == 0 {
          inline.events[inline.events.count - 1] = .text(range.lowerBound..<inline.bytes.count)
        } else {
          inline.events.append(.text(start..<inline.bytes.count))
        }
      case (.code, true):
        let start = inline.bytes.count
        inline.bytes.append(contentsOf: node.literal)
        inline.kept.append(start..<inline.bytes.count)
        inline.events.append(.code(start..<inline.bytes.count))
      case (.softBreak, true), (.hardBreak, true):
        inline.bytes.append(0x20)
        inline.events.append(kind == .softBreak ? .softBreak : .hardBreak)
      case (.emphasis, _): inline.events.append(step.isEntering ? .open("em") : .close("em"))
      case (.strong, _): inline.events.append(step.isEntering ? .open("strong") : .close("strong"))
      case (.strikethrough, _): inline.events.append(step.isEntering ? .open("del") : .close("del"))
      case (.link, true):
        openLinks += 1
        // An address inside a link text is only text: a link cannot hold another.
        guard openLinks == 1 else { continue }
        let address = String(decoding: node.address, as: UTF8.self)
        inline.events.append(.linkStart(inline.links.count))
        let start = inline.bytes.count
        inline.links.append(InlineText.Link(node: node, address: address, range: start..<start))
      case (.link, false):
        openLinks -= 1
        if openLinks == 0 { endLink(&inline) }
      case (.image, true):
        walk.skipChildren()
        readImage(node, into: &inline, isInLink: openLinks > 0)
      case (.footnoteReference, true):
        let number = MarkdownSurvey.number(of: node).flatMap { survey.footnoteNumbers[$0] }
        if let number { inline.events.append(.footnote(number)) }
      case (.htmlInline, true):
        reportHTML(node.literal, at: place(of: Array(node.literal.prefix { $0 != 0x0A }), near: node))
      default: break
      }
    }
    inline.replacements = typography.replacements(in: inline.bytes, keeping: inline.kept)
    reportUndefinedFootnotes(inline, in: block)
    return inline
  }

  /// Words without the hidden characters that references such as `&#x202E;` stand for: the parser resolves them, so
  /// that they could not be seen before.
  mutating func visible(_ literal: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard source.hasCharacterReferences else { return Array(literal) }
    var result: [UInt8] = []
    result.reserveCapacity(literal.count)
    var index = 0
    while index < literal.count {
      let length = BidiControls.hiddenLength(in: literal, at: index)
      if length == 0 { result.append(literal[index]) }
      index += max(1, length)
    }
    if result.count < literal.count, !reportsReferences {
      reportsReferences = true
      let place = source.find(Array("&#".utf8), in: searchRange) ?? searchRange.lowerBound
      report(.textControlCharacter, source.mark(place..<(place + 2)))
    }
    return result
  }

  private func endLink(_ inline: inout InlineText) {
    let index = inline.links.count - 1
    let start = inline.links[index].range.lowerBound
    inline.links[index].range = start..<inline.bytes.count
    let text = inline.bytes[start...]
    let address = inline.links[index].address.utf8
    let isAutomatic = ["", "mailto:", "http://"].contains { prefix in
      address.count == text.count + prefix.utf8.count && address.starts(with: prefix.utf8)
        && address.dropFirst(prefix.utf8.count).elementsEqual(text)
    }
    if isAutomatic, !text.isEmpty {
      inline.links[index].isAutomatic = true
      // Code in it would be kept already.
      if inline.kept.last.map({ $0.lowerBound < start }) ?? true { inline.kept.append(start..<inline.bytes.count) }
    }
    inline.events.append(.linkEnd(index))
  }

  // MARK: - Writing

  mutating func write(_ inline: InlineText) {
    var closings: [LinkClosing] = []
    for event in inline.events {
      switch event {
      case .text(let range): writeText(range, of: inline)
      case .code(let range):
        output.markup("<code>")
        output.text(inline.shown(range))
        output.markup("</code>")
      case .softBreak: output.markup("\n")
      case .hardBreak: output.markup("<br>\n")
      case .open(let tag): output.markup("<\(tag)>")
      case .close(let tag): output.markup("</\(tag)>")
      case .linkStart(let index): closings.append(openLink(inline.links[index], in: inline))
      case .linkEnd: if let closing = closings.popLast() { closeLink(closing) }
      case .image(let index, let caption):
        if caption != nil, inline.onlyImage == nil { report(.imageCaptionInline, images[index].mark) }
        output.piece(.image(index))
      case .footnote(let number): writeFootnoteReference(number)
      }
    }
  }

  private mutating func writeText(_ range: Range<Int>, of inline: InlineText) {
    if inline.replacements.isEmpty, !inline.needsComposing {
      output.text(inline.bytes[range])
    } else {
      output.text(inline.shown(range))
    }
  }

  // MARK: - Places

  /// Findings of a block are searched for in its lines.
  private mutating func beginSearch(in block: MarkdownNode) {
    let start = source.offset(line: block.startLine, column: block.startColumn)
    let end = max(block.startLine, block.endLine)
    searchRange = start..<max(start, source.line(end).endIndex)
  }

  /// Where some bytes of a node stand.
  ///
  /// The parser counts columns without the indentation of continued lines and does not know some nodes' places at
  /// all, so the bytes are looked for near the place it states, then in the rest of the block.
  mutating func place(of needle: [UInt8], near node: MarkdownNode) -> Int {
    if let found = find(needle, near: node) { return found }
    guard node.startLine > 0 else { return searchRange.lowerBound }
    return source.offset(line: node.startLine, column: node.startColumn)
  }

  /// The same, from the node's beginning or up to its end; `nil` when the bytes do not stand there, because they were
  /// written another way.
  mutating func find(_ needle: [UInt8], near node: MarkdownNode, atEnd: Bool = false) -> Int? {
    guard !needle.isEmpty else { return nil }
    if node.startLine > 0 {
      let stated =
        atEnd
        ? source.offset(line: node.endLine, column: node.endColumn) - needle.count
        : source.offset(line: node.startLine, column: node.startColumn)
      // Wide enough for the indentation of a line; the place nearest to the stated one counts.
      let window = max(0, stated - 160)..<max(1, stated + needle.count + 160)
      let beforeEnd = max(window.lowerBound, stated + needle.count - 1)
      let before = source.find(needle, in: window.lowerBound..<beforeEnd, last: true)
      let after = source.find(needle, in: max(0, stated)..<max(max(0, stated), window.upperBound))
      switch (before, after) {
      case (let before?, let after?): return stated - before < after - stated ? before : after
      case (let found?, nil), (nil, let found?): return found
      case (nil, nil): break
      }
    }
    guard let found = source.find(needle, in: searchRange) else { return nil }
    searchRange = (found + needle.count)..<max(found + needle.count, searchRange.upperBound)
    return found
  }
}
