import KlartextContent
import KlartextCore
import KlartextSite
import Testing

@testable import KlartextPreview

/// Pages that are made before the site is planned must be those of the plan.
@Suite struct PreviewSiteTests {
  @Test func pagesOfEntriesAreThoseOfThePlan() throws {
    let workplace = try Workplace(isDemonstration: true)
    let register = try #require(workplace.reader.read().project).register
    let configuration = register.configuration
    let theme = try #require(
      ThemeReader.read(configuration.theme, from: Workplace.themes, languages: configuration.languages).theme)
    let plan = SiteGenerator(register: register, theme: theme).plan(withSearch: false).plan
    let generator = SiteGenerator(register: register, theme: theme)
    for artifact in plan.artifacts {
      if let page = generator.entryPage(at: artifact.address.description) {
        #expect(page.bytes() == artifact.bytes(), "\(artifact.address)")
      }
    }
    let addresses = register.allEntries.filter { $0.key.collection != "pages" }
      .flatMap { generator.pages(of: $0.key) }.compactMap { $0.outputAddress?.description }
      .filter { plan[$0] != nil }
    #expect(addresses.count > 100)
    for address in addresses { #expect(generator.entryPage(at: address) != nil, "\(address)") }
    for address in ["index.html", "systeme/index.html", "systeme/gibt-es-nicht/index.html", "en/index.html", "a/b"] {
      #expect(generator.entryPage(at: address) == nil, "\(address)")
    }
  }
}
