import KlartextCore
import KlartextRegister

/// An entry as JSON: whole for its own file, its core for lists.
struct APIEntry {
  let entry: Entry
  let words: APIWords

  /// How an entry stands in the register.
  enum State: String, CaseIterable {
    case published
    /// It no longer holds.
    case expired
    /// A matter that is not public: only what must be told of it.
    case nonPublic = "non-public"
    case withdrawn
    /// Erased: nothing but its address is left.
    case purged
    /// A draft, in a preview only.
    case preview
  }

  init(_ entry: Entry, words: APIWords) {
    self.entry = entry
    self.words = words
  }

  var state: State {
    switch entry.publication {
    case .withdrawn(let withdrawal): withdrawal.isPurged ? .purged : .withdrawn
    case _ where entry.isPreview: .preview
    case _ where entry.record.flag("public") == false: .nonPublic
    case .expired: .expired
    case .published, .heldBack: .published
    }
  }

  /// Everything that is public.
  var full: JSON {
    let schema = words.link(words.addresses.dataSchema(entry.key.collection))
    if entry.isTombstone { return .members([("$schema", schema)] + tombstone) }
    let values = APIValues(words: words, entry: entry)
    let translations = words.translations(of: entry)
    var members = [("$schema", schema)] + head
    members += [
      ("expires_on", entry.record.date("expires_on").map { .string($0.description) }),
      ("former_ids", formerIDs),
      (
        "translations",
        translations.isEmpty
          ? nil : .members(translations.map { ($0.language.description, values.facts(of: $0)) })
      ),
      ("fields", values.fields { $0.isPublic }),
      ("completeness", completeness(withFields: true)),
      ("review", review),
    ]
    members += duties
    members.append(("relations", relations))
    return .members(members)
  }

  /// What lists hold: what is always required, what lists can be filtered by, what is compared, and dates.
  var core: JSON {
    if entry.isTombstone { return .members(tombstone) }
    return .members(
      head + [
        ("fields", APIValues(words: words, entry: entry).fields { $0.isPublic && $0.isCore }),
        ("completeness", completeness(withFields: false)),
      ])
  }

  // MARK: - What every entry has

  private var identity: [(String, JSON?)] {
    [
      ("collection", .string(entry.key.collection)), ("id", .string(entry.id)), ("state", .string(state.rawValue)),
      ("url", words.links(words.main.versions(of: entry))), ("data", words.link(words.addresses.data(entry.key))),
    ]
  }

  private var head: [(String, JSON?)] {
    identity + [("language", .string(entry.language.description)), ("own", .bool(entry.isOwn))]
  }

  private var formerIDs: JSON? {
    let ids = entry.record.list("former_ids")
    return ids.isEmpty ? nil : .array(ids.map { .string($0.value.plainText) })
  }

  /// What is left of a withdrawn entry; of an erased one only that it was erased.
  private var tombstone: [(String, JSON?)] {
    guard case .withdrawn(let withdrawal) = entry.publication, !withdrawal.isPurged else { return identity }
    let withdrawn: JSON = .members([
      "date": withdrawal.date.map { .string($0.description) }, "reason": withdrawal.reason.map { words.json([$0]) },
    ])
    return identity + [("former_ids", formerIDs), ("withdrawn", withdrawn)]
  }

  // MARK: - What the program works out

  /// Of the municipality's own entries only: what others' sources do not state is no gap of this register.
  private func completeness(withFields: Bool) -> JSON? {
    guard entry.isOwn, !entry.duties.isEmpty else { return nil }
    func gaps(_ answers: DutyState.Answer...) -> JSON? {
      guard withFields else { return nil }
      return .array(entry.duties.filter { answers.contains($0.answer) }.map(gap))
    }
    return .members([
      "due": .number(entry.duties.count), "met": .number(entry.duties.count(where: \.isMet)),
      "missing": gaps(.missing, .notStated), "open": gaps(.open), "withheld": gaps(.withheld),
    ])
  }

  private func gap(_ duty: DutyState) -> JSON {
    var row: JSON?
    var needed: JSON?
    switch duty.row {
    case .at(let position)?: row = .number(position)
    case .needed(let key, let value)?: needed = .members([(key, .string(value))])
    case nil: break
    }
    return .members([
      "field": .string(duty.path), "label": words.json(duty.label), "row": row, "needed_row": needed,
    ])
  }

  private var review: JSON? {
    guard entry.isOwn, entry.collection.field("review_due") != nil, let due = words.register.reviewDue(entry) else {
      return nil
    }
    return .members(["due": .string(due.description), "overdue": .bool(words.register.isReviewOverdue(entry))])
  }

  /// What guidelines and the law ask of a system, and what the systems make of a guideline.
  private var duties: [(String, JSON?)] {
    switch entry.key.collection {
    case "systems": [("principles", APIPrinciples(words).json(for: entry)), ("law", APILaw(words)?.json(for: entry))]
    case "guidelines": [("outcomes", APIPrinciples(words).json(of: entry))]
    default: []
    }
  }

  /// The entries that lead to this one.
  private var relations: JSON? {
    let found = APIRelation.all(of: entry, in: words)
    return found.isEmpty ? nil : .array(found.map { $0.json(words) })
  }
}

extension FieldDefinition {
  /// Whether values of the field stand in the interface; what is about publishing has members of its own there.
  var isPublic: Bool { isExported && !isComputed && group != FieldPresentation.hiddenGroup }

  /// Whether lists hold the field.
  var isCore: Bool {
    switch type {
    case .markdown: false
    case .date, .partialDate: !isList
    default: isAlwaysRequired || isFacet || isCompared
    }
  }
}
