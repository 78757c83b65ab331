import Foundation
import Testing

@testable import KlartextContent

@Suite struct MediaReaderTests {
  @Test func refusesWhatIsTooLargeToBeHeld() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".pdf")
    #expect(FileManager.default.createFile(atPath: file.path, contents: nil))
    defer { try? FileManager.default.removeItem(at: file) }
    // A hole in a file takes no room on the disk.
    try FileHandle(forWritingTo: file).truncate(atOffset: UInt64(MediaReader.maximumByteCount) + 1)
    let (files, diagnostics) = MediaReader.read(
      ["media/a.pdf"], from: ["media/a.pdf": file.path], contentFolder: "content")
    #expect(files.isEmpty)
    #expect(diagnostics.map(\.finding.id) == ["KT-media-too-large"])
    #expect(diagnostics.first?.location?.path == "content/media/a.pdf")
  }

  @Test(
    arguments: [
      (
        "png",
        [
          0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0, 0, 0, 0,
          0x20,
        ], 256, 32
      ),
      ("gif", Array("GIF89a".utf8) + [0x10, 0x01, 0x20, 0x00], 272, 32),
      ("jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0, 0x20, 1, 0, 3, 0, 0], 256, 32),
      (
        "webp",
        Array("RIFF".utf8) + [0, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0, 0, 0x1F, 0, 0],
        256, 32
      ),
    ] as [(String, [UInt8], Int, Int)])
  func readsTheSizeOfPictures(ending: String, bytes: [UInt8], width: Int, height: Int) {
    #expect(PictureHeader.matches(bytes, ending: ending))
    #expect(PictureHeader.size(bytes, ending: ending) == PictureHeader.Size(width, height))
    for length in 0..<bytes.count { _ = PictureHeader.size(Array(bytes.prefix(length)), ending: ending) }
  }
}

@Suite struct SVGCheckTests {
  private func check(_ inner: String, root: String = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 30\">")
    -> SVGCheck.Result
  {
    SVGCheck.check(Array((root + inner + "</svg>").utf8))
  }

  @Test(arguments: [
    "<path d=\"M0 0h4\" fill=\"url(#a)\"/>", "<use href=\"#a\"/>", "<style>.a { fill: red }</style>",
    "<image href=\"data:image/png;base64,AAAA\"/>", "<!-- <script> --><title>onload = gut</title>",
    "<a href=\"#x\"><text>x &lt; y</text></a>",
  ])
  func letsPicturesThrough(inner: String) {
    #expect(check(inner) == .harmless(PictureHeader.Size(40, 30)))
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\">x</svg:script>", "<SCRIPT/>",
    "<path onload=\"x()\"/>", "<path ONCLICK='x'/>", "<a href=\"javascript:alert(1)\"/>",
    "<a xlink:href=\"&#106;avascript:x\"/>",
    "<a href=\" javascript:x\"/>", "<a href=\"https://fremd.example/\"/>",
    "<image href=\"https://fremd.example/a.png\"/>",
    "<use href=\"data:image/svg+xml;base64,AA\"/>", "<image href=\"data:image/svg+xml;base64,AA\"/>",
    "<foreignObject/>",
    "<style>@import 'https://fremd.example/a.css';</style>", "<path fill=\"url(https://fremd.example/#a)\"/>",
    "<path style=\"background: u\\72l(x)\"/>", "<animate attributeName=\"href\" to=\"x\"/>", "<iframe/>",
    "<animate attributeName=\"&#104;ref\" to=\"x\"/>", "<path fill=\"image-set('https://fremd.example/a.png' 1x)\"/>",
    "<g xml:base=\"https://fremd.example/\"/>", "<style>@im&#112;ort 'x';</style>",
    "<set attributeName=\"onload\"/>",
  ])
  func stopsWhatIsMoreThanAPicture(inner: String) {
    guard case .unsafe = check(inner) else {
      Issue.record("let through: \(inner)")
      return
    }
  }

  @Test(arguments: ["", "Text", "<p>x</p>", "<svg", "<svg><!-- ohne Ende", "\u{0}<html/>"])
  func knowsWhatIsNoSVG(text: String) {
    #expect(SVGCheck.check(Array(text.utf8)) == .notSVG)
  }

  @Test func stopsEntitiesAndForeignEncodings() {
    for head in [
      "<!DOCTYPE svg [<!ENTITY a \"x\">]>", "<?xml version=\"1.0\" encoding=\"UTF-7\"?>",
      "<?xml-stylesheet href=\"x\"?>",
    ] {
      guard case .unsafe = check("", root: head + "<svg>") else {
        Issue.record("let through: \(head)")
        continue
      }
    }
    #expect(SVGCheck.check([0xFF, 0xFE, 0x3C, 0x00]) == .notSVG)
  }
}
