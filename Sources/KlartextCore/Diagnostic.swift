/// What is wrong, without the place: id, severity, a rule in plain words and, where there is one, the mend.
///
/// All findings are made by the static functions in the `Finding+….swift` files, one file a topic, so that the
/// wording of every message can be read and compared in a few places.
public struct Finding: Sendable, Hashable {
  public enum Severity: Int, Sendable, Hashable, Comparable {
    /// Something that could be better; never fails a build.
    case hint
    /// Published all the same; fails a build under `--strict`.
    case warning
    /// Nothing is published.
    case error

    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  /// A stable identifier, `KT-` and words: people look it up and scripts filter by it.
  public var id: String
  public var severity: Severity
  public var message: Bilingual
  /// How to mend it: the allowed values, the corrected line, the likely word.
  public var mend: Bilingual?
  /// The same for people who fill in a form and see neither file nor command line; `nil` where the mend fits both.
  public var formMend: Bilingual?
  /// The dotted path of the field that is meant, where no place in the file says so: what is missing has none.
  public var field: String?

  public init(_ id: String, _ severity: Severity, de: String, en: String, mend: Bilingual? = nil) {
    self.id = "KT-" + id
    self.severity = severity
    self.message = Bilingual(de: de, en: en)
    self.mend = mend
  }

  /// The same finding about a field.
  public func about(_ field: String) -> Finding {
    var copy = self
    copy.field = field
    return copy
  }

  /// The same finding with a mend of its own for people who fill in a form.
  public func mendedInForm(de: String, en: String) -> Finding {
    var copy = self
    copy.formMend = Bilingual(de: de, en: en)
    return copy
  }

  /// The same finding with another mend.
  public func mended(de: String, en: String) -> Finding {
    var copy = self
    copy.mend = Bilingual(de: de, en: en)
    return copy
  }
}

/// A finding at a place: what is printed, collected and counted.
public struct Diagnostic: Sendable, Hashable {
  public var finding: Finding
  /// `nil` where a finding has no place in a file, such as a refused output folder.
  public var location: SourceLocation?

  public init(_ finding: Finding, at location: SourceLocation?) {
    self.finding = finding
    self.location = location
  }

  public var severity: Finding.Severity { finding.severity }
}

extension Sequence where Element == Diagnostic {
  /// Sorted by path, line and column, then by id; repetitions removed.
  public func sortedByPlace() -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    let all = filter { seen.insert($0).inserted }
    // A large register has tens of thousands; so numbers are compared and moved, not findings with their texts.
    let paths = Set(all.map { $0.location?.path ?? "" }).sorted()
    let ranks = Dictionary(uniqueKeysWithValues: zip(paths, paths.indices))
    let places = all.indices.map { index -> (path: Int, line: Int, column: Int, index: Int) in
      let location = all[index].location
      return (ranks[location?.path ?? ""] ?? 0, location?.line ?? 0, location?.column ?? 0, index)
    }
    return places.sorted { left, right in
      let first = (left.path, left.line, left.column)
      let second = (right.path, right.line, right.column)
      if first != second { return first < second }
      let (one, two) = (all[left.index].finding, all[right.index].finding)
      return (one.id, one.message.de) < (two.id, two.message.de)
    }.map { all[$0.index] }
  }
}

extension [Diagnostic] {
  /// The errors among them, in their order.
  ///
  /// Looked for in place: a large register has tens of thousands of findings, and to copy one costs more than to read it.
  public var errors: [Diagnostic] { indices.filter { self[$0].severity == .error }.map { self[$0] } }

  /// Whether the site must not be published.
  public var hasErrors: Bool { indices.contains { self[$0].severity == .error } }
}
