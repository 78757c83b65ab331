import Foundation
import Testing

/// Every diagnostic, with a file that causes it and its words in both languages.
///
/// `KLARTEXT_UPDATE=1 swift test --filter Catalogue` writes what the program says now; then every change wants to be
/// read aloud.
@Suite struct CatalogueTests {
  private static let isUpdating = ProcessInfo.processInfo.environment["KLARTEXT_UPDATE"] != nil

  /// Diagnostics that need a failing disk, two builds at once, a repository or other websites; the tests that cause them.
  private static let elsewhere: [String: String] = [
    "KT-output-busy": "PublishingCommandTests", "KT-output-collision": "PublishingTests",
    "KT-output-disk-full": "InterruptionTests", "KT-output-failed": "InterruptionTests",
    "KT-output-leftover": "InterruptionTests", "KT-output-not-writable": "OutputFolderTests",
    "KT-output-path-too-long": "OutputFolderTests", "KT-output-reserved": "OutputFolderTests",
    "KT-output-retired": "OutputFolderTests", "KT-template-syntax": "TemplateCheckTests",
    "KT-theme-file": "TemplateCheckTests", "KT-markdown-length": "MarkdownHostileTests",
    "KT-media-too-large": "MediaReaderTests", "KT-file-unreadable": "TextFileReaderTests",
    "KT-history-git-missing": "HistoryTests", "KT-history-git-refuses": "HistoryTests",
    "KT-history-no-commits": "HistoryTests", "KT-history-shallow": "HistoryTests",
    "KT-entry-disappeared": "HistoryTests", "KT-import-cell-cut": "TableImportTests",
    "KT-import-table-size": "TableImportTests", "KT-import-too-large": "TableImportTests",
    "KT-oparl-many": "OParlImportTests", "KT-oparl-limit": "OParlFetcherTests",
    "KT-oparl-answer": "test_oparl_import.py",
    "KT-oparl-no-json": "test_oparl_import.py", "KT-oparl-other-server": "test_oparl_import.py",
    "KT-oparl-too-large": "test_oparl_import.py",
    "KT-file-changed-meanwhile": "ContentFileTests", "KT-file-read-only": "ContentFileTests",
    "KT-save-failed": "ContentFileTests", "KT-form-cannot-write": "test_editor_requests.py",
    "KT-title-missing": "test_editor_requests.py", "KT-link-gone": "test_external.py",
    "KT-link-moved": "test_external.py",
    "KT-link-unchecked": "test_external.py", "KT-link-inside": "test_external.py",
    "KT-link-certificate": "test_external.py",
  ]

  @Test(.enabled(if: !isUpdating), arguments: CatalogueRow.all)
  func says(row: CatalogueRow) throws {
    for language in ["de", "en"] {
      let (outcome, messages) = try Self.run(row, language: language)
      #expect(!outcome.isKilled, "\(outcome.problems)")
      #expect(messages == row.expected[language])
    }
  }

  @Test(.enabled(if: isUpdating)) func update() throws {
    for part in CatalogueRow.parts {
      let (introduction, _, rows) = CatalogueRow.read(part)
      var text = introduction
      for row in rows {
        text += "=== \(row.id)\(row.command.map { " " + $0 } ?? "")\n"
        for file in row.files { text += ">>> \(file.path)\(file.directive.map { " | " + $0 } ?? "")\n\(file.text)" }
        for language in ["de", "en"] {
          text += "<<< \(language)\n" + (try Self.run(row, language: language).messages)
        }
      }
      try Data(text.utf8).write(to: CatalogueRow.folder.appending(path: part + ".txt"))
    }
  }

  private static func run(
    _ row: CatalogueRow, language: String
  ) throws -> (outcome: Command.Outcome, messages: String) {
    let folder = try TemporaryFolder()
    try row.lay(in: folder)
    let words = (row.command ?? "check").split(separator: " ").map(String.init)
    let outcome = try Command.run(
      words + ["--today", Command.today, "--language", language, "--quiet"], in: folder.path)
    return (outcome, row.messages(in: outcome.problems, folder: folder))
  }

  @Test func everyDiagnosticHasARow() throws {
    let sources = Command.repository.appending(path: "Sources")
    var ids: Set<String> = []
    let makers = #/(?:Finding|unknown)\(\s*"([a-z0-9-]+)"/#
    for name in try FileManager.default.subpathsOfDirectory(atPath: sources.path) where name.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
      ids.formUnion(text.matches(of: makers).map { "KT-" + $0.output.1 })
    }
    #expect(ids.count > 100)
    // The checks of the law are made of a table; each has its id there.
    ids.remove("KT-law-")
    let rows = Set(CatalogueRow.all.map(\.id))
    #expect(ids.subtracting(rows).subtracting(Self.elsewhere.keys).sorted() == [])
    #expect(Set(Self.elsewhere.keys).subtracting(ids).sorted() == [])
  }

  @Test func theTestsThatAreNamedExist() throws {
    let tests = Command.repository.appending(path: "Tests")
    let files = try FileManager.default.subpathsOfDirectory(atPath: tests.path)
    let suites = try files.filter { $0.hasSuffix(".swift") }.reduce(into: Set<String>()) { suites, file in
      let text = try String(contentsOf: tests.appending(path: file), encoding: .utf8)
      suites.formUnion(text.matches(of: #/(?:struct|class) (\w+Tests)\b/#).map { String($0.output.1) })
    }
    let pages = Set(files.map { $0.split(separator: "/").last.map(String.init) ?? $0 })
    #expect(Set(Self.elsewhere.values).subtracting(suites).subtracting(pages).sorted() == [])
  }

  @Test func everyRowHasWordsInBothLanguages() {
    for row in CatalogueRow.all {
      #expect(row.expected["de"]?.isEmpty == false, "\(row.id)")
      #expect(row.expected["en"]?.isEmpty == false, "\(row.id)")
    }
  }

  @Test(arguments: CatalogueRow.all) func speaksPlainly(row: CatalogueRow) {
    for text in row.expected.values {
      let own = text.split(separator: "\n").filter { !$0.contains(" | ") }.joined(separator: "\n")
      #expect(
        !own.replacing("„!“", with: "").replacing("“!”", with: "").replacing("![", with: "").replacing("<!--", with: "")
          .contains("!"))
    }
  }
}
