import KlartextCore
import KlartextRegister

/// How to reach the people who keep the register, and who watches over it.
struct ContactPage {
  let words: LegalWords
  private var edition: Edition { words.edition }
  private var record: Record { edition.configuration.record }

  func add(to outline: inout OutlinePage) {
    outline.add("legal-register", words.heading(.registerHeading), register)
    outline.add("legal-systems", words.heading(.systemHeading), systems)
    outline.add("legal-errors", words.heading(.errorsHeading), errors)
    outline.add("legal-officers", words.heading(.officersHeading), officers)
    outline.add("legal-press", words.heading(.pressHeading), press)
  }

  private var register: HTML {
    record.record("contact").flatMap { words.contact($0) } ?? words.paragraph(.contactMissing)
  }

  private var systems: HTML {
    let path = edition.href(edition.addresses.fixed(.responsibility, in: edition.language))
    return words.paragraph(
      .systemText, ["link": "<a href=\"\(path)\">\(edition.strings[.responsibilityTitle])</a>"])
  }

  private var errors: HTML {
    var html = HTML()
    if let form = record.plain("feedback_url") {
      html += words.paragraph(.errorsForm, ["link": edition.link(external: form, text: words(.errorsFormLink))])
    }
    html += words.paragraph(.errorsText, ["link": edition.link(to: .accessibility)])
    let security = record.record("security_contact")
    let link =
      security?.plain("email").map { edition.link(email: $0) }
      ?? security?.plain("url").map { edition.link(external: $0) }
    if let link { html += words.paragraph(.securityText, ["link": link]) }
    return html
  }

  private var officers: HTML? {
    record.rows("officers").map { row -> HTML in
      let details = [
        row.plain("email").map { edition.link(email: $0) }, row.plain("phone").map { edition.link(phone: $0) },
        row.plain("url").map { edition.link(external: $0) },
      ].compactMap { $0 }.map { "<li>\($0)</li>" as HTML }
      return """
        <div class="field"><dt>\(words.html(row, "role"))</dt><dd><ul class="lines">\(details.joined())</ul></dd></div>
        """
    }.joined().orNil.map { "<dl class=\"fields\">\($0)</dl>" }
  }

  private var press: HTML? {
    guard case .record(let press)? = record.value(at: "legal.information.press"), let contact = words.contact(press)
    else { return nil }
    return contact + words.paragraph(.pressMore, ["link": edition.link(to: .information)])
  }
}
