import KlartextCore

/// How systems are told in the words of another standard for registers: data, one file a standard.
public struct Mapping: Sendable {
  /// Where a value comes from.
  public enum Source: Sendable, Hashable {
    /// A dotted path of a field; through lists it goes on.
    case field(String)
    case computed(Computed)
    /// A text that is always the same.
    case constant(String)
  }

  /// What no field holds, but the program knows.
  public enum Computed: String, Sendable, CaseIterable {
    case municipality
    /// The address for questions about the website.
    case siteEmail = "site-email"
    /// The page of the entry, and its file.
    case page, data
    case id, language
    /// The first and the last day on which the entry says that it changed.
    case created, modified
    case reviewDue = "review-due"
  }

  /// The form in which the standard wants a value.
  public enum Form: String, Sendable {
    /// Words in the main language.
    case text
    /// Short texts on one line, with commas between them.
    case line
    /// One word of the standard's own, or several.
    case word, words
    case url, email
    /// `yyyy-mm-dd`, `yyyy-mm`.
    case date, month
    /// A list of objects.
    case rows
  }

  /// A word of the standard, and when it fits.
  public struct Case: Sendable {
    public var when: Condition
    public var word: String

    public init(when: Condition, word: String) {
      self.when = when
      self.word = word
    }
  }

  /// Objects that are made of the rows of one of our fields.
  public struct Rows: Sendable {
    public struct Member: Sendable {
      public var name: String
      public var source: Source
      public var limit: Int?

      public init(name: String, source: Source, limit: Int?) {
        self.name = name
        self.source = source
        self.limit = limit
      }
    }

    /// The field whose rows they are.
    public var field: String
    /// All of them have to have a value.
    public var members: [Member]

    public init(field: String, members: [Member]) {
      self.field = field
      self.members = members
    }
  }

  /// A value of one of our fields.
  public struct Statement: Sendable, Hashable {
    /// Dotted.
    public var path: String
    /// Several for a list.
    public var values: [String]

    public init(path: String, values: [String]) {
      self.path = path
      self.values = values
    }
  }

  /// How files of others that follow the standard are read.
  public struct Import: Sendable {
    /// The member that holds the records, in files that are no list of them.
    public var lists: [String] = []
    /// Fields that name a record; the first that has a value does.
    public var keys: [String] = []
    /// Fields with the address of a record in its own register.
    public var addresses: [String] = []
    /// Other names of fields, as other files have them.
    public var names: [String: String] = [:]
    /// Other fields, and what the program knows that they tell.
    public var computed: [String: Computed] = [:]
    /// The language of texts, where records do not say it.
    public var language: String?
    /// Words that say nothing.
    public var nothing: [String] = []
    /// The field whose beginning stands in for a summary.
    public var summary: String?

    public init() {}
  }

  /// A field of the standard.
  public struct Target: Sendable {
    public var name: String
    public var form: Form
    /// Whether the standard demands it.
    public var isRequired: Bool
    /// Unicode code points; longer texts are cut, longer addresses left out.
    public var limit: Int?
    public var sources: [Source]
    /// Whether only the first source that has a value counts; otherwise each that has one, under its label.
    public var takesFirst: Bool
    /// Our ids and the standard's words; an id without a word has no equal there.
    public var words: [String: String]
    /// Instead of sources: the first that holds.
    public var cases: [Case]
    public var rows: [Rows]
    /// What is lost or changed on the way, as a sentence.
    public var loss: String?
    /// The way back: what words of the standard say in our fields, where turning `words` around does not tell it.
    public var back: [String: [Statement]]
    /// The way back for a text that no field takes as it is: the heading under which it stands in the body.
    public var heading: String?
    /// Whether the way back leaves it out, because other fields of the standard tell the same.
    public var isOneWay: Bool

    public init(
      name: String, form: Form, isRequired: Bool = false, limit: Int? = nil, sources: [Source] = [],
      takesFirst: Bool = false, words: [String: String] = [:], cases: [Case] = [], rows: [Rows] = [],
      loss: String? = nil, back: [String: [Statement]] = [:], heading: String? = nil, isOneWay: Bool = false
    ) {
      self.name = name
      self.form = form
      self.isRequired = isRequired
      self.limit = limit
      self.sources = sources
      self.takesFirst = takesFirst
      self.words = words
      self.cases = cases
      self.rows = rows
      self.loss = loss
      self.back = back
      self.heading = heading
      self.isOneWay = isOneWay
    }

    /// The fields of ours that it is made of.
    public var paths: [String] {
      sources.compactMap(\.path) + cases.flatMap(\.when.paths)
        + rows.flatMap { rows in
          rows.members.compactMap(\.source.path).map { rows.field + "." + $0 }
        }
    }

    /// Whether anything of ours goes into it.
    public var isFilled: Bool { !sources.isEmpty || !cases.isEmpty || !rows.isEmpty }
  }

  /// The word for it in addresses.
  public var id: String
  public var title: String
  public var version: String
  /// Where the standard is published.
  public var url: String
  public var targets: [Target]
  public var reading: Import

  public init(
    id: String, title: String, version: String, url: String, targets: [Target], reading: Import = Import()
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.url = url
    self.targets = targets
    self.reading = reading
  }
}

extension Mapping.Source {
  public var path: String? {
    if case .field(let path) = self { return path }
    return nil
  }
}
