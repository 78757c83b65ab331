import Foundation
import KlartextCore
import KlartextRegister
import Testing

@testable import KlartextContent

/// The descriptions of other standards fit the schema, and `docs/mappings.md` says what they say.
///
/// `KLARTEXT_UPDATE=1 swift test --filter MappingDataTests` writes the page anew.
@Suite struct MappingDataTests {
  private static let systems = SchemaReader.read(ownFields: nil, ownTerms: nil, file: nil).schema["systems"]

  @Test func areWellFormed() {
    #expect(Mapping.all.map(\.id) == ["eurocities", "algoritmeregister"])
    for mapping in Mapping.all {
      #expect(MappingReader.read(mapping.id).problems == [], "\(mapping.id)")
      #expect(!mapping.version.isEmpty && mapping.url.hasPrefix("https://"))
      #expect(Set(mapping.targets.map(\.name)).count == mapping.targets.count)
    }
    #expect(MappingReader.read("nirgends").mapping == nil)
  }

  @Test func nameFieldsThatArePublished() throws {
    let systems = try #require(Self.systems)
    for mapping in Mapping.all {
      for target in mapping.targets {
        for path in target.paths {
          let field = systems.field(at: path)
          let head = systems.field(String(path.prefix { $0 != "." }))
          #expect(field != nil, "\(mapping.id).\(target.name): \(path)")
          #expect(head?.isExported == true && field?.type != .anything, "\(mapping.id).\(target.name): \(path)")
        }
      }
    }
  }

  /// Every allowed value has a word of the standard, or the page says what is lost.
  @Test func haveAWordForEveryValue() throws {
    let systems = try #require(Self.systems)
    for mapping in Mapping.all {
      for target in mapping.targets where !target.words.isEmpty {
        let ids = Set(target.paths.flatMap { systems.field(at: $0)?.vocabulary?.terms.map(\.id) ?? [] })
        #expect(Set(target.words.keys).isSubset(of: ids), "\(mapping.id).\(target.name)")
        #expect(target.words.count == ids.count || target.loss != nil, "\(mapping.id).\(target.name)")
      }
      for target in mapping.targets where target.isRequired && !target.isFilled {
        #expect(target.loss != nil, "\(mapping.id).\(target.name)")
      }
      for target in mapping.targets {
        for condition in target.cases.map(\.when) { try check(condition, systems, "\(mapping.id).\(target.name)") }
      }
    }
  }

  private func check(_ condition: Condition, _ systems: CollectionDefinition, _ place: String) throws {
    switch condition {
    case .all(let inner), .any(let inner): for one in inner { try check(one, systems, place) }
    case .not(let inner): try check(inner, systems, place)
    case .isPresent(let path): #expect(systems.field(at: path) != nil, "\(place): \(path)")
    case .isOneOf(let path, let values):
      let known = try #require(systems.field(at: path)?.leadingVocabulary, "\(place): \(path)")
      for value in values { #expect(known[value] != nil, "\(place): \(path): \(value)") }
    }
  }

  @Test func areDescribed() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/mappings.md")
    let systems = try #require(Self.systems)
    let expected = MappingPage(systems: systems).text
    if ProcessInfo.processInfo.environment["KLARTEXT_UPDATE"] != nil {
      try expected.write(to: page, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: page, encoding: .utf8) == expected)
  }
}
