import KlartextCore
import KlartextRegister

/// Checks what a configuration says for the pages that the law asks for.
struct LegalCheck {
  private(set) var diagnostics: [Diagnostic] = []
  /// The day on which the statement on accessibility becomes overdue, if that is still to come.
  private(set) var nextChange: CivilDate?
  private let record: Record
  private let fields: CollectionDefinition
  private let file: SourceFile
  private let refused: Set<String>

  /// - Parameter refused: paths of fields that were meant but not understood: they are not missing as well.
  init(
    _ configuration: SiteConfiguration, fields: CollectionDefinition, refused: Set<String>, in file: SourceFile,
    today: CivilDate
  ) {
    record = configuration.record
    self.fields = fields
    self.refused = refused
    self.file = file
    let land = configuration.land
    checkNeeds(of: land)
    checkBarriers()
    checkFacts(today)
    checkAge(today)
    if let land { check(land, configuration) }
  }

  private mutating func report(_ finding: Finding, _ page: LegalPage, _ key: String? = nil) {
    let legal = record.record("legal")
    let section = legal?.record(page.rawValue)
    let mark =
      key.flatMap { section?.mark(of: $0) ?? record.mark(of: $0) } ?? legal?.mark(of: page.rawValue)
      ?? record.mark(of: "legal")
    diagnostics.append(Diagnostic(finding, at: mark.map { file.location($0) } ?? file.whole))
  }

  // MARK: - What is missing

  private mutating func checkNeeds(of land: Land?) {
    let texts = LegalTextReader.texts
    for page in LegalPage.allCases {
      let needs = ((texts.needs[page] ?? []) + further(page, land)).filter(isMissing)
      if !needs.isEmpty {
        let facts = missing(needs)
        report(.legalMissing(texts.title(of: page).bilingual, facts, present: present(facts)), page)
      }
      let advised = (texts.advised[page] ?? []).filter(isMissing)
      if !advised.isEmpty, record.record("legal") != nil {
        let facts = missing(advised)
        report(.legalAdvised(texts.title(of: page).bilingual, facts, present: present(facts)), page)
      }
    }
  }

  private func isMissing(_ need: LegalTexts.Need) -> Bool {
    !need.isMet(by: record)
      && !need.keys.contains { key in
        refused.contains { $0 == key || $0.hasPrefix(key + ".") || key.hasPrefix($0 + ".") }
      }
  }

  /// What a page needs because of something else that is stated.
  private func further(_ page: LegalPage, _ land: Land?) -> [LegalTexts.Need] {
    switch page {
    case .accessibility:
      var needs: [LegalTexts.Need] = []
      // BGG NRW § 10b(2) no. 2 asks for an electronic form.
      if land?.needsForm == true { needs.append(LegalTexts.Need(["feedback_url", "legal.accessibility.contact.url"])) }
      if record.term("legal.accessibility.method") == "third-party" {
        needs.append(LegalTexts.Need(["legal.accessibility.assessor"]))
      }
      return needs
    case .privacy:
      let logs = record.list("legal.privacy.logs").map(\.value.plainText)
      return logs.isEmpty || logs == ["none"]
        ? [] : [LegalTexts.Need(["legal.privacy.log_purposes"]), LegalTexts.Need(["legal.privacy.log_days"])]
    default: return []
    }
  }

  private func missing(_ needs: [LegalTexts.Need]) -> [Finding.MissingFact] {
    needs.compactMap { need in
      guard let key = need.keys.first, let field = fields.field(at: key) else { return nil }
      return Finding.MissingFact(
        key: key, label: field.label.bilingual, example: field.example.isEmpty ? nil : field.example.bilingual)
    }
  }

  /// The groups that stand in the file, even empty, and to which the information belongs.
  private func present(_ facts: [Finding.MissingFact]) -> [Finding.PresentField] {
    let keys = Set(facts.filter { $0.key.contains(".") }.map { $0.key.prefix { $0 != "." } })
    return (YAMLReader.read(file).root?.mapping ?? []).filter { keys.contains($0.key[...]) }
      .map { Finding.PresentField(key: $0.key, line: Int($0.keyMark.line)) }
  }

  // MARK: - What does not fit

  private mutating func checkBarriers() {
    let barriers = record.list("legal.accessibility.barriers")
    // What the law does not cover leaves a website fully compliant.
    let own = barriers.count { item in
      if case .record(let barrier) = item.value { barrier.term("reason") != "out-of-scope" } else { true }
    }
    let count = barriers.count
    switch record.term("legal.accessibility.status") {
    case "full"? where own > 0: report(.legalBarriersDespiteFull(own), .accessibility, "status")
    case "partial"? where count == 0, "none"? where count == 0:
      report(.legalBarriersMissing, .accessibility, "status")
    default: break
    }
  }

  /// Facts that cannot be: days to come on which something was done, numbers below one, a log that is none.
  private mutating func checkFacts(_ today: CivilDate) {
    for key in ["created", "checked"] {
      if case .date(let date)? = record.value(at: "legal.accessibility." + key), date.firstDay > today {
        report(.legalDateAhead(key), .accessibility, key)
      }
    }
    for (page, key) in [(LegalPage.accessibility, "answer_days"), (.privacy, "log_days")] {
      if case .number(let text)? = record.value(at: "legal.\(page.rawValue).\(key)"), Int(text).map({ $0 < 1 }) == true
      {
        report(.legalNumber(key, text), page, key)
      }
    }
    let logs = record.list("legal.privacy.logs").map(\.value.plainText)
    if logs.count > 1, logs.contains("none") { report(.legalLogsContradict, .privacy, "logs") }
  }

  /// BITV 2.0 § 7(6): the statement is reviewed every year.
  private mutating func checkAge(_ today: CivilDate) {
    guard let checked = record.value(at: "legal.accessibility.checked"), case .date(let date) = checked,
      let day = date.fullDate
    else { return }
    let due = day.oneYearLater
    if today >= due {
      report(.legalCheckOverdue(due), .accessibility, "checked")
    } else {
      nextChange = due
      if today >= day.later(byMonths: 11) { report(.legalCheckDue(due), .accessibility, "checked") }
    }
  }

  private mutating func check(_ land: Land, _ configuration: SiteConfiguration) {
    let name = fields.field("land")?.vocabulary?[land.id]?.label.bilingual ?? Bilingual(de: land.id, en: land.id)
    if !land.isEnforcementVerified, record.value(at: "legal.accessibility.enforcement") == nil {
      report(.legalUnverified(land: name), .accessibility, "land")
    }
    if land.owesEasyLanguage == true, !configuration.languages.contains(where: \.isEasy) {
      report(.legalEasyLanguage(land: name), .easyLanguage, "languages")
    }
  }
}

extension SiteConfiguration {
  /// The law of the configured Land.
  public var land: Land? { record.term("land").flatMap { LandReader.table[$0] } }
}
