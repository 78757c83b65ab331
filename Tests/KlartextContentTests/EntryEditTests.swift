import Foundation
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

@Suite("Changing an entry's file")
struct EntryEditTests {
  private static let schema = SchemaReader.read(ownFields: nil, ownTerms: nil, file: SourceFile(path: "", text: "")).0

  private func edit(_ text: String, in collection: String = "systems") throws -> EntryEdit {
    let collection = try #require(Self.schema[collection])
    return try #require(EntryEdit(text, in: collection))
  }

  private func check(_ isChanged: Bool, _ comment: Comment? = nil) { #expect(isChanged, comment) }

  private let entry = """
    ---
    # Was hinter # steht, erscheint nicht.
    title: "Chatbot"   # der Name
    status:   operational

    summary: >
      Beantwortet Fragen
      zu Bürgerdiensten.
    purpose: |
      Erster Absatz.

      Zweiter Absatz.

    topics: [citizens, 'mobility']
    contact:
      # Das Fachamt
      email: ki@stadt.example
      phone: '0211 1'
    risks:
      - text: Falsche Auskunft
        # wichtig
        mitigation: Kennzeichnung

      - text: Ausfall
    costs: # TODO
    #vendor: Beispiel GmbH
    ---

    Text darunter.

    """

  @Test("leaves every byte where a value is set to what it is")
  func keepsBytes() throws {
    var edit = try edit(entry)
    for member in edit.values { check(edit.set(member.key, to: member.value)) }
    edit.setBody(edit.body)
    #expect(edit.text == entry)
  }

  @Test("changes a value and nothing around it")
  func changesScalars() throws {
    var edit = try edit(entry)
    check(edit.set("title", to: .scalar("Bot: \"neu\"")))
    check(edit.set("status", to: .scalar("pilot")))
    check(edit.set("contact.phone", to: .scalar("0211 2'3")))
    #expect(
      edit.text
        == entry.replacingOccurrences(of: "\"Chatbot\"", with: "\"Bot: \\\"neu\\\"\"")
        .replacingOccurrences(of: "operational", with: "pilot").replacingOccurrences(
          of: "'0211 1'", with: "'0211 2''3'")
    )
  }

  @Test("keeps the form of longer texts")
  func changesLongTexts() throws {
    var edit = try edit(entry)
    check(edit.set("purpose", to: .scalar("Erster Absatz.\n\nNeu: mit # und Doppelpunkt.\n")))
    check(edit.set("summary", to: .scalar("Eine Zeile.")))
    #expect(
      edit.text
        == entry.replacingOccurrences(of: "  Zweiter Absatz.", with: "  Neu: mit # und Doppelpunkt.")
        .replacingOccurrences(
          of: "summary: >\n  Beantwortet Fragen\n  zu Bürgerdiensten.", with: "summary: Eine Zeile."))
  }

  @Test("changes, adds and takes away elements of lists")
  func changesLists() throws {
    var edit = try edit(entry)
    check(edit.set("topics", to: .list([.scalar("citizens")])))
    check(
      edit.set(
        "risks",
        to: .list([
          .group([
            .init(key: "text", value: .scalar("Falsche Auskunft")), .init(key: "mitigation", value: .scalar("Neu")),
          ]),
          .group([.init(key: "text", value: .scalar("Dazu"))]),
          .group([.init(key: "text", value: .scalar("Ausfall"))]),
        ])))
    #expect(
      edit.text
        == entry.replacingOccurrences(of: "[citizens, 'mobility']", with: "[citizens]")
        .replacingOccurrences(of: "mitigation: Kennzeichnung\n", with: "mitigation: Neu\n  - text: Dazu\n"))
    check(edit.set("risks", to: .list([.group([.init(key: "text", value: .scalar("Ausfall"))])])))
    #expect(edit.text.contains("risks:\n\n  - text: Ausfall\ncosts"))
    check(edit.set("risks", to: nil))
    #expect(!edit.text.contains("risks"))
  }

  @Test("puts a new field where the schema has it, or where it stands as a comment")
  func insertsFields() throws {
    var edit = try edit(entry)
    check(edit.set("vendor", to: .scalar("Firma GmbH")))
    check(edit.set("contact.url", to: .scalar("https://stadt.example/")))
    check(edit.set("costs", to: .scalar("unknown")))
    #expect(edit.text.contains("#vendor: Beispiel GmbH\nvendor: Firma GmbH\n---"))
    #expect(edit.text.contains("  email: ki@stadt.example\n"))
    #expect(edit.text.contains("  url: https://stadt.example/\n"))
    #expect(edit.text.contains("costs: unknown\n#vendor"))
  }

  @Test("keeps a byte order mark, line ends of Windows, and a body", arguments: ["\r\n", "\n"])
  func keepsLineEnds(end: String) throws {
    let text = "\u{FEFF}" + entry.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    var edit = try edit(text)
    #expect(edit.body == "Text darunter.")
    check(edit.set("purpose", to: .scalar("Eins\nZwei")))
    edit.setBody("Neu\n\nZwei")
    let changed = Array(edit.text.utf8)
    #expect(changed.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(String(decoding: changed, as: UTF8.self).contains("purpose: |\(end)  Eins\(end)  Zwei\(end)"))
    #expect(edit.text.hasSuffix("---\(end)\(end)Neu\(end)\(end)Zwei\(end)"))
    #expect(
      end == "\n"
        || edit.text.unicodeScalars.filter { $0 == "\n" }.count == edit.text.unicodeScalars.filter { $0 == "\r" }.count)
  }

  @Test("a bare value says what its group would say")
  func readsShorthand() throws {
    var edit = try edit("---\ntitle: A\ncontact: ki@stadt.example\n---\n")
    let before = edit.text
    check(edit.set("contact", to: .group([.init(key: "email", value: .scalar("ki@stadt.example"))])))
    #expect(edit.text == before)
  }

  @Test("adds a body to a file without one, and fields to a file without any")
  func fillsEmptyFiles() throws {
    var edit = try edit("---\n# noch leer\n---\n")
    check(edit.set("title", to: .scalar("Neu")))
    edit.setBody("Text")
    #expect(edit.text == "---\n# noch leer\ntitle: Neu\n---\n\nText\n")
    var gaps = try self.edit("---\ntitle: # TODO\ncontact: # TODO\n---\n")
    check(gaps.set("title", to: .scalar("Neu")))
    check(gaps.set("contact", to: .group([.init(key: "email", value: .scalar("a@b.example"))])))
    #expect(gaps.text == "---\ntitle: Neu\ncontact:\n  email: a@b.example\n---\n")
  }

  @Test("refuses a file whose fields cannot be read")
  func refusesBrokenFiles() throws {
    let collection = try #require(Self.schema["systems"])
    for text in [
      "", "Text", "---\ntitle: a: b\n---\n", "---\ntitle: [\n---\n", "---\ntitle: &a b\n---\n", "---\ntitle: A\n",
    ] {
      #expect(EntryEdit(text, in: collection) == nil, "\(text)")
    }
  }

  /// Every value of the demonstration, changed and changed back.
  @Test("changes each value of real entries and back without a trace")
  func changesRealEntries() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "content")
    var count = 0
    for collection in Self.schema.collections {
      let folder = root.appending(path: collection.id)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() where name.hasSuffix(".md")
      {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        var edit = try #require(EntryEdit(text, in: collection), "\(name)")
        for member in edit.values {
          for changed in variants(of: member.value) {
            // Each thirteenth change is enough: no file and no kind of value is left out.
            count += 1
            guard count % 13 == 0 else { continue }
            check(edit.set(member.key, to: changed), "\(name) \(member.key)")
            let value = edit.values.first { $0.key == member.key }?.value
            #expect(value?.says(changed, as: collection.field(member.key)) == true, "\(name) \(member.key)")
            check(edit.set(member.key, to: member.value), "\(name) \(member.key)")
          }
        }
        let original = try #require(EntryEdit(text, in: collection)?.values)
        #expect(Setting.group(original).says(.group(edit.values), as: nil), "\(name)")
      }
    }
    #expect(count > 500)
  }

  /// The value with something added, changed or taken away at each place.
  private func variants(of value: Setting) -> [Setting] {
    switch value {
    case .scalar(let text): return [.scalar(text + " und # mehr: ja"), .scalar("x\n\ny")]
    case .flow: return []
    case .list(let items):
      var result: [Setting] = [.list(items + [items[0]]), .list(items.reversed())]
      if items.count > 1 { result.append(.list(Array(items.dropFirst()))) }
      for (position, item) in items.enumerated() {
        result += variants(of: item).map { changed in
          var items = items
          items[position] = changed
          return .list(items)
        }
      }
      return result
    case .group(let members):
      var result: [Setting] = [.group(members + [.init(key: "new", value: .scalar("neu"))])]
      for position in members.indices {
        if members.count > 1 {
          var fewer = members
          fewer.remove(at: position)
          result.append(.group(fewer))
        }
        result += variants(of: members[position].value).map { changed in
          var members = members
          members[position].value = changed
          return .group(members)
        }
      }
      return result
    }
  }
}
