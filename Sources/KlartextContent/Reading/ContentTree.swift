import Glibc
import KlartextCore
import KlartextRegister

/// What lies in the content folder: text files to be read, and media files by name.
struct ContentTree: Sendable {
  /// A file of a collection.
  struct Document: Sendable {
    var collection: String
    var id: String
    /// `nil` for the file in the main language.
    var language: LanguageTag?
    /// Relative to the project folder, for messages.
    var path: String
    var absolutePath: String
    /// What stands in a file that is not on the disk yet.
    var text: String?

    func read() -> (file: SourceFile?, diagnostic: Diagnostic?) {
      text.map { (SourceFile(path: path, text: $0), nil) } ?? TextFileReader.read(absolutePath, path: path)
    }
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

  /// Adds a file that is not on the disk yet.
  mutating func add(_ key: EntryKey, text: String, content: String) {
    let path = "\(content)/\(key).md"
    documents.append(
      Document(collection: key.collection, id: key.id, language: nil, path: path, absolutePath: "", text: text))
    documents.sort { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
  }

  /// Puts texts in the place of files, and adds those that are not there yet.
  mutating func lay(_ texts: [String: String], content: String) {
    guard !texts.isEmpty else { return }
    var new = texts
    for position in documents.indices {
      guard let text = new.removeValue(forKey: documents[position].path) else { continue }
      documents[position].text = text
    }
    for (path, text) in new {
      let names = path.dropFirst(content.count + 1).split(separator: "/")
      guard names.count == 2, names[1].hasSuffix(".md") else { continue }
      let parts = names[1].dropLast(3).split(separator: ".", maxSplits: 1)
      documents.append(
        Document(
          collection: String(names[0]), id: String(parts[0]), language: parts.count > 1 ? LanguageTag(parts[1]) : nil,
          path: path, absolutePath: "", text: text))
    }
    documents.sort { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
  }

  private mutating func scanCollection(_ collection: String, folder: String, path: String) {
    for entry in DirectoryEntry.list(folder) ?? [] where !entry.isIgnored {
      let filePath = path + "/" + entry.name
      guard entry.kind == .file else {
        report(entry.kind == .symbolicLink ? .symbolicLink : .contentNestedFolder, filePath)
        continue
      }
      guard entry.name.hasSuffix(".md") else {
        report(.contentUnknownFile, filePath)
        continue
      }
      let stem = entry.name.dropLast(3)
      let parts = stem.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      let id = String(parts[0])
      guard Slug.isValid(id) else {
        report(.idInvalid(id, suggestion: Slug.make(id), ending: String(entry.name.dropFirst(id.count))), filePath)
        continue
      }
      var language: LanguageTag?
      if parts.count == 2 {
        language = LanguageTag(parts[1])
        if language == nil || language?.description != String(parts[1]) {
          report(.translationLanguageInvalid(String(parts[1])), filePath)
          continue
        }
      }
      documents.append(
        Document(
          collection: collection, id: id, language: language, path: filePath, absolutePath: folder + "/" + entry.name))
    }
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
      entries.append(DirectoryEntry(name: name, kind: kind))
    }
    return entries.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
  }
}
