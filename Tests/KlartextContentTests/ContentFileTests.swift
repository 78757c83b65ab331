import Foundation
import Glibc
import Testing

@testable import KlartextContent

@Suite("Saving a file")
struct ContentFileTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "klartext-save-\(UUID().uuidString)")

  private func save(_ text: String, over old: String?, _ name: String = "content/systems/a.md") -> String? {
    ContentFile.write(text, to: folder.path + "/" + name, path: name, replacing: old)?.id
  }

  private func read(_ name: String = "content/systems/a.md") -> String? {
    ContentFile.text(at: folder.path + "/" + name)
  }

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  @Test("makes a new file and its folder, and never writes over one that is there")
  func creates() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(save("eins\r\n", over: nil) == nil)
    #expect(save("zwei", over: nil) == "KT-new-file-exists")
    #expect(read() == "eins\r\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/content/systems") == ["a.md"])
  }

  @Test("writes over what was read and keeps the file's rights")
  func replaces() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(save("eins", over: nil) == nil)
    chmod(folder.path + "/content/systems/a.md", 0o640)
    #expect(save("zwei", over: "eins") == nil)
    #expect(read() == "zwei")
    var info = stat()
    lstat(folder.path + "/content/systems/a.md", &info)
    #expect(info.st_mode & 0o777 == 0o640)
  }

  @Test("does not write over what somebody else wrote, a read-only file, a link, or a file that is gone")
  func refuses() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(save("eins", over: nil) == nil)
    #expect(save("drei", over: "zwei") == "KT-file-changed-meanwhile")
    #expect(read() == "eins")
    chmod(folder.path + "/content/systems/a.md", 0o444)
    #expect(save("zwei", over: "eins") == "KT-file-read-only")
    symlink("a.md", folder.path + "/content/systems/b.md")
    #expect(save("zwei", over: "eins", "content/systems/b.md") == "KT-file-changed-meanwhile")
    #expect(save("zwei", over: "eins", "content/systems/c.md") == "KT-file-changed-meanwhile")
    #expect(read() == "eins")
  }

  @Test("tells why a file could not be saved, and leaves it")
  func tellsFailures() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    // There is no room beside it for a name that is a little longer.
    let name = "content/systems/" + String(repeating: "a", count: 245) + ".md"
    try FileManager.default.createDirectory(
      at: folder.appending(path: "content/systems"), withIntermediateDirectories: true)
    try "eins".write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
    #expect(save("zwei", over: "eins", name) == "KT-save-failed")
    #expect(read(name) == "eins")
  }

  @Test("one of two who save at once wins, and the other is told")
  func survivesTwoEditors() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(save("0", over: nil) == nil)
    for round in 0..<20 {
      let texts = (0..<8).map { "\(round)-\($0)" }
      let old = try #require(read())
      let outcomes = await withTaskGroup(of: (String, String?).self) { group in
        for text in texts { group.addTask { (text, save(text, over: old)) } }
        return await group.reduce(into: []) { $0.append($1) }
      }
      let winners = outcomes.filter { $0.1 == nil }
      #expect(winners.count == 1)
      #expect(outcomes.allSatisfy { $0.1 == nil || $0.1 == "KT-file-changed-meanwhile" })
      #expect(read() == winners.first?.0)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/content/systems") == ["a.md"])
  }
}
