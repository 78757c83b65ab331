import KlartextRegister

/// What the navigation marks as current.
enum PageSection: Sendable, Hashable {
  case elsewhere
  case home
  /// A collection's list, or an entry in it.
  case list(String)
  case within(String)
  case fixed(FixedPage)

  static func all(of schema: Schema) -> [PageSection] {
    [.elsewhere, .home] + schema.collections.flatMap { [.list($0.id), .within($0.id)] }
      + FixedPage.allCases.map { .fixed($0) }
  }
}
