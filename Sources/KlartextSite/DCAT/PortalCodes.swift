import KlartextCore

/// Addresses in the code lists that data portals read (DCAT-AP.de 3.0, "Kontrollierte Vokabulare").
enum PortalCodes {
  private static let authority = "http://publications.europa.eu/resource/authority/"

  static let themes = authority + "data-theme"
  /// What a municipality's register of its own work is about, whatever its entries say.
  static let government = theme("GOVE")
  static let irregular = authority + "frequency/IRREG"
  static let isPublic = authority + "access-right/PUBLIC"

  static func theme(_ code: String) -> String { authority + "data-theme/" + code }

  static func fileType(_ code: String) -> String { authority + "file-type/" + code }

  static func mediaType(_ name: String) -> String { "https://www.iana.org/assignments/media-types/" + name }

  /// The level of administration. Two Länder are cities at the same time.
  static func level(land: String?) -> String {
    "http://dcat-ap.de/def/politicalGeocoding/Level/" + (isLand(land) ? "state" : "municipality")
  }

  static func publisherType(land: String?) -> String {
    "http://purl.org/adms/publishertype/" + (isLand(land) ? "RegionalAuthority" : "LocalAuthority")
  }

  private static func isLand(_ land: String?) -> Bool { ["BE", "HH"].contains(land) }

  /// A language; the list has codes of three letters (ISO 639-3). `nil` where we do not know the code.
  static func language(_ tag: LanguageTag) -> String? {
    let code = tag.primary.utf8.count == 3 ? tag.primary : languages[tag.primary]
    return code.map { authority + "language/" + $0.uppercased() }
  }

  private static let languages = [
    "ar": "ara", "bg": "bul", "bs": "bos", "cs": "ces", "da": "dan", "de": "deu", "el": "ell", "en": "eng",
    "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra", "fy": "fry", "hr": "hrv", "hu": "hun",
    "it": "ita", "ku": "kur", "lt": "lit", "lv": "lav", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron",
    "ru": "rus", "sk": "slk", "sl": "slv", "so": "som", "sq": "sqi", "sr": "srp", "sv": "swe", "ti": "tir",
    "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "zho",
  ]
}
