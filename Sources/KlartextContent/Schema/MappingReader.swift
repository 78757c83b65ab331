import KlartextCore
import KlartextRegister

extension Mapping {
  /// The standards that the program knows, in the order in which they are described.
  public static let all = ["eurocities", "algoritmeregister"].compactMap { MappingReader.read($0).mapping }
}

/// Reads the description of another standard that is embedded in the program.
///
/// ```yaml
/// - name: goal             # the field there
///   required: true
///   from: [purpose, =page] # our fields; = names what the program knows
///   take: first            # otherwise all that have a value
///   form: text
///   limit: 2500
///   words: {pilot: In gebruik}
///   cases: [{when: {…}, word: …}]
///   rows: [{of: legal_basis, members: {title: title, link: {from: url, limit: 500}}}]
///   lost: What does not come across.
///   back: {evaluation: pilot, high risk: {ai_act.class: high-risk}} # the way back, where it is not `words` turned around
///   heading: Risks         # the way back of a text that no field takes: a section of the body
///   one_way: true          # no way back: other fields tell the same
/// ```
///
/// Beside the targets, `import` says how files of others are read (`Mapping.Import`).
public enum MappingReader {
  /// - Returns: `nil` when there is no such file; the problems are for tests, because the files are the program's own.
  public static func read(_ id: String) -> (mapping: Mapping?, problems: [String]) {
    guard let text = EmbeddedSchema.files.first(where: { $0.name == id })?.text else { return (nil, [id]) }
    let (root, diagnostics) = YAMLReader.read(SourceFile(path: "Schema/\(id).yaml", text: text))
    var problems = diagnostics.map(\.finding.id)
    let targets = (root?["targets"]?.sequence ?? []).compactMap { target($0, &problems) }
    let mapping = Mapping(
      id: id, title: root?["title"]?.scalar ?? id, version: root?["version"]?.scalar ?? "",
      url: root?["url"]?.scalar ?? "", targets: targets, reading: reading(root?["import"], &problems))
    return (mapping, problems)
  }

  private static let keys: Set<String> = [
    "name", "required", "form", "limit", "from", "take", "words", "cases", "rows", "lost", "back", "heading",
    "one_way",
  ]

  private static func target(_ node: YAMLNode, _ problems: inout [String]) -> Mapping.Target? {
    guard let name = node["name"]?.scalar else {
      problems.append("\(node.mark.line): name")
      return nil
    }
    problems += (node.mapping ?? []).map(\.key).filter { !keys.contains($0) }.map { name + ": " + $0 }
    let from = node["from"]
    let form = node["form"].map { $0.scalar.flatMap { Mapping.Form(rawValue: $0) } } ?? .text
    if form == nil { problems.append(name + ": form") }
    let sources = from.map { $0.sequence ?? [$0] } ?? []
    let words = (node["words"]?.mapping ?? []).compactMap { pair in pair.value.scalar.map { (pair.key, $0) } }
    return Mapping.Target(
      name: name, form: form ?? .text, isRequired: node["required"]?.scalar == "true",
      limit: node["limit"]?.scalar.flatMap { Int($0) }, sources: sources.compactMap { source($0, name, &problems) },
      takesFirst: node["take"]?.scalar == "first", words: Dictionary(words, uniquingKeysWith: { first, _ in first }),
      cases: (node["cases"]?.sequence ?? []).compactMap { condition($0, name, &problems) },
      rows: (node["rows"]?.sequence ?? []).compactMap { rows($0, name, &problems) }, loss: node["lost"]?.scalar,
      back: back(node["back"], of: sources, name, &problems), heading: node["heading"]?.scalar,
      isOneWay: node["one_way"]?.scalar == "true")
  }

  /// A word means a value of the one field that the target is made of, or says the values of several.
  private static func back(
    _ node: YAMLNode?, of sources: [YAMLNode], _ name: String, _ problems: inout [String]
  ) -> [String: [Mapping.Statement]] {
    var back: [String: [Mapping.Statement]] = [:]
    for pair in node?.mapping ?? [] {
      if let value = pair.value.scalar, let path = sources.first?.scalar {
        back[pair.key] = [Mapping.Statement(path: path, values: [value])]
      } else if let statements = pair.value.mapping {
        back[pair.key] = statements.map { statement in
          Mapping.Statement(path: statement.key, values: texts(statement.value))
        }
      } else {
        problems.append(name + ": back")
      }
    }
    return back
  }

  private static func reading(_ node: YAMLNode?, _ problems: inout [String]) -> Mapping.Import {
    var reading = Mapping.Import()
    for pair in node?.mapping ?? [] {
      switch pair.key {
      case "records": reading.lists = texts(pair.value)
      case "keys": reading.keys = texts(pair.value)
      case "addresses": reading.addresses = texts(pair.value)
      case "language": reading.language = pair.value.scalar
      case "nothing": reading.nothing = texts(pair.value)
      case "summary": reading.summary = pair.value.scalar
      case "names":
        for inner in pair.value.mapping ?? [] {
          guard let word = inner.value.scalar else { continue }
          if word.hasPrefix("=") {
            reading.computed[inner.key] = Mapping.Computed(rawValue: String(word.dropFirst()))
          } else {
            reading.names[inner.key] = word
          }
        }
      default: problems.append("import: " + pair.key)
      }
    }
    return reading
  }

  private static func texts(_ node: YAMLNode) -> [String] { (node.sequence ?? [node]).compactMap(\.scalar) }

  private static func source(_ node: YAMLNode, _ name: String, _ problems: inout [String]) -> Mapping.Source? {
    if let text = node["text"]?.scalar { return .constant(text) }
    guard let word = (node["from"] ?? node).scalar, !word.isEmpty else {
      problems.append(name + ": from")
      return nil
    }
    guard word.hasPrefix("=") else { return .field(word) }
    guard let computed = Mapping.Computed(rawValue: String(word.dropFirst())) else {
      problems.append(name + ": " + word)
      return nil
    }
    return .computed(computed)
  }

  private static func condition(_ node: YAMLNode, _ name: String, _ problems: inout [String]) -> Mapping.Case? {
    var found: [String] = []
    let when = node["when"].flatMap { node in ConditionReader.read(node) { finding, _ in found.append(finding.id) } }
    problems += found.map { name + ": " + $0 }
    guard let when, let word = node["word"]?.scalar else {
      problems.append(name + ": case")
      return nil
    }
    return Mapping.Case(when: when, word: word)
  }

  private static func rows(_ node: YAMLNode, _ name: String, _ problems: inout [String]) -> Mapping.Rows? {
    guard let field = node["of"]?.scalar, let pairs = node["members"]?.mapping, !pairs.isEmpty else {
      problems.append(name + ": rows")
      return nil
    }
    let members = pairs.compactMap { pair in
      source(pair.value, name, &problems).map { source in
        Mapping.Rows.Member(
          name: pair.key, source: source, limit: pair.value["limit"]?.scalar.flatMap { Int($0) })
      }
    }
    return Mapping.Rows(field: field, members: members)
  }
}
