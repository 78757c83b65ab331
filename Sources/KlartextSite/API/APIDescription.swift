import KlartextCore
import KlartextRegister

/// The interface described in OpenAPI 3.1.
struct APIDescription {
  let words: APIWords

  private var language: LanguageTag { words.main.language }
  private var strings: Strings { words.main.strings }
  private var configuration: SiteConfiguration { words.register.configuration }

  var json: JSON {
    var paths: [(String, JSON?)] = [
      ("/register.json", get("register", configuration.siteTitle[language], schema: "register")),
      ("/manifest.json", get("manifest", strings[.dataManifest], schema: "manifest")),
      (
        "/accessibility.json",
        get("accessibility", words.main.legalTexts.title(of: .accessibility)[language], schema: "accessibility")
      ),
    ]
    for collection in words.register.schema.collections {
      paths.append(
        ("/\(collection.id).json", get(collection.id, collection.label[language], schema: "list")))
      paths.append(
        (
          "/\(collection.id)/{id}.json",
          get(collection.id + "Entry", collection.singular[language], schema: collection.id, hasID: true)
        ))
    }
    return .members([
      "openapi": "3.1.0",
      "info": .members([
        "title": .string(configuration.siteTitle[language]), "version": "1",
        "description": .string(strings[.dataDescription]),
        "contact": contact, "license": license,
      ]),
      "servers": [["url": .string(words.addresses.link(SitePath(Addresses.interfaceFolder)).dropSlash)]],
      "paths": .members(paths),
    ])
  }

  private var contact: JSON? {
    guard let contact = configuration.record.record("contact") else { return nil }
    return .members([
      "name": .string(configuration.name[language]), "url": contact.plain("url").map { .string($0) },
      "email": contact.plain("email").map { .string($0) },
    ])
  }

  private var license: JSON? {
    configuration.record.plain("license").map { ["name": .string($0), "identifier": .string($0)] }
  }

  private func get(_ operation: String, _ summary: String, schema: String, hasID: Bool = false) -> JSON {
    let id: JSON = [
      "name": "id", "in": "path", "required": true, "schema": SchemaForm.identifier,
    ]
    let content: JSON = ["application/json": ["schema": ["$ref": .string("schemas/\(schema).json")]]]
    return [
      "get": .members([
        "operationId": .string(operation), "summary": .string(summary), "parameters": hasID ? [id] : nil,
        "responses": .members([
          "200": ["description": .string(summary), "content": content],
          "404": hasID ? ["description": .string(strings[.notFoundTitle])] : nil,
        ]),
      ])
    ]
  }
}

extension String {
  fileprivate var dropSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
