import KlartextCore
import KlartextRegister

/// What the filter of a list needs to know of all its entries: their values and their orders, by their positions.
///
/// It holds no words. What it shows are the items of the list's own pages.
struct FilterFile: Sendable {
  let bytes: [UInt8]
  /// Changes with the list. Pages bear it too, so that positions are never taken for those of another list.
  let stamp: String

  init(_ entries: [Entry], of collection: CollectionDefinition, facets: [Facet], in register: Register) {
    let orders = ListOrder.all(of: collection).dropFirst().map { order in
      JSON.Member(order.rawValue, .array(order.positions(of: entries, collection, in: register).map(Self.number)))
    }
    let members: [JSON.Member] = [
      JSON.Member("count", Self.number(entries.count)),
      JSON.Member("own", Self.number(entries.count(where: \.isOwn))),
      JSON.Member("facets", .object(facets.map { JSON.Member($0.id, Self.json($0, count: entries.count)) })),
      JSON.Member("orders", .object(orders)),
    ]
    stamp = ContentHash.name((JSON.object(members).text + entries.map(\.id).joined(separator: " ")).utf8)
    bytes = Array((JSON.object([JSON.Member("stamp", .string(stamp))] + members).text + "\n").utf8)
  }

  /// The values, and for each entry the number of its value, several in a list, −1 for none.
  private static func json(_ facet: Facet, count: Int) -> JSON {
    var found = [[Int]](repeating: [], count: count)
    for (number, choice) in facet.choices.enumerated() {
      for position in choice.positions { found[position].append(number) }
    }
    return .object([
      JSON.Member("values", .array(facet.choices.map { .string($0.id) })),
      JSON.Member(
        "entries", .array(found.map { $0.count == 1 ? number($0[0]) : $0.isEmpty ? -1 : .array($0.map(number)) })),
    ])
  }

  private static func number(_ value: Int) -> JSON { .number(String(value)) }
}
