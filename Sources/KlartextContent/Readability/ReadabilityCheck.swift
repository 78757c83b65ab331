import KlartextCore
import KlartextRegister

/// Measures the German texts for citizens, and names what makes them hard to read.
///
/// Only the municipality's own entries: the wording of others is theirs.
struct ReadabilityCheck: Sendable, Equatable {
  /// Abbreviations that the glossary explains.
  private let explained: Set<String>

  init(_ entries: [Entry]) {
    explained = Set(
      entries.lazy.filter { $0.key.collection == "glossary" && $0.publication == .published }.flatMap { entry in
        ([entry.record] + entry.translations.values.map(\.record)).flatMap { record in
          Abbreviations.names(in: record.text("title")?.string ?? "")
            + record.list("synonyms").flatMap { Abbreviations.names(in: $0.value.plainText) }
        }
      })
  }

  struct Result: Sendable {
    var figures: [LanguageTag: TextFigures] = [:]
    var diagnostics: [Diagnostic] = []
  }

  func read(_ entry: Entry) -> Result {
    var result = Result()
    guard entry.isOwn, !entry.isTombstone else { return result }
    let known = explained.union(Abbreviations.names(in: entry.record.text("title")?.string ?? ""))
    let versions =
      [(entry.language, entry.record, entry.file)]
      + entry.translations.sorted { $0.key < $1.key }.map { ($0.key, $0.value.own, $0.value.file) }
    for (language, record, file) in versions where language.isGerman {
      let texts = CitizensTexts.texts(of: record, fields: entry.collection.fields)
      var figures = TextFigures()
      for text in texts { figures += TextFigures(of: text) }
      guard figures.words > 0 else { continue }
      result.figures[language] = figures
      result.diagnostics += hints(on: texts, figures, language, known, file)
      if language.isEasy {
        let all = CitizensTexts.allTexts(of: record, fields: entry.collection.fields)
        result.diagnostics += easyHints(on: all, file)
      }
    }
    return result
  }

  // MARK: - Hints

  private func hints(
    on texts: [ReadableText], _ figures: TextFigures, _ language: LanguageTag, _ known: Set<String>,
    _ file: SourceFile
  ) -> [Diagnostic] {
    let limits = WordLists.german.limits(for: language)
    var signs = texts.enumerated().flatMap { number, text in
      (LongSentences.signs(in: text, limit: limits.wordsInSentence, isEasy: language.isEasy)
        // In easy language a single passive is one too many.
        + (language.isEasy ? [] : PassiveVoice.signs(in: text))
        + NominalStyle.signs(in: text, limit: limits.nounsInSentence)).map { (text: number, sign: $0) }
    }
    signs += Abbreviations(known: known).signs(in: texts)
    var diagnostics = hints(signs, in: texts, TextPlaces(file), file)
    if figures.isTelling, let wiener = figures.wiener, let lix = figures.lix, wiener > limits.wienerTenths,
      let hardest = Self.hardest(texts)
    {
      diagnostics.append(
        Diagnostic(
          .textHard(wiener: wiener, lix: lix, limit: limits.wienerTenths / 10, isEasy: language.isEasy),
          at: file.location(hardest.mark)))
    }
    return diagnostics
  }

  /// What easy language should do without, in everything that a translation says.
  private func easyHints(on texts: [ReadableText], _ file: SourceFile) -> [Diagnostic] {
    let places = TextPlaces(file)
    let signs = texts.enumerated().flatMap { number, text in
      (EasyLanguage.signs(in: text) + EasyLines.signs(in: text) { places.marks(of: $0, in: text) })
        .map { (text: number, sign: $0) }
    }
    return hints(signs, in: texts, places, file)
  }

  /// The first of each kind, and how many more there are.
  private func hints(
    _ signs: [(text: Int, sign: HeavyStyle)], in texts: [ReadableText], _ places: TextPlaces, _ file: SourceFile
  ) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for kind in HeavyStyle.Kind.all {
      var found = signs.filter { $0.sign.kind == kind }.sorted {
        ($0.text, $0.sign.range.lowerBound) < ($1.text, $1.sign.range.lowerBound)
      }.map { number, sign in
        let text = texts[number]
        return (finding: sign.finding, mark: places.marks(of: [sign.range], in: text).first ?? text.mark)
      }
      // What has to be said with a negation is printed bold.
      if kind == .easy(.negation) { found.removeAll { places.isBold($0.mark) } }
      for (position, place) in found.prefix(kind.hintsInFile + 1).enumerated() {
        let finding =
          position < kind.hintsInFile ? place.finding : .further(place.finding, count: found.count - position)
        diagnostics.append(Diagnostic(finding, at: file.location(place.mark)))
      }
    }
    return diagnostics
  }

  /// The text with the highest figure; of short ones it says too little.
  private static func hardest(_ texts: [ReadableText]) -> ReadableText? {
    let figures = texts.map { (text: $0, figures: TextFigures(of: $0)) }
    let telling = figures.filter { $0.figures.words >= TextFigures.fewestWords / 3 }
    return (telling.isEmpty ? figures : telling).max {
      ($0.figures.wiener ?? .min, $1.text.mark.line) < ($1.figures.wiener ?? .min, $0.text.mark.line)
    }?.text
  }
}
