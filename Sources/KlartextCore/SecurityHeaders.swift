/// The HTTP headers under which a site is meant to be served: nothing from elsewhere, nothing in line.
///
/// Every server that shows a site takes them from here: the preview and the examples for nginx, Apache and Caddy.
public enum SecurityHeaders {
  /// What a page may load (Content Security Policy Level 3).
  public static let contentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    + "manifest-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// Names and values, in the order in which they are written.
  ///
  /// `Strict-Transport-Security` (RFC 6797) says nothing of other hosts below the same name: they are not ours.
  public static let all: [(name: String, value: String)] = [
    ("Content-Security-Policy", contentSecurityPolicy),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
  ]
}
