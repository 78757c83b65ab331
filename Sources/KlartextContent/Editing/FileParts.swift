/// Where the parts of an entry's file are, in Unicode code points from its beginning.
struct FileParts: Sendable {
  /// Between the two lines `---`, with the last line break.
  let fields: Range<Int>
  /// The text below, without blank lines around it.
  let bodyText: Range<Int>
  /// How the file ends its lines.
  let lineEnd: String
  /// The fields; `nil` where there are none.
  let root: YAMLSpan?

  /// `nil` where the file has no fields that can be read.
  init?(_ scalars: [Unicode.Scalar]) {
    var lines: [Range<Int>] = []
    var start = 0
    for position in scalars.indices where Self.endsLine(scalars, at: position) {
      lines.append(start..<position + 1)
      start = position + 1
    }
    if start < scalars.count { lines.append(start..<scalars.count) }
    guard let first = lines.first, Self.isFence(scalars[first]), scalars[first].first == "-",
      let close = lines.indices.dropFirst().first(where: { Self.isFence(scalars[lines[$0]]) })
    else { return nil }
    fields = first.upperBound..<lines[close].lowerBound
    lineEnd =
      scalars[first].suffix(2).elementsEqual("\r\n".unicodeScalars) ? "\r\n" : scalars[first].last == "\r" ? "\r" : "\n"

    var body = lines[close].upperBound..<scalars.count
    while let last = scalars[body].last, last.properties.isWhitespace { body = body.lowerBound..<body.upperBound - 1 }
    // Blanks at the beginning of the first line that is not blank belong to it.
    var textStart = body.lowerBound
    for position in body where scalars[position].properties.isWhitespace {
      if Self.endsLine(scalars, at: position) { textStart = position + 1 }
      if position + 1 < body.upperBound, !scalars[position + 1].properties.isWhitespace { break }
    }
    bodyText = body.isEmpty ? lines[close].upperBound..<lines[close].upperBound : textStart..<body.upperBound

    var yaml = String(String.UnicodeScalarView(scalars[fields]))
    if yaml.unicodeScalars.contains("\u{A0}") { yaml = YAMLReader.replacingStructuralNoBreakSpaces(in: yaml) }
    guard let span = YAMLSpan.read(yaml) else {
      // Nothing but comments is no mistake; anything else that cannot be read is.
      let isEmpty = scalars[fields].split(whereSeparator: { $0 == "\n" || $0 == "\r" }).allSatisfy { line in
        line.first { !$0.properties.isWhitespace }.map { $0 == "#" } ?? true
      }
      guard isEmpty else { return nil }
      root = nil
      return
    }
    guard span.pairs != nil, !span.isFlow else { return nil }
    root = span.moved(by: fields.lowerBound)
  }

  /// Where a line (from 1) begins; `nil` behind the end of the text.
  func lineStart(_ line: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var start = 0
    for _ in 1..<max(1, line) {
      guard let end = scalars[start...].indices.first(where: { Self.endsLine(scalars, at: $0) }) else { return nil }
      start = end + 1
    }
    return start < scalars.count ? start : nil
  }

  private static func endsLine(_ scalars: [Unicode.Scalar], at position: Int) -> Bool {
    if scalars[position] == "\n" { return true }
    return scalars[position] == "\r" && (position + 1 == scalars.count || scalars[position + 1] != "\n")
  }

  private static func isFence(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let trimmed = line.reversed().drop { $0.properties.isWhitespace }
    return trimmed.elementsEqual("---".unicodeScalars) || trimmed.elementsEqual("...".unicodeScalars)
  }
}

extension YAMLSpan {
  /// The same, further down in the text.
  fileprivate func moved(by offset: Int) -> YAMLSpan {
    func moved(_ range: Range<Int>) -> Range<Int> { range.lowerBound + offset..<range.upperBound + offset }
    var copy = self
    copy.range = moved(range)
    switch content {
    case .scalar: break
    case .sequence(let items): copy.content = .sequence(items.map { $0.moved(by: offset) })
    case .mapping(let pairs):
      copy.content = .mapping(
        pairs.map { Pair(key: $0.key, keyRange: moved($0.keyRange), value: $0.value.moved(by: offset)) })
    }
    return copy
  }
}
