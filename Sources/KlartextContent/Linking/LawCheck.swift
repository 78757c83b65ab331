import KlartextCore
import KlartextRegister

/// Names statements of systems that do not fit together under the law.
enum LawCheck {
  static func diagnostics(of register: Register) -> [Diagnostic] {
    guard let law = register.law else { return [] }
    return register.listed("systems").filter(\.isOwn).flatMap { system in
      law.failedChecks(of: system.record, fields: system.collection.fields).map { check in
        let mark = system.record.mark(of: check.field)
        return Diagnostic(.lawCheck(check), at: mark.map { system.file.location($0) } ?? system.file.whole)
      }
    }
  }
}
