import CYAML
import KlartextCore

/// Reads YAML with libyaml's events, which carry a place for every key and value.
///
/// Only what front matter needs is allowed: one document, no anchors, aliases, tags or directives, at most 16 levels
/// deep and 20,000 values long. So nothing can grow beyond what stands in the file.
public enum YAMLReader {
  /// How deep values may be nested.
  static let maximumDepth = 16

  /// How many keys and values a text may have; an entry with every field filled in has some hundreds.
  static let maximumCount = 20_000

  /// How many lines with an unquoted colon are read as if they were mended.
  private static let maximumRepairs = 50

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
    if hasNoBreakSpace(text) { text = replacingStructuralNoBreakSpaces(in: text) }
    var builder = YAMLTreeBuilder(file: file, firstLine: lines.lowerBound)
    var root = builder.build(&text)
    // After the commonest mistake, the rest is read as if it were mended, so that one run finds what else is wrong.
    var repairs = 0
    while root == nil, repairs < maximumRepairs, let line = builder.unquotedColonLine,
      let mended = YAMLProblem.quotingValue(of: file.line(line))
    {
      text = replacing(line: line - lines.lowerBound, of: text, with: mended)
      root = builder.build(&text)
      repairs += 1
    }
    return (root, builder.diagnostics.sortedByPlace())
  }

  private static func replacing(line: Int, of text: String, with replacement: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line) else { return text }
    lines[line] = replacement[...]
    return lines.joined(separator: "\n")
  }

  /// Whether U+00A0, which is C2 A0 in UTF-8, stands anywhere.
  private static func hasNoBreakSpace(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == 0xA0, previous == 0xC2 { return true }
      previous = byte
    }
    return false
  }

  /// Turns no-break spaces into spaces where YAML expects spaces: in the indentation, after `-`, and after a key.
  ///
  /// They come from word processors and from Option+Space, and cannot be seen. Within a text they stay.
  static func replacingStructuralNoBreakSpaces(in text: String) -> String {
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
