import Testing

@testable import KlartextContent

@Suite struct PictureMetadataTests {
  private let marker = Array("Exif\0\0".utf8)

  @Test(arguments: [true, false]) func takesThePlaceOutOfPhotographs(isLittle: Bool) throws {
    let exif = PictureBytes.segment(0xE1, marker + PictureBytes.exif(hasPlace: true, isLittle: isLittle))
    let iptc = PictureBytes.segment(0xED, Array("Photoshop 3.0\0Anna".utf8))
    let comment = PictureBytes.segment(0xFE, Array("Anna".utf8))
    let second = PictureBytes.segment(0xE2, Array("MPF\0".utf8) + [1, 2, 3])
    let bytes = PictureBytes.jpeg(
      [PictureBytes.jfif, exif, iptc, PictureBytes.profile, second, comment], tail: Array("ftypmp4 film".utf8))
    let result = try #require(PictureMetadata.removed(from: bytes, ending: "jpg"))
    #expect(result.hadPlace)
    #expect(result.bytes == PictureBytes.jpeg([PictureBytes.jfif, PictureBytes.profile]))
  }

  @Test func keepsAPictureWithoutMetadataAsItIs() throws {
    for (bytes, ending) in [
      (PictureBytes.jpeg([PictureBytes.jfif, PictureBytes.profile]), "jpeg"),
      (PictureBytes.png([PictureBytes.chunk("iCCP", [1, 2])]), "png"),
      (PictureBytes.webp([PictureBytes.part("VP8L", [0x2F, 1, 2])]), "webp"),
    ] {
      let result = try #require(PictureMetadata.removed(from: bytes, ending: ending))
      #expect(result.bytes == bytes)
      #expect(!result.hadPlace)
      #expect(result.orientation == 1)
    }
  }

  /// A phone held upright writes the picture lying on its side.
  @Test(arguments: [UInt8(3), 6, 8]) func keepsTheWayUp(orientation: UInt8) throws {
    let exif = PictureBytes.exif(orientation: orientation, hasPlace: false)
    let pictures: [(String, [UInt8])] = [
      ("jpg", PictureBytes.jpeg([PictureBytes.jfif, PictureBytes.segment(0xE1, marker + exif)])),
      ("png", PictureBytes.png([PictureBytes.chunk("eXIf", exif)])),
      (
        "webp",
        PictureBytes.webp([
          PictureBytes.part("VP8X", [0x0C, 0, 0, 0, 63, 0, 0, 47, 0, 0]), PictureBytes.part("VP8L", [0x2F, 1, 2, 3]),
          PictureBytes.part("EXIF", exif),
        ])
      ),
    ]
    for (ending, bytes) in pictures {
      let result = try #require(PictureMetadata.removed(from: bytes, ending: ending))
      #expect(result.orientation == Int(orientation))
      #expect(!result.hadPlace)
      #expect(!result.bytes[...].contains(Array("Cam".utf8)))
      // What was written is read again, and nothing is left to be taken out.
      let again = try #require(PictureMetadata.removed(from: result.bytes, ending: ending))
      #expect(again.orientation == Int(orientation))
      #expect(again.bytes == result.bytes)
    }
  }

  @Test func takesTextsOutOfPNG() throws {
    let bytes = PictureBytes.png(
      [
        PictureBytes.chunk("tEXt", Array("Author\0Anna".utf8)),
        PictureBytes.chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0<x exif:GPSLatitude='51'/>".utf8)),
        PictureBytes.chunk("eXIf", PictureBytes.exif(hasPlace: true)), PictureBytes.chunk("gAMA", [0, 0, 177, 143]),
      ], tail: Array("Anna".utf8))
    let result = try #require(PictureMetadata.removed(from: bytes, ending: "png"))
    #expect(result.hadPlace)
    #expect(result.bytes == PictureBytes.png([PictureBytes.chunk("gAMA", [0, 0, 177, 143])]))
  }

  @Test func takesThePlaceOutOfWebP() throws {
    let flags = { (flags: UInt8) in PictureBytes.part("VP8X", [flags, 0, 0, 0, 63, 0, 0, 47, 0, 0]) }
    let picture = PictureBytes.part("VP8L", [0x2F, 1, 2])
    let bytes = PictureBytes.webp([
      flags(0x2C), PictureBytes.part("ICCP", [1, 2, 3]), picture,
      PictureBytes.part("EXIF", marker + PictureBytes.exif(hasPlace: true)),
      PictureBytes.part("XMP ", Array("<x>Anna</x>".utf8)),
    ])
    let result = try #require(PictureMetadata.removed(from: bytes, ending: "webp"))
    #expect(result.hadPlace)
    #expect(result.bytes == PictureBytes.webp([flags(0x20), PictureBytes.part("ICCP", [1, 2, 3]), picture]))
  }

  /// Cut off anywhere, or with any byte changed, a picture never crashes the program, and what is given out is whole.
  @Test func bearsDamage() {
    let exif = PictureBytes.exif(orientation: 6, hasPlace: true)
    let pictures: [(String, [UInt8])] = [
      ("jpg", PictureBytes.jpeg([PictureBytes.segment(0xE1, marker + exif), PictureBytes.profile])),
      ("png", PictureBytes.png([PictureBytes.chunk("eXIf", exif)])),
      (
        "webp",
        PictureBytes.webp([
          PictureBytes.part("VP8X", [0x08, 0, 0, 0, 63, 0, 0, 47, 0, 0]), PictureBytes.part("VP8L", [0x2F, 1]),
          PictureBytes.part("EXIF", exif),
        ])
      ),
    ]
    for (ending, bytes) in pictures {
      for length in 0..<bytes.count {
        let result = PictureMetadata.removed(from: Array(bytes.prefix(length)), ending: ending)
        if ending != "webp" { #expect(result == nil, "\(ending), \(length) bytes") }
      }
      for index in bytes.indices {
        for value: UInt8 in [0, 0x7F, 0xFF] {
          var damaged = bytes
          damaged[index] = value
          _ = PictureMetadata.removed(from: damaged, ending: ending)
        }
      }
    }
  }

  @Test func findsThePlaceOfFilms() {
    func box(_ type: [UInt8], _ content: [UInt8]) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: (content.count + 8) >> (24 - 8 * $0)) } + type + content
    }
    func film(_ user: [UInt8]) -> [UInt8] {
      box(Array("ftyp".utf8), Array("isom".utf8)) + box(Array("mdat".utf8), [0xA9, 0x78, 0x79, 0x7A, 1])
        + box(Array("moov".utf8), box(Array("udta".utf8), user))
    }
    let place = box([0xA9, 0x78, 0x79, 0x7A], [0, 18, 0x15, 0xC7] + Array("+51.2+006.7/".utf8))
    #expect(FilmPlace.isStated(in: film(place), ending: "mp4"))
    #expect(FilmPlace.isStated(in: film(box(Array("loci".utf8), [0, 0])), ending: "mp4"))
    // The same letters among the pictures say nothing.
    #expect(!FilmPlace.isStated(in: film([]), ending: "mp4"))
    let whole = film(place)
    for length in 0..<whole.count { _ = FilmPlace.isStated(in: Array(whole.prefix(length)), ending: "mp4") }
  }

  @Test func findsThePlaceInOtherPictures() {
    let box = [UInt8](repeating: 1, count: 40)
    #expect(PictureMetadata.hasPlace(box + PictureBytes.exif(hasPlace: true) + box))
    #expect(!PictureMetadata.hasPlace(box + PictureBytes.exif(hasPlace: false) + box))
  }
}
