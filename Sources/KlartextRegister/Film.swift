/// A film that stands on a page.
public enum Film {
  /// The media type of a film by its ending; `nil` for what browsers do not play.
  public static func type(of path: String) -> String? {
    switch path.split(separator: ".").last?.lowercased() {
    case "mp4": "video/mp4"
    case "webm": "video/webm"
    default: nil
    }
  }

  /// Whether a file is one of captions that browsers show (WebVTT).
  public static func areCaptions(_ path: String) -> Bool { path.lowercased().hasSuffix(".vtt") }

  /// Whether a file is a picture that browsers show.
  public static func isPicture(_ path: String) -> Bool {
    ["jpg", "jpeg", "png", "webp", "avif", "gif", "svg"].contains(path.split(separator: ".").last?.lowercased() ?? "")
  }

  /// The length that `3:20` or `1:02:45` states, in seconds; `nil` for what is no length.
  public static func seconds(of text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count) else { return nil }
    var seconds = 0
    for (position, part) in parts.enumerated() {
      guard (1...2).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(part), position == 0 || (number < 60 && part.utf8.count == 2)
      else { return nil }
      seconds = seconds * 60 + number
    }
    return seconds > 0 ? seconds : nil
  }
}
