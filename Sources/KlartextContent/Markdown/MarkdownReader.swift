import KlartextCore
import KlartextRegister

/// Reads a Markdown text: GitHub's flavour without raw HTML, as HTML of our own with the places of links and pictures
/// left open.
///
/// Everything that is wrong is reported, with its place in the file; a text that cannot be read safely comes back
/// empty. The same text gives the same result, on any thread.
public func readMarkdown(
  _ text: String, context: MarkdownContext, ids: inout HeadingIDs, report: (Finding, SourceMark) -> Void
) -> Markdown {
  let nothing = Markdown(language: context.language, source: text)
  guard text.utf8.contains(where: { $0 > 0x20 }) else { return nothing }
  guard text.utf8.count <= MarkdownLimits.bytes else {
    report(.markdownTooLong, context.isExact ? SourceMark(line: context.firstLine, column: 1) : context.fieldMark)
    return nothing
  }
  let source = MarkdownSource(text, context: context)
  for (finding, mark) in source.findings { report(finding, mark) }
  if let refusal = MarkdownLimits.refusal(source) {
    report(refusal.finding, source.mark(line: refusal.line))
    return nothing
  }
  guard let tree = MarkdownTree(parsing: source.bytes) else { return nothing }
  let survey = MarkdownSurvey(tree.root)
  if let line = survey.tooDeepLine {
    report(.markdownTooDeep(MarkdownLimits.depth), source.mark(line: line))
    return nothing
  }
  // Handed over rather than copied: a page may have thousands.
  let given = ids
  ids = HeadingIDs()
  var renderer = MarkdownRenderer(source: source, context: context, survey: survey, ids: given)
  renderer.render(tree.root)
  ids = renderer.ids
  for (finding, mark) in renderer.findings { report(finding, mark) }
  return Markdown(
    language: context.language, pieces: renderer.output.finish(), headings: renderer.headings, links: renderer.links,
    images: renderer.images, plainText: renderer.plainLines.joined(separator: "\n"),
    prose: renderer.prose, source: text)
}
