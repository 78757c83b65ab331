import KlartextCore

/// A configured office of the municipality.
public struct Department: Sendable, Hashable {
  public var id: String
  public var name: LocalizedText
  public var shortName: LocalizedText?
  public var url: String?
  public var email: String?
  public var phone: String?

  public init(
    id: String, name: LocalizedText, shortName: LocalizedText? = nil, url: String? = nil, email: String? = nil,
    phone: String? = nil
  ) {
    self.id = id
    self.name = name
    self.shortName = shortName
    self.url = url
    self.email = email
    self.phone = phone
  }
}

/// What a project says about itself in `klartext.yaml`, typed.
public struct SiteConfiguration: Sendable {
  /// Everything as it was read, for pages that show more of it.
  public var record: Record
  public var name: LocalizedText
  public var siteTitle: LocalizedText
  /// With a slash at the end; `nil` when none is configured.
  public var baseURL: String?
  /// The main language first.
  public var languages: [LanguageTag]
  public var theme: String
  public var departments: [Department]
  /// Segments of addresses that differ from the schema's, by collection or page.
  public var segments: [String: LocalizedText]
  /// Roles whose release an entry needs before it is published.
  public var requiredReleases: [String]
  /// Whether duties that are not met are errors.
  public var dutiesAreErrors: Bool
  /// The file it was read from, for messages.
  public var file: SourceFile?

  public init(
    record: Record, name: LocalizedText, siteTitle: LocalizedText, baseURL: String?, languages: [LanguageTag],
    theme: String, departments: [Department], segments: [String: LocalizedText], requiredReleases: [String],
    dutiesAreErrors: Bool, file: SourceFile? = nil
  ) {
    self.record = record
    self.name = name
    self.siteTitle = siteTitle
    self.baseURL = baseURL
    self.languages = languages
    self.theme = theme
    self.departments = departments
    self.segments = segments
    self.requiredReleases = requiredReleases
    self.dutiesAreErrors = dutiesAreErrors
    self.file = file
  }

  public var mainLanguage: LanguageTag { languages.first ?? .german }

  /// The path of the base address, with slashes at both ends: `/` or `/ki/`.
  public var basePath: String {
    guard let baseURL, let scheme = baseURL.firstRange(of: "://") else { return "/" }
    let rest = baseURL[scheme.upperBound...]
    guard let slash = rest.firstIndex(of: "/") else { return "/" }
    return String(rest[slash...])
  }

  /// Where a setting stands.
  public func location(of key: String) -> SourceLocation? {
    record.mark(of: key).flatMap { file?.location($0) }
  }

  public func department(_ id: String) -> Department? { departments.first { $0.id == id } }

  /// A configured text, where it is stated for a language, or for all of them.
  public func ownText(_ key: String, in language: LanguageTag) -> String? {
    guard case .localized(let text)? = record.value(at: key), language != mainLanguage else {
      return self.text(key, in: language)
    }
    return language.fallbacks.lazy.compactMap { text.values[$0] }.first
  }

  /// A configured text in a language.
  public func text(_ key: String, in language: LanguageTag) -> String? {
    switch record.value(at: key) {
    case .localized(let text)?: text[language]
    case .text(let text)?: text.string
    case .plain(let text)?: text
    default: nil
    }
  }
}
