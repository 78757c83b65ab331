import KlartextCore

/// A file of a collection, taken apart: its fields and the text below them.
struct FrontMatter {
  /// `nil` when they cannot be read.
  var fields: [YAMLPair]?
  /// The lines of the text below; empty when there are none.
  var bodyLines: Range<Int>
  var diagnostics: [Diagnostic] = []

  /// Reads the block between the first line `---` and the next `---` or `...`.
  static func read(_ file: SourceFile) -> FrontMatter {
    func isFence(_ line: String) -> Bool {
      let trimmed = line.utf8.reversed().drop { $0 == 0x20 || $0 == 0x09 || $0 == 0xA0 || $0 == 0xC2 }
      return trimmed.elementsEqual("---".utf8) || trimmed.elementsEqual("...".utf8)
    }
    let end = file.lineCount + 1
    guard isFence(file.line(1)), file.line(1).hasPrefix("-") else {
      let diagnostic = Diagnostic(.frontMatterMissing, at: file.location(.start))
      return FrontMatter(fields: nil, bodyLines: end..<end, diagnostics: [diagnostic])
    }
    guard let close = (2..<max(2, end)).first(where: { isFence(file.line($0)) }) else {
      let diagnostic = Diagnostic(.frontMatterOpen, at: file.location(.start))
      return FrontMatter(fields: nil, bodyLines: end..<end, diagnostics: [diagnostic])
    }
    var result = FrontMatter(fields: [], bodyLines: min(close + 1, end)..<end)
    guard close > 2 else { return result }
    let (root, diagnostics) = YAMLReader.read(file, lines: 2...(close - 1))
    result.diagnostics = diagnostics
    if let root {
      result.fields = root.mapping
      if root.mapping == nil, !root.isEmpty {
        result.diagnostics.append(Diagnostic(.frontMatterNotMapping, at: file.location(root.mark)))
      }
    } else if !diagnostics.isEmpty {
      result.fields = nil
    }
    return result
  }
}
