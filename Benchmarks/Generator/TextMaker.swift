import KlartextRegister

/// Makes sentences and Markdown texts of a language.
struct TextMaker {
  let lexicon: Lexicon
  var random: Random
  /// Makes the destination of a link to another entry, such as `../bodies/rat.md`.
  let destination: (inout Random) -> String

  mutating func word() -> String { lexicon.word(random.rank()) }

  mutating func words(_ range: ClosedRange<Int>) -> String {
    (0..<random.number(range)).map { _ in word() }.joined(separator: " ")
  }

  /// One line, at most as long as the limit.
  mutating func line(_ range: ClosedRange<Int>, limit: Int) -> String {
    var line = word().capitalized
    for _ in 1..<random.number(range) {
      let next = word()
      guard line.unicodeScalars.count + next.unicodeScalars.count < limit else { break }
      line += " " + next
    }
    // Short limits are those of codes such as `EUR`.
    return String(line.prefix(limit))
  }

  mutating func sentence() -> String {
    var sentence = word().capitalized
    let count = random.number(6...15)
    for position in 1..<count {
      switch random.below(40) {
      case 0: sentence += " „" + word() + "“"
      case 1: sentence += " " + String(random.number(2...90_000))
      case 2: sentence += " § " + String(random.number(1...155)) + " Abs. " + String(random.number(1...5))
      case 3 where position > 2: sentence += ", " + word()
      case 4: sentence += " **" + word() + "**"
      default: sentence += " " + word()
      }
    }
    return sentence + "."
  }

  mutating func paragraph() -> String {
    var sentences = (0..<random.number(1...4)).map { _ in sentence() }
    if random.chance(0.3) { sentences.append("Mehr: \(link()).") }
    return sentences.joined(separator: " ")
  }

  private mutating func link() -> String { "[\(words(2...4))](\(destination(&random)))" }

  private mutating func list() -> String {
    (0..<random.number(2...6)).map { _ in "- " + words(4...12) }.joined(separator: "\n")
  }

  /// The text of a field.
  mutating func field(limit: Int) -> String {
    var blocks = [paragraph()]
    if limit >= 2500, random.chance(0.4) { blocks.append(paragraph()) }
    if limit >= 2500, random.chance(0.2) { blocks.append(list()) }
    let text = blocks.joined(separator: "\n\n")
    return text.unicodeScalars.count <= limit ? text : sentence()
  }

  /// The text below the front matter: headings, paragraphs, lists, a table, a quotation, footnotes.
  mutating func body() -> String {
    var blocks: [String] = []
    var notes: [String] = []
    for number in 1...random.number(2...4) {
      blocks.append("## " + line(2...6, limit: 80))
      blocks.append(paragraph())
      if random.chance(0.4) { blocks.append(list()) }
      if random.chance(0.3) {
        blocks.append(sentence() + "[^\(number)]")
        notes.append("[^\(number)]: " + sentence())
      }
      if random.chance(0.2) { blocks.append(table()) }
      if random.chance(0.2) { blocks.append("> " + sentence()) }
      blocks.append(paragraph() + " " + link() + ".")
    }
    return (blocks + notes).joined(separator: "\n\n")
  }

  private mutating func table() -> String {
    let columns = random.number(2...4)
    func row(_ cell: () -> String) -> String {
      "| " + (0..<columns).map { _ in cell() }.joined(separator: " | ") + " |"
    }
    var lines = [row { words(1...2) }, row { "---" }]
    for _ in 0..<random.number(2...6) { lines.append(row { words(1...5) }) }
    return lines.joined(separator: "\n")
  }
}
