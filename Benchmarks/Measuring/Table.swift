import Foundation

/// The figures as aligned text. Growth is the ratio of CPU time to that of the size before.
enum Table {
  private static let columns: [(title: String, width: Int)] = [
    ("entries", 8), ("pages", 8), ("phase", 19), ("wall s", 9), ("CPU s", 9), ("cores", 7), ("growth", 8),
    ("peak MiB", 10), ("growth", 8), ("written", 9),
  ]

  static var header: String { line(columns.map(\.title)) }

  static func rows(_ series: Series, after previous: Series?) -> String {
    var lines: [String] = []
    if let previous {
      let factor = Double(series.entries) / Double(previous.entries)
      let pages = ratio(Double(series.pages), Double(previous.pages))
      lines.append("-- \(ratio(factor, 1)) entries, \(pages) pages")
    }
    for (position, row) in series.rows.enumerated() {
      let before = previous?.rows[position]
      let memory = row.peakMemory.map { fixed(Double($0) / 1024, 1) } ?? ""
      var memoryGrowth = ""
      if let peak = row.peakMemory, let earlier = before?.peakMemory {
        memoryGrowth = ratio(Double(peak), Double(earlier))
      }
      lines.append(
        line([
          position == 0 ? String(series.entries) : "", position == 0 ? String(series.pages) : "", row.name,
          fixed(row.cost.wall, 3), fixed(row.cost.cpu, 3), fixed(row.cost.cpu / max(row.cost.wall, 0.000_001), 2),
          before.map { ratio(row.cost.cpu, $0.cost.cpu) } ?? "", memory, memoryGrowth,
          row.written.map { String($0) } ?? "",
        ]))
    }
    return lines.joined(separator: "\n")
  }

  private static func ratio(_ value: Double, _ base: Double) -> String { "×" + fixed(value / max(base, 0.000_001), 1) }

  private static func fixed(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }

  private static func line(_ cells: [String]) -> String {
    var line = ""
    for (cell, column) in zip(cells, columns) {
      let padding = String(repeating: " ", count: max(0, column.width - cell.count))
      line += column.title == "phase" ? "  " + cell + padding : padding + cell
    }
    return line
  }
}
