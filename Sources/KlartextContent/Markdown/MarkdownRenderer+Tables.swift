import KlartextCore
import KlartextRegister

/// The table that is being written.
struct TableState {
  /// `l`, `c`, `r` or 0 for each column.
  var alignments: [UInt8] = []
  var column = 0
  var isHeader = false
  var hasBody = false
  /// The words of the row.
  var row: [String] = []
}

extension MarkdownRenderer {
  mutating func openTable(_ node: MarkdownNode) {
    table = TableState(alignments: node.alignments)
    // Wide tables scroll in a region of their own, which the keyboard reaches and which has a name.
    output.markup("<div class=\"table-scroll\" role=\"region\" aria-label=\"")
    writeRegionName(headings.last?.text, or: .table)
    output.markup("\" tabindex=\"0\"><table>\n")
  }

  /// A name that no other region of the page has.
  mutating func writeRegionName(_ name: String?, or label: Markdown.Label) {
    if let name { output.text(name) } else { output.piece(.label(label)) }
    let number = ids.number(ofRegion: name ?? "label:" + label.rawValue)
    if number > 1 { output.markup(" (\(number))") }
  }

  mutating func closeTable() {
    output.markup(table.hasBody ? "</tbody>\n</table></div>\n" : "</table></div>\n")
  }

  mutating func openRow(isHeader: Bool) {
    table.column = 0
    table.row = []
    table.isHeader = isHeader
    if isHeader {
      output.markup("<thead>\n")
    } else if !table.hasBody {
      table.hasBody = true
      output.markup("<tbody>\n")
    }
    output.markup("<tr>")
  }

  mutating func closeRow() {
    output.markup(table.isHeader ? "</tr>\n</thead>\n" : "</tr>\n")
    addPlainLine(table.row.joined(separator: " "), prose: table.row.map(\.utf8.count))
  }

  mutating func writeCell(_ node: MarkdownNode) {
    let inline = inlineText(of: node)
    let text = inline.text.trimmingSpaces
    if !text.isEmpty { table.row.append(text) }
    let alignment =
      switch table.column < table.alignments.count ? table.alignments[table.column] : 0 {
      case 0x72: " class=\"align-right\""
      case 0x63: " class=\"align-center\""
      default: ""
      }
    // A header cell without text would announce nothing.
    let isHeading = !inline.events.isEmpty && (table.isHeader || table.column == 0)
    let tag = isHeading ? "th" : "td"
    let scope = isHeading ? (table.isHeader ? " scope=\"col\"" : " scope=\"row\"") : ""
    output.markup("<\(tag)\(scope)\(alignment)>")
    write(inline)
    output.markup("</\(tag)>")
    table.column += 1
  }
}
