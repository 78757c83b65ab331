import KlartextCore

/// A tag of a template and where it stands.
struct TemplateTag {
  enum Kind {
    /// `{{name}}`
    case variable
    /// `{{{name}}}` and `{{&name}}`
    case raw
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case inverted
    /// `{{>name}}`
    case partial
    /// `{{<name}}`
    case parent
    /// `{{$name}}`
    case block
    /// `{{/name}}`
    case end
    case comment
    /// `{{=<% %>=}}`, `{{%…}}`: parts of Mustache that themes do not use.
    case unsupported
  }

  var kind: Kind
  var name: String
  var mark: SourceMark
  /// The tag in the unicode scalars of the text, braces included.
  var range: Range<Int>
}

/// A template as a tree, as far as a check of its names needs it.
indirect enum TemplateNode {
  case value(TemplateTag)
  case partial(TemplateTag)
  /// A section, inverted section, parent or block with what stands in it.
  case container(TemplateTag, [TemplateNode])
}

/// Reads the tags of a template, independently of the library that renders it: the library has no positions.
struct TemplateSyntax {
  let file: SourceFile
  private(set) var tags: [TemplateTag] = []
  private(set) var nodes: [TemplateNode] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The text for the library, which has names of its own for covered templates.
  private(set) var renderedText: String
  private let scalars: [Unicode.Scalar]

  init(_ file: SourceFile) {
    self.file = file
    renderedText = file.text
    scalars = Array(file.text.unicodeScalars)
    readTags()
    var position = 0
    nodes = readNodes(&position, until: nil)
  }

  /// The same template with other names in partial and parent tags; all places stay those of the file.
  func renamingParents(_ rename: (String) -> String?) -> TemplateSyntax {
    var copy = self
    var text = String.UnicodeScalarView()
    var position = 0
    // An end tag has the name of what it ends.
    var open: [String?] = []
    for (index, tag) in tags.enumerated() {
      var newName: String?
      switch tag.kind {
      case .partial: newName = rename(tag.name)
      case .parent:
        newName = rename(tag.name)
        open.append(newName)
      case .section, .inverted, .block: open.append(nil)
      case .end: newName = open.popLast() ?? nil
      default: break
      }
      guard let newName else { continue }
      let sign = tag.kind == .partial ? ">" : tag.kind == .parent ? "<" : "/"
      text.append(contentsOf: scalars[position..<tag.range.lowerBound])
      text.append(contentsOf: "{{\(sign)\(newName)}}".unicodeScalars)
      position = tag.range.upperBound
      copy.tags[index].name = newName
    }
    text.append(contentsOf: scalars[position...])
    copy.renderedText = String(text)
    var start = 0
    copy.diagnostics = []
    copy.nodes = copy.readNodes(&start, until: nil)
    copy.diagnostics = diagnostics
    return copy
  }

  private mutating func report(_ finding: Finding, at mark: SourceMark) {
    diagnostics.append(Diagnostic(finding, at: file.location(mark)))
  }

  // MARK: - Tags

  private mutating func readTags() {
    var line = 1
    var column = 1
    var position = 0
    func isBrace(_ offset: Int, _ brace: Unicode.Scalar) -> Bool {
      position + offset < scalars.count && scalars[position + offset] == brace
    }
    while position < scalars.count {
      guard isBrace(0, "{"), isBrace(1, "{") else {
        if scalars[position] == "\n" {
          line += 1
          column = 0
        }
        column += 1
        position += 1
        continue
      }
      let isTriple = isBrace(2, "{")
      let closing: [Unicode.Scalar] = Array(repeating: "}", count: isTriple ? 3 : 2)
      let inner = position + closing.count
      guard let end = Self.find(closing, in: scalars, from: inner) else {
        report(.templateTagOpen, at: SourceMark(line: line, column: column, length: closing.count))
        return
      }
      let after = end + closing.count
      let mark = SourceMark(line: line, column: column, length: after - position)
      add(Array(scalars[inner..<end]), isTriple: isTriple, mark: mark, range: position..<after)
      for scalar in scalars[position..<after] {
        if scalar == "\n" {
          line += 1
          column = 0
        }
        column += 1
      }
      position = after
    }
  }

  private mutating func add(_ content: [Unicode.Scalar], isTriple: Bool, mark: SourceMark, range: Range<Int>) {
    let kinds: [Unicode.Scalar: TemplateTag.Kind] = [
      "#": .section, "^": .inverted, "/": .end, ">": .partial, "<": .parent, "$": .block, "!": .comment, "&": .raw,
      "=": .unsupported, "%": .unsupported,
    ]
    var kind: TemplateTag.Kind = isTriple ? .raw : .variable
    var rest = content[...]
    if !isTriple, let first = rest.first, let special = kinds[first] {
      kind = special
      rest = rest.dropFirst()
    }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: rest)
    let trimmed = String(name).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    switch kind {
    case .comment: break
    case .unsupported: report(.templateTagUnsupported, at: mark)
    default:
      if trimmed.isEmpty || !trimmed.utf8.allSatisfy(Self.isNameByte) {
        report(.templateName(trimmed), at: mark)
        return
      }
    }
    tags.append(TemplateTag(kind: kind, name: trimmed, mark: mark, range: range))
  }

  /// Letters, digits, `_`, `-`, `.` and `/`: no functions and no names that only run time knows.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x2F: true
    default: false
    }
  }

  private static func find(_ needle: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
    var position = start
    while position + needle.count <= text.count {
      if text[position..<(position + needle.count)].elementsEqual(needle) { return position }
      position += 1
    }
    return nil
  }

  // MARK: - Tree

  private mutating func readNodes(_ position: inout Int, until opener: TemplateTag?) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while position < tags.count {
      let tag = tags[position]
      position += 1
      switch tag.kind {
      case .variable, .raw: nodes.append(.value(tag))
      case .partial: nodes.append(.partial(tag))
      case .section, .inverted, .parent, .block:
        nodes.append(.container(tag, readNodes(&position, until: tag)))
      case .end:
        if let opener, tag.name == opener.name { return nodes }
        report(.templateEnd(tag.name, open: opener?.name), at: tag.mark)
        if opener != nil { return nodes }
      case .comment, .unsupported: break
      }
    }
    if let opener { report(.templateNotEnded(opener.name), at: opener.mark) }
    return nodes
  }
}
