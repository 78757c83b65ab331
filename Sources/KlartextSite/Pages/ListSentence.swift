import KlartextCore
import KlartextRegister

/// How many entries a collection has, as a sentence: „15 Systeme, davon 6 in Betrieb.“
///
/// Only the municipality's own documents are counted as its own, and systems that are not AI are named as such.
struct ListSentence: Sendable {
  let own: Int
  let others: Int
  let text: String

  private static let counts: [String: StringKey] = [
    "systems": .countSystems, "guidelines": .countGuidelines, "decisions": .countDecisions, "bodies": .countBodies,
    "glossary": .countTerms,
  ]

  /// „15 Systeme“.
  static func count(_ number: Int, of collection: CollectionDefinition, in edition: Edition) -> String {
    edition.strings.count(counts[collection.id] ?? .countEntries, number)
  }

  static func of(_ collection: CollectionDefinition, in edition: Edition) -> ListSentence {
    let entries = edition.register.listed(collection.id)
    let own = entries.filter(\.isOwn)
    let strings = edition.strings
    var text = count(own.count, of: collection, in: edition)
    func append(_ key: StringKey, _ isCounted: (Entry) -> Bool) {
      let count = own.filter(isCounted).count
      if count > 0 { text += strings.count(key, count) }
    }
    switch collection.id {
    case "systems": append(.ofWhichOperational) { $0.record.term("status") == "operational" }
    case "guidelines": append(.ofWhichInForce) { $0.record.term("status") == "in-force" }
    case "decisions":
      append(.ofWhichAdopted) {
        ["adopted", "adopted-changed", "partly-adopted"].contains($0.record.term("result") ?? "")
      }
    default: break
    }
    text += "."
    if collection.id == "systems" {
      append(.notAISystems) { $0.record.term("ai_act.class") == "no-ai-system" }
    }
    return ListSentence(own: own.count, others: entries.count - own.count, text: text)
  }
}
