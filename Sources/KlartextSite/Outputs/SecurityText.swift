import KlartextCore
import KlartextRegister

/// `/.well-known/security.txt` (RFC 9116): where to report a weakness of the website.
enum SecurityText {
  static let fileName = ".well-known/security.txt"

  static func artifacts(_ editions: [Edition]) -> [Artifact] {
    guard let edition = editions.first, !contacts(edition.configuration).isEmpty,
      let address = SitePath(fileName).outputAddress
    else { return [] }
    return [Artifact(address, kind: .data, origin: "security") { Array(text(edition).utf8) }]
  }

  /// As URIs, the preferred one first (§2.5.3).
  private static func contacts(_ configuration: SiteConfiguration) -> [String] {
    guard let contact = configuration.record.record("security_contact") else { return [] }
    return [contact.plain("email").map { "mailto:" + $0 }, contact.plain("url")].compactMap { $0 }
  }

  private static func text(_ edition: Edition) -> String {
    var seen: [String] = []
    for language in edition.addresses.languages where !seen.contains(language.primary) { seen.append(language.primary) }
    var lines = contacts(edition.configuration).map { "Contact: " + $0 }
    // No more than a year (§2.5.5): the day of the build has begun when it is read.
    lines.append("Expires: \(edition.register.today.oneYearLater)T00:00:00Z")
    lines.append("Preferred-Languages: " + seen.joined(separator: ", "))
    if let base = edition.addresses.baseURL {
      // It counts only at the host's root (§3).
      lines.append("Canonical: \(base.dropLast(edition.addresses.basePath.utf8.count))/\(fileName)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
