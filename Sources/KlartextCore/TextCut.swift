/// Cuts texts that are too long.
public enum TextCut {
  /// A text of at most so many code points, cut between words.
  public static func cut(_ text: String, to limit: Int?) -> String {
    guard let limit, text.unicodeScalars.count > limit else { return text }
    let kept = text.unicodeScalars.prefix(max(0, limit - 2))
    let end = kept.lastIndex { $0 == " " || $0 == "\n" }
    // A single word that is longer than all of it is cut anywhere.
    return String(String.UnicodeScalarView(end.map { kept[..<$0] } ?? kept)) + " …"
  }
}
