/// Whether a film says where it was recorded.
enum FilmPlace {
  /// MP4 and QuickTime: the atom `©xyz` or `loci` in the user data (3GPP TS 26.244, §8.10), or Apple's key in `meta`.
  static func isStated(in bytes: [UInt8], ending: String) -> Bool {
    guard ending == "mp4" else { return false }
    var position = 0
    // The boxes of the file: only in `moov` are facts about it, not in the pictures themselves.
    while position + 8 <= bytes.count {
      var length = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
      let type = bytes[(position + 4)..<(position + 8)]
      if length == 1, position + 16 <= bytes.count, bytes[position + 8] < 0x40 {
        length = bytes[(position + 8)..<(position + 16)].reduce(0) { $0 << 8 | Int($1) }
      }
      let end = length == 0 ? bytes.count : min(bytes.count, position + length)
      guard end > position + 7 else { return false }
      if type.elementsEqual("moov".utf8) {
        let content = bytes[(position + 8)..<end]
        return content.contains([0xA9, 0x78, 0x79, 0x7A]) || content.contains(Array("loci".utf8))
          || content.contains(Array("com.apple.quicktime.location.ISO6709".utf8))
      }
      position = end
    }
    return false
  }
}
