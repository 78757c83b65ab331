import KlartextCore
import KlartextRegister

@testable import KlartextContent

/// A text that was read, with everything that was reported.
struct Reading {
  var file: SourceFile
  var markdown: Markdown
  var ids: HeadingIDs
  var findings: [(finding: Finding, mark: SourceMark)]

  /// Ids with their places: `heading-level 1:1+5`.
  var reports: [String] {
    findings.map { "\($0.finding.id.dropFirst(3)) \($0.mark.line):\($0.mark.column)+\($0.mark.length)" }
  }

  var findingIDs: [String] { findings.map { String($0.finding.id.dropFirst(3)) } }

  /// HTML with addresses and words that show what they stand for.
  var html: String {
    let html = markdown.html(
      link: { link in
        switch link.target {
        case .anchor(let id): ResolvedLink(href: "#" + id)
        case .entry(let key, let anchor): ResolvedLink(href: "entry:\(key)" + (anchor.map { "#" + $0 } ?? ""))
        case .media(let path): ResolvedLink(href: "file:" + path)
        case .site(let path): ResolvedLink(href: "site:" + path)
        case .external(let address): ResolvedLink(href: address)
        }
      },
      image: { "<img src=\"\(Escaping.html($0.path))\" alt=\"\(Escaping.html($0.alternative))\">" },
      label: { "{\($0.rawValue)}" })
    return html.hasSuffix("\n") ? String(html.dropLast()) : html
  }
}

func read(
  _ text: String, language: LanguageTag = .german, base: Int = 2, folder: String = "systems", firstLine: Int = 1,
  indent: Int = 0, isExact: Bool = true, ids: HeadingIDs = HeadingIDs()
) -> Reading {
  let context = MarkdownContext(
    file: SourceFile(path: "content/systems/chatbot.md", text: text), firstLine: firstLine, indent: indent,
    isExact: isExact, fieldMark: SourceMark(line: 7, column: 3), language: language, headingBase: base, folder: folder)
  var ids = ids
  var findings: [(Finding, SourceMark)] = []
  let markdown = readMarkdown(text, context: context, ids: &ids) { findings.append(($0, $1)) }
  return Reading(file: context.file, markdown: markdown, ids: ids, findings: findings)
}
