import KlartextCore
import KlartextRegister

/// Points at names that are written in another way than the project writes them.
///
/// Only the municipality's own entries: others may call themselves what they like.
struct SpellingCheck: Sendable {
  private var tables: [String: NameTable] = [:]
  private static let hintsInFile = 5

  init(_ entries: [Entry], _ configuration: SiteConfiguration) {
    let names = Self.names(entries, configuration)
    for language in Set(configuration.languages.map(\.primary)) {
      var table = NameTable()
      for rule in configuration.record.rows("spelling") {
        guard let right = rule.text("right")?.string else { continue }
        table.add(right, isStated: true)
        for wrong in rule.list("wrong") { table.add(wrong: wrong.value.plainText, right: right) }
      }
      for name in names[language] ?? [] { table.add(name) }
      if !table.isEmpty { tables[language] = table }
    }
  }

  /// The municipality, its offices, bodies and systems, by language.
  private static func names(_ entries: [Entry], _ configuration: SiteConfiguration) -> [String: [String]] {
    var names: [String: [String]] = [:]
    for (language, name) in configuration.name.values.sorted(by: { $0.key < $1.key }) {
      names[language.primary, default: []].append(name)
      // „Musterstadt“ of „Stadt Musterstadt“
      if let last = name.split(separator: " ").last { names[language.primary, default: []].append(String(last)) }
    }
    for department in configuration.departments {
      for (language, name) in department.name.values.sorted(by: { $0.key < $1.key }) {
        names[language.primary, default: []].append(name)
      }
    }
    for entry in entries where entry.isOwn && ["bodies", "systems"].contains(entry.key.collection) {
      if let title = entry.record.text("title") { names[title.language.primary, default: []].append(title.string) }
      for (language, translation) in entry.translations where !language.isEasy {
        if let title = translation.own.text("title") { names[language.primary, default: []].append(title.string) }
      }
    }
    return names
  }

  func diagnostics(of entry: Entry) -> [Diagnostic] {
    guard entry.isOwn, !entry.isTombstone, !tables.isEmpty else { return [] }
    let versions =
      [(entry.record, entry.file)]
      + entry.translations.sorted { $0.key < $1.key }.map { ($0.value.own, $0.value.file) }
    return versions.flatMap { record, file in
      var found: [Diagnostic] = []
      for field in record.fields { check(field.value, field.mark, file, &found) }
      found = found.sortedByPlace()
      guard found.count > Self.hintsInFile else { return found }
      let next = found[Self.hintsInFile]
      return found.prefix(Self.hintsInFile)
        + [Diagnostic(.further(next.finding, count: found.count - Self.hintsInFile), at: next.location)]
    }
  }

  private func check(_ value: Value, _ mark: SourceMark, _ file: SourceFile, _ found: inout [Diagnostic]) {
    switch value {
    case .text(let text): check(text.string, [0..<text.string.utf8.count], text.language, mark, file, &found)
    case .markdown(let text): check(text.plainText, text.prose, text.language, mark, file, &found)
    case .record(let record): for field in record.fields { check(field.value, field.mark, file, &found) }
    case .list(let items): for item in items { check(item.value, item.mark, file, &found) }
    default: break
    }
  }

  private func check(
    _ text: String, _ prose: [Range<Int>], _ language: LanguageTag, _ mark: SourceMark, _ file: SourceFile,
    _ found: inout [Diagnostic]
  ) {
    guard let table = tables[language.primary] else { return }
    let slips = SpellingSlips(text, prose: prose, language: language, table: table).slips
    guard !slips.isEmpty else { return }
    let readable = ReadableText(text, prose: prose, mark: mark)
    let marks = TextPlaces(file).marks(of: slips.map(\.range), in: readable)
    for (slip, mark) in zip(slips, marks) {
      found.append(
        Diagnostic(.spelling(readable.string(slip.range), right: slip.right), at: file.location(mark)))
    }
  }
}
