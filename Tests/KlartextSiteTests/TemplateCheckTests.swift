import Foundation
import KlartextCore
import Testing

@testable import KlartextSite

@Suite struct TemplateCheckTests {
  /// Checks templates against a contract of one template, `page`.
  private func findings(_ templates: [String: String]) -> [(id: String, line: Int, column: Int)] {
    let syntaxes = Dictionary(
      uniqueKeysWithValues: templates.map { name, text in
        (name, TemplateSyntax(SourceFile(path: "themes/x/templates/\(name).mustache", text: text)))
      })
    let spec = TemplateSpec(
      "page", "A page.", [.text("title"), .html("main"), .flag("wide"), .list("links", [.text("href")])])
    return TemplateCheck(syntaxes, specs: [spec], stringKeys: ["skip"], themeFile: nil).diagnostics.sortedByPlace()
      .map { ($0.finding.id, $0.location?.line ?? 0, $0.location?.column ?? 0) }
  }

  @Test func acceptsWhatTheContractAllows() {
    let page = """
      {{! A comment }}
      <h1>{{title}}</h1>{{{main}}}{{#wide}}{{t.skip}} {{site.title}}{{/wide}}{{^links}}–{{/links}}
      {{#links}}<a href="{{href}}">{{title}}</a>{{/links}}{{>part}}{{$end}}{{/end}}
      """
    #expect(findings(["page": page, "part": "{{title}}"]).isEmpty)
  }

  @Test(arguments: [
    ("\n  {{titel}}", "KT-template-variable", 2, 3), ("{{href}}", "KT-template-variable", 1, 1),
    ("{{site.titel}}", "KT-template-variable", 1, 1), ("{{t.skipp}}", "KT-template-string", 1, 1),
    ("ä {{{title}}}", "KT-template-raw", 1, 3), ("{{&title}}", "KT-template-raw", 1, 1),
    ("{{main}}", "KT-template-escaped", 1, 1), ("{{wide}}", "KT-template-value", 1, 1),
    ("{{>missing}}", "KT-template-partial", 1, 1), ("{{>page}}", "KT-template-recursion", 1, 1),
    ("{{#wide}}", "KT-template-end", 1, 1), ("{{#wide}}{{/links}}", "KT-template-end", 1, 10),
    ("{{/wide}}", "KT-template-end", 1, 1), ("{{title", "KT-template-tag", 1, 1),
    ("{{lowercased(title)}}", "KT-template-name", 1, 1), ("{{>*title}}", "KT-template-name", 1, 1),
    ("{{=<% %>=}}", "KT-template-tag", 1, 1), ("{{% CONTENT_TYPE: TEXT}}", "KT-template-tag", 1, 1),
    ("{{<part}}{{$nowhere}}{{/nowhere}}{{/part}}", "KT-template-block", 1, 10),
  ])
  func findsDefects(text: String, id: String, line: Int, column: Int) {
    let found = findings(["page": text, "part": "{{$here}}{{/here}}"])
    #expect(found.map(\.id) == [id])
    #expect(found.first?.line == line)
    #expect(found.first?.column == column)
  }

  @Test func findsRecursionThroughSeveralTemplates() {
    let found = findings(["page": "{{>first}}", "first": "{{>second}}", "second": "{{>first}}"])
    #expect(found.map(\.id) == ["KT-template-recursion"])
  }

  @Test func findsAMissingTemplate() {
    #expect(findings([:]).map(\.id) == ["KT-template-missing"])
  }

  @Test func acceptsTheThemeKlar() {
    let languages: [LanguageTag] = [.german, .english, .simpleGerman]
    let (theme, diagnostics) = ThemeReader.read("klar", from: [SampleRegister.themeFolder], languages: languages)
    #expect(diagnostics.map { "\($0.location?.path ?? ""):\($0.location?.line ?? 0) \($0.finding.message.en)" } == [])
    #expect(theme != nil)
  }
}

@Suite struct ThemeReaderTests {
  /// A folder of themes that disappears with the test.
  private final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "klartext-themes-\(UUID().uuidString)")
    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ path: String, _ text: String) throws {
      let file = url.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }

    var folders: [ThemeFolder] { [ThemeFolder(path: url.path, displayPath: "themes"), SampleRegister.themeFolder] }
  }

  @Test func letsAChildExtendItsParentsTemplate() throws {
    let folder = Folder()
    try folder.write("stadt/theme.yaml", "name: stadt\ncontract: 1\nparent: klar\n")
    try folder.write(
      "stadt/templates/page.mustache",
      "{{<parent/page}}\n{{$head_end}}<meta name=\"x\" content=\"{{title}}\">{{/head_end}}\n{{/parent/page}}\n")
    let (theme, diagnostics) = ThemeReader.read("stadt", from: folder.folders, languages: [.german])
    #expect(diagnostics.map(\.finding.message.en) == [])
    let sample = SampleRegister(languages: [.german], entries: [.sample("chatbot")])
    let plan = SiteGenerator(register: sample.register, theme: try #require(theme)).plan().plan
    let page = try plan.text("systeme/chatbot/index.html")
    #expect(page.contains("<meta name=\"x\" content=\"Titel von chatbot – KI-Register\">"))
    #expect(page.contains("<h1>Titel von chatbot</h1>"))
  }

  @Test func letsAProjectCoverOneFileOfAnInstalledTheme() throws {
    let folder = Folder()
    try folder.write("klar/templates/tag.mustache", "<em>{{label}}</em>")
    let (theme, diagnostics) = ThemeReader.read("klar", from: folder.folders, languages: [.german])
    #expect(diagnostics.isEmpty)
    let sample = SampleRegister(
      languages: [.german], entries: [.sample("chatbot", SampleRegister.systems, [("status", .term("operational"))])])
    let plan = SiteGenerator(register: sample.register, theme: try #require(theme)).plan().plan
    #expect(try plan.text("systeme/index.html").contains("<em>in Betrieb</em>"))
  }

  @Test func reportsWhatNobodyUses() throws {
    let folder = Folder()
    try folder.write("stadt/theme.yaml", "name: stadt\ncontract: 1\nparent: klar\ncolour: red\n")
    try folder.write("stadt/templates/hom.mustache", "Hallo")
    let (_, diagnostics) = ThemeReader.read("stadt", from: folder.folders, languages: [.german])
    #expect(diagnostics.map(\.finding.id).sorted() == ["KT-template-unused", "KT-theme-key"])
  }

  @Test func knowsWhatTheScriptsOfTheInstalledThemeAskFor() throws {
    let folder = Folder()
    try folder.write("klar/strings/de.yaml", "search_close: \"Weg damit\"\nhoem: \"Start\"\n")
    let (_, diagnostics) = ThemeReader.read("klar", from: folder.folders, languages: [.german])
    #expect(diagnostics.map(\.finding.id) == ["KT-string-unknown"])
  }

  @Test func refusesAThemeOfAnotherContract() throws {
    let folder = Folder()
    try folder.write("stadt/theme.yaml", "name: stadt\ncontract: 7\nparent: klar\n")
    let (theme, diagnostics) = ThemeReader.read("stadt", from: folder.folders, languages: [.german])
    #expect(theme == nil)
    #expect(diagnostics.map(\.finding.id) == ["KT-theme-contract"])
  }

  @Test func reportsAMissingThemeAndACircle() throws {
    let folder = Folder()
    #expect(
      ThemeReader.read("nirgends", from: folder.folders, languages: [.german]).diagnostics.map(\.finding.id)
        == ["KT-theme-missing"])
    try folder.write("a/theme.yaml", "name: a\ncontract: 1\nparent: b\n")
    try folder.write("b/theme.yaml", "name: b\ncontract: 1\nparent: a\n")
    #expect(
      ThemeReader.read("a", from: folder.folders, languages: [.german]).diagnostics.map(\.finding.id)
        == ["KT-theme-circle"])
  }

  @Test func reportsLanguagesWithoutStrings() throws {
    let folder = Folder()
    let french = try #require(LanguageTag("fr"))
    let (theme, diagnostics) = ThemeReader.read("klar", from: folder.folders, languages: [.german, french])
    #expect(diagnostics.map(\.finding.id) == ["KT-strings-file-missing"])
    #expect(diagnostics.first?.location?.path.hasSuffix("/klar/strings/fr.yaml") == true)
    #expect(theme == nil)
  }
}
