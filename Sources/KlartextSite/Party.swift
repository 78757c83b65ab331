import KlartextCore
import KlartextRegister

/// The municipality, an office or a body that answers for something; never a person.
struct Party: Sendable, Hashable {
  var name: LanguageText
  /// The full URL of its page on this site; `nil` where it has none.
  var url: String?
}

extension Edition {
  var municipality: Party {
    Party(name: configuration.name.text(in: language), url: addresses.url(addresses.home(language)))
  }

  /// A configured office, at its place on the page of responsibilities.
  func party(_ office: Department) -> Party {
    let page = addresses.url(addresses.fixed(.responsibility, in: language))
    return Party(name: office.name.text(in: language), url: page.map { $0 + "#" + Self.officeAnchor(office.id) })
  }

  /// Whom a value names; `nil` for “members”, “residents” and whatever is no name.
  func party(_ value: Value) -> Party? {
    switch value {
    case .text(let name): return Party(name: name)
    case .reference(let key) where key.collection == "departments":
      return configuration.department(key.id).map { party($0) }
    case .reference(let key):
      guard let body = register[key], !isPurged(body) else { return nil }
      return Party(
        name: body.title(in: language), url: addresses.url(addresses.entry(body.key, in: pageLanguage(of: body))))
    default: return nil
    }
  }

  /// Who answers for what an entry says: its office or issuer, else the municipality, which also answers for what it
  /// shows of others.
  func party(answeringFor entry: Entry) -> Party {
    guard entry.isOwn else { return municipality }
    let record = entry.bestRecord(for: language)
    return ["department", "lead", "issuer"].lazy.compactMap { key in record[key].flatMap { self.party($0) } }.first
      ?? municipality
  }
}
