import KlartextCore
import KlartextRegister

/// What an entry is about, for its page.
extension Edition {
  func data(of entry: Entry) -> [JSON] {
    switch entry.key.collection {
    case "glossary": [data(ofTerm: entry), page(of: entry, about: nil)].compactMap { $0 }
    case "systems": [page(of: entry, about: system(entry))].compactMap { $0 }
    case "guidelines", "decisions": [page(of: entry, about: document(entry))].compactMap { $0 }
    case "bodies": [body(entry)]
    default: [page(of: entry, about: nil)].compactMap { $0 }
    }
  }

  /// The page with the entry as its subject. Without a subject it is worth a node only if AI had a share in its text.
  private func page(of entry: Entry, about subject: JSON?) -> JSON? {
    let source = digitalSource(of: entry)
    guard subject != nil || source != nil else { return nil }
    let changed = SiteMap.lastModified(entry, language, register.today)
    return node(
      "WebPage",
      [
        ("url", address(of: entry)), ("inLanguage", .string(language.description)),
        ("dateModified", changed.map { .string($0.description) }),
        ("isPartOf", siteID.map { .members(["@id": $0]) }), ("digitalSourceType", source), ("mainEntity", subject),
      ])
  }

  private func address(of entry: Entry) -> JSON? { fullAddress(addresses.entry(entry.key, in: language)) }

  /// How the text of the page came about (<https://schema.org/IPTCDigitalSourceEnumeration>); nothing without AI.
  private func digitalSource(of entry: Entry) -> JSON? {
    switch assistance(of: entry) {
    case "generated": "https://schema.org/TrainedAlgorithmicMediaDigitalSource"
    case "assisted": "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource"
    default: nil
    }
  }

  // MARK: - What all have in common

  private func head(_ entry: Entry) -> [(String, JSON?)] {
    let origin = entry.record.record("origin")?.plain("url")
    return [
      ("name", .string(entry.title(in: language).string)),
      ("description", entry.summary(in: language).map { .string($0.string) }),
      // Other people's documents are at home elsewhere.
      ("url", entry.isOwn ? address(of: entry) : origin.map { .string($0) }),
    ]
  }

  private func work(_ entry: Entry) -> [(String, JSON?)] {
    let record = entry.bestRecord(for: language)
    let keywords = record.list("keywords").map { JSON.string($0.value.plainText) }
    return head(entry) + [
      ("creativeWorkStatus", status(of: entry).map { .string($0.term.label[language]) }),
      ("keywords", keywords.isEmpty ? nil : .array(keywords)),
    ]
  }

  // MARK: - Systems

  private func system(_ entry: Entry) -> JSON {
    let record = entry.bestRecord(for: language)
    let maker: LanguageText? =
      if case .text(let name)? = record["provider"] { name } else { record.record("provider")?.text("name") }
    return node(
      "SoftwareApplication",
      work(entry) + [
        ("provider", node("GovernmentOrganization", party(answeringFor: entry))),
        ("creator", maker.map { node("Organization", Party(name: $0)) }),
      ])
  }

  // MARK: - Guidelines and decisions

  /// A bylaw is legislation; all else is a document.
  private func document(_ entry: Entry) -> JSON {
    let record = entry.bestRecord(for: language)
    let isLaw = record.term("kind") == "bylaw"
    let reference = record.text("reference").map { JSON.string($0.string) }
    let date = record.date("date").map { JSON.string($0.description) }
    let authors = record.list("originators").compactMap { party($0.value) }.map { node("Organization", $0) }
    let kind = record.term("kind").flatMap { entry.collection.field("kind")?.vocabulary?[$0] }
    return node(
      isLaw ? "Legislation" : "DigitalDocument",
      work(entry) + [
        ("genre", kind.map { .string($0.label[language]) }),
        (isLaw ? "legislationIdentifier" : "identifier", reference),
        (isLaw ? "legislationDate" : "dateCreated", date),
        ("version", record.text("version").map { .string($0.string) }),
        ("temporalCoverage", validity(record).map { .string($0) }),
        ("author", authors.isEmpty ? nil : .array(authors)),
        ("publisher", record["issuer"].flatMap { party($0) }.map { node("Organization", $0) }),
        ("license", record.text("license").map { .string($0.string) }),
      ])
  }

  /// From when to when a document holds, as an interval (ISO 8601-1); open ends are `..` (ISO 8601-2).
  private func validity(_ record: Record) -> String? {
    guard let first = record.date("valid_from") else { return nil }
    return "\(first)/\(record.date("valid_to")?.description ?? "..")"
  }

  // MARK: - Bodies

  /// Kinds of bodies that are part of a municipality's government.
  private static let governing: Set<String> = ["council", "committee", "district", "administration", "parliament"]

  private func body(_ entry: Entry) -> JSON {
    let record = entry.bestRecord(for: language)
    let isGoverning = Self.governing.contains(record.term("kind") ?? "")
    return node(
      isGoverning ? "GovernmentOrganization" : "Organization",
      head(entry) + [
        ("alternateName", record.text("short_name").map { .string($0.string) }),
        ("parentOrganization", entry.isOwn && isGoverning ? node("GovernmentOrganization", municipality) : nil),
      ])
  }
}
