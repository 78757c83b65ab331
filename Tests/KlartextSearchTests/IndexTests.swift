import KlartextCore
import Testing

@testable import KlartextSearch

/// The files that a browser reads.
struct IndexTests {
  private func document(_ number: Int, _ title: String, _ text: String) -> SearchDocument {
    SearchDocument(
      address: "systeme/\(number)/", title: .init(title, .german), summary: .init("Kurz gesagt: \(title).", .german),
      sections: [.init(heading: .init("Zweck", .german), anchor: "zweck", texts: [.init(text, .german)])],
      facets: ["status": [number % 2 == 0 ? "pilot" : "planned"]])
  }

  private var documents: [SearchDocument] {
    let words = ["Baum", "Kataster", "Verkehr", "Zählung", "Prüfung", "Antrag", "Kamera", "Daten", "Straße", "Rat"]
    return (0..<300).map { number in
      let (one, two) = (words[number % 10], words[number / 10 % 10])
      return document(number, "\(one)\(two.lowercased()) \(number)", "Der \(one) und die \(two) von Amt \(number * 7).")
    }
  }

  private func index(_ documents: [SearchDocument]) -> SearchIndex {
    SearchIndex(
      documents, facets: [SearchFacet(id: "status", label: "Status", values: [.init(id: "pilot", label: "Pilot")])],
      synonyms: [["Baumkataster", "Baumverzeichnis"]], language: .german)
  }

  @Test func isTheSameForTheSameDocuments() {
    let (one, two) = (index(documents), index(documents))
    #expect(one.files.map(\.path) == two.files.map(\.path))
    #expect(one.files.map(\.bytes) == two.files.map(\.bytes))
  }

  @Test func namesItsBuild() throws {
    var changed = documents
    changed[7].sections[0].texts[0].string += " Neu."
    let folders = [documents, changed].map { Set(index($0).files.dropFirst().map { $0.path.prefix { $0 != "/" } }) }
    #expect(folders[0].count == 1 && folders[1].count == 1)
    #expect(folders[0] != folders[1])
    #expect(index(documents).files[0].path == SearchIndex.manifest)
  }

  @Test func sealsEveryFile() {
    for file in index(documents).files.dropFirst() {
      let body = Array(file.bytes.dropLast(10))
      #expect(ShelfText.sealed(body) == file.bytes, "\(file.path)")
    }
  }

  @Test func writesNumbersThatCanBeRead() {
    for number in [0, 1, 61, 62, 93, 94, 1000, 2045, 2046, 1_000_000] {
      var bytes: [UInt8] = []
      ShelfText.append(number, to: &bytes)
      #expect(read(bytes[...]) == number)
    }
  }

  private func read(_ bytes: ArraySlice<UInt8>) -> Int {
    var result = 0
    var factor = 1
    for byte in bytes {
      let digit = Int(byte) - 33
      if digit < 62 { return result + digit * factor }
      result += (digit - 62) * factor
      factor *= 32
    }
    return -1
  }

  /// Every word of every document stands in the shelf.
  @Test func shelvesEveryForm() {
    var corpus = Corpus(documents)
    let vocabulary = Vocabulary(corpus.words, language: .german)
    _ = corpus.tokens(of: "Baum", .german)
    let postings = Postings(corpus, vocabulary, synonyms: SynonymGroups([], vocabulary))
    let shelf = Shelf(vocabulary, postings, SynonymGroups([], vocabulary))
    let letters = Set(shelf.letters)
    for (number, form) in vocabulary.forms.enumerated() where !vocabulary.isStopWord[number] {
      #expect(letters.contains(form.letters))
      #expect(postings.lists[Int(form.key)].count > 3)
    }
    #expect(shelf.firsts.count == shelf.files.count)
    #expect(zip(shelf.firsts, shelf.firsts.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
  }

  /// A browser cuts words by UTF-16, so what they share is counted so too: „المدينة“ and „المرور“ share three letters.
  @Test(arguments: [
    ("almanach", "almosen", 3), ("المدينة", "المرور", 3), ("місто", "міст", 4), ("a😀b", "a😀c", 3), ("äa", "öa", 0),
  ])
  func countsSharedLettersAsBrowsersDo(previous: String, word: String, shared: Int) {
    var bytes: [UInt8] = []
    ShelfText.append(Array(word.utf8), after: Array(previous.utf8), to: &bytes)
    #expect(bytes.first == ShelfText.digit(shared))
    let units = Array(previous.utf16.prefix(shared)) + Array(String(decoding: bytes.dropFirst(), as: UTF8.self).utf16)
    #expect(String(decoding: units, as: UTF16.self) == word)
  }

  @Test func isCalmWithoutDocuments() {
    let empty = SearchIndex([], facets: [], synonyms: [], language: .english)
    #expect(empty.files.contains { $0.path == SearchIndex.manifest })
  }
}
