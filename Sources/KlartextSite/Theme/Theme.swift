import KlartextCore
import Mustache

/// How a site looks and speaks: templates, styles and strings, read and checked.
public struct Theme: Sendable {
  /// The version of the contract that `TemplateSpec.all` states; `contract:` in `theme.yaml` names it.
  public static let contractVersion = 1

  /// A style, icon or picture of the theme.
  public struct Asset: Sendable {
    /// The path below the theme's `assets` folder.
    public let name: String
    public let bytes: [UInt8]
    public let hash: String
    /// The file it was read from, as a person would type it.
    public let origin: String
  }

  public let name: String
  let library: MustacheLibrary
  /// By language, each with its fallbacks applied.
  let strings: [LanguageTag: Strings]
  public let assets: [Asset]
  /// Names of assets, in the order in which pages load them.
  public let stylesheets: [String]
  /// Further ones, for pages in easy language only.
  public let easyStylesheets: [String]
  /// `nil` for the program's own, in the municipality's colour.
  public let icon: String?
  /// The picture that other websites show when a page is shared.
  public let socialImage: String?
  /// The backgrounds, on which the municipality's colour has to be readable.
  public let paper: PaperColours
  /// The fields at the top of an entry's page: dotted paths by collection.
  public let keyFacts: [String: [String]]

  func asset(_ name: String) -> Asset? { assets.first { $0.name == name } }

  static let emptyTemplate = MustacheTemplate.nothing
}

extension MustacheTemplate {
  /// A template of no text, which cannot fail to parse.
  fileprivate static let nothing: MustacheTemplate = {
    do { return try MustacheTemplate(string: "") } catch { preconditionFailure("an empty template is one") }
  }()
}
