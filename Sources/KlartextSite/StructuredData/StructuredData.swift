import KlartextCore
import KlartextRegister

/// What pages say to programs: schema.org (<https://schema.org>) as JSON-LD 1.1, in one block a page.
extension Edition {
  /// The block of a page; `nil` for pages that are not meant to be found, and where there is nothing to say.
  func structuredData(of page: Page) -> JSON? {
    guard page.isIndexed, page.redirect == nil else { return nil }
    let nodes = page.structuredData + [breadcrumbList(of: page)].compactMap { $0 }
    let context = JSON.Member("@context", "https://schema.org")
    guard nodes.count == 1, case .object(let members)? = nodes.first else {
      return nodes.isEmpty ? nil : .object([context, JSON.Member("@graph", .array(nodes))])
    }
    return .object([context] + members)
  }

  /// The same as the breadcrumb that people see.
  private func breadcrumbList(of page: Page) -> JSON? {
    guard let crumbs = page.breadcrumb, addresses.baseURL != nil else { return nil }
    var steps: [(String, JSON?)] = [(strings[.home], fullAddress(addresses.home(language)))]
    steps += crumbs.map { ($0.title.string, fullAddress($0.path)) }
    // The page itself has no link.
    steps.append((page.title, nil))
    return node(
      "BreadcrumbList",
      [
        (
          "itemListElement",
          .array(
            steps.enumerated().map { index, step in
              node("ListItem", [("position", .number(index + 1)), ("name", .string(step.0)), ("item", step.1)])
            })
        )
      ])
  }

  // MARK: - Nodes

  /// A thing of schema.org with the values that there are.
  func node(_ type: String, _ values: [(String, JSON?)]) -> JSON {
    .members([("@type", .string(type))] + values)
  }

  /// Full URLs only: a relative one means another place in every program that keeps the data.
  func fullAddress(_ path: SitePath, anchor: String? = nil) -> JSON? {
    addresses.url(path).map { .string($0 + (anchor.map { "#" + SitePath($0).encoded } ?? "")) }
  }

  /// An organization by its name; an office or body of the municipality is part of the administration.
  func node(_ type: String, _ party: Party) -> JSON {
    node(type, [("name", .string(party.name.string)), ("url", party.url.map { .string($0) })])
  }
}
