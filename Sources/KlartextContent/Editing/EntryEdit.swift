import KlartextCore
import KlartextRegister

/// The text of an entry's file in which single values are changed: all else stays as it is, byte for byte.
///
/// What a value says is compared with what is wanted, not how it is written, so setting a value to what it is changes
/// nothing. After each change the text is read again: where anything but the wanted value would differ, the change is
/// not made.
public struct EntryEdit: Sendable {
  /// The text of the file as it stands now.
  public var text: String { (hasMark ? "\u{FEFF}" : "") + String(String.UnicodeScalarView(scalars)) }

  private let collection: CollectionDefinition
  let hasMark: Bool
  var scalars: [Unicode.Scalar]
  var parts: FileParts

  /// Takes a file apart; `nil` where its fields cannot be read as YAML.
  ///
  /// - Parameter text: the file as it is on the disk, with its line ends and byte order mark.
  public init?(_ text: String, in collection: CollectionDefinition) {
    self.collection = collection
    scalars = Array(text.unicodeScalars)
    hasMark = scalars.first == "\u{FEFF}"
    if hasMark { scalars.removeFirst() }
    guard let parts = FileParts(scalars) else { return nil }
    self.parts = parts
  }

  // MARK: - Reading

  /// What the file states, as it is written there.
  public var values: [Setting.Member] {
    guard case .group(let members)? = parts.root?.setting else { return [] }
    return members
  }

  /// The text below the fields, without blank lines around it; with line ends `\n`.
  public var body: String { Self.trimmed(String(String.UnicodeScalarView(scalars[parts.bodyText]))) }

  /// With line ends `\n`, and without blank lines around the text.
  private static func trimmed(_ text: String) -> String {
    let lines = LineEnds.unified(text).split(separator: "\n", omittingEmptySubsequences: false)
    guard let last = lines.lastIndex(where: { !$0.allSatisfy(\.isWhitespace) }) else { return "" }
    let first = lines.firstIndex { !$0.allSatisfy(\.isWhitespace) } ?? last
    var text = lines[first...last].joined(separator: "\n")
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  // MARK: - Changing

  /// Sets what a field says, or a field of a group, by its dotted path; `nil` takes it away.
  ///
  /// Lists are given as a whole; of them too only the elements that differ are changed.
  ///
  /// - Returns: whether the file says now what it should.
  @discardableResult
  public mutating func set(_ path: String, to value: Setting?) -> Bool {
    let keys = path.split(separator: ".").map(String.init)
    guard let top = keys.first else { return false }
    let old = values.first { $0.key == top }?.value
    guard let wanted = Self.merging(value?.expanded, at: keys.dropFirst(), into: old)?.pruned else {
      return apply(removing: top)
    }
    return apply(wanted, to: top)
  }

  /// Puts another text below the fields.
  public mutating func setBody(_ text: String) {
    let text = Self.trimmed(text)
    guard text != body else { return }
    let isFirst = parts.bodyText.isEmpty
    let new = isFirst && !text.isEmpty ? "\n" + text + "\n" : text
    replace([Replacement(range: parts.bodyText, text: new)])
    if let parts = FileParts(scalars) { self.parts = parts }
  }

  private static func merging(_ value: Setting?, at keys: ArraySlice<String>, into old: Setting?) -> Setting? {
    guard let key = keys.first else { return value }
    var members: [Setting.Member] = if case .group(let members)? = old { members } else { [] }
    let position = members.firstIndex { $0.key == key }
    let inner = merging(value, at: keys.dropFirst(), into: position.map { members[$0].value })
    switch (position, inner) {
    case (let position?, let inner?): members[position].value = inner
    case (let position?, nil): members.remove(at: position)
    case (nil, let inner?): members.append(Setting.Member(key: key, value: inner))
    case (nil, nil): break
    }
    return .group(members)
  }

  private mutating func apply(removing key: String) -> Bool {
    guard let root = parts.root, let pair = root.pairs?.first(where: { $0.key == key }) else { return true }
    let plan = ChangePlan(scalars: scalars, lineEnd: parts.lineEnd)
    guard let replacement = plan.removal(of: pair, in: root) else { return false }
    return accept([replacement], key: key, wanted: nil)
  }

  private mutating func apply(_ wanted: Setting, to key: String) -> Bool {
    let plan = ChangePlan(scalars: scalars, lineEnd: parts.lineEnd)
    let field = collection.field(key)
    if let pair = parts.root?.pairs?.first(where: { $0.key == key }) {
      // First the smallest change, then the value as a whole.
      for changes in [plan.changes(of: pair, to: wanted, field, parts.root), [plan.rewriting(pair, as: wanted, field)]]
      {
        if let changes, changes.isEmpty { return true }
        if let changes, accept(changes, key: key, wanted: wanted) { return true }
      }
      return false
    }
    let insertion = plan.insertion(
      of: key, wanted, field, in: parts.root, order: collection.fields.map(\.key), region: parts.fields, column: 0)
    return accept([insertion], key: key, wanted: wanted)
  }

  /// Makes changes if afterwards the field says what is wanted and everything else what it said before.
  private mutating func accept(_ changes: [Replacement], key: String, wanted: Setting?) -> Bool {
    let (oldScalars, oldBody) = (scalars, body)
    let others = values.filter { $0.key != key }
    replace(changes)
    if let new = FileParts(scalars) {
      let oldParts = parts
      parts = new
      let value = values.first { $0.key == key }?.value
      let fits =
        switch (value, wanted) {
        case (nil, nil): true
        case (let value?, let wanted?): value.says(wanted, as: collection.field(key))
        default: false
        }
      if fits, values.filter({ $0.key != key }) == others, body == oldBody { return true }
      parts = oldParts
    }
    scalars = oldScalars
    return false
  }

  private mutating func replace(_ changes: [Replacement]) {
    for change in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      let text =
        parts.lineEnd == "\n"
        ? change.text
        : change.text.split(
          separator: "\n", omittingEmptySubsequences: false
        ).joined(separator: parts.lineEnd)
      scalars.replaceSubrange(change.range, with: text.unicodeScalars)
    }
  }
}

/// A stretch of a text and what is to stand there; with line ends `\n`.
struct Replacement {
  var range: Range<Int>
  var text: String
}
