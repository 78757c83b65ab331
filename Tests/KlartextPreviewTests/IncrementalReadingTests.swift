import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextPreview

/// Reading what changed must give what reading everything gives.
@Suite struct IncrementalReadingTests {
  /// A generator that always draws the same numbers (SplitMix64).
  private struct Draw {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
  }

  /// A change of the kinds that people make, and of those that they make by mistake.
  private func edit(_ workplace: Workplace, _ draw: inout Draw) throws -> String {
    let root = workplace.path + "/content"
    let files = try FileManager.default.subpathsOfDirectory(atPath: root).filter { $0.hasSuffix(".md") }.sorted()
    let name = "content/" + draw.one(of: files)
    var text = try workplace.read(name)
    let other = draw.one(of: files)
    switch draw.below(12) {
    case 0: text += "\n\nNoch ein Satz über den Chatbot und die Künstliche Intelligenz.\n"
    case 1: text += "\n## Ein neuer Abschnitt \(draw.below(1000))\n\nText.\n"
    case 2: text += "\nSiehe [dort](../\(other)#nirgends).\n"
    case 3: text = text.replacing("\ntitle: ", with: "\ntitle: Neu ", maxReplacements: 1)
    case 4: text = text.replacing("---\n", with: "---\ndraft: true\n", maxReplacements: 1)
    case 5: text = text.replacing("status: operational", with: "status: aktv")
    case 6: text = text.replacing("## ", with: "## Anders ", maxReplacements: 1)
    case 7:
      try workplace.delete(name)
      return "delete \(name)"
    case 8:
      let parts = name.split(separator: ".", maxSplits: 1)
      let new = "\(parts[0])-neu.\(parts[1])"
      try workplace.move(name, to: new)
      return "move \(name)"
    case 9: text = String(text.dropLast(text.count / 3))
    case 10: text = text.replacing("---\n", with: "---\nsynonyms: [Register]\n", maxReplacements: 1)
    default:
      try workplace.write(name, text)
      return "touch \(name)"
    }
    try workplace.write(name, text)
    return "change \(name)"
  }

  private func expectSame(_ one: Project?, _ two: Project?, _ edits: [String]) {
    #expect(one?.entries.map(\.key) == two?.entries.map(\.key), "\(edits)")
    guard let one = one?.register, let two = two?.register else { return }
    #expect(one.allEntries.map(\.key) == two.allEntries.map(\.key), "\(edits)")
    for (entry, other) in zip(one.allEntries, two.allEntries) {
      let isSame =
        entry.record == other.record && entry.publication == other.publication && entry.preview == other.preview
        && entry.anchors == other.anchors && entry.readability == other.readability
        && entry.translations.mapValues(\.record) == other.translations.mapValues(\.record)
        && entry.translations.mapValues(\.own) == other.translations.mapValues(\.own)
        && entry.translations.mapValues(\.anchors) == other.translations.mapValues(\.anchors)
        && entry.duties.map(\.path) == other.duties.map(\.path)
        && entry.duties.map(\.isMet) == other.duties.map(\.isMet) && entry.file.text == other.file.text
      #expect(isSame, "\(entry.key) after \(edits)")
    }
    #expect(one.backlinks == two.backlinks, "\(edits)")
    #expect(one.media == two.media && one.siteLinks == two.siteLinks, "\(edits)")
    #expect(one.nextChange.value == two.nextChange.value, "\(edits)")
  }

  /// - Parameter isTold: whether the paths are known, or everything has to be looked at.
  @Test(arguments: [(UInt64(1), true), (2, true), (3, false)])
  func randomEdits(seed: UInt64, isTold: Bool) throws {
    let workplace = try Workplace(isDemonstration: true)
    var draw = Draw(state: seed)
    var memory = ReadingMemory()
    _ = workplace.reader.read(with: &memory)
    var edits: [String] = []
    for _ in 0..<5 {
      let before = try snapshot(workplace)
      for _ in 0...draw.below(2) { edits.append(try edit(workplace, &draw)) }
      let changed = try isTold ? difference(before, snapshot(workplace)) : nil
      let step = workplace.reader.read(with: &memory, changed: changed)
      let whole = workplace.reader.read()
      #expect(step.diagnostics() == whole.diagnostics, "\(edits)")
      expectSame(step.project, whole.project, edits)
    }
  }

  private func snapshot(_ workplace: Workplace) throws -> [String: String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: workplace.path).filter { $0.hasSuffix(".md") }
    return try Dictionary(uniqueKeysWithValues: names.map { ($0, try workplace.read($0)) })
  }

  private func difference(_ one: [String: String], _ two: [String: String]) -> Set<String> {
    Set(one.keys).union(two.keys).filter { one[$0] != two[$0] }
  }

  /// A second change of the same length within one tick of the clock.
  @Test func aChangeThatLeavesNoMarkIsReadWhenItIsTold() throws {
    let workplace = try Workplace()
    var memory = ReadingMemory()
    for word in ["eins", "zwei", "drei"] {
      try workplace.write("content/pages/a.md", Workplace.page(word))
      let reading = workplace.reader.read(with: &memory, changed: ["content/pages/a.md"])
      #expect(reading.project?.entries.first?.title(in: .german).string == word)
    }
  }

  @Test func theConfigurationChangesEverything() throws {
    let workplace = try Workplace(isDemonstration: true)
    var memory = ReadingMemory()
    _ = workplace.reader.read(with: &memory)
    let text = try workplace.read("klartext.yaml")
    try workplace.write("klartext.yaml", text.replacing("duties: warning", with: "duties: error") + "\nunbekannt: x\n")
    let step = workplace.reader.read(with: &memory, changed: ["klartext.yaml"])
    #expect(step.diagnostics() == workplace.reader.read().diagnostics)
    #expect(!step.errors.isEmpty)
  }

  @Test func aTrialChangesNothing() throws {
    let workplace = try Workplace()
    try workplace.write("content/pages/a.md", Workplace.page("A"))
    let preview = workplace.preview
    let trial = preview.trial(of: [
      "content/pages/a.md": "---\ntitle: A\nunbekannt: x\n---\n", "content/pages/b.md": Workplace.page("B"),
      "content/pages/a.en.md": Workplace.page("A in English"),
    ])
    #expect(trial.diagnostics.contains { $0.finding.id == "KT-field-unknown" })
    #expect(trial.project?.entries.map(\.id) == ["a", "b"])
    #expect(trial.project?.entries.first?.translations.count == 1)
    #expect(preview.state.project?.entries.map(\.id) == ["a"] && !preview.state.isBroken)
    #expect(preview.refresh() == nil)
  }
}
