import Foundation
import KlartextCore
import Synchronization
import Testing

@testable import KlartextPreview

/// What the editor tells beside its answers.
@Suite struct EditorTests {
  private func ask(_ editor: Editor, _ path: String, _ values: [String: any Sendable]) throws {
    let route = try #require(editor.routes.first { $0.path == path })
    let body = [UInt8](try JSONSerialization.data(withJSONObject: values))
    let response = route.answer(PreviewRequest(method: "POST", path: path, body: body))
    #expect(response.status == 200)
  }

  @Test func everyStateThatASaveBringsAboutIsTold() throws {
    let workplace = try Workplace()
    try workplace.write("content/pages/a.md", Workplace.page("A"))
    let reports = Mutex<[[String]]>([])
    let editor = Editor(workplace.preview, reader: workplace.reader, token: "x") { report in
      reports.withLock { $0.append(report.paths) }
    }
    try ask(
      editor, "/_edit/api/save", ["collection": "pages", "id": "a", "language": "en", "changes": ["title": "A"]])
    try ask(editor, "/_edit/api/new", ["collection": "pages", "title": "Neue Seite"])
    #expect(reports.withLock { $0 } == [["content/pages/a.en.md"], ["content/pages/neue-seite.md"]])
  }

  /// The same as in `build`: only drafts may have gaps.
  @Test func whatWaitsForItsDayMustBeWhole() throws {
    let workplace = try Workplace()
    let head = "---\ntitle: A\n"
    for (name, more, severity) in [
      ("draft", "draft: true\n", Finding.Severity.warning), ("later", "publish_on: 2030-01-01\n", .error),
    ] {
      try workplace.write("content/systems/\(name).md", head + more + "---\n")
      let missing = workplace.preview.state.diagnostics.filter {
        $0.finding.id == "KT-field-missing" && $0.location?.path == "content/systems/\(name).md"
      }
      #expect(!missing.isEmpty && missing.allSatisfy { $0.severity == severity }, "\(name)")
    }
  }
}
