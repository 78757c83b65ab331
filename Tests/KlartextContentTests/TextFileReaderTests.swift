import Foundation
import Testing

@testable import KlartextContent

@Suite struct TextFileReaderTests {
  @Test func saysThatAFileHasVanished() {
    let (file, diagnostic) = TextFileReader.read("/nirgends/fehlt.md", path: "content/pages/fehlt.md")
    #expect(file == nil)
    #expect(diagnostic?.finding.id == "KT-file-unreadable")
    #expect(diagnostic?.finding.message.de == "Die Datei lässt sich nicht öffnen: sie ist verschwunden.")
    #expect(diagnostic?.finding.message.en == "The file cannot be opened: it has vanished.")
  }

  @Test func readsNoFolder() {
    #expect(TextFileReader.read("/", path: "content").diagnostic?.finding.id == "KT-file-unreadable")
  }
}
