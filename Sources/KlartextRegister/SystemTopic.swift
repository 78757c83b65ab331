import KlartextCore

/// The systems of one topic, or those without one: what is compared with one another.
public struct SystemTopic: Sendable {
  public enum ID: Sendable, Hashable {
    /// The id of a term of the field `topics`.
    case term(String)
    case noTopic
  }

  public let id: ID
  /// Empty for systems without a topic.
  public let label: LocalizedText
  /// By title; those of other municipalities too, which are shown for comparison.
  public let systems: [Entry]
}

extension Register {
  /// The topics that have systems, in the order of the schema; at the end those without a topic.
  public var systemTopics: [SystemTopic] {
    var byTopic: [SystemTopic.ID: [Entry]] = [:]
    let terms = schema["systems"]?.field("topics")?.vocabulary?.terms ?? []
    let known = Set(terms.map(\.id))
    for system in listed("systems") {
      let ids = Set(system.record.list("topics").map(\.value.plainText)).intersection(known)
      for id in ids { byTopic[.term(id), default: []].append(system) }
      if ids.isEmpty { byTopic[.noTopic, default: []].append(system) }
    }
    let all = terms.map { (SystemTopic.ID.term($0.id), $0.label) } + [(.noTopic, LocalizedText([:]))]
    return all.compactMap { id, label in byTopic[id].map { SystemTopic(id: id, label: label, systems: $0) } }
  }
}
