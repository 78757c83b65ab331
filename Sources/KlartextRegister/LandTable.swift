import KlartextCore

/// The law of the Länder as far as the legal pages need it: data with a date.
public struct LandTable: Sendable {
  /// The day for which the table was made.
  public var asOf: CivilDate
  public var lands: [Land]

  public init(asOf: CivilDate, lands: [Land]) {
    self.asOf = asOf
    self.lands = lands
  }

  /// A Land by its code (ISO 3166-2:DE), such as `NW`.
  public subscript(id: String) -> Land? { lands.first { $0.id == id } }
}

/// What binds a municipality of one Land, and whom one can turn to there.
public struct Land: Sendable {
  /// An authority that people can turn to.
  public struct Body: Sendable {
    public var name: LocalizedText
    public var address: String?
    public var email: String?
    public var url: String?

    public init(name: LocalizedText, address: String? = nil, email: String? = nil, url: String? = nil) {
      self.name = name
      self.address = address
      self.email = email
      self.url = url
    }
  }

  /// How far people have a right to see documents of a municipality.
  public enum InformationScope: String, Sendable, CaseIterable {
    /// The law of the Land holds for municipalities.
    case all
    /// It holds only where a municipality has said so by a statute of its own.
    case statute
    /// There is no such law.
    case noLaw = "none"
  }

  public var id: String
  /// Law and ordinance on accessible websites, as they are cited.
  public var accessibility: [LocalizedText]
  /// Who helps when a barrier stays.
  public var enforcement: Body?
  /// Whether that body was found in an official source; else no page names it.
  public var isEnforcementVerified: Bool
  /// After how long without an answer one may turn to it: „von sechs Wochen“.
  public var enforcementPeriod: LocalizedText?
  public var monitoring: LocalizedText?
  /// Whether municipalities owe easy German and sign language on their home page; `nil` where that is not clear.
  public var owesEasyLanguage: Bool?
  /// Whether barriers must be reportable by an electronic form.
  public var needsForm: Bool
  public var informationScope: InformationScope
  public var informationLaw: LocalizedText?
  public var privacyLaw: LocalizedText
  /// The section of that law on public tasks; `nil` where it could not be verified.
  public var privacySection: LocalizedText?
  public var privacyAuthority: Body
  /// What the supervision of municipalities is called; `nil` in a Land that is its own municipality.
  public var supervision: LocalizedText?

  public init(
    id: String, accessibility: [LocalizedText], enforcement: Body?, isEnforcementVerified: Bool,
    enforcementPeriod: LocalizedText?, monitoring: LocalizedText?, owesEasyLanguage: Bool?, needsForm: Bool,
    informationScope: InformationScope, informationLaw: LocalizedText?, privacyLaw: LocalizedText,
    privacySection: LocalizedText?, privacyAuthority: Body, supervision: LocalizedText?
  ) {
    self.id = id
    self.accessibility = accessibility
    self.enforcement = enforcement
    self.isEnforcementVerified = isEnforcementVerified
    self.enforcementPeriod = enforcementPeriod
    self.monitoring = monitoring
    self.owesEasyLanguage = owesEasyLanguage
    self.needsForm = needsForm
    self.informationScope = informationScope
    self.informationLaw = informationLaw
    self.privacyLaw = privacyLaw
    self.privacySection = privacySection
    self.privacyAuthority = privacyAuthority
    self.supervision = supervision
  }
}
