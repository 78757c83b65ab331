/// The form that a number demands of the words beside it (Unicode CLDR, Language Plural Rules).
public enum PluralCategory: String, Sendable, Hashable, CaseIterable {
  case zero
  case one
  case two
  case few
  case many
  case other
}
