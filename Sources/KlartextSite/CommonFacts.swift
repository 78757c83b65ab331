import KlartextCore
import KlartextRegister

/// What pages in all languages need of the register as a whole, each worked out when a page asks for it first.
///
/// The page of one entry needs few of them, and whoever writes it waits for that page alone.
final class CommonFacts: Sendable {
  private let guidelines: Once<[Entry]>
  private let bound: Once<[Entry]>
  private let byTopic: Once<[SystemTopic]>
  private let bodies: Once<Set<EntryKey>>
  private let reviewed: Once<Set<LanguageTag>>
  private let filtered: Once<[CollectionList]>

  init(_ register: Register, addresses: Addresses) {
    guidelines = Once { register.guidelinesInForce }
    bound = Once { register.listed("systems").filter(register.isBound) }
    byTopic = Once { register.systemTopics }
    bodies = Once { Set(register.meetings.compactMap(\.bodyKey)) }
    reviewed = Once { register.reviewedLanguages }
    filtered = Once { CollectionList.all(of: register, addresses: addresses) }
  }

  /// Guidelines whose principles bind the municipality's systems.
  var guidelinesInForce: [Entry] { guidelines.value }
  /// The systems that they bind.
  var boundSystems: [Entry] { bound.value }
  /// The systems by topic, for their comparison.
  var topics: [SystemTopic] { byTopic.value }
  /// Bodies that meet in own decisions.
  var meetingBodies: Set<EntryKey> { bodies.value }
  /// The easy languages in which every page was checked by people of its target group.
  var reviewedLanguages: Set<LanguageTag> { reviewed.value }
  /// The lists of entries and by what they can be filtered.
  var lists: [CollectionList] { filtered.value }
}
