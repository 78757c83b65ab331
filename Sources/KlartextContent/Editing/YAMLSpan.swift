import CYAML

/// A value in a YAML text with its extent, so that it can be changed where it stands.
///
/// `YAMLNode` knows where a value begins, which is enough for messages; here its end counts too. Extents are in Unicode
/// code points from the beginning of the text.
struct YAMLSpan: Sendable {
  indirect enum Content: Sendable {
    case scalar(String, YAMLNode.ScalarStyle)
    case sequence([YAMLSpan])
    case mapping([Pair])
  }

  struct Pair: Sendable {
    var key: String
    var keyRange: Range<Int>
    var value: YAMLSpan
  }

  var content: Content
  /// Without blank lines and comments behind the value.
  var range: Range<Int>
  /// Counted from 0; of a list in lines, that of its hyphens.
  var column: Int
  /// In brackets or braces.
  var isFlow = false

  /// Reads a text; `nil` where it is not YAML, or more than front matter may be.
  static func read(_ text: String) -> YAMLSpan? {
    var reader = SpanReader()
    return reader.read(text)
  }

  var pairs: [Pair]? {
    if case .mapping(let pairs) = content { return pairs }
    return nil
  }

  /// Nothing stands there.
  var isEmpty: Bool {
    if case .scalar(let text, .plain) = content { return text.isEmpty || text == "~" }
    return false
  }

  /// What the value says, without how it is written.
  var setting: Setting {
    switch content {
    case .scalar(let text, _): .scalar(text)
    case .sequence(let items): .list(items.filter { !$0.isEmpty }.map(\.setting))
    case .mapping(let pairs):
      .group(pairs.filter { !$0.value.isEmpty }.map { Setting.Member(key: $0.key, value: $0.value.setting) })
    }
  }
}

/// Builds spans from libyaml's events.
private struct SpanReader {
  private struct Open {
    var span: YAMLSpan
    var items: [YAMLSpan] = []
    var pairs: [YAMLSpan.Pair] = []
    var key: (text: String, range: Range<Int>)?
  }

  private var open: [Open] = []

  mutating func read(_ text: String) -> YAMLSpan? {
    // Values written with `|` end with the line breaks behind them, as far as libyaml is concerned.
    let scalars = Array(text.unicodeScalars)
    var text = text
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    return text.withUTF8 { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      return readEvents(&parser, of: scalars)
    }
  }

  private mutating func readEvents(_ parser: inout yaml_parser_t, of scalars: [Unicode.Scalar]) -> YAMLSpan? {
    var root: YAMLSpan?
    var count = 0
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
      defer { yaml_event_delete(&event) }
      count += 1
      guard count <= YAMLReader.maximumCount, open.count <= YAMLReader.maximumDepth else { return nil }
      let range = Int(event.start_mark.index)..<Int(event.end_mark.index)
      let column = Int(event.start_mark.column)
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_DOCUMENT_START_EVENT where root != nil: return nil
      case YAML_ALIAS_EVENT: return nil
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        guard scalar.anchor == nil, scalar.tag == nil else { return nil }
        let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        var end = range.upperBound
        while end > range.lowerBound, scalars[end - 1].properties.isWhitespace { end -= 1 }
        let span = YAMLSpan(
          content: .scalar(text, style(scalar.style)), range: range.lowerBound..<end, column: column)
        guard let node = receive(span) else { continue }
        root = node
      case YAML_SEQUENCE_START_EVENT:
        let isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
        open.append(Open(span: YAMLSpan(content: .sequence([]), range: range, column: column, isFlow: isFlow)))
      case YAML_MAPPING_START_EVENT:
        let isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
        open.append(Open(span: YAMLSpan(content: .mapping([]), range: range, column: column, isFlow: isFlow)))
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        guard let ended = open.popLast() else { return nil }
        if let node = receive(finished(ended, end: range.upperBound)) { root = node }
      default: break
      }
    }
  }

  private func finished(_ ended: Open, end: Int) -> YAMLSpan {
    var span = ended.span
    if case .sequence = span.content {
      span.content = .sequence(ended.items)
    } else {
      span.content = .mapping(ended.pairs)
    }
    // A block ends with its last value; libyaml says where the next thing begins.
    let last = ended.items.last?.range.upperBound ?? ended.pairs.last?.value.range.upperBound
    span.range = span.range.lowerBound..<(span.isFlow ? end : last ?? span.range.upperBound)
    return span
  }

  /// Puts a finished value where it belongs; gives it back when it is the root.
  private mutating func receive(_ span: YAMLSpan) -> YAMLSpan? {
    guard let last = open.indices.last else { return span }
    if case .sequence = open[last].span.content {
      open[last].items.append(span)
    } else if let key = open[last].key {
      open[last].key = nil
      open[last].pairs.append(YAMLSpan.Pair(key: key.text, keyRange: key.range, value: span))
    } else if case .scalar(let text, _) = span.content {
      open[last].key = (text, span.range)
    }
    return nil
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLNode.ScalarStyle {
    switch style {
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    case YAML_PLAIN_SCALAR_STYLE: .plain
    default: .quoted
    }
  }
}
