import KlartextCore
import KlartextRegister

/// Every address of the site: the one place that knows where a page stands.
///
/// The main language stands at the root, each other one behind its tag (`/en/`, `/de-simple/`), with its own words
/// in the path. Addresses in pages begin at the host (`/ki/systeme/`), so that a piece of HTML is the same wherever
/// it stands; full URLs are made only where a standard asks for them.
public struct Addresses: Sendable {
  /// With slashes at both ends: `/` or `/ki/`.
  public private(set) var basePath: String
  /// With a slash at the end; `nil` when none is configured.
  public let baseURL: String?
  /// The main language first.
  public let languages: [LanguageTag]
  /// Those that have all pages; the others have a first page, and pages of what was written in them.
  public let completeLanguages: [LanguageTag]
  /// By language: a collection's id or a fixed page's name to its segment.
  let segments: [LanguageTag: [String: String]]
  /// By language: the segment of each page that the law asks for.
  let legalSegments: [LanguageTag: [LegalPage: String]]
  private let startOnly: Set<LanguageTag>
  private let prefixes: [LanguageTag: String]
  /// The folders of collections, finished, because every link to an entry needs one: `en/systems/`.
  private let folders: [LanguageTag: [String: String]]

  /// - Parameter startOnly: languages without lists; what they lack is looked for in the main language.
  public init(schema: Schema, configuration: SiteConfiguration, startOnly: Set<LanguageTag> = []) {
    basePath = configuration.basePath
    baseURL = configuration.baseURL
    languages = configuration.languages
    completeLanguages = languages.filter { !startOnly.contains($0) }
    self.startOnly = startOnly
    let main = configuration.mainLanguage
    var segments: [LanguageTag: [String: String]] = [:]
    var prefixes: [LanguageTag: String] = [:]
    for language in configuration.languages {
      var words: [String: String] = [:]
      for collection in schema.collections {
        words[collection.id] = (configuration.segments[collection.id] ?? collection.segment)[language]
      }
      for page in FixedPage.allCases {
        words[page.rawValue] = (configuration.segments[page.rawValue] ?? page.segment)[language]
      }
      segments[language] = words
      prefixes[language] = language == main ? "" : language.description.lowercased()
    }
    self.segments = segments
    legalSegments = configuration.languages.reduce(into: [:]) { segments, language in
      let words = LegalPage.allCases.map { ($0, configuration.segment(of: $0, in: language)) }
      segments[language] = Dictionary(uniqueKeysWithValues: words)
    }
    self.prefixes = prefixes
    folders = segments.reduce(into: [:]) { folders, words in
      folders[words.key] = words.value.mapValues {
        SitePath(folders: [prefixes[words.key] ?? "", $0]).description
      }
    }
  }

  // MARK: - Pages

  public func home(_ language: LanguageTag) -> SitePath { SitePath(folders: [prefix(language)]) }

  /// The language in which a reader of this one finds what is not an entry: its own, else the main one.
  public func completeLanguage(for language: LanguageTag) -> LanguageTag {
    startOnly.contains(language) ? languages.first ?? language : language
  }

  /// A collection's list; the first page has no number.
  public func list(_ collection: String, in language: LanguageTag, page: Int = 1) -> SitePath {
    let language = completeLanguage(for: language)
    return paged([prefix(language), segment(collection, in: language)], page: page, in: language)
  }

  /// The page of an entry. The text of the first page stands there.
  public func entry(_ key: EntryKey, in language: LanguageTag) -> SitePath {
    if key == .startPage { return home(language) }
    if let page = legalPage(of: key) { return legal(page, in: language) }
    return plainEntry(key, in: language)
  }

  /// Where an entry would stand if no page of the program replaced it.
  func plainEntry(_ key: EntryKey, in language: LanguageTag) -> SitePath {
    guard let folder = folders[language]?[key.collection] else {
      return SitePath(folders: [prefix(language), segment(key.collection, in: language), key.id])
    }
    return SitePath(folder + key.id + "/")
  }

  /// Which entry would have its page in the file `systeme/chatbot/index.html`, whether there is such an entry or not;
  /// `nil` where no entry could. The other way round than `plainEntry(_:in:)`.
  func plainEntry(at address: String) -> (EntryKey, LanguageTag)? {
    guard address.hasSuffix("/index.html") else { return nil }
    let page = address.dropLast("/index.html".count)
    let start = page.lastIndex(of: "/").map { page.index(after: $0) } ?? page.startIndex
    for language in languages {
      if let folder = folders[language]?.first(where: { $0.value == page[..<start] }) {
        return (EntryKey(folder.key, String(page[start...])), language)
      }
    }
    return nil
  }

  /// How systems carry out a guideline: `leitlinien/ki-leitlinie/umsetzung/`.
  public func implementation(of key: EntryKey, in language: LanguageTag, page: Int = 1) -> SitePath {
    below(key, ReservedWords.implementation, in: language, page: page)
  }

  /// What became of an entry: `systeme/chatbot/verlauf/`.
  public func history(of key: EntryKey, in language: LanguageTag, page: Int = 1) -> SitePath {
    below(key, ReservedWords.history, in: language, page: page)
  }

  private func below(_ key: EntryKey, _ word: LocalizedText, in language: LanguageTag, page: Int) -> SitePath {
    let language = completeLanguage(for: language)
    let path = entry(key, in: language).description + word[language] + "/"
    return SitePath(page > 1 ? path + ReservedWords.page[language] + "/\(page)/" : path)
  }

  /// What became of the decisions: `beschluesse/umsetzung/`.
  public func mandates(in language: LanguageTag) -> SitePath {
    let language = completeLanguage(for: language)
    return SitePath(folders: [
      prefix(language), segment("decisions", in: language), ReservedWords.implementation[language],
    ])
  }

  /// Systems side by side: `systeme/vergleich/`; one table a topic: `systeme/vergleich/transport/`.
  public func comparison(of topic: SystemTopic.ID? = nil, in language: LanguageTag, page: Int = 1) -> SitePath {
    let language = completeLanguage(for: language)
    let below: String
    switch topic {
    case .term(let id)?: below = Slug.make(id)
    case .noTopic?: below = ReservedWords.withoutTopic[language]
    case nil: below = ""
    }
    return paged(
      [prefix(language), segment("systems", in: language), ReservedWords.comparison[language], below], page: page,
      in: language)
  }

  /// The numbers of a field as a file: `statistik/decision-role.csv`.
  func statistics(of field: FieldDefinition, in language: LanguageTag) -> SitePath {
    SitePath(fixed(.statistics, in: language).description + Slug.make(field.path) + ".csv")
  }

  /// The entries of a list that have one value: `systeme/status/pilot/`.
  ///
  /// Field and value have the same words in every language, those of the schema.
  func facet(
    _ facet: Facet, _ choice: Facet.Choice, of collection: String, in language: LanguageTag, page: Int = 1
  ) -> SitePath {
    let language = completeLanguage(for: language)
    return paged([prefix(language), segment(collection, in: language), facet.id, choice.id], page: page, in: language)
  }

  /// Everything by its words: `suche/a-z/`; one letter of a long index: `suche/a-z/g/`.
  func index(letter: String = "", in language: LanguageTag, page: Int = 1) -> SitePath {
    let language = completeLanguage(for: language)
    return paged(
      [prefix(language), segment(FixedPage.search.rawValue, in: language), ReservedWords.index[language], letter],
      page: page, in: language)
  }

  /// What the allowed values mean: `glossar/angaben/`.
  public func values(in language: LanguageTag) -> SitePath {
    let language = completeLanguage(for: language)
    return SitePath(folders: [prefix(language), segment("glossary", in: language), ReservedWords.values[language]])
  }

  /// Those of one group of fields: `glossar/angaben/systems/law/`.
  func values(of place: ValueSets.Place, in language: LanguageTag) -> SitePath {
    SitePath(values(in: language).description + place.collection.id + "/" + place.group.id + "/")
  }

  /// What the fields of a collection mean, for readers of its files: `daten/systeme/`.
  func fields(of collection: CollectionDefinition, in language: LanguageTag) -> SitePath {
    let word = segment(collection.id, in: language)
    return SitePath(fixed(.data, in: language).description + (word.isEmpty ? collection.id : word) + "/")
  }

  public func fixed(_ page: FixedPage, in language: LanguageTag, number: Int = 1) -> SitePath {
    let language = completeLanguage(for: language)
    return paged([prefix(language), segment(page.rawValue, in: language)], page: number, in: language)
  }

  /// A page that the law asks for: `barrierefreiheit/`.
  public func legal(_ page: LegalPage, in language: LanguageTag) -> SitePath {
    SitePath(folders: [prefix(language), legalSegments[language]?[page] ?? page.segment[language]])
  }

  /// The page that takes the place of a content page: the one that has its address in the main language.
  func legalPage(of key: EntryKey) -> LegalPage? {
    guard key.collection == "pages", let main = languages.first else { return nil }
    return LegalPage.allCases.first { legalSegments[main]?[$0] == key.id }
  }

  /// The content page whose text a page takes up.
  func contentKey(of page: LegalPage) -> EntryKey {
    EntryKey("pages", legalSegments[languages.first ?? .german]?[page] ?? page.segment[.german])
  }

  /// The page for addresses that do not exist. Web servers look for it at the root.
  public func notFound(_ language: LanguageTag) -> SitePath {
    let prefix = prefix(language)
    return SitePath((prefix.isEmpty ? "" : prefix + "/") + "404.html")
  }

  /// The language of a page by its address from the root of the site on: `/en/systems/`.
  func language(ofPage path: String) -> LanguageTag {
    let folder = path.split(separator: "/").first.map(String.init) ?? ""
    return languages.first { !prefix($0).isEmpty && prefix($0) == folder } ?? languages.first ?? .german
  }

  // MARK: - Files

  /// A file of the theme, with the hash of its contents in its name: `assets/klar.0123456789ab.css`.
  public func asset(_ name: String, hash: String) -> SitePath { hashed("assets/", name, hash) }

  /// A picture or document of the content folder: `media/plan.svg` → `media/plan.0123456789ab.svg`.
  public func media(_ file: MediaFile) -> SitePath {
    hashed("media/", file.path.hasPrefix("media/") ? String(file.path.dropFirst(6)) : file.path, file.hash)
  }

  /// What the filter of a list loads, in all languages: `systeme/filter.json`.
  func filter(of collection: String) -> SitePath {
    SitePath(list(collection, in: languages.first ?? .german).description + "filter.json")
  }

  // MARK: - How an address is written

  /// As links have it: from the host on.
  public func link(_ path: SitePath) -> String { basePath + path.encoded }

  /// The full URL; `nil` without a configured base address.
  public func url(_ path: SitePath) -> String? { baseURL.map { $0 + path.encoded } }

  /// The same for texts that leave the site: their links begin with the base address, where one is configured.
  func leavingSite() -> Addresses {
    var addresses = self
    addresses.basePath = baseURL ?? basePath
    return addresses
  }

  /// Whether the entries of a collection stand at the root, without a folder and a list of their own.
  public func isAtRoot(_ collection: String) -> Bool {
    segments[languages.first ?? .german]?[collection, default: ""].isEmpty ?? true
  }

  private func prefix(_ language: LanguageTag) -> String { prefixes[language] ?? language.description.lowercased() }

  private func segment(_ name: String, in language: LanguageTag) -> String {
    segments[language]?[name] ?? name
  }

  private func paged(_ folders: [String], page: Int, in language: LanguageTag) -> SitePath {
    SitePath(folders: page > 1 ? folders + [ReservedWords.page[language], String(page)] : folders)
  }

  private func hashed(_ folder: String, _ name: String, _ hash: String) -> SitePath {
    let slash = name.lastIndex(of: "/") ?? name.startIndex
    guard let dot = name.lastIndex(of: "."), dot > slash else { return SitePath(folder + name + "." + hash) }
    return SitePath(folder + name[..<dot] + "." + hash + name[dot...])
  }
}
