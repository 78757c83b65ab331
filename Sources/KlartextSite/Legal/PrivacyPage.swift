import KlartextContent
import KlartextCore
import KlartextRegister

/// The privacy notice (Regulation (EU) 2016/679, Art. 13): what this site does, and what its web server does.
///
/// Portability (Art. 20) is not named: it exists only where data are processed by consent or contract, and here the
/// basis is a public task (Art. 20(3)).
struct PrivacyPage {
  let words: LegalWords
  private var edition: Edition { words.edition }
  private var record: Record { edition.configuration.record }

  func add(to outline: inout OutlinePage) {
    outline.add("legal-short", words.heading(.shortHeading), short)
    outline.add("legal-controller", words.heading(.controllerHeading), controller)
    outline.add("legal-officer", words.heading(.officerHeading), officer)
    outline.add("legal-logs", words.heading(.logsHeading), logs)
    outline.add("legal-host", words.heading(.hostHeading), host)
    outline.add("legal-messages", words.heading(.messagesHeading), messages)
    outline.add("legal-your-rights", words.heading(.yourRightsHeading), rights)
    outline.add("legal-complaint", words.heading(.complaintHeading), complaint)
  }

  private var short: HTML {
    words.list([
      words(.shortCookies), words(.shortStorage), words(.shortThird), words(.shortSearch), words(.shortProfiling),
    ])
  }

  private var controller: HTML {
    var lines: [HTML] = ["<strong>\(edition.html(edition.configuration.name))</strong>"]
    lines += [
      words.fact("legal.imprint.address", "contact.address"),
      words.plain("legal.imprint.email", "contact.email").map { edition.link(email: $0) },
      words.plain("legal.imprint.phone", "contact.phone").map { edition.link(phone: $0) },
    ].compactMap { $0 }
    return "<ul class=\"lines\">\(lines.map { "<li>\($0)</li>" as HTML }.joined())</ul>"
  }

  private var officer: HTML? {
    guard case .record(let officer)? = record.value(at: "legal.privacy.officer") else { return nil }
    return words.contact(officer).map { words.paragraph(.officerText) + $0 }
  }

  // MARK: - The web server

  private var logs: HTML {
    let kinds = record.list("legal.privacy.logs").map(\.value.plainText)
    if kinds.isEmpty { return words.paragraph(.logsMissing) + words.paragraph(.logsVoluntary) }
    if kinds == ["none"] { return words.paragraph(.logsNone) }
    var html = words.paragraph(.logsText)
    html += words.list(words.labels("legal.privacy.logs").map { edition.html($0) })
    let purposes = words.labels("legal.privacy.log_purposes")
    if !purposes.isEmpty {
      html += words.paragraph(.logsPurposes) + words.list(purposes.map { edition.html($0) })
    }
    if let days = words.fact("legal.privacy.log_days") {
      html += days.string == "1" ? words.paragraph(.logsDay) : words.paragraph(.logsDays, ["n": days])
    }
    return html + basis + words.paragraph(.logsVoluntary)
  }

  private var basis: HTML {
    if let own = words.fact("legal.privacy.legal_basis") { return "<p>\(own)</p>" }
    guard let land = words.land else { return words.paragraph(.basisAlone) }
    if let section = land.privacySection {
      return words.paragraph(.basisSection, ["law": edition.html(section)])
    }
    return words.paragraph(.basisLaw, ["law": edition.html(land.privacyLaw)])
  }

  private var host: HTML? {
    guard let host = words.fact("legal.privacy.host") else { return nil }
    var html = words.paragraph(.hostText, ["host": host])
    if case .flag(true)? = record.value(at: "legal.privacy.is_processor") { html += words.paragraph(.hostProcessor) }
    if case .flag(let isOutside)? = record.value(at: "legal.privacy.outside_eu") {
      html += words.paragraph(isOutside ? .hostOutsideEu : .hostInsideEu)
    }
    return html
  }

  private var messages: HTML? {
    var html = words.fact("legal.privacy.messages").map { "<p>\($0)</p>" as HTML } ?? HTML()
    if let form = record.plain("feedback_url") {
      html += words.paragraph(.messagesForm, ["link": edition.link(external: form)])
      if record.plain("feedback_parameter") != nil { html += words.paragraph(.messagesPage) }
    }
    return html.isEmpty ? nil : html + words.paragraph(.linksText)
  }

  // MARK: - Rights

  private var rights: HTML {
    words.paragraph(.yourRightsText)
      + words.list([
        words(.rightAccess), words(.rightRectification), words(.rightErasure), words(.rightRestriction),
        words(.rightObjection),
      ])
  }

  private var complaint: HTML {
    words.land.map { words.paragraph(.complaintText) + words.body($0.privacyAuthority) }
      ?? words.paragraph(.complaintMissing)
  }
}
