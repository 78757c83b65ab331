import KlartextContent
import KlartextCore
import KlartextRegister

/// The accessibility statement by the model of Implementing Decision (EU) 2018/1523, its Annex.
struct AccessibilityPage {
  let words: LegalWords
  private var edition: Edition { words.edition }
  private var record: Record { edition.configuration.record }

  func add(to outline: inout OutlinePage) {
    outline.add("legal-scope", words.heading(.scopeHeading), scope)
    outline.add("legal-law", words.heading(.lawHeading), law)
    outline.add("legal-status", words.heading(.statusHeading), status)
    outline.add("legal-barriers", words.heading(.barriersHeading), barriers)
    outline.add("legal-check", words.heading(.madeHeading), made)
    outline.add("legal-feedback", words.heading(.feedbackHeading), feedback)
    outline.add("legal-enforcement", words.heading(.enforcementHeading), enforcement)
    outline.add("legal-languages", words.heading(.otherLanguagesHeading), languages)
    outline.add("legal-machine", words.heading(.machineHeading), machine)
  }

  private var scope: HTML {
    let name = edition.html(edition.configuration.name)
    let text =
      edition.addresses.baseURL.map {
        words(.scopeText, ["address": edition.link(external: $0, text: .text($0)), "name": name])
      } ?? words(.scopeTextWithoutAddress, ["name": name])
    return "<p>\(text)</p>" + words.paragraph(.scopeAim)
  }

  private var law: HTML {
    let provisions = (words.land?.accessibility ?? []).map { edition.html($0) }
    return words.list(provisions + [words(.lawDirective), words(.lawStandard)])
  }

  // MARK: - Status and barriers

  private var status: HTML {
    let phrase: LegalPhrase =
      switch record.term("legal.accessibility.status") {
      case "full"?: .statusFull
      case "partial"?: .statusPartial
      case "none"?: .statusNone
      default: .statusMissing
      }
    var html: HTML = "<p><strong>\(words(phrase))</strong></p>"
    if let due = edition.configuration.overdueCheck(on: edition.register.today) {
      html += """
        <div class="notice notice-expired"><p><strong>\(words(.checkOverdue, ["date": edition.date(due)]))</strong></p></div>
        """
    }
    return html
  }

  /// By reason, in the order of the model.
  private var barriers: HTML? {
    let all = record.value(at: "legal.accessibility").flatMap { value -> [Record]? in
      if case .record(let statement) = value { return statement.rows("barriers") }
      return nil
    }
    guard let all, !all.isEmpty else { return nil }
    let reasons = ConfigurationFields.definition.field(at: "legal.accessibility.barriers.reason")?.vocabulary
    var html = HTML()
    for reason in reasons?.terms ?? [] {
      let rows = all.filter { $0.term("reason") == reason.id }
      guard !rows.isEmpty else { continue }
      html += "<h3>\(edition.html(reason.label))</h3><ul>\(rows.map(barrier).joined())</ul>"
    }
    return html + words.paragraph(.barriersMore)
  }

  private func barrier(_ row: Record) -> HTML {
    var lines = [words.html(row, "text"), words.html(row, "explanation")].compactMap { $0 }
    if let text = words.html(row, "alternative") { lines.append(words(.barrierAlternative, ["text": text])) }
    if let date = row.date("until") { lines.append(words(.barrierUntil, ["date": edition.date(date)])) }
    return "<li>\(lines.joined(separator: "<br>"))</li>"
  }

  // MARK: - Check and feedback

  private var made: HTML? {
    var lines: [HTML] = []
    if let date = words.fact("legal.accessibility.created") { lines.append(words(.madeCreated, ["date": date])) }
    if let date = words.fact("legal.accessibility.checked") { lines.append(words(.madeChecked, ["date": date])) }
    switch record.term("legal.accessibility.method") {
    case "self"?: lines.append(words(.madeSelf))
    case "third-party"?: lines.append(words(.madeThird))
    default: break
    }
    if let who = words.fact("legal.accessibility.assessor") { lines.append(words(.madeBy, ["who": who])) }
    if let test = words.fact("legal.accessibility.test") { lines.append(words(.madeTest, ["test": test])) }
    var html: HTML = lines.isEmpty ? HTML() : "<p>\(lines.joined(separator: " "))</p>"
    if let report = words.plain("legal.accessibility.report") {
      html += "<p class=\"more\">\(edition.link(external: report, text: words(.madeReport)))</p>"
    }
    return html.orNil
  }

  private var feedback: HTML {
    var html = words.paragraph(.feedbackText)
    if let contact = words.contactRecord("legal.accessibility.contact") {
      html += words.contact(contact, form: record.plain("feedback_url")) ?? HTML()
    } else if let form = record.plain("feedback_url") {
      html += words.rows([(.form, edition.link(external: form))]) ?? HTML()
    }
    if let days = words.fact("legal.accessibility.answer_days") {
      html += words.paragraph(.feedbackDays, ["n": days])
    }
    return html
  }

  private var enforcement: HTML {
    guard let body = edition.configuration.enforcementBody else { return words.paragraph(.enforcementMissing) }
    let period = words.land?.enforcementPeriod.map { edition.html($0) }
    var html =
      period.map { words.paragraph(.enforcementPeriod, ["period": $0]) } ?? words.paragraph(.enforcementText)
    html += words.body(body)
    if let monitoring = words.land?.monitoring {
      html += words.paragraph(.monitoringText, ["body": edition.html(monitoring)])
    }
    return html
  }

  private var languages: HTML {
    words.paragraph(.otherLanguagesText)
      + words.list([edition.link(to: .easyLanguage), edition.link(to: .signLanguage)])
  }

  private var machine: HTML {
    let href = edition.href(edition.addresses.data("accessibility"))
    let link: HTML = "<a href=\"\(href)\" type=\"application/json\">\(words(.machineLink))</a>"
    return words.paragraph(.machineText, ["link": link])
  }
}

extension SiteConfiguration {
  /// Since when the statement should have been reviewed again (BITV 2.0 § 7(6)); `nil` while it need not be.
  func overdueCheck(on today: CivilDate) -> CivilDate? {
    guard case .date(let checked)? = record.value(at: "legal.accessibility.checked"), let day = checked.fullDate
    else { return nil }
    return today >= day.oneYearLater ? day.oneYearLater : nil
  }

  /// Who helps when a barrier stays: the configured body, else the one of the Land where it was verified.
  var enforcementBody: Land.Body? {
    if case .record(let own)? = record.value(at: "legal.accessibility.enforcement") {
      let name: LocalizedText? =
        switch own["name"] {
        case .localized(let text)?: text
        case .text(let text)?: LocalizedText(text.string, in: text.language)
        default: nil
        }
      return name.map {
        Land.Body(
          name: $0, address: own.text("address")?.string, email: own.plain("email"), url: own.plain("url"))
      }
    }
    return land.flatMap { $0.isEnforcementVerified ? $0.enforcement : nil }
  }
}
