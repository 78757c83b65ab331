import KlartextCore
import Mustache
import Synchronization

/// A template that was rendered ahead, with holes for what differs from use to use.
///
/// Mustache looks every name up at run time and costs some microseconds a tag; a register of 10,000 entries has a
/// million rows. So a template is rendered once for each combination of its variables that are there or not, with a
/// mark in place of each value, and cut at the marks. Filling it is then joining strings.
final class Fragment: Sendable {
  private struct Piece {
    var literal: String
    /// The variable whose value follows; `nil` at the end.
    var hole: Int?
  }

  private let template: MustacheTemplate
  private let library: MustacheLibrary
  /// The names that each use fills in.
  private let holes: [(name: String, isFlag: Bool)]
  /// What is the same in every use: the strings of the interface, the site's name, the navigation.
  private let fixed: [String: any Sendable]
  private let variants = Mutex<[UInt64: [Piece]]>([:])

  init(_ spec: TemplateSpec, of theme: Theme, fixed: [String: any Sendable]) {
    library = theme.library
    // A theme is complete when it has been read without errors; of others nothing is published.
    template = theme.library.getTemplate(named: spec.name) ?? Theme.emptyTemplate
    holes = spec.variables.compactMap { variable in
      guard fixed[variable.name] == nil else { return nil }
      switch variable.kind {
      case .text, .html: return (variable.name, false)
      case .flag: return (variable.name, true)
      case .record, .list, .strings: return nil
      }
    }
    self.fixed = fixed
  }

  /// The template with these values; what is `nil` or not named is not there. For a flag any value means true.
  func callAsFunction(_ values: KeyValuePairs<String, HTML?>) -> HTML {
    var found = [HTML?](repeating: nil, count: holes.count)
    var mask: UInt64 = 0
    for (name, value) in values {
      guard let value, let index = holes.firstIndex(where: { $0.name == name }) else { continue }
      found[index] = value
      mask |= 1 << UInt64(index)
    }
    var result = ""
    for piece in pieces(mask) {
      result += piece.literal
      if let hole = piece.hole, let value = found[hole] { result += value.string }
    }
    return HTML(trusted: result)
  }

  private func pieces(_ mask: UInt64) -> [Piece] {
    if let pieces = variants.withLock({ $0[mask] }) { return pieces }
    var context: [String: Any] = fixed
    for (index, hole) in holes.enumerated() where mask & (1 << UInt64(index)) != 0 {
      context[hole.name] = hole.isFlag ? true : Self.open + String(index) + Self.close
    }
    let pieces = Self.cut(template.render(context, library: library))
    variants.withLock { $0[mask] = pieces }
    return pieces
  }

  /// Marks are private-use characters (U+E000, U+E001): escaping leaves them alone and no theme needs them.
  private static let open = "\u{E000}"
  private static let close = "\u{E001}"

  private static func cut(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let start = rest.firstRange(of: open), let end = rest[start.upperBound...].firstRange(of: close) {
      pieces.append(
        Piece(literal: String(rest[..<start.lowerBound]), hole: Int(rest[start.upperBound..<end.lowerBound])))
      rest = rest[end.upperBound...]
    }
    pieces.append(Piece(literal: String(rest), hole: nil))
    return pieces
  }
}
