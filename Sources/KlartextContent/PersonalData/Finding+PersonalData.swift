import KlartextCore

/// What looks like data of a person.
extension Finding {
  static func personalData(_ kind: PersonalDataScanner.Kind, _ text: String) -> Finding {
    let quoted = shortened(text)
    switch kind {
    case .email: return personalEmail(quoted)
    case .mobile: return personalMobile(quoted)
    case .iban: return personalAccount(quoted)
    case .birthDate: return personalBirthDate(quoted)
    case .person: return personalName(quoted)
    case .signature: return personalSignature(quoted)
    }
  }

  private static func mend(de: String, en: String) -> Bilingual {
    Bilingual(
      de: "\(de) Ist die Angabe gewollt, nennen Sie sie in klartext.yaml unter „allowed_personal_data“.",
      en: "\(en) If it is meant to be there, name it in klartext.yaml under “allowed_personal_data”.")
  }

  private static func personalEmail(_ text: String) -> Finding {
    Finding(
      "personal-email", .hint,
      de: "„\(text)“ sieht aus wie die Adresse einer Person.", en: "“\(text)” looks like the address of a person.",
      mend: mend(
        de: "Nennen Sie ein Postfach der Stelle, zum Beispiel ki@stadt.example.",
        en: "Give a mailbox of the office, such as ki@stadt.example."))
  }

  private static func personalMobile(_ text: String) -> Finding {
    Finding(
      "personal-mobile", .hint,
      de: "„\(text)“ sieht aus wie eine Mobilnummer.", en: "“\(text)” looks like a mobile number.",
      mend: mend(
        de: "Nennen Sie eine Nummer der Stelle im Festnetz.", en: "Give a number of the office in the fixed network."))
  }

  private static func personalAccount(_ text: String) -> Finding {
    Finding(
      "personal-iban", .hint,
      de: "„\(text)“ ist eine gültige Kontonummer (IBAN).", en: "“\(text)” is a valid account number (IBAN).",
      mend: mend(de: "Entfernen Sie sie.", en: "Remove it."))
  }

  private static func personalBirthDate(_ text: String) -> Finding {
    Finding(
      "personal-birth-date", .hint,
      de: "„\(text)“ sieht aus wie das Geburtsdatum einer Person.",
      en: "“\(text)” looks like the date of birth of a person.",
      mend: mend(de: "Entfernen Sie es.", en: "Remove it."))
  }

  private static func personalName(_ text: String) -> Finding {
    Finding(
      "personal-name", .hint,
      de: "„\(text)“ nennt offenbar eine Person.", en: "“\(text)” seems to name a person.",
      mend: mend(
        de: "Nennen Sie die Stelle oder Funktion.", en: "Name the office or the role."))
  }

  private static func personalSignature(_ text: String) -> Finding {
    Finding(
      "personal-signature", .hint,
      de: "„\(text)“ sieht aus wie eine Unterschrift.", en: "“\(text)” looks like a signature.",
      mend: mend(
        de: "Entfernen Sie sie, oder nennen Sie die Stelle, die unterschrieben hat.",
        en: "Remove it, or name the office that signed."))
  }

  /// A person where a role belongs.
  static func roleIsPerson(_ text: String, key: String) -> Finding {
    Finding(
      "role-is-person", .hint,
      de: "„\(shortened(text))“ sieht aus wie der Name einer Person. In „\(key)“ gehört die Stelle oder Funktion.",
      en: "“\(shortened(text))” looks like the name of a person. “\(key)” takes the office or the role.",
      mend: Bilingual(
        de: "Schreiben Sie zum Beispiel: \(key): Pressestelle", en: "Write, for example: \(key): Press office"))
  }
}
