import KlartextCore

/// Where a Markdown text stands: its file, its place in it, its language, and the page around it.
public struct MarkdownContext: Sendable {
  public var file: SourceFile
  /// The line of the file on which the text's first line stands.
  public var firstLine: Int
  /// How many code points stand before each line of the text: the indentation of a YAML block, else 0.
  public var indent: Int
  /// Whether line n of the text is line `firstLine` + n of the file. Not so for folded and quoted YAML texts; their
  /// findings all stand at `fieldMark`.
  public var isExact: Bool
  public var fieldMark: SourceMark
  public var language: LanguageTag
  /// The level that `##` gets in the page; deeper headings follow, down to 6.
  public var headingBase: Int
  /// The folder of the file below the content folder, for relative links: `systems`; empty in the content folder.
  public var folder: String

  public init(
    file: SourceFile, firstLine: Int = 1, indent: Int = 0, isExact: Bool = true, fieldMark: SourceMark = .start,
    language: LanguageTag, headingBase: Int = 2, folder: String
  ) {
    self.file = file
    self.firstLine = firstLine
    self.indent = indent
    self.isExact = isExact
    self.fieldMark = fieldMark
    self.language = language
    self.headingBase = headingBase
    self.folder = folder
  }
}
