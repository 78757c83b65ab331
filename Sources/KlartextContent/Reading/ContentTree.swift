import Glibc
import KlartextCore
import KlartextRegister

/// What lies in the content folder: text files to be read, and media files by name.
struct ContentTree: Sendable {
  /// A file of a collection.
  struct Document: Sendable, Equatable {
    var collection: String
    var id: String
    /// `nil` for the file in the main language.
    var language: LanguageTag?
    /// Relative to the project folder, for messages.
    var path: String
    var absolutePath: String
    /// What the disk says of the file; `nil` for one that is not there.
    var stamp: FileStamp?
    /// What is to be read instead of what lies on the disk.
    var text: String?
  }

  /// Sorted by path.
  var documents: [Document] = []
  /// Relative to the content folder (`media/plan.svg`) → place on the disk.
  var media: [String: String] = [:]
  var diagnostics: [Diagnostic] = []

  /// Looks through the content folder.
  ///
  /// - Parameters:
  ///   - content: the folder's name in the project, such as `content`.
  ///   - project: the absolute path of the project folder.
  ///   - collections: the folders that are read.
  static func scan(content: String, project: String, collections: [String]) -> ContentTree {
    var tree = ContentTree()
    let root = project + "/" + content
    guard let entries = DirectoryEntry.list(root) else {
      tree.report(.contentFolderMissing(content), content)
      return tree
    }
    for entry in entries where !entry.isIgnored {
      let path = content + "/" + entry.name
      if entry.kind == .symbolicLink {
        tree.report(.symbolicLink, path)
      } else if entry.kind == .directory, entry.name == "media" {
        tree.scanMedia(root: root, folder: "media", content: content, depth: 0)
      } else if entry.kind == .directory, collections.contains(entry.name) {
        tree.scanCollection(entry.name, folder: root + "/" + entry.name, path: path)
      } else {
        tree.report(.contentUnknownPlace(entry.name, known: collections + ["media"]), path)
      }
    }
    return tree
  }

  /// Puts texts in the place of files, or beside them where there is no such file yet.
  ///
  /// - Parameter texts: by path relative to the project folder; what is no file of a collection is left out.
  mutating func lay(_ texts: [String: String], content: String, collections: [String]) {
    guard !texts.isEmpty else { return }
    for (path, text) in texts {
      if let position = documents.firstIndex(where: { $0.path == path }) {
        documents[position].text = text
        continue
      }
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == content.split(separator: "/").count + 2, path.hasPrefix(content + "/") else { continue }
      let collection = parts[parts.count - 2]
      guard collections.contains(collection),
        case .success(var document) = Self.document(
          named: parts[parts.count - 1], in: collection, path: path, absolutePath: "")
      else { continue }
      document.text = text
      documents.append(document)
    }
    documents.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Takes note of files that were changed and are still there, without looking at the others.
  ///
  /// - Returns: whether that was all: a file that came, went or is none of a collection asks for a new look.
  mutating func update(_ changed: Set<String>) -> Bool {
    var rest = changed.count
    guard rest > 0 else { return true }
    for position in documents.indices where changed.contains(documents[position].path) {
      guard let stamp = FileStamp(ofFile: documents[position].absolutePath) else { return false }
      documents[position].stamp = stamp
      rest -= 1
    }
    return rest == 0
  }

  private mutating func scanCollection(_ collection: String, folder: String, path: String) {
    for entry in DirectoryEntry.list(folder) ?? [] where !entry.isIgnored {
      let filePath = path + "/" + entry.name
      guard entry.kind == .file else {
        report(entry.kind == .symbolicLink ? .symbolicLink : .contentNestedFolder, filePath)
        continue
      }
      switch Self.document(named: entry.name, in: collection, path: filePath, absolutePath: folder + "/" + entry.name) {
      case .success(var document):
        document.stamp = entry.stamp
        documents.append(document)
      case .failure(let refusal): report(refusal.finding, filePath)
      }
    }
  }

  private struct Refusal: Error {
    var finding: Finding
  }

  /// The file of a collection that a name means.
  private static func document(
    named name: String, in collection: String, path: String, absolutePath: String
  ) -> Result<Document, Refusal> {
    guard name.hasSuffix(".md") else { return .failure(Refusal(finding: .contentUnknownFile(named: name))) }
    let parts = name.dropLast(3).split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let id = String(parts[0])
    guard Slug.isValid(id) else {
      let ending = String(name.dropFirst(id.count))
      return .failure(Refusal(finding: .idInvalid(id, suggestion: Slug.make(id), ending: ending)))
    }
    var language: LanguageTag?
    if parts.count == 2 {
      language = LanguageTag(parts[1])
      if language == nil || language?.description != String(parts[1]) {
        return .failure(Refusal(finding: .translationLanguageInvalid(String(parts[1]))))
      }
    }
    return .success(
      Document(collection: collection, id: id, language: language, path: path, absolutePath: absolutePath))
  }

  private mutating func scanMedia(root: String, folder: String, content: String, depth: Int) {
    for entry in DirectoryEntry.list(root + "/" + folder) ?? [] where !entry.isIgnored {
      let path = folder + "/" + entry.name
      switch entry.kind {
      case .symbolicLink: report(.symbolicLink, content + "/" + path)
      case .directory where depth < 4: scanMedia(root: root, folder: path, content: content, depth: depth + 1)
      case .directory, .other: report(.contentNestedFolder, content + "/" + path)
      case .file: media[path] = root + "/" + path
      }
    }
  }

  private mutating func report(_ finding: Finding, _ path: String) {
    diagnostics.append(Diagnostic(finding, at: SourceLocation(path: path)))
  }
}

/// One name in a folder.
struct DirectoryEntry {
  enum Kind { case file, directory, symbolicLink, other }

  var name: String
  var kind: Kind
  var stamp: FileStamp

  /// Files of editors and operating systems, which nobody meant as content.
  var isIgnored: Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#")) || name == "Thumbs.db"
      || name == "README.md"
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names in a folder, sorted by their bytes; `nil` when there is no such folder.
  static func list(_ path: String) -> [DirectoryEntry]? {
    guard let directory = opendir(path) else { return nil }
    defer { closedir(directory) }
    var entries: [DirectoryEntry] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name == "." || name == ".." { continue }
      var info = stat()
      guard lstat(path + "/" + name, &info) == 0 else { continue }
      let kind: Kind =
        switch info.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .directory
        case S_IFLNK: .symbolicLink
        default: .other
        }
      entries.append(DirectoryEntry(name: name, kind: kind, stamp: FileStamp(info)))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}
