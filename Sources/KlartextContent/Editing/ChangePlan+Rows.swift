import KlartextRegister

/// Changes of lists that are written in lines, one element each.
extension ChangePlan {
  func rowChanges(
    _ list: YAMLSpan, _ items: [YAMLSpan], to wanted: [Setting], _ field: FieldDefinition?
  ) -> [Replacement]? {
    guard !items.isEmpty, !wanted.isEmpty, let starts = rowStarts(list, items) else { return nil }
    let kept = Self.matches(items.map(\.setting), wanted, field)
    let indent = String(repeating: " ", count: list.column)
    var result: [Replacement] = []
    var (old, new) = (0, 0)
    for (oldStop, newStop) in kept + [(items.count, wanted.count)] {
      // What stands between two elements that stay: changed as far as both have it, then taken away or added.
      let both = min(oldStop - old, newStop - new)
      for offset in 0..<both {
        guard
          let changes = rowChange(items[old + offset], starts[old + offset], to: wanted[new + offset], field, indent)
        else { return nil }
        result += changes
      }
      for position in old + both..<max(old + both, oldStop) {
        result.append(Replacement(range: starts[position]..<lineEnd(after: items[position].range.upperBound), text: ""))
      }
      let more = wanted[(new + both)..<max(new + both, newStop)].map { SettingText.row($0, field, indent) }.joined()
      if !more.isEmpty {
        let place = old + both == 0 ? starts[0] : lineEnd(after: items[old + both - 1].range.upperBound)
        result.append(Replacement(range: place..<place, text: more))
      }
      (old, new) = (oldStop + 1, newStop + 1)
    }
    return result
  }

  private func rowChange(
    _ item: YAMLSpan, _ start: Int, to wanted: Setting, _ field: FieldDefinition?, _ indent: String
  ) -> [Replacement]? {
    if case (.mapping(let pairs), .group(let members)) = (item.content, wanted), !item.isFlow,
      let changes = rowMembers(item, pairs, to: members, field)
    {
      return changes
    }
    if case (.scalar(_, let style), .scalar(let text)) = (item.content, wanted), style == .plain || style == .quoted,
      !text.utf8.contains(0x0A)
    {
      return [Replacement(range: item.range, text: styled(text, like: item))]
    }
    let text = SettingText.row(wanted, field, indent)
    return [Replacement(range: start..<item.range.upperBound, text: String(text.dropLast()))]
  }

  private func rowMembers(
    _ item: YAMLSpan, _ pairs: [YAMLSpan.Pair], to members: [Setting.Member], _ field: FieldDefinition?
  ) -> [Replacement]? {
    // The same as for a group below a key.
    let pair = YAMLSpan.Pair(key: "", keyRange: item.range, value: item)
    return changes(of: pair, to: .group(members), field, nil)
  }

  /// The beginning of the line with each element's hyphen; `nil` where two elements share a line.
  private func rowStarts(_ list: YAMLSpan, _ items: [YAMLSpan]) -> [Int]? {
    var starts: [Int] = []
    var from = lineStart(before: list.range.lowerBound)
    guard isBlank(from..<list.range.lowerBound) else { return nil }
    for item in items {
      while true {
        guard from < item.range.upperBound else { return nil }
        let hyphen = from + list.column
        if hyphen < scalars.count, scalars[hyphen] == "-", isBlank(from..<hyphen) { break }
        from = lineEnd(after: from)
      }
      starts.append(from)
      from = lineEnd(after: item.range.upperBound)
    }
    return starts
  }

  /// Pairs of positions of elements that say the same, in order, as many as possible.
  private static func matches(_ old: [Setting], _ new: [Setting], _ field: FieldDefinition?) -> [(Int, Int)] {
    // Beyond a size that no list of people has, only what is the same at the beginning counts.
    guard old.count * new.count <= 1_000_000 else {
      return Array(zip(old, new).prefix { $0.says($1, as: field) }.indices).map { ($0, $0) }
    }
    var lengths = Array(repeating: Array(repeating: 0, count: new.count + 1), count: old.count + 1)
    for row in old.indices.reversed() {
      for column in new.indices.reversed() {
        lengths[row][column] =
          old[row].says(new[column], as: field)
          ? lengths[row + 1][column + 1] + 1 : max(lengths[row + 1][column], lengths[row][column + 1])
      }
    }
    var result: [(Int, Int)] = []
    var (row, column) = (0, 0)
    while row < old.count, column < new.count {
      if old[row].says(new[column], as: field) {
        result.append((row, column))
        (row, column) = (row + 1, column + 1)
      } else if lengths[row + 1][column] >= lengths[row][column + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return result
  }
}
