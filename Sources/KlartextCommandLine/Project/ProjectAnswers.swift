import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite

/// Judges what somebody says of a new project, on the command line or at a terminal.
struct ProjectAnswers {
  /// What is asked for, as paths of `klartext.yaml`.
  static let paths = ["name", "land", "base_url", "languages", "accent", "contact.email"]

  private let themes: [ThemeFolder]
  /// The usual theme; `nil` when it is not installed.
  let theme: Theme?

  /// - Parameter folder: where the project will be.
  init(folder: String) {
    themes = ThemeFolders.all(of: ProjectFolder(path: folder))
    theme = ThemeReader.read("klar", from: themes, languages: [.german]).theme
  }

  /// What is wrong with an answer; none when it can be taken.
  func problems(with answer: String, at path: String) -> [Finding] {
    let problems = NewProject.problems(with: answer, at: path)
    guard problems.isEmpty else { return problems }
    switch path {
    case "accent": return HouseColour(answer, on: theme) == nil ? [HouseColour.problem(with: answer)] : []
    case "languages":
      let tags = answer.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { LanguageTag($0) }
      let (_, diagnostics) = ThemeReader.read("klar", from: themes, languages: tags)
      return diagnostics.filter { $0.severity == .error }.map(\.finding)
    default: return []
    }
  }

  /// An answer with what people leave out.
  static func completed(_ answer: String, at path: String) -> String {
    switch path {
    case "base_url" where !answer.contains("://") && answer.contains("."): "https://" + answer
    case "accent": HouseColour(answer, on: nil)?.text ?? answer
    case "land": Choice.meant(by: answer, among: lands)?.id ?? answer
    default: answer
    }
  }

  private static let lands: [Choice] = {
    let terms = NewProject.definition.field("land")?.vocabulary?.terms ?? []
    return terms.map { Choice(id: $0.id, label: $0.label[.german]) }
  }()

  /// Which workflow files there will be; `nil` for a word that is not known.
  static func forges(_ word: String) -> Set<NewProject.Forge>? {
    switch word {
    case "both": Set(NewProject.Forge.allCases)
    case "none": []
    default: NewProject.Forge(rawValue: word).map { [$0] }
    }
  }

  /// All words for `forges`.
  static let forgeWords = NewProject.Forge.allCases.map(\.rawValue) + ["both", "none"]
}
