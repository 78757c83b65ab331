import KlartextCore
import KlartextRegister

/// What others may do with the texts and data.
struct LicencePage {
  let words: LegalWords
  private var edition: Edition { words.edition }

  /// Licences that ask for nothing, not even a name.
  private static let free: Set<String> = ["CC0-1.0", "CC-PDM-1.0", "DL-DE-ZERO-2.0", "PDDL-1.0"]

  func add(to outline: inout OutlinePage) {
    outline.add("legal-own", words.heading(.ownHeading), own)
    if edition.register.allEntries.contains(where: { !$0.isTombstone && !$0.isOwn }) {
      outline.add("legal-foreign", words.heading(.foreignHeading), words.paragraph(.foreignText))
    }
    outline.add("legal-software", words.heading(.softwareHeading), words.paragraph(.softwareText))
  }

  private var own: HTML {
    guard let id = edition.configuration.record.plain("license") else { return words.paragraph(.ownUnlicensed) }
    let license = DataLicense(id)
    let link: HTML = "<a href=\"\(license.page)\" rel=\"license\">\(id)</a>"
    var html = words.paragraph(.ownLicensed, ["link": link])
    if Self.free.contains(id) {
      html += words.paragraph(.ownFree)
    } else if license.asksForAttribution {
      html += words.paragraph(.ownAttribution, ["name": edition.html(edition.configuration.name)])
    }
    return html
  }
}
