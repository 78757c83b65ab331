import KlartextCore

/// The sorted forms with the postings of their keys, cut into files that each stand for themselves.
///
/// A form whose key is also that of a form in another file brings its postings along, so that one file answers a word.
struct Shelf: Sendable {
  private(set) var files: [[UInt8]] = []
  /// The positions of words, in files of their own because only phrases need them.
  private(set) var places: [[UInt8]] = []
  /// For each file the beginning from which its words start.
  private(set) var firsts: [[UInt8]] = []
  /// The letters of all forms, sorted.
  private(set) var letters: [[UInt8]] = []

  /// Bytes of a file before compression. From the first number on it ends where words begin differently, so that the
  /// inflections of a word stand together; at the second it ends between any two words.
  private static let size = 8_000...11_000
  /// Letters that inflections have in common at least.
  private static let commonBeginning = 4

  init(_ vocabulary: Vocabulary, _ postings: Postings, _ synonyms: SynonymGroups) {
    let forms = vocabulary.forms
    let order = forms.indices.filter { !vocabulary.isStopWord[$0] }.sorted {
      let (left, right) = (forms[$0], forms[$1])
      if left.letters != right.letters { return left.letters.lexicographicallyPrecedes(right.letters) }
      return left.marks.lexicographicallyPrecedes(right.marks)
    }
    letters = order.map { forms[$0].letters }
    var file = ShelfFile()
    var places = PlaceFiles()
    var previous: [UInt8] = []
    for number in order {
      if Self.ends(file.byteCount, between: previous, and: forms[number].letters) { close(&file, &places) }
      if file.isEmpty { firsts.append(ShelfText.separator(forms[number].letters, after: previous)) }
      file.add(forms[number], alternatives: synonyms.alternatives[Int32(number)] ?? [], postings)
      previous = forms[number].letters
    }
    close(&file, &places)
    self.places = places.all
  }

  /// Forms with the same letters stay together.
  private static func ends(_ byteCount: Int, between previous: [UInt8], and next: [UInt8]) -> Bool {
    guard byteCount >= size.lowerBound, previous != next else { return false }
    return byteCount >= size.upperBound || previous.prefix(commonBeginning) != next.prefix(commonBeginning)
  }

  private mutating func close(_ file: inout ShelfFile, _ places: inout PlaceFiles) {
    guard !file.isEmpty else { return }
    files.append(places.add(file.places) + file.bytes)
    file = ShelfFile()
  }
}

/// Files with a line for each key of the shelf, in the same order.
private struct PlaceFiles {
  private var files: [[UInt8]] = []
  private var file: [UInt8] = []
  private var lineCount = 0

  /// Bytes of a file before compression, about; one line may have more.
  private static let size = 28_000

  var all: [[UInt8]] { file.isEmpty ? files : files + [file] }

  /// Adds the lines of a file of the shelf. Returns a line that leads to them: the number of the file and the line where
  /// they begin, then the numbers of the lines with which further files begin.
  mutating func add(_ lines: [[UInt8]]) -> [UInt8] {
    if !fits(lines.first ?? []) { close() }
    var head: [UInt8] = []
    ShelfText.append(files.count, to: &head)
    ShelfText.append(lineCount, to: &head)
    for (number, line) in lines.enumerated() {
      if number > 0, !fits(line) {
        close()
        ShelfText.append(number, to: &head)
      }
      file += line
      file.append(0x0A)
      lineCount += 1
    }
    return head + [0x0A]
  }

  private func fits(_ line: [UInt8]) -> Bool { file.isEmpty || file.count + line.count <= Self.size }

  private mutating func close() {
    files.append(file)
    file = []
    lineCount = 0
  }
}

/// A file of the shelf while it is filled.
private struct ShelfFile {
  private var forms: [UInt8] = []
  private var lists: [UInt8] = []
  private(set) var places: [[UInt8]] = []
  private var previous: [UInt8] = []
  /// The numbers of keys in this file.
  private var keys: [Int32: Int] = [:]

  var isEmpty: Bool { forms.isEmpty }
  var byteCount: Int { forms.count + lists.count }

  /// Forms, an empty line, then a line for each key.
  var bytes: [UInt8] { forms + [0x0A] + lists }

  /// A line of up to five parts: letters (`^` for a capital), marks, the number of the key unless it is the next, where
  /// the compound is cut, what the word also stands for.
  mutating func add(_ form: Vocabulary.Form, alternatives: [String], _ postings: Postings) {
    ShelfText.append(form.letters, after: previous, to: &forms)
    previous = form.letters
    if form.isCapitalised { forms.append(0x5E) }
    var parts: [[UInt8]] = [form.marks.map { ShelfText.digit(Int($0)) }, [], [], []]
    if let known = keys[form.key] {
      ShelfText.append(known, to: &parts[1])
    } else {
      keys[form.key] = keys.count
      lists += postings.lists[Int(form.key)] + [0x0A]
      places.append(postings.places[Int(form.key)])
    }
    if let boundary = form.boundary {
      parts[2] = [ShelfText.digit(boundary.lowerBound), ShelfText.digit(boundary.upperBound)]
    }
    parts[3] = Array(alternatives.joined(separator: "|").replacing(" ", with: "_").utf8)
    while parts.last?.isEmpty == true { parts.removeLast() }
    for part in parts { forms += [0x20] + part }
    forms.append(0x0A)
  }
}
