import KlartextContent
import KlartextCore

/// What a theme says of itself in `theme.yaml`.
struct ThemeSettings {
  var parent: String?
  var stylesheets: [String]?
  var easyStylesheets: [String]?
  var icon: String?
  /// What other websites show when a page is shared.
  var socialImage: String?
  var paper: PaperColours?
  /// Dotted paths of fields by collection.
  var keyFacts: [String: [String]] = [:]
  /// The file, for messages about what it names.
  var location: SourceLocation?

  private static let keys = [
    "name", "title", "contract", "parent", "stylesheets", "easy_stylesheets", "icon", "social_image", "paper",
    "key_facts",
  ]

  static func read(_ file: SourceFile) -> (settings: ThemeSettings, diagnostics: [Diagnostic]) {
    var (root, diagnostics) = YAMLReader.read(file)
    var settings = ThemeSettings()
    settings.location = SourceLocation(path: file.path)
    func report(_ finding: Finding, _ mark: SourceMark) {
      diagnostics.append(Diagnostic(finding, at: file.location(mark)))
    }
    func words(_ node: YAMLNode, _ key: String) -> [String]? {
      let words = node.sequence?.map(\.scalar)
      guard let words, !words.contains(nil) else {
        report(.themeValue(key, de: "eine Liste von Wörtern", en: "a list of words"), node.mark)
        return nil
      }
      return words.compactMap { $0 }
    }
    if let root, root["contract"]?.scalar != String(Theme.contractVersion) {
      report(.themeContract(root["contract"]?.scalar ?? "–"), root["contract"]?.mark ?? .start)
    }
    for pair in root?.mapping ?? [] {
      switch pair.key {
      case "name", "title", "contract": break
      case "parent": settings.parent = pair.value.scalar
      case "icon": settings.icon = pair.value.scalar
      case "social_image": settings.socialImage = pair.value.scalar
      case "paper":
        if let light = pair.value["light"]?.scalar.flatMap({ Colour($0) }),
          let dark = pair.value["dark"]?.scalar.flatMap({ Colour($0) })
        {
          settings.paper = PaperColours(light: light, dark: dark)
        } else {
          report(
            .themeValue(pair.key, de: "zwei Farben: {light: …, dark: …}", en: "two colours: {light: …, dark: …}"),
            pair.value.mark)
        }
      case "stylesheets": settings.stylesheets = words(pair.value, pair.key)
      case "easy_stylesheets": settings.easyStylesheets = words(pair.value, pair.key)
      case "key_facts":
        for facts in pair.value.mapping ?? [] { settings.keyFacts[facts.key] = words(facts.value, facts.key) }
      default: report(.themeKeyUnknown(pair.key, known: keys), pair.keyMark)
      }
    }
    return (settings, diagnostics)
  }

  /// What this theme states, and below it what its parent does.
  func covering(_ parent: ThemeSettings) -> ThemeSettings {
    var result = self
    result.stylesheets = stylesheets ?? parent.stylesheets
    result.easyStylesheets = easyStylesheets ?? parent.easyStylesheets
    result.icon = icon ?? parent.icon
    result.socialImage = socialImage ?? parent.socialImage
    result.paper = paper ?? parent.paper
    result.keyFacts = keyFacts.merging(parent.keyFacts) { own, _ in own }
    result.location = location ?? parent.location
    return result
  }
}
