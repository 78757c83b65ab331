import KlartextCore
import KlartextRegister

/// What is known about words around names of people: `Schema/personal.yaml`, read once.
struct PersonalWords: Sendable {
  static let german = PersonalWords(EmbeddedSchema.files.first { $0.name == "personal" }?.text ?? "")

  let salutations: Set<String>
  let titles: Set<String>
  let noNames: Set<String>
  let officeMailboxes: Set<String>
  private let officeEndings: [String]
  private let officeWords: [String]
  private let firstNames: Set<String>

  init(_ yaml: String) {
    let root = YAMLReader.read(SourceFile(path: "Schema/personal.yaml", text: yaml)).root
    func words(_ key: String) -> [String] { (root?[key]?.sequence ?? []).compactMap(\.scalar) }
    salutations = Set(words("salutations"))
    titles = Set(words("titles"))
    noNames = Set(words("no_names"))
    officeMailboxes = Set(words("office_mailboxes"))
    officeEndings = words("office_endings")
    officeWords = words("office_words")
    firstNames = Set(words("first_names"))
  }

  /// Whether a word names an office that somebody holds: „Oberbürgermeisterin“.
  func isOffice(_ word: String) -> Bool { officeEndings.contains { word.hasSuffix($0) } }

  /// Whether a text names an office or a firm rather than a person: „Stadt Musterstadt“, „Pressestelle“.
  func namesOffice(_ text: String) -> Bool {
    let lower = text.lowercased()
    return officeWords.contains { lower.contains($0) }
  }

  /// Whether a text begins like the name of a person: with a salutation, a doctor's title or a frequent first name.
  func looksLikeName(_ text: String) -> Bool {
    guard !namesOffice(text) else { return false }
    // „Müller, Anna“
    let halves = text.split(separator: ",")
    if halves.count == 2, firstNames.contains(halves[1].lowercased().trimmingPrefix(" ").description) { return true }
    let words = text.split(separator: " ").map { $0.lowercased().filter { $0 != "." && $0 != "," } }
    guard words.count > 1, !isOffice(words[1]), !noNames.contains(words[1]) else { return false }
    return salutations.contains(words[0]) || ["dr", "prof"].contains(words[0])
      || words[0].split(separator: "-").contains { firstNames.contains(String($0)) }
  }
}
