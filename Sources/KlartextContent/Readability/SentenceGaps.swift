/// Where German texts can be cut into sentences.
public enum SentenceGaps {
  /// The spaces between the sentences of a block of text, as ranges of its UTF-8 bytes.
  public static func find(in text: [UInt8]) -> [Range<Int>] {
    var reader = SentenceReader(text)
    reader.read(0..<text.count)
    return reader.gaps
  }
}
