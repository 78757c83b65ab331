import KlartextCore
import KlartextRegister

/// What all files of the interface share: texts in all languages, addresses, references.
final class APIWords: Sendable {
  /// The languages of the site, the main one first; their links can leave the site.
  let editions: [Edition]
  let main: Edition
  let register: Register
  let addresses: Addresses

  /// `nil` for a site without languages.
  init?(_ editions: [Edition]) {
    self.editions = editions.map { $0.leavingSite() }
    guard let main = self.editions.first else { return nil }
    self.main = main
    register = main.register
    addresses = main.addresses
  }

  /// The edition in which a text of a language is written out.
  func edition(for language: LanguageTag) -> Edition { editions.first { $0.language == language } ?? main }

  /// The translations of an entry, in the order of the site's languages.
  func translations(of entry: Entry) -> [Translation] { addresses.languages.compactMap { entry.translations[$0] } }

  // MARK: - Texts

  /// A text by language: `{"de": "…", "en": "…"}`; of two in one language the first.
  func map<Text>(_ texts: [(language: LanguageTag, text: Text)], _ json: (Text) -> JSON) -> JSON {
    var seen: [LanguageTag] = []
    var members: [(String, JSON?)] = []
    for (language, text) in texts where !seen.contains(language) {
      seen.append(language)
      members.append((language.description, json(text)))
    }
    return .members(members)
  }

  func json(_ texts: [LanguageText]) -> JSON { map(texts.map { ($0.language, $0.string) }) { .string($0) } }

  /// In the languages of the site; where one has no wording, in that which stands in for it.
  func json(_ text: LocalizedText) -> JSON { json(editions.map { text.text(in: $0.language) }) }

  /// A word of the interface. Easy language stands only where it differs.
  func json(_ key: StringKey) -> JSON {
    var texts: [LanguageText] = []
    for edition in editions {
      let word = edition.strings[key]
      let isRepeated = texts.contains { edition.language.fallbacks.contains($0.language) && $0.string == word }
      if !isRepeated { texts.append(LanguageText(word, edition.language)) }
    }
    return json(texts)
  }

  /// An allowed value: `{"id": …, "label": …}`.
  func term(_ id: String, of vocabulary: Vocabulary?) -> JSON {
    .members(["id": .string(id), "label": vocabulary?[id].map { json($0.label) }])
  }

  // MARK: - Addresses

  /// An address of this site: with the configured base address, else from the host on.
  func link(_ path: SitePath) -> JSON { .string(addresses.link(path)) }

  /// The addresses of a page in all its languages, the main one first.
  func links(_ versions: [LanguageTag: SitePath]) -> JSON {
    map(addresses.languages.compactMap { language in versions[language].map { (language, $0) } }) { link($0) }
  }

  /// Another entry: enough to name it and to find it.
  func reference(_ key: EntryKey) -> JSON {
    if key.collection == "departments" { return department(key.id) }
    guard let entry = register[key], !main.isPurged(entry) else {
      return .members(["collection": .string(key.collection), "id": .string(key.id)])
    }
    return reference(entry)
  }

  func reference(_ entry: Entry) -> JSON {
    .members([
      "collection": .string(entry.key.collection), "id": .string(entry.id), "title": title(of: entry),
      "url": .string(main.href(entry)), "data": link(addresses.data(entry.key)),
    ])
  }

  func title(of entry: Entry) -> JSON { json(editions.map { entry.title(in: $0.language) }) }

  private func department(_ id: String) -> JSON {
    let path = addresses.link(addresses.fixed(.responsibility, in: main.language))
    return .members([
      "collection": "departments", "id": .string(id),
      "title": register.configuration.department(id).map { json($0.name) },
      "url": .string(path + "#" + Edition.officeAnchor(id)),
    ])
  }
}
