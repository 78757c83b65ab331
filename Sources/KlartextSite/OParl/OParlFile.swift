import KlartextCore
import KlartextRegister

/// A document of a paper, or the text that the register itself has of it (OParl 1.1, File).
struct OParlFile: Sendable {
  private enum Source: Sendable {
    /// The entry's page, with its wording as plain text.
    case page(text: String)
    case link(String)
    case media(MediaFile)
  }

  let paper: Entry
  /// What its address ends with.
  let name: String
  private let title: String?
  private let format: String?
  private let source: Source

  static func all(of paper: Entry, in context: OParlContext) -> [OParlFile] {
    var files: [OParlFile] = []
    var names: [String: Int] = [:]
    for row in paper.record.rows("documents") {
      guard let source = source(of: row, in: context.register) else { continue }
      let title = row.text("title")?.string
      let slug = String(Slug.make(title ?? "").prefix(80))
      let word = slug.isEmpty ? "document" : slug
      names[word, default: 0] += 1
      let count = names[word] ?? 1
      files.append(
        OParlFile(
          paper: paper, name: paper.id + "/" + (count > 1 ? "\(word)/\(count)" : word), title: title,
          format: row.text("format")?.string, source: source))
    }
    if let text = wording(of: paper) {
      let title = paper.record.text("title")?.string
      files.append(OParlFile(paper: paper, name: paper.id, title: title, format: "html", source: .page(text: text)))
    }
    return files
  }

  private static func source(of row: Record, in register: Register) -> Source? {
    if let path = row.plain("file") {
      if path.contains("://") { return .link(path) }
      return (register.media[path] ?? register.media["media/" + path]).map { .media($0) }
    }
    return row.plain("url").map { .link($0) }
  }

  /// The texts of the paper itself, each under its label.
  private static func wording(of paper: Entry) -> String? {
    let texts = ["proposal", "question", "reasons", "answer"].compactMap { key -> String? in
      guard let field = paper.collection.field(key), let text = paper.record.markdown(key) else { return nil }
      return field.label[text.language] + "\n" + text.plainText
    }
    return texts.isEmpty ? nil : texts.joined(separator: "\n\n")
  }

  func json(in context: OParlContext) -> JSON {
    let access: JSON
    var members: [(String, JSON?)] = [("name", title.map { .string($0) })]
    switch source {
    case .page(let text):
      access = context.page(of: paper)
      members.append(("text", .string(text)))
    case .link(let url): access = .string(url)
    case .media(let file):
      access = context.url(context.edition.addresses.media(file))
      members.append(("fileName", file.path.split(separator: "/").last.map { .string(String($0)) }))
      members.append(("size", .number(file.byteCount)))
      members.append(("downloadUrl", access))
    }
    members += [("mimeType", mediaType.map { .string($0) }), ("accessUrl", access)]
    members.append(("paper", [context.url(.paper, paper.id)]))
    return context.object(
      .file, at: Addresses.oparl(.file, name),
      members + context.dates(of: paper).members + [("web", context.page(of: paper))])
  }

  /// By the format that the entry states, else by the ending of the name (IANA registry); `nil` when neither tells it.
  private var mediaType: String? {
    var words = [format?.lowercased()]
    switch source {
    case .page: break
    case .link(let url): words.append(Self.ending(of: url.prefix { $0 != "?" && $0 != "#" }))
    case .media(let file): words.insert(Self.ending(of: file.path[...]), at: 0)
    }
    return words.lazy.compactMap { $0.flatMap { MediaType.byEnding[$0] } }.first
  }

  private static func ending(of path: Substring) -> String? {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }
}
