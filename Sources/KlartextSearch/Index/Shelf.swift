import KlartextCore

/// The sorted forms with the postings of their keys, cut into files that each stand for themselves.
///
/// A form whose key is also that of a form in another file brings its postings along, so that one file answers a word.
struct Shelf: Sendable {
  /// The files, and the places that belong to each.
  private(set) var files: [[UInt8]] = []
  private(set) var places: [[UInt8]] = []
  /// For each file the beginning from which its words start.
  private(set) var firsts: [[UInt8]] = []
  /// The letters of all forms, sorted.
  private(set) var letters: [[UInt8]] = []

  /// Bytes of a file before compression, about.
  private static let size = 15_000

  init(_ vocabulary: Vocabulary, _ postings: Postings, _ synonyms: SynonymGroups) {
    let forms = vocabulary.forms
    let order = forms.indices.filter { !vocabulary.isStopWord[$0] }.sorted {
      let (left, right) = (forms[$0], forms[$1])
      if left.letters != right.letters { return left.letters.lexicographicallyPrecedes(right.letters) }
      return left.marks.lexicographicallyPrecedes(right.marks)
    }
    letters = order.map { forms[$0].letters }
    var file = ShelfFile()
    var previous: [UInt8] = []
    for number in order {
      // Forms with the same letters stay together.
      if file.byteCount >= Self.size, forms[number].letters != previous { close(&file) }
      if file.isEmpty { firsts.append(ShelfText.separator(forms[number].letters, after: previous)) }
      file.add(forms[number], alternatives: synonyms.alternatives[Int32(number)] ?? [], postings)
      previous = forms[number].letters
    }
    close(&file)
  }

  private mutating func close(_ file: inout ShelfFile) {
    guard !file.isEmpty else { return }
    files.append(file.bytes)
    places.append(file.places)
    file = ShelfFile()
  }
}

/// A file of the shelf while it is filled.
private struct ShelfFile {
  private var forms: [UInt8] = []
  private var lists: [UInt8] = []
  private(set) var places: [UInt8] = []
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
      places += postings.places[Int(form.key)] + [0x0A]
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
