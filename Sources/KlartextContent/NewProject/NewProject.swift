import KlartextCore
import KlartextRegister

/// A project that is being made: what a municipality says of itself, and the files that follow.
public struct NewProject: Sendable {
  /// Where a project is kept and published from.
  public enum Forge: String, Sendable, CaseIterable {
    case gitlab, github
  }

  /// What `klartext.yaml` is to state.
  public private(set) var settings = Settings()
  public var forges: Set<Forge> = Set(Forge.allCases)
  private let today: CivilDate

  /// A project that states nothing yet.
  public init(today: CivilDate) { self.today = today }

  /// The fields of `klartext.yaml`.
  public static var definition: CollectionDefinition { ConfigurationFields.definition }

  /// States a field of `klartext.yaml` by its dotted path; an empty text is no statement.
  public mutating func set(_ path: String, to text: String) {
    if !text.isEmpty { settings.set(path, to: text, in: Self.definition.fields) }
  }

  /// What is wrong with an answer for a field of `klartext.yaml`, told by the same reader as for the file.
  public static func problems(with answer: String, at path: String) -> [Finding] {
    var project = NewProject(today: .earliest)
    if path != "name" { project.set("name", to: "Stadt") }
    project.set(path, to: answer)
    let file = SourceFile(path: ConfigurationReader.fileName, text: project.configurationText)
    return ConfigurationReader.read(file, baseURL: nil).diagnostics.filter { $0.severity == .error }.map(\.finding)
  }

  // MARK: - Files

  /// Everything that the new folder holds, sorted by path.
  public var files: [ProjectFile] {
    let configuration = ProjectFile(path: ConfigurationReader.fileName, text: configurationText)
    let templates = ProjectTemplate.all.filter { isWanted($0.path) }.compactMap {
      $0.file(isGerman: isGerman, values: values, parts: Set(forges.map(\.rawValue)))
    }
    return ([configuration] + templates + examples).sorted { $0.path < $1.path }
  }

  private var mainLanguage: LanguageTag {
    if case .list(let items)? = settings["languages"], case .scalar(let text)? = items.first,
      let tag = LanguageTag(text)
    {
      return tag
    }
    return .german
  }

  private var isGerman: Bool { mainLanguage.isGerman }

  private var configurationText: String {
    ConfigurationScaffold(definition: Self.definition, settings: stated, language: isGerman ? .german : .english).text
  }

  /// With what follows from the name, so that the website has a title of its own.
  private var stated: Settings {
    var stated = settings
    if !stated.has("languages") { stated.set("languages", to: "de", in: Self.definition.fields) }
    if !stated.has("name") {
      stated.set("name", to: isGerman ? "Stadt Beispiel" : "City of Beispiel", in: Self.definition.fields)
    }
    if case .scalar(let name)? = stated["name"], !stated.has("site_title") {
      let title = isGerman ? "KI-Register \(name)" : "AI register \(name)"
      let limit = Self.definition.field("site_title")?.limit ?? .max
      stated.set("site_title", to: title.unicodeScalars.count > limit ? name : title, in: Self.definition.fields)
    }
    return stated
  }

  private func isWanted(_ path: String) -> Bool {
    path.hasPrefix(".gitlab") ? forges.contains(.gitlab) : path.hasPrefix(".github") ? forges.contains(.github) : true
  }

  /// One draft of each collection.
  private var examples: [ProjectFile] {
    let file = SourceFile(path: ConfigurationReader.fileName, text: configurationText)
    guard let workshop = Workshop.open(file, today: today) else { return [] }
    return EntryExample.all.compactMap { $0.entry(in: workshop) }.map { ProjectFile(path: $0.path, text: $0.text) }
  }

  // MARK: - Values of templates

  private var values: [String: String] {
    let (host, path) = Self.hostAndPath(of: text("base_url"))
    let words = { (de: String, en: String) in isGerman ? de : en }
    return WebServerRules.values.merging([
      "title": stated.text("site_title") ?? "", "version": Generator.version, "source": Generator.source,
      "host": host, "base-path": path, "root": "/var/www/klartext",
      "site-folder": "/var/www/klartext" + path.dropLast(),
      "preview-title": words("Vorschau", "Preview"),
      "not-due": words("Heute ist nichts fällig. Der nächste Tag ist:", "Nothing is due today. The next day is:"),
    ]) { $1 }
  }

  private func text(_ key: String) -> String? { settings.text(key) }

  /// The host without a port and the path with a slash at both ends, as far as they can stand in any configuration.
  private static func hostAndPath(of address: String?) -> (host: String, path: String) {
    let usual = (host: "ki.stadt.example", path: "/")
    guard let address, let checked = WebAddress.checked(address), let scheme = checked.firstRange(of: "://") else {
      return usual
    }
    let rest = checked[scheme.upperBound...].prefix { $0 != "?" && $0 != "#" }
    let host = String(rest.prefix { $0 != "/" && $0 != ":" })
    var path = String(rest.drop { $0 != "/" })
    if !path.hasPrefix("/") { path = "/" + path }
    if !path.hasSuffix("/") { path += "/" }
    guard isPlain(host), isPlain(path) else { return usual }
    return (host, path)
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "-._~/".utf8.contains($0)
    }
  }
}

extension Settings {
  /// The text of a top field that states one.
  fileprivate func text(_ key: String) -> String? {
    if case .scalar(let text)? = self[key] { return text }
    return nil
  }
}
