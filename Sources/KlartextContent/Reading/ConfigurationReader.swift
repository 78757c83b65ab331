import Glibc
import KlartextCore
import KlartextRegister

/// Reads `klartext.yaml`.
public enum ConfigurationReader {
  public static let fileName = "klartext.yaml"

  struct Result {
    /// `nil` when the file is missing or is no YAML.
    var configuration: SiteConfiguration?
    var file: SourceFile?
    /// The fields of the configuration.
    var definition: CollectionDefinition?
    var ownFields: YAMLNode?
    var ownTerms: YAMLNode?
    var contentFolder = "content"
    /// Paths of fields that were meant but not understood.
    var refused: Set<String> = []
    var diagnostics: [Diagnostic]
  }

  static func read(folder: String, baseURL: String?) -> Result {
    let (file, diagnostic) = TextFileReader.read(folder + "/" + fileName, path: fileName)
    guard let file else {
      if diagnostic?.finding.id == Finding.fileUnreadable(ENOENT).id, access(folder + "/" + fileName, F_OK) != 0 {
        return Result(diagnostics: [Diagnostic(.configurationMissing, at: SourceLocation(path: fileName))])
      }
      return Result(diagnostics: diagnostic.map { [$0] } ?? [])
    }
    return read(file, baseURL: baseURL)
  }

  /// Reads the text of a configuration.
  static func read(_ file: SourceFile, baseURL: String?) -> Result {
    let (root, yamlDiagnostics) = YAMLReader.read(file)
    guard let root, let pairs = root.mapping else {
      let empty = Diagnostic(.configurationForm, at: file.location(.start))
      return Result(file: file, diagnostics: yamlDiagnostics.isEmpty ? [empty] : yamlDiagnostics)
    }
    let (definition, schemaDiagnostics) = SchemaReader.configurationDefinition()
    let main = root["languages"]?.sequence?.first?.scalar.flatMap { LanguageTag($0) } ?? .german
    var decoder = FieldDecoder(
      file: file, language: main, folder: "", collection: definition, ruleCollection: nil)
    var record = decoder.decode(pairs, fields: definition.fields)
    for field in definition.fields
    where field.isAlwaysRequired && record[field.key] == nil && !decoder.refused.contains(field.path) {
      if field.key == "base_url" {
        if baseURL == nil { decoder.report(.baseURLMissing, nil) }
      } else if field.key != "languages" {
        decoder.report(.missing(field), nil)
      }
    }
    let base = normalizedBase(baseURL ?? record.plain("base_url"), root["base_url"]?.mark ?? .start, &decoder)
    if let base { record["base_url"] = .plain(base) }
    // RFC 9116 §2.5.3: a web address in security.txt begins with https.
    if let contact = record.record("security_contact"), let url = contact.plain("url"), !url.hasPrefix("https://") {
      decoder.report(.securityContactInsecure, contact.mark(of: "url") ?? .start)
    }
    var languages = record.list("languages").compactMap { LanguageTag($0.value.plainText) }
    if languages.isEmpty { languages = [main] }
    if Set(languages).count < languages.count, let mark = record.mark(of: "languages") {
      decoder.report(.languageTwice, mark)
      var seen: Set<LanguageTag> = []
      languages.removeAll { !seen.insert($0).inserted }
    }
    if base != nil { checkLicense(record, &decoder) }
    let name = localized(record["name"]) ?? LocalizedText("Klartext", in: main)
    _ = folderName(record, "output", &decoder)
    let configuration = SiteConfiguration(
      record: record, name: name, siteTitle: localized(record["site_title"]) ?? name, baseURL: base,
      languages: languages, theme: record["theme"]?.plainText ?? "klar",
      departments: record.rows("departments").compactMap { department($0) },
      segments: segments(root["paths"], main: main, &decoder),
      requiredReleases: record.list("require_release").map(\.value.plainText),
      dutiesAreErrors: record.term("duties") == "error", file: file)
    return Result(
      configuration: configuration, file: file, definition: definition, ownFields: root["fields"],
      ownTerms: root["vocabularies"],
      contentFolder: folderName(record, "content", &decoder) ?? "content", refused: decoder.refused,
      diagnostics: yamlDiagnostics + schemaDiagnostics + decoder.diagnostics)
  }

  /// The main language of a project's site, without reading more than that; `nil` when it cannot be told.
  public static func mainLanguage(folder: String) -> LanguageTag? {
    guard let file = TextFileReader.read(folder + "/" + fileName, path: fileName).file else { return nil }
    return YAMLReader.read(file).root?["languages"]?.sequence?.first?.scalar.flatMap { LanguageTag($0) }
  }

  /// The folder for the site that a project names, without reading more than that.
  public static func outputFolder(of folder: String) -> String? { folderName("output", of: folder) }

  /// The folder of the entries that a project names, without reading more than that.
  public static func contentFolder(of folder: String) -> String? { folderName("content", of: folder) }

  private static func folderName(_ key: String, of folder: String) -> String? {
    guard let file = TextFileReader.read(folder + "/" + fileName, path: fileName).file,
      let name = YAMLReader.read(file).root?[key]?.scalar
    else { return nil }
    let parts = name.split(separator: "/")
    return name.hasPrefix("/") || parts.isEmpty || parts.contains("..") ? nil : parts.joined(separator: "/")
  }

  /// Data portals take data only with a licence, and at best with one of their list.
  private static func checkLicense(_ record: Record, _ decoder: inout FieldDecoder) {
    guard let license = record.plain("license") else {
      if !decoder.refused.contains("license") { decoder.report(.licenseMissing, nil) }
      return
    }
    if DataLicense(license).portalAddress == nil {
      decoder.report(.licenseUnlisted(license), record.mark(of: "license"))
    }
  }

  private static func localized(_ value: Value?) -> LocalizedText? {
    switch value {
    case .localized(let text)?: text
    case .text(let text)?: LocalizedText(text.string, in: text.language)
    default: nil
    }
  }

  private static func department(_ row: Record) -> Department? {
    guard let id = row.plain("id"), let name = localized(row["name"]) else { return nil }
    return Department(
      id: id, name: name, shortName: localized(row["short_name"]), url: row.plain("url"), email: row.plain("email"),
      phone: row.plain("phone"))
  }

  /// A folder inside the project: no way out of it.
  private static func folderName(_ record: Record, _ key: String, _ decoder: inout FieldDecoder) -> String? {
    guard let text = record[key]?.plainText else { return nil }
    let parts = text.split(separator: "/")
    guard !text.hasPrefix("/"), !parts.isEmpty, !parts.contains("..") else {
      decoder.report(.folderOutside(text), record.mark(of: key) ?? .start)
      return nil
    }
    return parts.filter { $0 != "." }.joined(separator: "/")
  }

  /// With a slash at the end and without query or fragment.
  private static func normalizedBase(_ text: String?, _ mark: SourceMark, _ decoder: inout FieldDecoder) -> String? {
    guard let text else { return nil }
    guard let address = WebAddress.checked(text), !address.contains("?"), !address.contains("#") else {
      decoder.report(.valueType(.url, key: "base_url", given: text), mark)
      return nil
    }
    return address.hasSuffix("/") ? address : address + "/"
  }

  private static func segments(
    _ node: YAMLNode?, main: LanguageTag, _ decoder: inout FieldDecoder
  ) -> [String: LocalizedText] {
    var result: [String: LocalizedText] = [:]
    for pair in node?.mapping ?? [] {
      var values: [LanguageTag: String] = [:]
      let pairs = pair.value.mapping ?? [YAMLPair(key: main.description, keyMark: pair.keyMark, value: pair.value)]
      for inner in pairs {
        guard let tag = LanguageTag(inner.key), let segment = inner.value.scalar, Slug.isValid(segment) else {
          decoder.report(.valueType(.id, key: "paths.\(pair.key)", given: inner.value.scalar), inner.value.mark)
          continue
        }
        values[tag] = segment
      }
      result[pair.key] = LocalizedText(values)
    }
    return result
  }
}

extension Finding {
  static let configurationMissing = Finding(
    "configuration-missing", .error,
    de: "In diesem Ordner fehlt die Datei klartext.yaml.", en: "The file klartext.yaml is missing in this folder.",
    mend: Bilingual(
      de: "Legen Sie sie an. Zwei Zeilen genügen für den Anfang: „name: Stadt Musterstadt“ und „languages: [de]“.",
      en: "Create it. Two lines are enough to begin with: “name: City of Musterstadt” and “languages: [en]”."))

  static let configurationForm = Finding(
    "configuration-form", .error,
    de: "Die Datei enthält keine Angaben der Form „name: Wert“.",
    en: "The file contains no fields of the form “name: value”.",
    mend: Bilingual(de: "Beginnen Sie mit: name: Stadt Musterstadt", en: "Begin with: name: City of Musterstadt"))

  static let baseURLMissing = Finding(
    "base-url-missing", .warning,
    de: """
      Die Adresse der Website (base_url) fehlt. Es entfallen: Sitemap, Sprachverweise, Feeds, OParl-Schnittstelle und \
      der Katalog für Datenportale.
      """,
    en: """
      The address of the website (base_url) is missing. Left out are: the sitemap, the language links, the feeds, the \
      OParl interface and the catalogue for data portals.
      """,
    mend: Bilingual(
      de: "Ergänzen Sie zum Beispiel: base_url: https://ki.stadt.example/",
      en: "Add, for example: base_url: https://ki.stadt.example/"))

  static let securityContactInsecure = Finding(
    "security-contact-insecure", .error,
    de:
      "Die Adresse für Meldungen zur Sicherheit beginnt nicht mit https://. So verlangt es die Norm für security.txt.",
    en:
      "The address for reports on security does not begin with https://. The standard for security.txt asks for that.",
    mend: Bilingual(
      de: "Geben Sie eine Adresse an, die mit https:// beginnt, oder eine E-Mail-Adresse.",
      en: "Give an address that begins with https://, or an e-mail address."))

  static let licenseMissing = Finding(
    "license-missing", .hint,
    de: "Für die Daten ist keine Lizenz (license) angegeben. Der Katalog für Datenportale entfällt.",
    en: "No licence (license) is stated for the data. The catalogue for data portals is left out.",
    mend: Bilingual(
      de: "Ergänzen Sie zum Beispiel „license: CC0-1.0“ oder „license: DL-DE-BY-2.0“.",
      en: "Add, for example, “license: CC0-1.0” or “license: DL-DE-BY-2.0”."))

  static func licenseUnlisted(_ license: String) -> Finding {
    let finding = Finding(
      "license-unlisted", .hint,
      de: "Datenportale in Deutschland kennen die Lizenz „\(shortened(license))“ nicht.",
      en: "Data portals in Germany do not know the licence “\(shortened(license))”.")
    if let nearest = EditDistance.nearest(to: license, among: DataLicense.listed) {
      return finding.mended(de: "Meinten Sie „\(nearest)“?", en: "Did you mean “\(nearest)”?")
    }
    return finding.mended(
      de: "Bekannt sind zum Beispiel CC0-1.0, CC-BY-4.0, DL-DE-ZERO-2.0 und DL-DE-BY-2.0.",
      en: "They know, for example, CC0-1.0, CC-BY-4.0, DL-DE-ZERO-2.0 and DL-DE-BY-2.0.")
  }

  static let languageTwice = Finding(
    "language-twice", .error,
    de: "Eine Sprache ist zweimal genannt.", en: "A language is named twice.",
    mend: Bilingual(de: "Nennen Sie jede Sprache einmal.", en: "Name each language once."))

  static func folderOutside(_ text: String) -> Finding {
    Finding(
      "folder-outside", .error,
      de: "Der Ordner „\(shortened(text))“ liegt nicht im Projekt.",
      en: "The folder “\(shortened(text))” is not inside the project.",
      mend: Bilingual(de: "Nennen Sie einen Ordner im Projekt.", en: "Name a folder inside the project."))
  }
}
