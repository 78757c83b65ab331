import KlartextCore
import KlartextRegister

/// How the tables are to be read, with examples from the register's own columns.
struct TableRules {
  private let edition: Edition

  init(_ edition: Edition) { self.edition = edition }

  var html: HTML {
    let rules: [HTML] = [
      edition.strings.html(.ruleRows, ["example": example { $0.path.count > 1 && $0.part == .value }]),
      edition.strings.html(.ruleLists), edition.strings.html(.ruleGroups),
      edition.strings.html(
        .ruleWords,
        [
          "label": example { $0.part == .words && $0.field.type == .choice },
          "title": example { $0.part == .words && $0.field.type == .reference },
        ]),
      languages, edition.strings.html(.ruleUnknown, ["withheld": Self.code("withheld.field")]),
      edition.strings.html(.ruleApostrophe), edition.strings.html(.ruleExcel),
    ].compactMap { $0.orNil }
    return "<ul class=\"values\">\(rules.map { "<li>\($0)</li>" as HTML }.joined())</ul>"
  }

  private var columns: [TableColumn] {
    edition.schema.collections.first.map { TableColumn.all(of: $0, in: edition.addresses.completeLanguages) } ?? []
  }

  private var languages: HTML {
    guard edition.addresses.completeLanguages.count > 1 else { return HTML() }
    return edition.strings.html(
      .ruleLanguages,
      ["example": example { if case .translation = $0.part { true } else { false } }])
  }

  private func example(_ isWanted: (TableColumn) -> Bool) -> HTML {
    columns.first(where: isWanted).map { Self.code($0.name) } ?? "…"
  }

  /// A name in the data: no word of any language.
  static func code(_ name: String) -> HTML { "<code translate=\"no\">\(name)</code>" }
}
