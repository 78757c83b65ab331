/// The program that makes the site, as its outputs name it.
public enum Generator {
  /// As in the changelog (Semantic Versioning 2.0.0).
  public static let version = "0.1.0"
  /// Where its source code lies; a placeholder until the project has a public home, as in publiccode.yml.
  public static let source = "https://git.klartext.example/klartext.git"
}
