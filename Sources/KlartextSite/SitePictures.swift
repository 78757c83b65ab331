import KlartextCore
import KlartextRegister

/// The municipality's own pictures in the frame of every page: logo, coat of arms and what other websites show.
struct SitePictures {
  private let register: Register

  init(_ register: Register) { self.register = register }

  var logo: MediaFile? { file("logo") }
  var coatOfArms: MediaFile? { file("coat_of_arms") }
  var socialImage: MediaFile? { file("social_image") }

  private func file(_ key: String) -> MediaFile? {
    guard let path = register.configuration.record.plain(key) else { return nil }
    return register.media[path] ?? register.media["media/" + path]
  }

  /// A picture that every page loads should be light: 100 KB a page is what an old phone on a slow line can bear.
  private static let heavyByteCount = 60_000
  /// The logo is shown at most 90 pixels high; four times as much is enough for every screen.
  private static let largeSide = 2000

  var diagnostics: [Diagnostic] {
    [("logo", logo), ("coat_of_arms", coatOfArms)].compactMap { key, file in
      guard let file else { return nil }
      let side = file.path.hasSuffix(".svg") ? 0 : max(file.width ?? 0, file.height ?? 0)
      guard file.byteCount > Self.heavyByteCount || side > Self.largeSide else { return nil }
      return Diagnostic(.pictureHeavy(file, key: key), at: register.configuration.location(of: key))
    }
  }
}

extension Finding {
  static func pictureHeavy(_ file: MediaFile, key: String) -> Finding {
    let size: (LanguageTag) -> String = { language in
      let weight = NumberText.bytes(file.byteCount, in: language)
      guard let width = file.width, let height = file.height else { return weight }
      let word = language.isGerman ? "Pixel" : "pixels"
      let sides = [width, height].map { NumberText.plain(String($0), in: language) }
      return "\(sides[0]) × \(sides[1]) \(word), \(weight)"
    }
    return Finding(
      "picture-heavy", .warning,
      de: "Das Bild für „\(key)“ ist sehr groß (\(size(.german))). Jede Seite lädt es.",
      en: "The picture for “\(key)” is very large (\(size(.english))). Every page loads it.",
      mend: Bilingual(
        de: "Verkleinern Sie es auf höchstens 400 Pixel Höhe und 60 KB, oder nehmen Sie eine SVG-Datei.",
        en: "Make it at most 400 pixels high and 60 KB, or use an SVG file."))
  }
}
