import KlartextCore
import KlartextRegister

/// Checks every system against every principle in force.
enum PrincipleCheck {
  static func diagnostics(of register: Register) -> [Diagnostic] {
    let guidelines = register.guidelinesInForce.compactMap { guideline -> (Entry, [Record])? in
      let rules = guideline.record.rows("principles").filter { $0["rule"] != nil }
      return rules.isEmpty ? nil : (guideline, rules)
    }
    guard !guidelines.isEmpty else { return [] }
    let systems = register.listed("systems").filter(register.isBound)
    return systems.parallelMap { system in
      guidelines.flatMap { guideline, principles in
        principles.compactMap { check(system, against: $0, in: guideline, register) }
      }
    }.flatMap { $0 }
  }

  private static func check(
    _ system: Entry, against principle: Record, in guideline: Entry, _ register: Register
  ) -> Diagnostic? {
    guard register.state(of: principle, in: guideline, for: system).outcome == .deviates,
      case .rule(let rule)? = principle["rule"]
    else { return nil }
    let heads = rule.decidingPaths.compactMap { $0.split(separator: ".").first.map(String.init) }
    let mark = heads.lazy.compactMap { system.record.mark(of: $0) }.first
    let title = principle.text("title")?.string ?? principle.plain("id") ?? ""
    let finding = Finding.principleDeviates(
      title, words: principle.markdown("text")?.plainText ?? "", guideline: guideline.key.id,
      name: guideline.record.text("title")?.string ?? guideline.id, principle: principle.plain("id") ?? "")
    return Diagnostic(finding, at: mark.map { system.file.location($0) } ?? system.file.whole)
  }
}

extension Finding {
  static func principleDeviates(
    _ title: String, words: String, guideline: String, name: String, principle: String
  ) -> Finding {
    let quoted = words.unicodeScalars.count > 240 ? String(words.unicodeScalars.prefix(239)) + "…" : words
    let text = quoted.replacing("\n", with: " ")
    return Finding(
      "principle-deviates", .warning,
      de: "Das System weicht vom Grundsatz „\(title)“ ab (\(name)). Eine Begründung fehlt.",
      en: "The system deviates from the principle “\(title)” (\(name)). A reason is missing.",
      mend: Bilingual(
        de: "Der Grundsatz lautet: \(text) "
          + "Begründen Sie die Ausnahme unter „guidelines“: {guideline: \(guideline), principle: \(principle), exception: …}.",
        en: "The principle reads: \(text) "
          + "Give the reason under “guidelines”: {guideline: \(guideline), principle: \(principle), exception: …}."))
  }
}
