import KlartextCore

/// The states of files on the main line of a repository.
struct GitLog: Sendable {
  /// A state of a file.
  struct Version: Sendable, Hashable {
    /// Counts commits from the oldest.
    var commit: Int
    /// The id of its contents; `nil` where the file was removed or is no file.
    var blob: String?
  }

  /// Relative to the project folder; oldest version first.
  private(set) var versions: [String: [Version]] = [:]
  /// The day of each commit in Germany. A clock that ran backwards does not turn the order round.
  private(set) var days: [CivilDate] = []

  /// Reads what `git log --raw -z --format=%x02%ct` prints.
  init(parsing output: [UInt8]) {
    var change: [Substring]?
    for token in output.split(separator: 0) {
      if token.first == 0x02 {
        let text = String(decoding: token.dropFirst(), as: UTF8.self)
        let moment = Int(text.split(separator: "\n").first ?? "") ?? 0
        let day = BerlinTime.day(at: moment) ?? .earliest
        days.append(max(day, days.last ?? day))
        change = nil
        continue
      }
      let text = String(decoding: token, as: UTF8.self)
      if let words = change {
        add(words, path: text)
        change = nil
      } else if let colon = text.firstIndex(of: ":") {
        change = text[colon...].split(separator: " ")
      }
    }
  }

  /// - Parameter words: `:100644 100644 <old> <new> M`.
  private mutating func add(_ words: [Substring], path: String) {
    guard words.count >= 5, !days.isEmpty else { return }
    let isFile = words[1].hasPrefix("100")
    versions[path, default: []].append(
      Version(commit: days.count - 1, blob: isFile ? String(words[3]) : nil))
  }
}
