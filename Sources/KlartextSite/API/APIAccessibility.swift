import KlartextContent
import KlartextCore
import KlartextRegister

/// The accessibility statement in a machine-readable form (BITV 2.0 § 7(1)).
struct APIAccessibility {
  let words: APIWords

  private var configuration: SiteConfiguration { words.register.configuration }
  private var land: Land? { configuration.land }
  private var statement: Record {
    if case .record(let record)? = configuration.record.value(at: "legal.accessibility") { return record }
    return Record()
  }

  var json: JSON {
    let fields = ConfigurationFields.definition
    return .members([
      ("$schema", words.link(words.addresses.dataSchema("accessibility"))),
      ("title", words.json(words.main.legalTexts.title(of: .accessibility))),
      ("url", words.links(words.main.legalVersions(of: .accessibility))),
      ("website", configuration.baseURL.map { .string($0) }), ("provider", words.json(configuration.name)),
      ("as_of", .string(words.register.today.description)),
      ("demonstration", configuration.record.flag("demonstration").map { .bool($0) }),
      ("legal_basis", .array((land?.accessibility ?? []).map { words.json($0) })),
      ("status", term("status", fields)),
      (
        "barriers",
        .array(statement.rows("barriers").map { barrier($0, fields) })
      ),
      ("created", date("created")), ("reviewed", date("checked")),
      ("overdue_since", configuration.overdueCheck(on: words.register.today).map { .string($0.description) }),
      ("method", term("method", fields)), ("assessor", text(statement["assessor"])), ("test", text(statement["test"])),
      ("report", statement.plain("report").map { .string($0) }), ("feedback", feedback), ("enforcement", enforcement),
      ("monitoring", land?.monitoring.map { words.json($0) }),
    ])
  }

  // MARK: - Parts

  private func text(_ value: Value?) -> JSON? {
    switch value {
    case .localized(let text)?: words.json(text)
    case .text(let text)?: words.json([text])
    default: nil
    }
  }

  private func date(_ key: String) -> JSON? { statement.date(key).map { .string($0.description) } }

  private func term(_ key: String, _ fields: CollectionDefinition) -> JSON? {
    statement.term(key).map { words.term($0, of: fields.field(at: "legal.accessibility." + key)?.vocabulary) }
  }

  private func barrier(_ row: Record, _ fields: CollectionDefinition) -> JSON {
    let reasons = fields.field(at: "legal.accessibility.barriers.reason")?.vocabulary
    return .members([
      "text": text(row["text"]), "reason": row.term("reason").map { words.term($0, of: reasons) },
      "explanation": text(row["explanation"]), "alternative": text(row["alternative"]),
      "until": row.date("until").map { .string($0.description) },
    ])
  }

  private var feedback: JSON? {
    let contact = statement.record("contact") ?? configuration.record.record("contact")
    let form = configuration.record.plain("feedback_url")
    guard contact != nil || form != nil else { return nil }
    var days: JSON?
    if case .number(let text)? = statement["answer_days"] { days = .number(text) }
    return .members([
      "office": text(contact?["office"]), "form": form.map { .string($0) },
      "email": contact?.plain("email").map { .string($0) }, "phone": contact?.plain("phone").map { .string($0) },
      "website": contact?.plain("url").map { .string($0) },
      "address": contact?.text("address").map { .string($0.string) },
      "answer_days": days,
    ])
  }

  private var enforcement: JSON? {
    configuration.enforcementBody.map { body in
      .members([
        "name": words.json(body.name), "address": body.address.map { .string($0) },
        "email": body.email.map { .string($0) }, "website": body.url.map { .string($0) },
        "period": land?.enforcementPeriod.map { words.json($0) },
      ])
    }
  }

  // MARK: - Schema

  var schema: JSON {
    let text = SchemaForm.reference("text")
    let email: JSON = ["type": "string", "format": "email"]
    let barrier = SchemaForm.object(
      [
        "text": text, "reason": SchemaForm.reference("term"), "explanation": text, "alternative": text,
        "until": SchemaForm.partialDate,
      ], required: ["text", "reason"])
    let feedback = SchemaForm.object([
      "office": text, "form": SchemaForm.link, "email": email, "phone": SchemaForm.string, "website": SchemaForm.link,
      "address": SchemaForm.string, "answer_days": SchemaForm.count,
    ])
    let enforcement = SchemaForm.object(
      ["name": text, "address": SchemaForm.string, "email": email, "website": SchemaForm.link, "period": text],
      required: ["name"])
    let schema = SchemaForm.object(
      [
        "$schema": SchemaForm.link, "title": text, "url": SchemaForm.reference("links"), "website": SchemaForm.link,
        "provider": text, "as_of": SchemaForm.date, "demonstration": SchemaForm.boolean,
        "legal_basis": SchemaForm.array(text), "status": SchemaForm.reference("term"),
        "barriers": SchemaForm.array(barrier), "created": SchemaForm.date, "reviewed": SchemaForm.date,
        "overdue_since": SchemaForm.date, "method": SchemaForm.reference("term"), "assessor": text, "test": text,
        "report": SchemaForm.link, "feedback": feedback, "enforcement": enforcement, "monitoring": text,
      ], required: ["title", "url", "provider", "as_of", "legal_basis", "barriers"])
    let title = words.main.legalTexts.title(of: .accessibility)[words.main.language]
    return SchemaForm.file(
      SchemaForm.titled(schema, title), at: words.link(words.addresses.dataSchema("accessibility")))
  }
}
