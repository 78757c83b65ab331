import KlartextCore
import Mustache

/// Escapes what templates write as `{{name}}`.
///
/// Mustache's own escaping compares grapheme clusters, so that a quotation mark followed by a combining mark
/// (`"` and U+0301) passes unescaped; ours works on bytes. The library falls back to its own at every partial and
/// parent, so every template begins with the pragma that chooses ours.
struct KlartextContentType: MustacheContentType {
  func escapeText(_ text: String) -> String { Escaping.html(text) }

  /// What every template is made to begin with.
  static let pragma: String = {
    MustacheContentTypes.register(KlartextContentType(), named: "KLARTEXT")
    return "{{% CONTENT_TYPE: KLARTEXT}}"
  }()
}
