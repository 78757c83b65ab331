import KlartextContent
import KlartextCore
import KlartextRegister

/// How to ask for documents: the law of the Land on access to information, and the contact for the press.
struct InformationPage {
  let words: LegalWords
  private var edition: Edition { words.edition }
  private var record: Record { edition.configuration.record }

  func add(to outline: inout OutlinePage) {
    outline.add("legal-asking", words.heading(.askingHeading), asking)
    outline.add("legal-right", words.heading(.rightHeading), right)
    outline.add("legal-own-data", words.heading(.ownDataHeading), ownData)
    outline.add("legal-press", words.heading(.pressHeading), press)
  }

  private var asking: HTML {
    var html = words.paragraph(.askingFirst, ["link": words.link(to: .data)]) + words.paragraph(.askingText)
    if let contact = words.contactRecord("legal.information.contact") { html += words.contact(contact) ?? HTML() }
    return html
  }

  private var right: HTML {
    var html = HTML()
    if let land = words.land {
      let law = land.informationLaw.map { edition.html($0) }
      switch (land.informationScope, law) {
      case (.all, let law?): html += words.paragraph(.rightAll, ["law": law])
      case (.statute, let law?): html += words.paragraph(.rightStatute, ["law": law])
      default:
        html += words.paragraph(.rightNone, ["land": words.landName])
        if let law { html += words.paragraph(.rightNoneLaw, ["law": law]) }
      }
    } else {
      html += words.paragraph(.rightMissing)
    }
    if case .record(let statute)? = record.value(at: "legal.information.statute"),
      let title = words.html(statute, "title")
    {
      let link = statute.plain("url").map { edition.link(external: $0, text: title) } ?? title
      html += words.paragraph(.rightOwnStatute, ["link": link])
    }
    return html
  }

  private var ownData: HTML { words.paragraph(.ownDataText, ["link": edition.link(to: .privacy)]) }

  private var press: HTML? {
    guard case .record(let press)? = record.value(at: "legal.information.press") else { return nil }
    return words.contact(press)
  }
}
