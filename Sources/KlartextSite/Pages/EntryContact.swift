import KlartextCore
import KlartextRegister

/// Who can be asked: about an entry, its office; about the site, whom the configuration names.
struct EntryContact {
  /// The group of fields that says whom to ask.
  static let group = "contact"

  let html: HTML?

  /// The contact that an entry states, else that of its office, else the site's.
  init(_ entry: Entry, in edition: Edition) {
    let record = entry.record(in: edition.language)
    let configuration = edition.configuration
    var department: Department?
    for key in ["department", "lead"] {
      if case .reference(let office)? = record[key] { department = department ?? configuration.department(office.id) }
    }
    let office = department?.name[edition.language]
    if let contact = record.record("contact") {
      html = Self.box(contact, office: office, in: edition)
    } else if let department, department.email != nil || department.phone != nil || department.url != nil {
      var contact = Record()
      contact["email"] = department.email.map { .plain($0) }
      contact["phone"] = department.phone.map { .plain($0) }
      contact["url"] = department.url.map { .plain($0) }
      html = Self.box(contact, office: office, in: edition)
    } else {
      html = Self.site(edition)
    }
  }

  /// The contact for the site.
  static func site(_ edition: Edition) -> HTML? {
    edition.configuration.record.record("contact").map {
      box($0, office: edition.configuration.name[edition.language], in: edition)
    }
  }

  private static func box(_ contact: Record, office: String?, in edition: Edition) -> HTML {
    func text(_ key: String) -> HTML? {
      switch contact[key] {
      case .text(let text)?: edition.html(text)
      case .localized(let text)?: edition.html(text)
      case .plain(let text)?: .text(text)
      default: nil
      }
    }
    let phone = contact.plain("phone")
    let url = contact.plain("url")
    return edition.fill(
      .contact,
      [
        "office": office.map { .text($0) }, "email": contact.plain("email").map { .text($0) },
        "phone": phone.map { .text($0) }, "phone_href": phone.map { .text(Edition.phoneAddress($0)) },
        "url": url.map { .text($0) }, "url_label": url.map { .text(Edition.readable($0)) },
        "address": text("address").map(edition.addressLines),
        "hours": text("hours"),
      ])
  }
}

extension Edition {
  /// An address, in easy language with each part on a line of its own (BITV 2.0, annex 2, part 2, no. 12).
  func addressLines(_ address: HTML) -> HTML {
    language.isEasy ? HTML(trusted: address.string.replacing(", ", with: "<br>")) : address
  }
}
