import KlartextCore
import Testing

@testable import KlartextSite

@Suite struct StringsTests {
  /// Every language that the theme speaks, with what fills in for it.
  private func strings() throws -> [LanguageTag: Strings] {
    let languages = ["de", "en", "tr", "uk", "ar", "de-simple"].compactMap { LanguageTag($0) }
    let (theme, diagnostics) = ThemeReader.read("klar", from: [SampleRegister.themeFolder], languages: languages)
    #expect(diagnostics.isEmpty)
    return try #require(theme).strings
  }

  private func count(_ tag: String, _ key: StringKey, _ numbers: [Int]) throws -> [String] {
    let language = try #require(LanguageTag(tag))
    let strings = try #require(strings()[language])
    return numbers.map { strings.count(key, $0) }
  }

  @Test func countsByTheRulesOfEachLanguage() throws {
    #expect(
      try count("uk", .countSystems, [1, 2, 5, 11, 21, 22]) == [
        "1 система", "2 системи", "5 систем", "11 систем", "21 система", "22 системи",
      ])
    #expect(
      try count("ar", .countSystems, [0, 1, 2, 3, 11, 100]) == [
        "لا توجد أنظمة", "نظام واحد", "نظامان", "3 أنظمة", "11 نظامًا", "100 نظام",
      ])
    #expect(try count("tr", .countSystems, [1, 7]) == ["1 sistem", "7 sistem"])
    #expect(try count("de-simple", .countDays, [1, 7]) == ["1 Tag", "7 Tage"])
  }

  @Test func givesScriptsTheSameForms() throws {
    let language = try #require(LanguageTag("uk"))
    let ukrainian = try #require(strings()[language])
    #expect(
      ukrainian.forms(.searchCount).text
        == #"{"one":"{n} результат.","few":"{n} результати.","many":"{n} результатів.","other":"{n} результату."}"#)
  }

  /// A place that a translation forgets would be a gap in a sentence; one that it invents would stand there in braces.
  @Test func keepsThePlacesOfEveryText() throws {
    let all = try strings()
    let german = try #require(all[.german])
    func places(_ text: String) -> Set<Substring> { Set(text.matches(of: /\{\w+\}/).map(\.output)) }
    for (language, strings) in all {
      for (key, phrase) in strings.phrases {
        guard let original = german.plain(key) else { continue }
        switch phrase {
        // Easy German may leave things out.
        case .plain(let text):
          let (own, expected) = (places(text), places(original))
          #expect(language.isEasy ? own.isSubset(of: expected) : own == expected, "\(language) \(key)")
        case .plural(let forms):
          // „نظام واحد“ says one without a figure.
          for text in forms.values { #expect(places(text).union(["{n}"]) == places(original).union(["{n}"]), "\(key)") }
        }
      }
    }
  }
}
