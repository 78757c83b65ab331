/// Which field stands where in the file.
extension EntryEdit {
  /// The dotted path of the field at a place, with the positions of list elements from 0: `risks.1.text`; `body` for the
  /// text below; `nil` where none stands.
  public func path(line: Int, column: Int) -> String? {
    guard let start = parts.lineStart(line, in: scalars) else { return nil }
    if start >= parts.fields.upperBound { return "body" }
    let end = parts.lineStart(line + 1, in: scalars) ?? scalars.count
    // Several fields can stand on one line: `contact: {email: …, url: …}`.
    let place = min(start + max(column, 1) - 1, end - 1)
    return parts.root.flatMap { Self.path(of: place..<place + 1, in: $0) ?? Self.path(of: start..<end, in: $0) }
  }

  private static func path(of line: Range<Int>, in span: YAMLSpan) -> String? {
    switch span.content {
    case .scalar: return nil
    case .mapping(let pairs):
      for pair in pairs where touches(pair.keyRange.lowerBound..<pair.value.range.upperBound, line) {
        return [pair.key, path(of: line, in: pair.value)].compactMap { $0 }.joined(separator: ".")
      }
    case .sequence(let items):
      for (position, item) in items.enumerated() where touches(item.range, line) {
        return [String(position), path(of: line, in: item)].compactMap { $0 }.joined(separator: ".")
      }
    }
    return nil
  }

  private static func touches(_ range: Range<Int>, _ line: Range<Int>) -> Bool {
    range.lowerBound < line.upperBound && max(range.lowerBound + 1, range.upperBound) > line.lowerBound
  }
}
