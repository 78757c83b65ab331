import KlartextCore

/// In which documents each key stands, how much it says about them, and where.
struct Postings: Sendable {
  /// How a key is found in a document.
  enum Kind: Int, Sendable, CaseIterable {
    case word, part, synonym
  }

  private struct Hit {
    var key: Int32
    var document: Int32
    var kind: UInt8
    /// Impact and section in one digit.
    var code: UInt8
  }

  private struct Place {
    var key: Int32
    var document: Int32
    var position: Int32
  }

  /// By key, as text: for each kind a number of documents, then the step to each and its code.
  private(set) var lists: [[UInt8]]
  /// By key, as text: for each document with the word itself a number of places, then the step to each.
  private(set) var places: [[UInt8]]
  /// By key: in how many documents it stands as a word.
  private(set) var frequencies: [Int32]

  init(_ corpus: Corpus, _ vocabulary: Vocabulary, synonyms: SynonymGroups) {
    let total = corpus.lengths.reduce(0) { $0 + Int($1) }
    let average = max(1, Float(total) / Float(max(1, corpus.lengths.count)))
    let found = corpus.parts.parallelMap { part -> (hits: [Hit], places: [Place]) in
      var scan = Scan(vocabulary, synonyms, averageLength: average)
      scan.read(part, lengths: corpus.lengths)
      return (scan.hits, scan.places)
    }
    let keyCount = Int(vocabulary.keyCount)
    let hits = Self.sorted(found.map(\.hits), keyCount: keyCount, key: \.key)
    let allPlaces = Self.sorted(found.map(\.places), keyCount: keyCount, key: \.key)
    let keys = Array(0..<keyCount)
    lists = keys.parallelMap { Self.list(hits.elements[hits.starts[$0]..<hits.starts[$0 + 1]]) }
    places = keys.parallelMap { Self.places(allPlaces.elements[allPlaces.starts[$0]..<allPlaces.starts[$0 + 1]]) }
    frequencies = keys.map { key in
      Int32(hits.elements[hits.starts[key]..<hits.starts[key + 1]].reduce(0) { $0 + ($1.kind == 0 ? 1 : 0) })
    }
  }

  /// Sorted by key; within a key as they come, which is by document.
  private static func sorted<Element>(
    _ parts: [[Element]], keyCount: Int, key: (Element) -> Int32
  ) -> (elements: [Element], starts: [Int]) {
    var starts = [Int](repeating: 0, count: keyCount + 1)
    for part in parts { for element in part { starts[Int(key(element)) + 1] += 1 } }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var next = starts
    let elements = [Element](unsafeUninitializedCapacity: starts[keyCount]) { buffer, count in
      for part in parts {
        for element in part {
          let number = Int(key(element))
          buffer.initializeElement(at: next[number], to: element)
          next[number] += 1
        }
      }
      count = starts[keyCount]
    }
    return (elements, starts)
  }

  private static func list(_ hits: ArraySlice<Hit>) -> [UInt8] {
    var bytes: [UInt8] = []
    for kind in Kind.allCases {
      ShelfText.append(hits.reduce(0) { $0 + (Int($1.kind) == kind.rawValue ? 1 : 0) }, to: &bytes)
      var previous: Int32 = -1
      for hit in hits where Int(hit.kind) == kind.rawValue {
        ShelfText.append(Int(hit.document - previous) - 1, to: &bytes)
        bytes.append(ShelfText.digit(Int(hit.code)))
        previous = hit.document
      }
    }
    return bytes
  }

  private static func places(_ places: ArraySlice<Place>) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = places.startIndex
    while index < places.endIndex {
      var end = index
      while end < places.endIndex, places[end].document == places[index].document { end += 1 }
      ShelfText.append(end - index, to: &bytes)
      var previous: Int32 = 0
      for place in places[index..<end] {
        ShelfText.append(Int(place.position - previous), to: &bytes)
        previous = place.position
      }
      index = end
    }
    return bytes
  }

  /// Goes through the documents of one part of the corpus.
  private struct Scan {
    private(set) var hits: [Hit] = []
    private(set) var places: [Place] = []

    private let vocabulary: Vocabulary
    private let synonyms: SynonymGroups
    private let averageLength: Float
    /// By kind and key: the weighted number of occurrences in the present document.
    private var weights: [Float]
    /// The section of the weightiest occurrence, and its weight.
    private var sections: [UInt8]
    private var best: [Float]
    private var touched: [Int] = []
    private let keyCount: Int

    /// BM25F: how soon more occurrences stop counting, and how much longer documents need more of them.
    private static let saturation: Float = 3
    private static let lengthShare: Float = 0.5

    init(_ vocabulary: Vocabulary, _ synonyms: SynonymGroups, averageLength: Float) {
      self.vocabulary = vocabulary
      self.synonyms = synonyms
      self.averageLength = averageLength
      keyCount = Int(vocabulary.keyCount)
      weights = [Float](repeating: 0, count: keyCount * Kind.allCases.count)
      sections = [UInt8](repeating: 0, count: weights.count)
      best = [Float](repeating: 0, count: weights.count)
    }

    mutating func read(_ part: Corpus.Part, lengths: [Int32]) {
      var index = 0
      while index < part.texts.count {
        let document = part.texts[index].document
        while index < part.texts.count, part.texts[index].document == document {
          read(part.texts[index], of: part, length: lengths[Int(document)])
          index += 1
        }
        flush(document)
      }
    }

    private mutating func read(_ text: Corpus.Text, of part: Corpus.Part, length: Int32) {
      let norm = 1 - Self.lengthShare + Self.lengthShare * Float(length) / averageLength
      let weight = text.field == .body || text.field == .heading ? text.field.weight / norm : text.field.weight
      for index in text.tokens {
        let token = part.tokens[index]
        let form = Int(token.word)
        guard !vocabulary.isStopWord[form] else { continue }
        let key = vocabulary.forms[form].key
        add(key, .word, weight, text.section)
        places.append(Place(key: key, document: text.document, position: token.position))
        for other in vocabulary.parts[form] { add(other, .part, weight, text.section) }
        guard !token.isPiece, synonyms.begins(with: key) else { continue }
        for other in synonyms.others(at: index, of: part.tokens[..<text.tokens.upperBound], vocabulary) {
          add(other, .synonym, weight, text.section)
        }
      }
    }

    private mutating func add(_ key: Int32, _ kind: Kind, _ weight: Float, _ section: UInt8) {
      let slot = Int(key) + kind.rawValue * keyCount
      if weights[slot] == 0 { touched.append(slot) }
      weights[slot] += weight
      if weight > best[slot] {
        best[slot] = weight
        sections[slot] = section
      }
    }

    private mutating func flush(_ document: Int32) {
      for slot in touched {
        let kind = slot / keyCount
        let key = slot % keyCount
        // The word itself says more than that it is also a part or a synonym.
        if kind == 0 || (0..<kind).allSatisfy({ weights[key + $0 * keyCount] == 0 }) {
          let impact = weights[slot] / (Self.saturation + weights[slot])
          let code = PostingCode(impact: impact, section: sections[slot])
          hits.append(Hit(key: Int32(key), document: document, kind: UInt8(kind), code: code.value))
        }
      }
      for slot in touched {
        weights[slot] = 0
        best[slot] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
  }
}

/// What a posting says, in a digit of 0 to 89: nine steps of impact, ten sections.
struct PostingCode {
  let value: UInt8

  init(impact: Float, section: UInt8) {
    value = UInt8(min(8, max(0, impact * 9))) * 10 + min(section, UInt8(Corpus.lastSection))
  }
}
