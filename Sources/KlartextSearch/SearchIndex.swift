import KlartextCore

/// The search of a site in one language, as files that a browser reads piece by piece.
///
/// `docs/search.md` describes the files. The same documents give the same bytes.
public struct SearchIndex: Sendable {
  /// A file and where it stands below `search/<language>/`.
  public struct File: Sendable {
    public var path: String
    public var bytes: [UInt8]
  }

  /// The file whose address never changes; it leads to all others.
  public static let manifest = "manifest.json"

  public let files: [File]

  /// - Parameters:
  ///   - documents: In an order in which similar ones are near each other: they share files.
  ///   - synonyms: Groups of words and phrases that mean the same.
  public init(
    _ documents: [SearchDocument], facets: [SearchFacet], synonyms: [[String]], language: LanguageTag
  ) {
    var corpus = Corpus(documents)
    let groups = (language.isGerman ? Abbreviations.german : []) + synonyms
    let members = groups.map { group in group.map { (text: $0, tokens: corpus.tokens(of: $0, language)) } }
    let vocabulary = Vocabulary(corpus.words, language: language)
    let synonymGroups = SynonymGroups(members, vocabulary)
    let postings = Postings(corpus, vocabulary, synonyms: synonymGroups)
    let shelf = Shelf(vocabulary, postings, synonymGroups)
    let misspellings = Misspellings(shelf.letters)

    var files: [File] = []
    func add(_ name: String, _ contents: [[UInt8]]) {
      for (number, bytes) in contents.enumerated() { files.append(File(path: "\(name)\(number).txt", bytes: bytes)) }
    }
    add("words-", shelf.files)
    add("places-", shelf.places)
    add("typos-", misspellings.files)
    for facet in facets {
      files.append(File(path: "facet-\(facet.id).txt", bytes: FacetColumns.file(facet, documents)))
    }
    files.append(File(path: "facet-\(FacetColumns.date).txt", bytes: FacetColumns.dates(documents)))
    let size = DocumentBlocks.size(documents.count, otherFiles: files.count)
    add("pages-", DocumentBlocks.files(documents, size: size, language: language))
    files = files.parallelMap { File(path: $0.path, bytes: ShelfText.sealed($0.bytes)) }

    let manifest = Manifest(
      language: language, documentCount: documents.count, documentsTogether: size, facets: facets,
      words: shelf.firsts, typos: misspellings.firsts)
    let hash = ContentHash.name(files.flatMap { $0.path.utf8 + $0.bytes.suffix(9) } + manifest.bytes(build: ""))
    self.files =
      [File(path: Self.manifest, bytes: manifest.bytes(build: hash))]
      + files.map { File(path: hash + "/" + $0.path, bytes: $0.bytes) }
  }
}
