import Glibc

/// What lies in folders that are watched.
enum FolderListing {
  /// A file or folder, and what the system says of it.
  struct Item {
    var name: String
    var info: stat

    var isFolder: Bool { info.st_mode & S_IFMT == S_IFDIR }
  }

  static func items(in folder: String) -> [Item] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var items: [Item] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var info = stat()
      guard name != ".", name != "..", lstat(folder + "/" + name, &info) == 0 else { continue }
      let item = Item(name: name, info: info)
      if item.isFolder ? WatchedNames.isWatchedFolder(name) : WatchedNames.isWatchedFile(name) { items.append(item) }
    }
    return items
  }

  static func folders(in folder: String) -> [String] { items(in: folder).filter(\.isFolder).map(\.name) }

  /// The paths of all files below a folder.
  static func files(below folder: String) -> [String] {
    items(in: folder).flatMap { item in
      let path = folder + "/" + item.name
      return item.isFolder ? files(below: path) : [path]
    }
  }

  static func isLink(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFLNK
  }

  static func isThere(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0
  }

  static func isEmptyFile(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG && info.st_size == 0
  }
}
