import CSnowball
import KlartextCore

/// Reduces words to their stems: Snowball's German or English algorithm, and a few endings that it leaves.
///
/// Not for several threads at once.
final class Stemmer {
  private let german: OpaquePointer?
  private let english: OpaquePointer?

  init() {
    german = sb_stemmer_new("german", "UTF_8")
    english = sb_stemmer_new("english", "UTF_8")
  }

  deinit {
    sb_stemmer_delete(german)
    sb_stemmer_delete(english)
  }

  /// The stem without marks; a word with digits is its own stem.
  func stem(_ word: some RandomAccessCollection<UInt8>, isGerman: Bool) -> [UInt8] {
    guard let stemmer = isGerman ? german : english, word.allSatisfy({ $0 >= 0x61 }) else {
      return Spelling.fold(word).letters
    }
    let bytes = Array(word)
    guard let result = sb_stemmer_stem(stemmer, bytes, Int32(bytes.count)) else { return Spelling.fold(word).letters }
    let stem = UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(stemmer)))
    let letters = Spelling.fold(stem).letters
    return isGerman ? Self.withoutLatinEnding(letters) : letters
  }

  /// Algorithm(us), Gremi(um), Zentr(um), Them(a): their plurals end in -en, which Snowball removes.
  private static func withoutLatinEnding(_ stem: [UInt8]) -> [UInt8] {
    func ends(_ ending: String) -> Bool { stem.reversed().starts(with: ending.utf8.reversed()) }
    // Snowball takes the -em of „System“, but not that of „Systems“.
    if ends("syst") || ends("probl") { return stem + "em".utf8 }
    guard stem.count >= 5 else { return stem }
    if ends("mus") || ends("ius") { return stem.dropLast(2) }
    if stem.count >= 6, ends("ium") || ends("eum") || ends("trum") { return stem.dropLast(2) }
    if ends("ema") { return stem.dropLast() }
    return stem
  }
}
