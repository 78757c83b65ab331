import KlartextCore
import KlartextRegister

/// An address on the web that a project names, and where.
public struct ExternalLink: Sendable {
  /// Without the part from `#` on: that is for the browser.
  public var address: String
  public var places: [SourceLocation]

  /// All addresses of the texts and fields of entries, drafts included, and of the configuration; sorted.
  public static func all(in project: Project) -> [ExternalLink] {
    var found: [String: [SourceLocation]] = [:]
    func add(_ uses: WebAddresses, in file: SourceFile) {
      for (address, mark) in uses.found {
        let plain = String(address.prefix { $0 != "#" })
        found[plain, default: []].append(file.location(mark))
      }
    }
    for entry in project.entries where !entry.isTombstone {
      add(WebAddresses(in: entry.record, fields: entry.collection.fields), in: entry.file)
      for (_, translation) in entry.translations.sorted(by: { $0.key < $1.key }) {
        add(WebAddresses(in: translation.own, fields: entry.collection.fields), in: translation.file)
      }
    }
    let configuration = project.register.configuration
    if let file = configuration.file {
      let fields = SchemaReader.configurationDefinition().definition.fields
      add(WebAddresses(in: configuration.record, fields: fields.filter { !ownAddresses.contains($0.key) }), in: file)
    }
    return found.map { ExternalLink(address: $0.key, places: $0.value) }.sorted { $0.address < $1.address }
  }

  /// The site itself, which may not be there yet, and a name that only looks like an address.
  private static let ownAddresses: Set<String> = ["base_url", "contributor_id"]
}

/// The addresses on the web in a record.
private struct WebAddresses {
  private(set) var found: [(address: String, mark: SourceMark)] = []

  init(in record: Record, fields: [FieldDefinition]) { visit(record, fields) }

  private mutating func visit(_ record: Record, _ fields: [FieldDefinition]) {
    for field in record.fields {
      guard let definition = fields.first(where: { $0.key == field.key }) else { continue }
      visit(field.value, definition, field.mark)
    }
  }

  private mutating func visit(_ value: Value, _ field: FieldDefinition, _ mark: SourceMark) {
    switch value {
    case .plain(let text) where field.type == .url || field.type == .file:
      if PrivateHost.host(of: text) != nil { found.append((text, mark)) }
    case .markdown(let markdown):
      for link in markdown.links {
        if case .external(let address) = link.target, PrivateHost.host(of: address) != nil {
          found.append((address, link.mark))
        }
      }
    case .record(let record): visit(record, field.fields)
    case .list(let items): for item in items { visit(item.value, field, item.mark) }
    default: break
    }
  }
}
