import KlartextRegister

/// Finds the smallest changes of a text that make its values say something else.
///
/// Functions give `nil` where a value cannot be changed in parts, so that the value around it is written anew.
struct ChangePlan {
  let scalars: [Unicode.Scalar]
  let lineEnd: String

  // MARK: - Fields

  /// What has to change so that a field says what is wanted.
  ///
  /// - Parameter parent: the group that the field stands in.
  func changes(
    of pair: YAMLSpan.Pair, to wanted: Setting, _ field: FieldDefinition?, _ parent: YAMLSpan?
  ) -> [Replacement]? {
    if !pair.value.isEmpty, pair.value.setting.says(wanted, as: field) { return [] }
    guard parent?.isFlow != true else { return nil }
    switch (pair.value.content, wanted) {
    case (.scalar(_, let style), .scalar(let text)):
      return scalarChange(of: pair, style, to: text, field).map { [$0] }
    case (.mapping(let pairs), .group(let members)) where !pair.value.isFlow:
      return memberChanges(pair.value, pairs, to: members, field)
    case (.sequence(let items), .list(let wanted)) where !pair.value.isFlow:
      return rowChanges(pair.value, items, to: wanted, field)
    default: return [rewriting(pair, as: wanted, field)]
    }
  }

  /// Writes a field anew.
  func rewriting(_ pair: YAMLSpan.Pair, as wanted: Setting, _ field: FieldDefinition?) -> Replacement {
    let indent = String(repeating: " ", count: column(of: pair.keyRange.lowerBound))
    var text = SettingText.line(pair.key, wanted, field, indent)
    text = String(text.dropFirst(indent.count).dropLast())
    let end = max(pair.value.range.upperBound, colonEnd(of: pair))
    return withComment(Replacement(range: pair.keyRange.lowerBound..<end, text: text))
  }

  private func memberChanges(
    _ group: YAMLSpan, _ pairs: [YAMLSpan.Pair], to members: [Setting.Member], _ field: FieldDefinition?
  ) -> [Replacement]? {
    var result: [Replacement] = []
    for pair in pairs where !members.contains(where: { $0.key == pair.key }) && !pair.value.isEmpty {
      guard let removal = removal(of: pair, in: group) else { return nil }
      result.append(removal)
    }
    for member in members {
      if let pair = pairs.first(where: { $0.key == member.key }) {
        guard let changes = changes(of: pair, to: member.value, field?.field(member.key), group) else { return nil }
        result += changes
      } else {
        result.append(
          insertion(
            of: member.key, member.value, field?.field(member.key), in: group,
            order: field?.fields.map(\.key) ?? [], region: group.range, column: group.column))
      }
    }
    return result
  }

  /// Takes a field away with its lines; comments above it stay.
  func removal(of pair: YAMLSpan.Pair, in group: YAMLSpan) -> Replacement? {
    guard !group.isFlow, let pairs = group.pairs else { return nil }
    let start = lineStart(before: pair.keyRange.lowerBound)
    let end = max(pair.value.range.upperBound, colonEnd(of: pair))
    if isBlank(start..<pair.keyRange.lowerBound) { return Replacement(range: start..<lineEnd(after: end), text: "") }
    // On the line of a hyphen, the next field moves up to it.
    guard let next = pairs.first(where: { $0.keyRange.lowerBound > pair.keyRange.lowerBound }),
      isBlank(end..<next.keyRange.lowerBound)
    else { return nil }
    return Replacement(range: pair.keyRange.lowerBound..<next.keyRange.lowerBound, text: "")
  }

  /// Puts a field that is not there yet after the field that comes before it in the schema.
  ///
  /// A line with the same field as a comment, as new files have them, is the better place.
  ///
  /// - Parameter region: where such a comment is looked for.
  func insertion(
    of key: String, _ value: Setting, _ field: FieldDefinition?, in group: YAMLSpan?, order: [String],
    region: Range<Int>, column: Int
  ) -> Replacement {
    let text = SettingText.line(key, value, field, String(repeating: " ", count: column))
    let pairs = group?.pairs ?? []
    if let place = commentedPlace(of: key, in: region, outside: pairs, column: column) {
      return Replacement(range: place..<place, text: text)
    }
    let rank = order.firstIndex(of: key) ?? .max
    let before = pairs.filter { (order.firstIndex(of: $0.key) ?? .max) < rank }
    if let last = before.max(by: { $0.keyRange.lowerBound < $1.keyRange.lowerBound })
      ?? (column > 0 ? pairs.first : nil)
    {
      let place = lineEnd(after: max(last.value.range.upperBound, colonEnd(of: last)))
      return Replacement(range: place..<place, text: text)
    }
    guard let first = pairs.first else { return Replacement(range: region.upperBound..<region.upperBound, text: text) }
    // Comments right above the first field belong to it.
    var place = lineStart(before: first.keyRange.lowerBound)
    while place > region.lowerBound {
      let above = lineStart(before: place - 1)
      guard scalars[above..<place].first(where: { !$0.properties.isWhitespace }) == "#" else { break }
      place = above
    }
    return Replacement(range: place..<place, text: text)
  }

  /// The place after a line such as `#key: example`, with what belongs to the example.
  private func commentedPlace(
    of key: String, in region: Range<Int>, outside pairs: [YAMLSpan.Pair], column: Int
  ) -> Int? {
    var start = region.lowerBound
    while start < region.upperBound {
      let end = min(lineEnd(after: start), region.upperBound)
      let line = String(String.UnicodeScalarView(scalars[start..<end]))
      let isInValue = pairs.contains { $0.value.range.contains(start) && $0.value.range.upperBound > end }
      if !isInValue, line.hasPrefix(String(repeating: " ", count: column) + "#" + key + ":") {
        var place = end
        while place < region.upperBound {
          let next = min(lineEnd(after: place), region.upperBound)
          guard String(String.UnicodeScalarView(scalars[place..<next])).hasPrefix("#  ") else { break }
          place = next
        }
        return place
      }
      start = end
    }
    return nil
  }

  // MARK: - Single values

  private func scalarChange(
    of pair: YAMLSpan.Pair, _ style: YAMLNode.ScalarStyle, to text: String, _ field: FieldDefinition?
  ) -> Replacement? {
    let isLong = text.utf8.contains(0x0A)
    if pair.value.isEmpty, !isLong {
      let place = colonEnd(of: pair)
      let value = " " + YAMLText.scalar(text)
      let rest = place..<endOfLine(after: place)
      return Replacement(range: isTODO(rest) ? rest : place..<max(place, pair.value.range.upperBound), text: value)
    }
    if style == .literal, !pair.value.isEmpty { return literalChange(of: pair, to: text) }
    guard !isLong, style != .folded else { return rewriting(pair, as: .scalar(text), field) }
    return Replacement(range: pair.value.range, text: styled(text, like: pair.value))
  }

  /// A text in the quotation marks of the one it replaces, where they can hold it.
  func styled(_ text: String, like old: YAMLSpan) -> String {
    guard case .scalar(_, .quoted) = old.content else { return YAMLText.scalar(text) }
    let isSingle = scalars[old.range.lowerBound] == "'"
    return isSingle && !text.contains("\n")
      ? "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
      : YAMLNode.quoted(text)
  }

  /// Another text below the same `|`.
  private func literalChange(of pair: YAMLSpan.Pair, to text: String) -> Replacement? {
    let headerEnd = endOfLine(after: pair.value.range.lowerBound)
    let header = scalars[pair.value.range.lowerBound..<headerEnd]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard !header.contains(where: { ("0"..."9").contains($0) }), let first = lines.first, first.first != " ",
      first.first != "\t", !first.isEmpty
    else { return rewriting(pair, as: .scalar(text), nil) }
    // The indentation of the text that was there.
    var start = lineEnd(after: headerEnd)
    while start < pair.value.range.upperBound, isBlank(start..<endOfLine(after: start)) {
      start = lineEnd(after: start)
    }
    let indent = scalars[start...].prefix { $0 == " " }.count
    guard indent > 0, start < pair.value.range.upperBound else { return rewriting(pair, as: .scalar(text), nil) }
    let space = String(repeating: " ", count: indent)
    return Replacement(
      range: lineEnd(after: headerEnd)..<pair.value.range.upperBound,
      text: lines.map { $0.isEmpty ? "" : space + $0 }.joined(separator: "\n"))
  }

  /// A comment behind a value stays behind its first line, so that it does not become a part of the text.
  private func withComment(_ change: Replacement) -> Replacement {
    guard let lineBreak = change.text.firstIndex(of: "\n") else { return change }
    let rest = change.range.upperBound..<endOfLine(after: change.range.upperBound)
    guard !isBlank(rest) else { return change }
    // The mark of what is still to be filled in goes with the gap.
    if isTODO(rest) { return Replacement(range: change.range.lowerBound..<rest.upperBound, text: change.text) }
    var text = change.text
    text.insert(contentsOf: String(String.UnicodeScalarView(scalars[rest])), at: lineBreak)
    return Replacement(range: change.range.lowerBound..<rest.upperBound, text: text)
  }

  private func isTODO(_ range: Range<Int>) -> Bool {
    String(String.UnicodeScalarView(scalars[range])).filter { !$0.isWhitespace } == "#TODO"
  }

  // MARK: - Places

  /// Behind the colon of a key.
  private func colonEnd(of pair: YAMLSpan.Pair) -> Int {
    var place = pair.keyRange.upperBound
    while place < scalars.count, scalars[place] != ":" { place += 1 }
    return min(place + 1, scalars.count)
  }

  func column(of place: Int) -> Int { place - lineStart(before: place) }

  func lineStart(before place: Int) -> Int {
    var place = place
    while place > 0, !isBreak(scalars[place - 1]) { place -= 1 }
    return place
  }

  /// Where the line break is.
  func endOfLine(after place: Int) -> Int {
    var place = place
    while place < scalars.count, !isBreak(scalars[place]) { place += 1 }
    return place
  }

  /// Behind the line break.
  func lineEnd(after place: Int) -> Int {
    let end = endOfLine(after: place)
    if end + 1 < scalars.count, scalars[end] == "\r", scalars[end + 1] == "\n" { return end + 2 }
    return min(end + 1, scalars.count)
  }

  func isBlank(_ range: Range<Int>) -> Bool { scalars[range].allSatisfy { $0.properties.isWhitespace } }

  private func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }
}
