import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// Rules against systems: what they say of each, and that no rule can crash.
@Suite struct RuleTests {
  private static let systems = SchemaReader.read(ownFields: nil, ownTerms: nil, file: nil).schema["systems"]

  /// Dortmund's principle: where decisions concern citizens, a system may not even trigger predefined actions.
  private static let noAutomaticAction = """
    {when: {affects: [public, both], decision_role: [informs, prepares, decides-review-before, decides-review-sample, decides-alone]}, forbid: {automatic_actions.value: ["yes"]}}
    """

  @Test(
    arguments: [
      (noAutomaticAction, "affects: public\ndecision_role: prepares\nautomatic_actions: \"yes\"", .deviates),
      (
        noAutomaticAction,
        "affects: public\ndecision_role: prepares\nautomatic_actions: {value: \"yes\", text: Mahnung}", .deviates
      ),
      (noAutomaticAction, "affects: both\ndecision_role: prepares\nautomatic_actions: \"no\"", .met),
      (noAutomaticAction, "affects: staff\ndecision_role: prepares\nautomatic_actions: \"yes\"", .notApplicable),
      (noAutomaticAction, "affects: public\ndecision_role: none\nautomatic_actions: \"yes\"", .notApplicable),
      (noAutomaticAction, "affects: public\ndecision_role: prepares", .notStated),
      (noAutomaticAction, "decision_role: prepares\nautomatic_actions: \"yes\"", .notStated),
      ("{require: {present: training}}", "training: Kurs", .met),
      ("{require: {present: training}}", "status: pilot", .notStated),
      ("{require: {hosting: [own]}}", "hosting: [own, third-country]", .met),
      ("{require: {hosting: [own]}}", "hosting: [third-country]", .deviates),
      ("{forbid: {technology: [vision]}}", "technology: [speech, vision]", .deviates),
      ("{forbid: {technology: [vision]}}", "technology: [speech]", .met),
      ("{forbid: {not: {status: [retired]}}}", "status: pilot", .deviates),
      (
        "{when: {any: [{status: [pilot]}, {affects: [public]}]}, forbid: {ai_act.class: [prohibited]}}",
        "status: pilot\nai_act: {class: prohibited}", .deviates
      ),
      ("{forbid: {ai_act.art50: [interaction]}}", "ai_act: {art50: unknown}", .notStated),
    ] as [(String, String, PrincipleOutcome)])
  func judges(rule: String, system: String, outcome: PrincipleOutcome) throws {
    let collection = try #require(Self.systems)
    let read = try #require(Self.rule(rule))
    #expect(read.outcome(for: Self.record(system), of: collection.fields) == outcome)
  }

  @Test func randomConditionsNeverCrash() throws {
    let collection = try #require(Self.systems)
    var random = Numbers(state: 11)
    let record = Self.record(
      "status: pilot\naffects: both\ntechnology: [vision]\nai_act: {class: high-risk, art50: unknown}\nhosting: [own]")
    let paths =
      collection.fields.map(\.path) + ["ai_act.class", "hosting.place", "nirgends", "a..b", "", "status.value.x"]
    func condition(_ depth: Int) -> Condition {
      let path = paths[Int.random(in: 0..<paths.count, using: &random)]
      switch Int.random(in: 0..<(depth > 5 ? 2 : 5), using: &random) {
      case 0: return .isPresent(path: path)
      case 1: return .isOneOf(path: path, values: ["pilot", "yes", ""])
      case 2: return .not(condition(depth + 1))
      case 3: return .all((0..<3).map { _ in condition(depth + 1) })
      default: return .any((0..<3).map { _ in condition(depth + 1) })
      }
    }
    for _ in 0..<2000 {
      let rule = Rule(when: condition(0), forbid: condition(0), require: condition(0))
      #expect(PrincipleOutcome.allCases.contains(rule.outcome(for: record, of: collection.fields)))
      _ = rule.contradiction(among: collection.fields)
    }
  }

  @Test(arguments: [
    ("{when: {status: [pilot]}, forbid: {status: [pilot, retired]}}", true),
    ("{when: {status: [pilot]}, require: {status: [retired]}}", true),
    ("{forbid: {all: [{status: [pilot]}, {status: [retired]}]}}", true),
    ("{when: {technology: [vision]}, require: {technology: [speech]}}", false),
    ("{when: {status: [pilot, retired]}, forbid: {status: [pilot]}}", false),
    ("{when: {status: [pilot]}, forbid: {affects: [public]}}", false),
  ])
  func findsContradictions(rule: String, isContradictory: Bool) throws {
    let collection = try #require(Self.systems)
    #expect((try #require(Self.rule(rule)).contradiction(among: collection.fields) != nil) == isContradictory)
  }

  private static func rule(_ text: String) -> Rule? {
    YAMLReader.read(SourceFile(path: "rule", text: text)).root.flatMap { node in
      ConditionReader.readRule(node, about: nil) { _, _ in }
    }
  }

  private static func record(_ text: String) -> Record {
    let file = SourceFile(path: "system", text: text)
    guard let systems, let pairs = YAMLReader.read(file).root?.mapping else { return Record() }
    var decoder = FieldDecoder(
      file: file, language: .german, folder: "systems", collection: systems, ruleCollection: nil)
    return decoder.decode(pairs, fields: systems.fields)
  }

  /// The same numbers every time (Knuth's linear congruences).
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }
}
