/// Finds what looks like data of a person in a text, going over its bytes once.
///
/// A sign is where a reader would stop and ask: an address of a person, a private number, a name.
struct PersonalDataScanner {
  enum Kind: CaseIterable { case email, mobile, iban, birthDate, person, signature }

  struct Sign {
    var kind: Kind
    var range: Range<Int>
  }

  let bytes: [UInt8]
  private let words = PersonalWords.german

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func signs(in range: Range<Int>) -> [Sign] {
    var signs: [Sign] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let found: Sign?
      switch bytes[index] {
      case 0x40: found = email(at: index, from: signs.last?.range.upperBound ?? range.lowerBound)
      case 0x2B, 0x30: found = isInside(index) ? nil : mobile(at: index)
      case 0x41...0x5A, 0x67, 0x69: found = isInside(index) ? nil : word(at: index)
      default: found = nil
      }
      if let found {
        signs.append(found)
        index = max(index + 1, found.range.upperBound)
      } else {
        index += 1
      }
    }
    return signs.filter { $0.range.upperBound <= range.upperBound }
  }

  /// Whether a letter or digit stands directly before.
  private func isInside(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    if bytes[index - 1] >= 0x80 { return true }
    return Letters.length(in: bytes, at: index - 1) > 0 || bytes[index - 1] == 0x5F
  }

  private func word(at index: Int) -> Sign? {
    switch bytes[index] {
    case 0x48, 0x46, 0x4D: return person(at: index) ?? account(at: index)  // H, F, M
    case 0x47, 0x67: return birthDate(at: index) ?? signature(at: index) ?? account(at: index)  // G, g
    case 0x69: return onBehalf(at: index)  // i
    case 0x55: return signature(at: index) ?? account(at: index)  // U
    default: return account(at: index)
    }
  }

  // MARK: - Addresses and numbers

  /// `first.last@`, unless a part belongs to an office.
  private func email(at sign: Int, from limit: Int) -> Sign? {
    var start = sign
    while start > limit, isInMailbox(bytes[start - 1]) { start -= 1 }
    while start < sign, bytes[start] == 0x2E { start += 1 }
    var end = sign + 1
    while end < bytes.count, isInMailbox(bytes[end]) { end += 1 }
    while end > sign + 1, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x2D { end -= 1 }
    guard bytes[(sign + 1)..<end].contains(0x2E) else { return nil }
    let parts = bytes[start..<sign].split(separator: 0x2E, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let last = parts.last, last.count > 1 else { return nil }
    for part in parts {
      let name = part.reversed().drop { Letters.isDigit($0) }.reversed()
      guard !name.isEmpty, name.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0 | 0x20) }) else { return nil }
      let words = String(decoding: name, as: UTF8.self).lowercased().split(separator: "-")
      if words.contains(where: { self.words.officeMailboxes.contains(String($0)) }) { return nil }
    }
    return Sign(kind: .email, range: start..<end)
  }

  private func isInMailbox(_ byte: UInt8) -> Bool {
    Letters.isDigit(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2E || byte == 0x2D || byte == 0x5F
      || byte == 0x2B
  }

  /// A German mobile number: 015, 016 or 017 and eight or nine digits (Bundesnetzagentur, Rufnummernraum (0)15, 16, 17).
  private func mobile(at start: Int) -> Sign? {
    var index = start
    // A group in a longer number.
    if start > 1, bytes[start - 1] == 0x20, Letters.isDigit(bytes[start - 2]) { return nil }
    if bytes[index] == 0x2B {
      guard bytes[index...].starts(with: [0x2B, 0x34, 0x39]) else { return nil }
      index += 3
    } else if bytes[index...].starts(with: [0x30, 0x30, 0x34, 0x39]) {
      index += 4
    } else {
      index += 1
    }
    var digits: [UInt8] = []
    var end = index
    var strokes = 0
    while index < bytes.count {
      let byte = bytes[index]
      if Letters.isDigit(byte) {
        // „+49 (0) 171“
        if !(digits.isEmpty && byte == 0x30) { digits.append(byte) }
        end = index + 1
      } else if byte == 0x2F {
        strokes += 1
      } else if byte == 0x29 || byte == 0x28 || byte == 0x2D || byte == 0x20 {
        // A sum in brackets, or two blanks, end the number.
        if byte == 0x20, index > 0, bytes[index - 1] == 0x20 { break }
      } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        index += 1
      } else {
        break
      }
      index += 1
      if digits.count > 11 { return nil }
    }
    let isWord = end < bytes.count && Letters.length(in: bytes, at: end) > 0
    guard (10...11).contains(digits.count), strokes < 2, !isWord, digits[0] == 0x31,
      (0x35...0x37).contains(digits[1])
    else { return nil }
    let isInBrackets = start > 0 && bytes[start - 1] == 0x28 && bytes[start..<end].contains(0x29)
    return Sign(kind: .mobile, range: (isInBrackets ? start - 1 : start)..<end)
  }

  private func account(at start: Int) -> Sign? {
    guard start + 4 <= bytes.count, (0x41...0x5A).contains(bytes[start]), (0x41...0x5A).contains(bytes[start + 1]),
      Letters.isDigit(bytes[start + 2]), Letters.isDigit(bytes[start + 3]),
      let length = IBAN.length(in: bytes, at: start)
    else { return nil }
    return Sign(kind: .iban, range: start..<(start + length))
  }

  // MARK: - Dates of birth

  private func birthDate(at start: Int) -> Sign? {
    var index: Int
    if let end = end(of: "eboren", at: start + 1) {
      index = end
      if index < bytes.count, bytes[index] == 0x65 { index += 1 }
      if index < bytes.count, bytes[index] == 0x72 || bytes[index] == 0x6E { index += 1 }
    } else if let end = end(of: "eburtsdatum", at: start + 1) {
      index = end
    } else if let end = end(of: "eb.", at: start + 1) {
      index = end
    } else {
      return nil
    }
    index = spaces(at: index)
    if let end = end(of: "am", at: index) { index = end }
    if index < bytes.count, bytes[index] == 0x3A { index += 1 }
    index = spaces(at: index)
    return date(at: index).map { Sign(kind: .birthDate, range: start..<$0) }
  }

  /// Where a day ends: `12.3.1971`, `12. März 1971`, `1971-03-12`.
  private func date(at start: Int) -> Int? {
    var index = start
    func number(_ digits: ClosedRange<Int>) -> Bool {
      let from = index
      while index < bytes.count, Letters.isDigit(bytes[index]) { index += 1 }
      return digits.contains(index - from)
    }
    func mark(_ byte: UInt8) -> Bool {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
      return true
    }
    if number(4...4) {
      guard mark(0x2D), number(2...2), mark(0x2D), number(2...2) else { return nil }
      return index
    }
    index = start
    guard number(1...2), mark(0x2E) else { return nil }
    index = spaces(at: index)
    let month = index
    if number(1...2) {
      guard mark(0x2E) else { return nil }
    } else {
      index = month
      while index < bytes.count, Letters.length(in: bytes, at: index) > 0 {
        index += Letters.length(in: bytes, at: index)
      }
      guard index - month >= 3, Letters.isCapital(in: bytes, at: month) else { return nil }
    }
    index = spaces(at: index)
    let year = index
    guard number(2...4), [2, 4].contains(index - year) else { return nil }
    return index
  }

  // MARK: - Names

  private func person(at start: Int) -> Sign? {
    let end = wordEnd(at: start)
    guard (2...5).contains(end - start), bytes[start + 1] >= 0x61,
      words.salutations.contains(string(start..<end).lowercased()),
      !(start > 0 && (bytes[start - 1] == 0x2F || bytes[start - 1] == 0x2D))
    else { return nil }
    return name(after: end).map { Sign(kind: .person, range: start..<$0) }
  }

  /// „gez. Müller“, „Unterschrift: Anna Müller“.
  private func signature(at start: Int) -> Sign? {
    if let end = end(of: "ez.", at: start + 1), bytes[start] == 0x67 {
      return name(after: end).map { Sign(kind: .signature, range: start..<$0) }
    }
    guard let end = end(of: "nterschrift:", at: start + 1), let first = name(after: end), let last = name(after: first)
    else { return nil }
    return Sign(kind: .signature, range: start..<last)
  }

  /// „i. A. Müller“ and „i. V. Müller“, but not „i. V. m.“.
  private func onBehalf(at start: Int) -> Sign? {
    var index = start + 1
    guard index < bytes.count, bytes[index] == 0x2E else { return nil }
    index = spaces(at: index + 1)
    guard index + 1 < bytes.count, bytes[index] == 0x41 || bytes[index] == 0x56, bytes[index + 1] == 0x2E else {
      return nil
    }
    // „i. A. der Stadt“ names nobody.
    let word = spaces(at: index + 2)
    guard word < bytes.count, Letters.isCapital(in: bytes, at: word) else { return nil }
    return name(after: index + 2).map { Sign(kind: .signature, range: start..<$0) }
  }

  /// Where the surname ends that follows, past titles and offices.
  private func name(after end: Int) -> Int? {
    var index = end
    // „Mr.“, „Dr.“; after an office it ends the sentence.
    var mayHaveStop = true
    for _ in 0..<6 {
      if mayHaveStop, index < bytes.count, bytes[index] == 0x2E { index += 1 }
      let start = spaces(at: index)
      guard start > index || start == end, start < bytes.count else { return nil }
      let end = wordEnd(at: start)
      guard end > start else { return nil }
      let lower = string(start..<end).lowercased()
      if words.titles.contains(lower) || words.isOffice(lower) {
        mayHaveStop = words.titles.contains(lower)
        index = end
        continue
      }
      let hasSmall = bytes[start..<end].dropFirst().contains { (0x61...0x7A).contains($0) }
      guard Letters.isCapital(in: bytes, at: start), hasSmall, !words.noNames.contains(lower) else { return nil }
      return end
    }
    return nil
  }

  /// The end of letters and the hyphens between them.
  private func wordEnd(at start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let length = Letters.length(in: bytes, at: index)
      if length > 0, !Letters.isDigit(bytes[index]) {
        index += length
      } else if bytes[index] == 0x2D, index > start, index + 1 < bytes.count,
        Letters.length(in: bytes, at: index + 1) > 0, !Letters.isDigit(bytes[index + 1])
      {
        index += 1
      } else {
        break
      }
    }
    return min(index, bytes.count)
  }

  private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func end(of text: StaticString, at start: Int) -> Int? {
    let count = text.utf8CodeUnitCount
    guard start + count <= bytes.count else { return nil }
    for offset in 0..<count where bytes[start + offset] != text.utf8Start[offset] { return nil }
    return start + count
  }

  /// Past blanks, signs of bold print, and at most one line end.
  private func spaces(at start: Int) -> Int {
    var index = start
    var lines = 0
    while index < bytes.count {
      if bytes[index] == 0x0A {
        lines += 1
        if lines > 1 { return start }
      }
      let length = bytes[index] == 0x2A ? 1 : Letters.spaceLength(in: bytes, at: index)
      if length == 0 { break }
      index += length
    }
    return index
  }
}
