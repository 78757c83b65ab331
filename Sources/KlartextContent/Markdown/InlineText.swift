import KlartextCore

/// The words of one block in a row, and what happens between them.
///
/// Quotation marks, link texts and headings need the words as a whole; emphasis and links are steps between them.
struct InlineText {
  enum Event: Equatable {
    /// A range of `bytes`.
    case text(Range<Int>)
    case code(Range<Int>)
    case softBreak
    case hardBreak
    case open(String)
    case close(String)
    /// An index into `links`.
    case linkStart(Int)
    case linkEnd(Int)
    /// An index into the images of the whole text.
    case image(Int, caption: String?)
    /// The number of a footnote.
    case footnote(Int)
  }

  struct Link {
    var node: MarkdownNode
    var address: String
    var range: Range<Int>
    /// The descriptions of pictures inside.
    var imageText = ""
    /// An address that became a link by itself: its text is the address.
    var isAutomatic = false
  }

  var bytes: [UInt8] = []
  var events: [Event] = []
  var links: [Link] = []
  /// Code and addresses: not touched by typography.
  var kept: [Range<Int>] = []
  var replacements: [Typography.Replacement] = []
  var needsComposing = false

  /// All words as they are shown.
  var text: String { shown(bytes.startIndex..<bytes.endIndex) }

  /// The picture, when there is nothing else.
  var onlyImage: (index: Int, caption: String?)? {
    if events.count == 1, case .image(let index, let caption) = events[0] { return (index, caption) }
    return nil
  }

  /// Some words with the right quotation marks, composed.
  func shown(_ range: Range<Int>) -> String {
    var result: [UInt8] = []
    var index = range.lowerBound
    var next = firstReplacement(from: index)
    // A replacement may have begun in the words before, and reach into these.
    if next > 0 { index = max(index, replacements[next - 1].offset + replacements[next - 1].length) }
    if next < replacements.count, replacements[next].offset < range.upperBound {
      result.reserveCapacity(range.count + 16)
      while next < replacements.count, replacements[next].offset < range.upperBound {
        let replacement = replacements[next]
        result += bytes[index..<replacement.offset]
        result += replacement.text.utf8
        index = replacement.offset + replacement.length
        next += 1
      }
    }
    if index < range.upperBound { result += bytes[index..<range.upperBound] }
    let text = String(decoding: result, as: UTF8.self)
    return needsComposing ? text.composed : text
  }

  private func firstReplacement(from offset: Int) -> Int {
    var low = 0
    var high = replacements.count
    while low < high {
      let middle = (low + high) / 2
      if replacements[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
