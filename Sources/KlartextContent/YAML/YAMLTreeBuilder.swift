import CYAML
import KlartextCore

/// Builds the tree of one YAML text from libyaml's events.
struct YAMLTreeBuilder {
  private let file: SourceFile
  private let firstLine: Int
  private(set) var diagnostics: [Diagnostic] = []
  /// The line on which reading stopped at a colon that should stand in quotation marks.
  private(set) var unquotedColonLine: Int?
  private var open: [Open] = []
  private var count = 0

  /// A list or group that is being read.
  private struct Open {
    let mark: SourceMark
    let isSequence: Bool
    var nodes: [YAMLNode] = []
    var pairs: [YAMLPair] = []
    /// In a group, the key whose value comes next.
    var key: Key?
  }

  private struct Key {
    var text: String
    var mark: SourceMark
    /// Stands there for the second time; its value is left out.
    var isRepeated: Bool
  }

  init(file: SourceFile, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
  }

  /// The root of the tree; `nil` when the text has none or cannot be read to its end.
  mutating func build(_ text: inout String) -> YAMLNode? {
    open = []
    count = 0
    unquotedColonLine = nil
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    return text.withUTF8 { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      return readEvents(&parser, of: bytes)
    }
  }

  private mutating func readEvents(_ parser: inout yaml_parser_t, of bytes: UnsafeBufferPointer<UInt8>) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        reportProblem(of: parser, in: bytes)
        return nil
      }
      defer { yaml_event_delete(&event) }
      let mark = span(event.start_mark, event.end_mark)
      count += 1
      if count > YAMLReader.maximumCount {
        report(.yamlTooLong(YAMLReader.maximumCount), mark)
        return nil
      }
      switch event.type {
      case YAML_STREAM_END_EVENT: return root
      case YAML_DOCUMENT_START_EVENT where root != nil:
        report(.yamlSeveralDocuments, mark)
        return nil
      case YAML_ALIAS_EVENT:
        report(.yamlAlias, mark)
        if let node = receive(YAMLNode(content: .scalar("", .plain), mark: mark)) { root = node }
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        refuse(anchor: scalar.anchor, tag: scalar.tag, mark)
        let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        if let node = receive(YAMLNode(content: .scalar(text, style(scalar.style)), mark: mark)) { root = node }
      case YAML_SEQUENCE_START_EVENT:
        refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, mark)
        guard begin(Open(mark: mark, isSequence: true)) else { return nil }
      case YAML_MAPPING_START_EVENT:
        refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, mark)
        guard begin(Open(mark: mark, isSequence: false)) else { return nil }
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        guard let ended = open.popLast() else { continue }
        let content: YAMLNode.Content = ended.isSequence ? .sequence(ended.nodes) : .mapping(ended.pairs)
        if let node = receive(YAMLNode(content: content, mark: ended.mark)) { root = node }
      default: break
      }
    }
  }

  /// Puts a finished node where it belongs; gives it back when it is the root.
  private mutating func receive(_ node: YAMLNode) -> YAMLNode? {
    guard let last = open.indices.last else { return node }
    if open[last].isSequence {
      open[last].nodes.append(node)
    } else if let key = open[last].key {
      open[last].key = nil
      if !key.isRepeated { open[last].pairs.append(YAMLPair(key: key.text, keyMark: key.mark, value: node)) }
    } else if let text = node.scalar {
      let earlier = open[last].pairs.first { $0.key == text }
      if let earlier { report(.yamlDuplicateKey(text, firstLine: Int(earlier.keyMark.line)), node.mark) }
      open[last].key = Key(text: text, mark: node.mark, isRepeated: earlier != nil)
    }
    return nil
  }

  private mutating func begin(_ collection: Open) -> Bool {
    if let last = open.last, !last.isSequence, last.key == nil {
      report(.yamlKeyNotWord, collection.mark)
      return false
    }
    guard open.count < YAMLReader.maximumDepth else {
      report(.yamlTooDeep(YAMLReader.maximumDepth), collection.mark)
      return false
    }
    open.append(collection)
    return true
  }

  private mutating func refuse(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, _ mark: SourceMark
  ) {
    if anchor != nil { report(.yamlAnchor, mark) }
    if tag != nil { report(.yamlTag, mark) }
  }

  private mutating func reportProblem(of parser: yaml_parser_t, in bytes: UnsafeBufferPointer<UInt8>) {
    let problem = parser.problem.map { String(cString: $0) } ?? ""
    let context = parser.context.map { String(cString: $0) } ?? ""
    var mark = point(parser.problem_mark)
    if parser.error == YAML_READER_ERROR {
      // Characters are refused before they are counted: only their offset is known.
      let before = String(decoding: bytes.prefix(parser.problem_offset), as: UTF8.self).unicodeScalars
      let line = before.count { $0 == "\n" }
      let column = before.reversed().prefix { $0 != "\n" }.count
      mark = SourceMark(line: line + firstLine, column: column + 1)
    }
    if YAMLProblem.isUnquotedColon(problem),
      !YAMLProblem.isFirstColon(in: file.line(Int(mark.line)), column: Int(mark.column))
    {
      unquotedColonLine = Int(mark.line)
    }
    let finding = YAMLProblem.finding(problem: problem, context: context, at: mark, in: file)
    // What was opened and not ended is to be seen where it begins.
    if YAMLProblem.beginsEarlier(finding), !context.isEmpty { mark = point(parser.context_mark) }
    report(finding, mark)
  }

  private func point(_ mark: yaml_mark_t) -> SourceMark {
    SourceMark(line: Int(mark.line) + firstLine, column: Int(mark.column) + 1)
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLNode.ScalarStyle {
    switch style {
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    case YAML_PLAIN_SCALAR_STYLE: .plain
    default: .quoted
    }
  }

  /// From start to end on one line; one character where a value has several lines.
  private func span(_ start: yaml_mark_t, _ end: yaml_mark_t) -> SourceMark {
    let length = start.line == end.line ? Int(end.column) - Int(start.column) : 1
    return SourceMark(line: Int(start.line) + firstLine, column: Int(start.column) + 1, length: length)
  }

  private mutating func report(_ finding: Finding, _ mark: SourceMark) {
    diagnostics.append(Diagnostic(finding, at: file.location(mark)))
  }
}
