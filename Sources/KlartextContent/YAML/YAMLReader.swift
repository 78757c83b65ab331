import CYAML
import KlartextCore

/// Reads YAML with libyaml's events, which carry a place for every key and value.
///
/// Only what front matter needs is allowed: one document, no anchors, aliases, tags or directives, at most 16 levels
/// deep. So nothing can grow beyond what stands in the file.
public enum YAMLReader {
  /// How deep values may be nested.
  static let maximumDepth = 16

  /// Reads a whole file as YAML.
  public static func read(_ file: SourceFile) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    read(file, lines: 1...max(1, file.lineCount))
  }

  /// Reads some lines of a file; `nil` with a diagnostic when they are not YAML, `nil` without when they are empty.
  public static func read(
    _ file: SourceFile, lines: ClosedRange<Int>
  ) -> (root: YAMLNode?, diagnostics: [Diagnostic]) {
    let utf8 = file.text.utf8
    let start = file.lineStarts[lines.lowerBound - 1]
    let end = lines.upperBound < file.lineCount ? file.lineStarts[lines.upperBound] : utf8.count
    var text = String(decoding: utf8.dropFirst(start).prefix(end - start), as: UTF8.self)
    // U+00A0 is two bytes, C2 A0.
    if text.utf8.contains(0xC2) { text = replacingStructuralNoBreakSpaces(in: text) }
    var builder = YAMLTreeBuilder(file: file, firstLine: lines.lowerBound)
    let root = builder.build(&text)
    return (root, builder.diagnostics)
  }

  /// Turns no-break spaces into spaces where YAML expects spaces: in the indentation, after `-`, and after a key.
  ///
  /// They come from word processors and from Option+Space, and cannot be seen. Within a text they stay.
  private static func replacingStructuralNoBreakSpaces(in text: String) -> String {
    var result = String.UnicodeScalarView()
    // What may still follow on the line: indentation and markers, then the key, then the space after its colon.
    enum Part { case indentation, key, afterColon, text }
    var part = Part.indentation
    for scalar in text.unicodeScalars {
      var scalar = scalar
      switch (part, scalar) {
      case (_, "\n"): part = .indentation
      case (.indentation, "\u{A0}"), (.afterColon, "\u{A0}"): scalar = " "
      case (.indentation, " "), (.indentation, "-"), (.afterColon, " "): break
      case (.indentation, _): part = .key
      case (.key, ":"): part = .afterColon
      case (.key, "\u{A0}"), (.key, " "), (.key, "\""), (.key, "'"): part = .text
      case (.afterColon, _): part = .text
      default: break
      }
      result.append(scalar)
    }
    return String(result)
  }
}

/// Builds the tree of one YAML text from libyaml's events.
private struct YAMLTreeBuilder {
  let file: SourceFile
  let firstLine: Int
  var diagnostics: [Diagnostic] = []

  /// A collection that is being read.
  private enum Open {
    case sequence([YAMLNode], SourceMark)
    /// The pairs so far, and the key whose value comes next.
    case mapping([YAMLPair], SourceMark, key: (text: String, mark: SourceMark)?)
  }

  init(file: SourceFile, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
  }

  mutating func build(_ text: inout String) -> YAMLNode? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return nil }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    return text.withUTF8 { bytes in
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      return readEvents(&parser)
    }
  }

  private mutating func readEvents(_ parser: inout yaml_parser_t) -> YAMLNode? {
    var open: [Open] = []
    var root: YAMLNode?
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        let problem = parser.problem.map { String(cString: $0) } ?? ""
        let context = parser.context.map { String(cString: $0) } ?? ""
        let mark = mark(parser.problem_mark)
        report(YAMLProblem.finding(problem: problem, context: context, at: mark, in: file), mark)
        return nil
      }
      defer { yaml_event_delete(&event) }
      let mark = span(event.start_mark, event.end_mark)
      var finished: YAMLNode?
      switch event.type {
      case YAML_STREAM_END_EVENT:
        return root
      case YAML_ALIAS_EVENT:
        report(.yamlAlias, mark)
        return nil
      case YAML_DOCUMENT_START_EVENT:
        if root != nil {
          report(.yamlSeveralDocuments, mark)
          return nil
        }
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        guard isPlain(anchor: scalar.anchor, tag: scalar.tag, mark) else { return nil }
        let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        if case .mapping(let pairs, let begin, nil)? = open.last {
          if let earlier = pairs.first(where: { $0.key == text }) {
            report(.yamlDuplicateKey(text, firstLine: Int(earlier.keyMark.line)), mark)
            return nil
          }
          open[open.count - 1] = .mapping(pairs, begin, key: (text, mark))
          continue
        }
        finished = YAMLNode(content: .scalar(text, style(scalar.style)), mark: mark)
      case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
        let isSequence = event.type == YAML_SEQUENCE_START_EVENT
        let anchor = isSequence ? event.data.sequence_start.anchor : event.data.mapping_start.anchor
        let tag = isSequence ? event.data.sequence_start.tag : event.data.mapping_start.tag
        guard isPlain(anchor: anchor, tag: tag, mark) else { return nil }
        if case .mapping(_, _, nil)? = open.last {
          report(.yamlKeyNotWord, mark)
          return nil
        }
        guard open.count < YAMLReader.maximumDepth else {
          report(.yamlTooDeep(YAMLReader.maximumDepth), mark)
          return nil
        }
        open.append(isSequence ? .sequence([], mark) : .mapping([], mark, key: nil))
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        switch open.popLast() {
        case .sequence(let nodes, let begin): finished = YAMLNode(content: .sequence(nodes), mark: begin)
        case .mapping(let pairs, let begin, _): finished = YAMLNode(content: .mapping(pairs), mark: begin)
        case nil: break
        }
      default: break
      }
      guard let node = finished else { continue }
      switch open.last {
      case .sequence(let nodes, let begin)?:
        open.removeLast()
        open.append(.sequence(nodes + [node], begin))
      case .mapping(let pairs, let begin, let key?)?:
        open.removeLast()
        open.append(.mapping(pairs + [YAMLPair(key: key.text, keyMark: key.mark, value: node)], begin, key: nil))
      case .mapping(_, _, nil)?: break
      case nil: root = node
      }
    }
  }

  private mutating func isPlain(
    anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, _ mark: SourceMark
  ) -> Bool {
    if anchor != nil {
      report(.yamlAnchor, mark)
      return false
    }
    if tag != nil {
      report(.yamlTag, mark)
      return false
    }
    return true
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLNode.ScalarStyle {
    switch style {
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    case YAML_PLAIN_SCALAR_STYLE: .plain
    default: .quoted
    }
  }

  private func mark(_ mark: yaml_mark_t) -> SourceMark {
    SourceMark(line: Int(mark.line) + firstLine, column: Int(mark.column) + 1)
  }

  /// From start to end on one line; to the end of the first line where a value has several.
  private func span(_ start: yaml_mark_t, _ end: yaml_mark_t) -> SourceMark {
    let length = start.line == end.line ? Int(end.column) - Int(start.column) : 1
    return SourceMark(line: Int(start.line) + firstLine, column: Int(start.column) + 1, length: length)
  }

  private mutating func report(_ finding: Finding, _ mark: SourceMark) {
    diagnostics.append(Diagnostic(finding, at: file.location(mark)))
  }
}
