import KlartextCore

/// Finds long paragraphs whose sentences stand on one line.
///
/// The page puts each sentence on a line of its own anyway; who writes so too sees what is one statement too many.
enum EasyLines {
  /// From so many sentences on a paragraph is long.
  private static let fewestSentences = 4

  /// - Parameter marks: The places of some ranges of the text in its file.
  static func signs(in text: ReadableText, marks: ([Range<Int>]) -> [SourceMark]) -> [HeavyStyle] {
    text.blocks.compactMap { block in
      let sentences = text.sentences.filter { block.contains($0.range.lowerBound) }
      guard sentences.count >= fewestSentences, let first = sentences.first else { return nil }
      let lines = marks(sentences.map(\.words[0].range)).map(\.line)
      guard let second = zip(lines, lines.dropFirst()).enumerated().first(where: { $1.0 == $1.1 })?.offset else {
        return nil
      }
      return HeavyStyle(
        kind: .easy(.oneLine), range: sentences[second].range.lowerBound..<sentences[second + 1].range.upperBound,
        finding: .easyOneLine(text.quote(first), sentences: sentences.count))
    }
  }
}
