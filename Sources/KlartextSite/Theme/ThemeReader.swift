import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister
import Mustache

/// Reads a theme: its layers, then file by file the uppermost one.
///
/// Layers are the theme itself and its parents, each as found in every folder: a project may cover a single template
/// of an installed theme, and a theme a single one of its parent. In a template, `{{< parent/page}}` means the next
/// layer's `page`.
public struct ThemeReader {
  private let folders: [ThemeFolder]
  private let languages: [LanguageTag]
  private var diagnostics: [Diagnostic] = []
  /// The texts that any language of the theme has, and those that the program uses.
  private var knownStrings = Set(StringKey.allCases.map(\.rawValue))

  private init(folders: [ThemeFolder], languages: [LanguageTag]) {
    self.folders = folders
    self.languages = languages
  }

  /// Reads and checks a theme; `nil` when it cannot be used, with the reasons.
  ///
  /// - Parameters:
  ///   - folders: The project's own first.
  ///   - languages: Those of the site, the main one first.
  public static func read(
    _ name: String, from folders: [ThemeFolder], languages: [LanguageTag]
  ) -> (theme: Theme?, diagnostics: [Diagnostic]) {
    var reader = ThemeReader(folders: folders, languages: languages)
    let theme = reader.read(name)
    let diagnostics = reader.diagnostics.sortedByPlace()
    return (diagnostics.hasErrors ? nil : theme, diagnostics)
  }

  private mutating func report(_ finding: Finding, at location: SourceLocation?) {
    diagnostics.append(Diagnostic(finding, at: location))
  }

  private mutating func read(_ name: String) -> Theme? {
    guard let (layers, settings) = readLayers(name) else { return nil }
    let strings = readStrings(layers, of: name)
    let library = readTemplates(layers, stringKeys: knownStrings, themeFile: settings.location)
    let assets = readAssets(layers)
    let stylesheets = settings.stylesheets ?? []
    let easyStylesheets = settings.easyStylesheets ?? []
    for name in stylesheets + easyStylesheets + [settings.icon, settings.socialImage].compactMap({ $0 })
    where !assets.contains(where: { $0.name == name }) {
      report(.themeAssetMissing(name), at: settings.location)
    }
    return Theme(
      name: name, library: library, strings: strings, assets: assets, stylesheets: stylesheets,
      easyStylesheets: easyStylesheets, icon: settings.icon, socialImage: settings.socialImage,
      paper: settings.paper ?? .plain, keyFacts: settings.keyFacts)
  }

  // MARK: - Layers

  private mutating func readLayers(_ name: String) -> (layers: [ThemeLayer], settings: ThemeSettings)? {
    var layers: [ThemeLayer] = []
    var settings = ThemeSettings()
    var visited: Set<String> = []
    var next: String? = name
    while let theme = next {
      next = nil
      guard visited.insert(theme).inserted else {
        report(.themeCircle(theme), at: settings.location)
        return nil
      }
      let found = folders.map { ThemeLayer(path: $0.path + "/" + theme, displayPath: $0.displayPath + "/" + theme) }
        .filter { FileManager.default.fileExists(atPath: $0.path) }
      guard !found.isEmpty, Slug.isValid(theme) else {
        report(.themeMissing(theme, folders: folders.map(\.displayPath)), at: settings.location)
        return nil
      }
      layers += found
      for layer in found {
        do {
          guard let file = try layer.source("theme.yaml") else { continue }
          let (own, problems) = ThemeSettings.read(file)
          diagnostics += problems
          next = next ?? own.parent
          settings = settings.covering(own)
        } catch {
          report(.themeFileUnreadable(error.localizedDescription), at: SourceLocation(path: layer.displayPath))
        }
      }
    }
    return (layers, settings)
  }

  // MARK: - Strings

  /// Names texts of the upper layers that neither the program nor a template asks for: mostly a slip.
  ///
  /// What the lowest layer has is asked for, if only by a script.
  private mutating func reportUnusedStrings(_ layers: [ThemeLayer]) {
    var templates = ""
    for layer in layers {
      for name in layer.files(in: "templates", suffix: ".mustache") {
        templates += ((try? layer.source("templates/" + name)) ?? nil)?.text ?? ""
      }
    }
    let keys = StringKey.allCases.map(\.rawValue)
    let known = Set(keys).union(layers.last.map(Self.strings)?.map(\.key) ?? [])
    for layer in layers.dropLast() {
      for (key, location) in Self.strings(layer)
      where !known.contains(key) && !key.hasPrefix("language_") && !templates.contains("t.\(key)") {
        report(.stringUnknown(key, known: keys), at: location)
      }
    }
  }

  /// The texts of a layer in all its languages, with the places of their names.
  private static func strings(_ layer: ThemeLayer) -> [(key: String, location: SourceLocation)] {
    layer.files(in: "strings", suffix: ".yaml").flatMap { name -> [(String, SourceLocation)] in
      guard let file = (try? layer.source("strings/" + name)) ?? nil else { return [] }
      return (YAMLReader.read(file).root?.mapping ?? []).map { ($0.key, file.location($0.keyMark)) }
    }
  }

  private mutating func readStrings(_ layers: [ThemeLayer], of theme: String) -> [LanguageTag: Strings] {
    var files: [LanguageTag: Strings] = [:]
    /// The uppermost file of each language.
    var places: [LanguageTag: SourceLocation] = [:]
    for layer in layers {
      for name in layer.files(in: "strings", suffix: ".yaml") {
        guard let language = LanguageTag(name.dropLast(5)) else { continue }
        do {
          guard let file = try layer.source("strings/" + name) else { continue }
          let (strings, problems) = Strings.read(file, language: language)
          diagnostics += problems
          files[language] = files[language]?.filled(from: strings) ?? strings
          places[language] = places[language] ?? SourceLocation(path: file.path)
        } catch {
          report(
            .themeFileUnreadable(error.localizedDescription),
            at: SourceLocation(path: layer.displayPath + "/strings/" + name))
        }
      }
    }
    reportUnusedStrings(layers)
    // A text that any language has is one that templates may use; names of languages are the exception.
    let known = Set(StringKey.allCases.map(\.rawValue)).union(files.values.flatMap(\.phrases.keys))
      .filter { !$0.hasPrefix("language_") || StringKey(rawValue: $0) != nil }.sorted()
    // Templates are checked against them too, also when a language of the site has no file at all.
    knownStrings.formUnion(files.values.flatMap(\.phrases.keys))
    var result: [LanguageTag: Strings] = [:]
    for language in languages {
      // What easy German lacks stands in German (`de-simple`, `de`); nothing else fills in for another language.
      let spoken = language.fallbacks.filter { files[$0] != nil }
      var strings = Strings(language: language, phrases: [:])
      for tag in spoken { files[tag].map { strings = strings.filled(from: $0) } }
      result[language] = strings
      guard let last = spoken.last, let place = places[last] else {
        report(
          .stringsFileMissing(language, spoken: files.keys.sorted()),
          at: SourceLocation(path: "\(folders.first?.displayPath ?? "themes")/\(theme)/strings/\(language).yaml"))
        continue
      }
      // Only a language in its easy form needs the words of its own pages.
      let missing = known.filter {
        strings.phrases[$0] == nil && (language.isEasy || !$0.hasPrefix(StringKey.easyPrefix))
      }
      if !missing.isEmpty { report(.stringMissing(missing, language: language), at: place) }
    }
    return result
  }

  // MARK: - Templates

  private mutating func readTemplates(
    _ layers: [ThemeLayer], stringKeys: Set<String>, themeFile: SourceLocation?
  ) -> MustacheLibrary {
    // Which layers have a template of a name, from the top.
    var holders: [String: [Int]] = [:]
    var syntaxes: [Int: [String: TemplateSyntax]] = [:]
    for (number, layer) in layers.enumerated() {
      for path in layer.files(in: "templates", suffix: ".mustache") {
        let name = String(path.dropLast(9))
        do {
          guard let file = try layer.source("templates/" + path) else { continue }
          syntaxes[number, default: [:]][name] = TemplateSyntax(file)
          holders[name, default: []].append(number)
        } catch {
          report(
            .themeFileUnreadable(error.localizedDescription),
            at: SourceLocation(path: layer.displayPath + "/templates/" + path))
        }
      }
    }
    // A template that another layer covers can be reached only as somebody's parent; it gets a name of its own,
    // without a slash, which the library does not take in the tag that ends a parent.
    func registeredName(_ name: String, below number: Int) -> String? {
      guard name.hasPrefix("parent/") else { return nil }
      let plain = String(name.dropFirst(7))
      return holders[plain]?.first { $0 > number }.map { Self.layerName(plain, $0) }
    }
    var templates: [String: TemplateSyntax] = [:]
    for (number, layer) in syntaxes {
      for (name, syntax) in layer {
        let renamed = syntax.renamingParents { registeredName($0, below: number) }
        templates[Self.layerName(name, number)] = renamed
        if holders[name]?.first == number { templates[name] = renamed }
      }
    }
    let check = TemplateCheck(templates, specs: TemplateSpec.all, stringKeys: stringKeys, themeFile: themeFile)
    diagnostics += check.diagnostics
    for (name, syntax) in templates where !name.hasPrefix("layer-") && !check.used.contains(name) {
      report(.templateUnused, at: SourceLocation(path: syntax.file.path))
    }
    return library(templates)
  }

  private static func layerName(_ name: String, _ number: Int) -> String { "layer-\(number).\(name)" }

  private mutating func library(_ templates: [String: TemplateSyntax]) -> MustacheLibrary {
    var library = MustacheLibrary()
    for (name, syntax) in templates.sorted(by: { $0.key < $1.key }) where syntax.diagnostics.isEmpty {
      do {
        try library.register(Self.prepared(syntax.renderedText), named: name)
      } catch let error as MustacheTemplate.ParserError {
        report(
          .templateParser("\(error.error)"),
          at: SourceLocation(path: syntax.file.path, line: error.context.lineNumber, column: 1))
      } catch {
        report(.templateParser("\(error)"), at: SourceLocation(path: syntax.file.path))
      }
    }
    return library
  }

  /// Indentation helps whoever reads a template and nobody who reads the page; without it Mustache also has no
  /// partial to indent, which it does by counting characters over and over.
  private static func prepared(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.drop { $0 == " " || $0 == "\t" }
    }
    return KlartextContentType.pragma + lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  // MARK: - Assets

  private mutating func readAssets(_ layers: [ThemeLayer]) -> [Theme.Asset] {
    var assets: [String: Theme.Asset] = [:]
    for layer in layers {
      for name in layer.files(in: "assets") where assets[name] == nil {
        let origin = layer.displayPath + "/assets/" + name
        do {
          let bytes = try layer.read("assets/" + name)
          assets[name] = Theme.Asset(name: name, bytes: bytes, hash: ContentHash.name(bytes), origin: origin)
        } catch {
          report(.themeFileUnreadable(error.localizedDescription), at: SourceLocation(path: origin))
        }
      }
    }
    return assets.values.sorted { $0.name < $1.name }
  }
}
