/// What differs between two texts, word by word.
public enum TextDifference {
  public enum Piece: Sendable, Hashable {
    case same(String)
    case removed(String)
    case added(String)

    public var text: String {
      switch self {
      case .same(let text), .removed(let text), .added(let text): text
      }
    }
  }

  /// Beyond that many words of both texts, whole lines are compared: finding the least difference grows with its size.
  private static let wordLimit = 4000

  /// The pieces in reading order; what was removed stands before what was added in its place.
  public static func pieces(from old: String, to new: String) -> [Piece] {
    let words = (tokens(old, byLine: false), tokens(new, byLine: false))
    if words.0.count + words.1.count <= wordLimit { return pieces(words.0, words.1) }
    let lines = (tokens(old, byLine: true), tokens(new, byLine: true))
    if lines.0.count + lines.1.count <= wordLimit { return pieces(lines.0, lines.1) }
    return [.removed(old), .added(new)]
  }

  /// Words with the space behind them, or lines with their end.
  private static func tokens(_ text: String, byLine: Bool) -> [Substring] {
    var tokens: [Substring] = []
    var start = text.startIndex
    var sawEnd = false
    for index in text.utf8.indices {
      let byte = text.utf8[index]
      let isEnd = byte == 0x0A || (!byLine && byte == 0x20)
      if sawEnd, !isEnd {
        tokens.append(text[start..<index])
        start = index
      }
      sawEnd = isEnd
    }
    if start < text.endIndex { tokens.append(text[start...]) }
    return tokens
  }

  private static func pieces(_ old: [Substring], _ new: [Substring]) -> [Piece] {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var pieces: [Piece] = []
    var position = (old: 0, new: 0)
    while position.old < old.count || position.new < new.count {
      var gone = ""
      while position.old < old.count, removed.contains(position.old) {
        gone += old[position.old]
        position.old += 1
      }
      if !gone.isEmpty { pieces.append(.removed(gone)) }
      var come = ""
      while position.new < new.count, added.contains(position.new) {
        come += new[position.new]
        position.new += 1
      }
      if !come.isEmpty { pieces.append(.added(come)) }
      var same = ""
      while position.old < old.count, position.new < new.count, !removed.contains(position.old),
        !added.contains(position.new)
      {
        same += new[position.new]
        position.old += 1
        position.new += 1
      }
      if !same.isEmpty { pieces.append(.same(same)) }
    }
    return pieces
  }
}
