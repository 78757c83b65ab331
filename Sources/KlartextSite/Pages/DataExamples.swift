import KlartextCore
import KlartextRegister

/// How the files are used: on a command line, in a program, in a spreadsheet.
struct DataExamples {
  private let edition: Edition
  private var strings: Strings { edition.strings }

  init(_ edition: Edition) { self.edition = edition }

  var html: HTML? {
    guard let collection = edition.schema.collections.first else { return nil }
    let file = CollectionFile(collection: collection, format: .csv)
    // Without a base address the host is whatever the reader's browser says.
    let address = edition.addresses.url(file.path) ?? "https://…" + edition.addresses.link(file.path)
    return example(.dataExampleShell, code: "curl --remote-name \(address)")
      + example(.dataExamplePython, code: Self.python(address, collection))
      + "<h3>\(strings[.dataExampleSheet])</h3><p>\(strings[.dataExampleSheetText])</p>"
  }

  private func example(_ title: StringKey, code: String) -> HTML {
    "<h3>\(strings[title])</h3><pre class=\"example\" translate=\"no\"><code>\(code)</code></pre>"
  }

  /// Counts the entries by their first fixed value, or names them.
  private static func python(_ address: String, _ collection: CollectionDefinition) -> String {
    let head = """
      import collections, csv, io, urllib.request

      with urllib.request.urlopen("\(address)") as file:
          rows = list(csv.DictReader(io.TextIOWrapper(file, "utf-8", newline="")))

      """
    let column = collection.fields.first { $0.isPublic && $0.type == .choice && $0.isAlwaysRequired && !$0.isList }
    guard let column else { return head + "print([row[\"title\"] for row in rows])" }
    return head + "print(collections.Counter(row[\"\(column.key).label\"] for row in rows))"
  }
}
