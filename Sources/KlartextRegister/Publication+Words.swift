import KlartextCore

extension Publication {
  /// Whether the entry is published, for people.
  public var words: Bilingual {
    switch self {
    case .published: Bilingual(de: "veröffentlicht", en: "published")
    case .expired(let day): Bilingual(de: "abgelaufen am \(day)", en: "expired on \(day)")
    case .withdrawn: Bilingual(de: "zurückgezogen", en: "withdrawn")
    case .heldBack(.draft): Bilingual(de: "Entwurf", en: "draft")
    case .heldBack(.scheduled(let day)): Bilingual(de: "erscheint am \(day)", en: "appears on \(day)")
    case .heldBack(.unreleased): Bilingual(de: "Freigabe fehlt", en: "release missing")
    }
  }
}
