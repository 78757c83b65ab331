import Foundation
import KlartextCore
import KlartextRegister

/// A former state of a project, laid out in a folder so that it can be read like the present one.
public struct FormerState: Sendable {
  /// The folder with `klartext.yaml`.
  public let folder: String
  /// The day on which the state was the newest; `nil` for a folder, which has no day of its own.
  public let day: CivilDate?
  /// Whether the folder was made for this comparison and can be thrown away.
  private let isTemporary: Bool

  /// Why a word means no state.
  public enum Problem: Error, Sendable {
    /// There is neither such a folder nor such a state.
    case unknown(nearest: String?)
    /// The word is no folder, and the project has no former states, because it lies in no repository.
    case noRepository
    /// Nothing was there yet on that day.
    case tooEarly(CivilDate)
    case unusable(Finding)
    /// The state has no `klartext.yaml`.
    case noProject
    case unreadable
  }

  /// Finds the state that a word means: a day, a folder, else a tag, branch or commit.
  ///
  /// - Parameters:
  ///   - project: the absolute path of the present project.
  ///   - working: the folder from which a relative path counts.
  public static func find(_ word: String, project: String, working: String) throws(Problem) -> FormerState {
    guard !word.isEmpty else { throw .unknown(nearest: nil) }
    let day = CivilDate(word)
    let path = word.hasPrefix("/") ? word : working + "/" + word
    var isFolder: ObjCBool = false
    if day == nil, FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      guard DirectoryEntry.exists(path + "/" + ConfigurationReader.fileName) else { throw .noProject }
      return FormerState(folder: path, day: nil, isTemporary: false)
    }
    let repository: GitRepository
    switch GitRepository.find(around: project) {
    case .repository(let found): repository = found
    case .none: throw .noRepository
    case .unusable(let finding): throw .unusable(finding)
    }
    let commit: String
    if let day {
      // The state at the end of the day in Germany.
      let end = (day.daysSinceEpoch + 1) * 86_400
      guard let found = repository.lastCommit(before: end - BerlinTime.offset(at: end) * 3600) else {
        throw .tooEarly(day)
      }
      commit = found
    } else {
      guard let found = repository.commit(word) else {
        throw .unknown(nearest: EditDistance.nearest(to: word, among: repository.tags))
      }
      commit = found
    }
    let made = day ?? repository.time(of: commit).flatMap { BerlinTime.day(at: $0) }
    let content = ConfigurationReader.contentFolder(of: project) ?? "content"
    return FormerState(folder: try layOut(commit, of: repository, content: content), day: made, isTemporary: true)
  }

  /// Writes the texts of a commit into a folder of their own.
  private static func layOut(
    _ commit: String, of repository: GitRepository, content: String
  ) throws(Problem) -> String {
    guard
      let files = repository.files(in: commit, under: [content, ConfigurationReader.fileName, LawReader.fileName]),
      files[ConfigurationReader.fileName] != nil
    else { throw .noProject }
    // A crafted repository could name a way out of the folder.
    let texts = files.filter { path, _ in
      (path.hasSuffix(".md") || path.hasSuffix(".yaml")) && !path.split(separator: "/").contains("..")
    }
    let contents = repository.contents(of: texts.values.sorted())
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appending(path: "klartext-" + UUID().uuidString).path
    do {
      // Drafts and internal notes are for nobody else on this machine.
      try manager.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      for (path, blob) in texts {
        guard let text = contents[blob] else { continue }
        let file = folder + "/" + path
        try manager.createDirectory(
          atPath: String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]), withIntermediateDirectories: true)
        try text.write(toFile: file, atomically: false, encoding: .utf8)
      }
    } catch {
      try? manager.removeItem(atPath: folder)
      throw .unreadable
    }
    return folder
  }

  /// What was public then. Problems of that time are not reported: nobody can mend them any more.
  ///
  /// - Parameter today: the day that counts for a folder.
  public func register(today: CivilDate) -> Register? {
    ProjectReader(folder: folder, today: day.map { min($0, today) } ?? today, readsHistory: false).read().project?
      .register
  }

  public func remove() {
    if isTemporary { try? FileManager.default.removeItem(atPath: folder) }
  }
}
