import KlartextCore

/// What the entries of a register owe, what of it they state, and what is missing where.
///
/// Only the municipality's own entries count: what others' sources do not state is no gap of this register.
public struct Completeness: Sendable {
  public struct Sum: Sendable {
    public var entries = 0
    public var due = 0
    public var met = 0
  }

  /// A field, and the entries in which it is missing, open or withheld.
  public struct Gap: Sendable {
    public let collection: CollectionDefinition
    /// The dotted path of the field.
    public let path: String
    public let label: LocalizedText
    /// The place of the field on an entry's page.
    public let anchor: String
    public var entries: [Entry]
  }

  public private(set) var byCollection: [String: Sum] = [:]
  /// Most entries first.
  public private(set) var missing: [Gap] = []
  public private(set) var open: [Gap] = []
  public private(set) var withheld: [Gap] = []

  public var total: Sum {
    byCollection.values.reduce(into: Sum()) { sum, other in
      sum.entries += other.entries
      sum.due += other.due
      sum.met += other.met
    }
  }

  public init(of register: Register, in collections: [String]) {
    var missing: [String: Gap] = [:]
    var open: [String: Gap] = [:]
    var withheld: [String: Gap] = [:]
    for id in collections {
      var sum = Sum()
      for entry in register.listed(id) where entry.isOwn {
        sum.entries += 1
        var named: Set<String> = []
        for duty in entry.duties {
          sum.due += 1
          if duty.isMet { sum.met += 1 }
          guard duty.answer != .given, named.insert(duty.path).inserted else { continue }
          switch duty.answer {
          case .missing, .notStated: Self.note(duty, entry, in: &missing)
          case .open: Self.note(duty, entry, in: &open)
          case .withheld: Self.note(duty, entry, in: &withheld)
          case .given: break
          }
        }
      }
      if sum.entries > 0 { byCollection[id] = sum }
    }
    self.missing = Self.sorted(missing)
    self.open = Self.sorted(open)
    self.withheld = Self.sorted(withheld)
  }

  private static func note(_ duty: DutyState, _ entry: Entry, in gaps: inout [String: Gap]) {
    let head = duty.path.split(separator: ".").first.map(String.init) ?? duty.path
    gaps[
      entry.key.collection + "/" + duty.path,
      default: Gap(collection: entry.collection, path: duty.path, label: duty.label, anchor: head, entries: [])
    ].entries.append(entry)
  }

  private static func sorted(_ gaps: [String: Gap]) -> [Gap] {
    gaps.sorted { ($1.value.entries.count, $0.key) < ($0.value.entries.count, $1.key) }.map(\.value)
  }
}
