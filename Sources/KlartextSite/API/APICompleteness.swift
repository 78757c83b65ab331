import KlartextCore
import KlartextRegister

/// How complete the register is, or one collection of it.
struct APICompleteness {
  let words: APIWords
  let totals: Completeness

  /// Of the whole register.
  var json: JSON { json(totals.total) { _ in true } }

  /// Of a collection; `nil` when its entries owe nothing.
  func json(of collection: CollectionDefinition) -> JSON? {
    totals.byCollection[collection.id].map { sum in json(sum) { $0.collection.id == collection.id } }
  }

  private func json(_ sum: Completeness.Sum, where isWanted: (Completeness.Gap) -> Bool) -> JSON {
    func gaps(_ gaps: [Completeness.Gap]) -> JSON {
      .array(
        gaps.filter(isWanted).map { gap in
          .members([
            "collection": .string(gap.collection.id), "field": .string(gap.path), "label": words.json(gap.label),
            "entries": .number(gap.entries.count),
          ])
        })
    }
    return .members([
      "entries": .number(sum.entries), "due": .number(sum.due), "met": .number(sum.met),
      "missing": gaps(totals.missing), "open": gaps(totals.open), "withheld": gaps(totals.withheld),
    ])
  }
}
