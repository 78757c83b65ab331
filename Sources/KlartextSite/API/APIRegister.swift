import KlartextCore
import KlartextRegister

/// The register as a whole: whose it is, what is in it, how complete it is, and where the rest stands.
struct APIRegister {
  let words: APIWords
  let totals: Completeness

  private var configuration: SiteConfiguration { words.register.configuration }
  private var addresses: Addresses { words.addresses }

  var json: JSON {
    let completeness = APICompleteness(words: words, totals: totals)
    let collections: [JSON] = words.register.schema.collections.map { collection in
      .members([
        "id": .string(collection.id), "label": words.json(collection.label), "intro": words.json(collection.intro),
        "url": words.listPages(of: collection), "data": words.link(addresses.data(collection.id)),
        "schema": words.link(addresses.dataSchema(collection.id)), "counts": words.counts(of: collection),
        "completeness": completeness.json(of: collection),
        "ids": ids(of: collection) { !$0.isTombstone && !$0.isPreview },
        "withdrawn": ids(of: collection) { APIEntry($0, words: words).state == .withdrawn },
      ])
    }
    return .members([
      ("$schema", words.link(addresses.dataSchema("register"))), ("title", words.json(configuration.siteTitle)),
      ("publisher", words.json(configuration.name)),
      ("url", words.map(addresses.languages.map { ($0, addresses.home($0)) }) { words.link($0) }),
      ("languages", .array(addresses.languages.map { .string($0.description) })),
      ("as_of", .string(words.register.today.description)),
      ("license", configuration.record.plain("license").map { .string($0) }),
      ("demonstration", configuration.record.flag("demonstration").map { .bool($0) }),
      ("manifest", words.link(addresses.data("manifest"))), ("openapi", words.link(addresses.data("openapi"))),
      ("collections", .array(collections)), ("departments", departments), ("completeness", completeness.json),
      ("coverage", coverage), ("law", APILaw(words)?.table),
    ])
  }

  private func ids(of collection: CollectionDefinition, where isWanted: (Entry) -> Bool) -> JSON {
    let entries = words.register.entries[collection.id] ?? []
    return .array(entries.filter(isWanted).map(\.id).sorted().map { .string($0) })
  }

  private var departments: JSON {
    .array(
      configuration.departments.map { department in
        .members([
          "id": .string(department.id), "name": words.json(department.name),
          "short_name": department.shortName.map { words.json($0) }, "website": department.url.map { .string($0) },
          "email": department.email.map { .string($0) }, "phone": department.phone.map { .string($0) },
        ])
      })
  }

  /// Which offices have reported, and which reported that they use nothing.
  private var coverage: JSON? {
    let rows = configuration.record.rows("coverage")
    guard !rows.isEmpty else { return nil }
    return .array(
      rows.map { row in
        let office: JSON? =
          switch row["department"] {
          case .reference(let key)?: words.reference(key)
          case .text(let text)?: .members(["title": words.json([text])])
          default: nil
          }
        return .members([
          "department": office, "reported": row.term("reported").map { .string($0) },
          "on": row.date("on").map { .string($0.description) },
        ])
      })
  }
}
