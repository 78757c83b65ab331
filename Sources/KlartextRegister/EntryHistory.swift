import KlartextCore

/// What became of an entry, as far as it was public: the newest event first.
public struct EntryHistory: Sendable, Hashable {
  public struct Event: Sendable, Hashable {
    /// The day on which it became public.
    public var day: CivilDate
    public var what: What

    public init(_ day: CivilDate, _ what: What) {
      self.day = day
      self.what = what
    }
  }

  public enum What: Sendable, Hashable {
    /// The first state that was published.
    case published
    /// The entry was withdrawn or taken back.
    case unpublished
    case republished
    /// The entry had another id before.
    case renamed(from: String)
    case changed([FieldChange])
    case translation(LanguageTag, TranslationChange)
  }

  public enum TranslationChange: UInt8, Sendable, Hashable {
    case added
    case changed
    case removed
  }

  public var events: [Event]
  /// The day before which nothing is told, where the entry or the configuration sets one and something was left out.
  public var begins: CivilDate?

  public init(events: [Event], begins: CivilDate? = nil) {
    self.events = events
    self.begins = begins
  }
}
