import KlartextCore
import Testing

@testable import KlartextPublishing

@Suite struct CompressionTests {
  private func artifact(_ path: String, _ count: Int) throws -> Artifact {
    Artifact(try #require(OutputAddress(path)), kind: .page, origin: "test") {
      Array(repeatElement(Array("Ein Satz. ".utf8), count: count / 10).joined())
    }
  }

  @Test func addsTwoFilesBesideEachLargerTextAndNothingElse() throws {
    let plan = OutputPlan([
      try artifact("index.html", 1000), try artifact("klein.html", 990), try artifact("bild.png", 5000),
      try artifact("ordner.html/liste", 5000),
    ]).withCompressedFiles()
    #expect(
      plan.artifacts.map(\.address.description) == [
        "bild.png", "index.html", "index.html.br", "index.html.gz", "klein.html", "ordner.html/liste",
      ])
    #expect(plan.collisions.isEmpty)
  }

  @Test func makesTheSameSmallerBytesEachTime() throws {
    let plan = OutputPlan([try artifact("api/v1/register.json", 100_000)]).withCompressedFiles()
    for ending in Compression.allCases.map(\.ending) {
      let file = try #require(plan["api/v1/register.json" + ending])
      let bytes = file.bytes()
      #expect(bytes == file.bytes())
      #expect(!bytes.isEmpty && bytes.count < 2000)
    }
    // RFC 1952 §2.3.1: no flags, so no name; the time is 0.
    let gzip = try #require(plan["api/v1/register.json.gz"]).bytes()
    #expect(Array(gzip[0..<8]) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
  }
}
