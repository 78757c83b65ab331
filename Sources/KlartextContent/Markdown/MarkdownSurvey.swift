/// What has to be known of a tree before it is written.
struct MarkdownSurvey {
  /// The line on which the nesting becomes too deep.
  private(set) var tooDeepLine: Int?
  /// The footnotes that the text leads to: the parser's numbers and those that are shown, both from 1.
  private(set) var footnoteNumbers: [Int: Int] = [:]
  /// How often each shown footnote is referred to.
  private(set) var footnoteReferences: [Int: Int] = [:]
  /// The lines on which they begin.
  private(set) var footnoteLines: Set<Int> = []
  /// Lines of code and raw HTML, where nothing is a footnote.
  private(set) var verbatimLines: [ClosedRange<Int>] = []

  /// A reference in the text (0) or in a footnote.
  private struct Reference {
    var place: Int
    var footnote: Int
  }

  init(_ root: MarkdownNode) {
    var walk = MarkdownWalk(root)
    var line = 1
    var openImages = 0
    var references: [Reference] = []
    var definitionLines: [Int] = []
    while let step = walk.next() {
      let kind = step.node.kind
      if kind == .image { openImages += step.isEntering ? 1 : -1 }
      guard step.isEntering else { continue }
      line = step.node.startLine > 0 ? step.node.startLine : line
      if walk.depth > MarkdownLimits.depth {
        tooDeepLine = line
        return
      }
      switch kind {
      // The description of a picture is plain text.
      case .footnoteReference where openImages == 0:
        guard let number = Self.number(of: step.node) else { continue }
        references.append(Reference(place: definitionLines.count, footnote: number))
      // All of them stand at the end, in the order of the parser's numbers.
      case .footnoteDefinition: definitionLines.append(step.node.startLine)
      case .codeBlock, .htmlBlock:
        verbatimLines.append(step.node.startLine...max(step.node.startLine, step.node.endLine))
      default: break
      }
    }
    numberFootnotes(references, definitionLines: definitionLines)
  }

  /// The parser keeps footnotes that only refer to themselves, or that only a dropped one refers to.
  private mutating func numberFootnotes(_ references: [Reference], definitionLines: [Int]) {
    let byPlace = Dictionary(grouping: references, by: \.place)
    var reached: Set<Int> = [0]
    var waiting = [0]
    while let place = waiting.popLast() {
      for reference in byPlace[place] ?? [] where reached.insert(reference.footnote).inserted {
        waiting.append(reference.footnote)
      }
    }
    for (index, line) in definitionLines.enumerated() where reached.contains(index + 1) {
      footnoteNumbers[index + 1] = footnoteNumbers.count + 1
      footnoteLines.insert(line)
    }
    for reference in references where reached.contains(reference.place) {
      if let number = footnoteNumbers[reference.footnote] { footnoteReferences[number, default: 0] += 1 }
    }
  }

  /// The number that the parser gave to the footnote a reference names.
  static func number(of reference: MarkdownNode) -> Int? {
    Int(String(decoding: reference.literal, as: UTF8.self))
  }
}
