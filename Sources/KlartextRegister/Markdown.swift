import KlartextCore

/// A Markdown text, parsed and checked: HTML with the places left open that depend on the page it will stand on.
///
/// Addresses depend on the language of the page, and labels on its strings; all else is finished, so that a text
/// is parsed once and written many times.
public struct Markdown: Sendable, Hashable {
  public enum Piece: Sendable, Hashable {
    /// Finished HTML.
    case html(String)
    /// Where a link opens: an index into `links`.
    case linkStart(Int)
    case linkEnd(Int)
    /// An image: an index into `images`.
    case image(Int)
    /// A word of the interface in the language of this text.
    case label(Label)
  }

  /// Words that the generator adds to a text.
  public enum Label: String, Sendable, Hashable, CaseIterable {
    case footnotes
    case footnoteReference
    case footnoteBack
    case table
    case externalLink
    case document
    case taskDone
    case taskOpen
  }

  public struct Heading: Sendable, Hashable {
    /// The level in the page: 2 to 6.
    public var level: Int
    public var id: String
    public var text: String

    public init(level: Int, id: String, text: String) {
      self.level = level
      self.id = id
      self.text = text
    }
  }

  public struct Link: Sendable, Hashable {
    public var target: LinkTarget
    /// Where the address stands.
    public var mark: SourceMark
    /// „PDF“ for a link to a document whose text does not say so.
    public var fileType: String?
    /// Made by the program from a word of the glossary. It stands only on the page of the text's own entry.
    public var isAutomatic: Bool

    public init(target: LinkTarget, mark: SourceMark, fileType: String? = nil, isAutomatic: Bool = false) {
      self.target = target
      self.mark = mark
      self.fileType = fileType
      self.isAutomatic = isAutomatic
    }
  }

  public struct Image: Sendable, Hashable {
    /// The file, relative to the content folder: `media/plan.svg`.
    public var path: String
    /// Empty for a picture that only decorates.
    public var alternative: String
    public var mark: SourceMark

    public init(path: String, alternative: String, mark: SourceMark) {
      self.path = path
      self.alternative = alternative
      self.mark = mark
    }
  }

  public var language: LanguageTag
  public var pieces: [Piece]
  public var headings: [Heading]
  /// The links that the author set, in reading order, then automatic ones. Those that lead outside the site stand in the
  /// pieces as finished HTML.
  public var links: [Link]
  public var images: [Image]
  /// The words without markup, one block a line: for summaries, search and length limits.
  public var plainText: String
  /// The bytes of `plainText` that are read as prose, one range for each block or cell of a table; code is none.
  public var prose: [Range<Int>]
  /// The Markdown as its author wrote it.
  public var source: String
  /// Terms of the glossary that the page mentions in this text for the first time, in reading order.
  public var terms: [EntryKey] = []

  public init(
    language: LanguageTag, pieces: [Piece] = [], headings: [Heading] = [], links: [Link] = [], images: [Image] = [],
    plainText: String = "", prose: [Range<Int>] = [], source: String = ""
  ) {
    self.language = language
    self.pieces = pieces
    self.headings = headings
    self.links = links
    self.images = images
    self.plainText = plainText
    self.prose = prose
    self.source = source
  }

  public var isEmpty: Bool { pieces.isEmpty }
}

/// Where a link in a text leads.
public enum LinkTarget: Sendable, Hashable {
  /// A heading, field or principle of the same page.
  case anchor(String)
  /// Another entry; the place in it, when one is named.
  case entry(EntryKey, anchor: String?)
  /// A file of the content folder: `media/bericht.pdf`.
  case media(String)
  /// A page of this site by its address: `/aktuelles/`.
  case site(String)
  /// `https:`, `http:`, `mailto:` or `tel:`; percent-encoded.
  case external(String)
}

/// Where a link leads on a page that is being written.
public struct ResolvedLink: Sendable, Hashable {
  /// The address; escaped when it is written.
  public var href: String
  /// The language of the target, where it is not that of the page.
  public var hreflang: LanguageTag?
  /// A class for the theme: `glossary-term` for a link to an explanation.
  public var className: String?
  /// What a reader should know before following it: „PDF, 240 KB“. Without it, the link's file type is shown.
  public var note: String?

  public init(href: String, hreflang: LanguageTag? = nil, className: String? = nil, note: String? = nil) {
    self.href = href
    self.hreflang = hreflang
    self.className = className
    self.note = note
  }
}

extension Markdown {
  /// The text as HTML for one page.
  ///
  /// - Parameters:
  ///   - link: Where a link leads; `nil` when its target is not published: then only its text stays.
  ///   - image: The HTML of a picture.
  ///   - label: A word of the interface; escaped here.
  public func html(
    link: (Link) -> ResolvedLink?, image: (Image) -> String, label: (Label) -> String
  ) -> String {
    var result = ""
    result.reserveCapacity(source.utf8.count * 2)
    var open: [ResolvedLink?] = []
    for piece in pieces {
      switch piece {
      case .html(let html): result += html
      case .image(let index): result += image(images[index])
      case .label(let word): result += Escaping.html(label(word))
      case .linkStart(let index):
        let resolved = link(links[index])
        open.append(resolved)
        if let resolved { result += resolved.startTag }
      case .linkEnd(let index):
        guard let resolved = open.popLast() ?? nil else { continue }
        if let note = resolved.note ?? links[index].fileType {
          result += " <span class=\"file-type\">(\(Escaping.html(note)))</span>"
        }
        result += "</a>"
      }
    }
    return result
  }
}

extension ResolvedLink {
  fileprivate var startTag: String {
    var tag = "<a href=\"\(Escaping.html(href))\""
    if let className { tag += " class=\"\(Escaping.html(className))\"" }
    if let hreflang { tag += " hreflang=\"\(hreflang)\"" }
    return tag + ">"
  }
}
