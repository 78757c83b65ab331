import KlartextCore
import KlartextRegister

@testable import KlartextContent

/// The page of the documentation that says how systems are told in other standards, and what is lost.
struct MappingPage {
  let systems: CollectionDefinition

  var text: String {
    """
    # Systems in other standards

    Each of the municipality's own systems stands in the words of other registers' standards too, beside the
    [JSON interface](api.md). This page is made of the files that the program itself uses, so both say the same:
    change `Sources/KlartextRegister/Schema/eurocities.yaml` or `algoritmeregister.yaml`, then run
    `KLARTEXT_UPDATE=1 swift test --filter MappingDataTests`.

    | standard | all systems | one system |
    |---|---|---|
    \(Mapping.all.map(addresses).joined(separator: "\n"))

    Texts are in the main language of the register. Nothing is invented. Where a standard demands a text that an entry
    does not state, it says “not stated”; a text that is withheld gives the reason. A word, an address or a date that is
    demanded and not known is left out, so such an object is not complete by the letter of the standard. The member
    `klartext:missing` names all demanded fields that the entry does not state.

    Withdrawn systems, drafts and everything `internal` are in none of these files. Addresses of pages need a `base_url`.

    \(Mapping.all.map(section).joined(separator: "\n\n"))

    """
  }

  private func addresses(_ mapping: Mapping) -> String {
    "| [\(mapping.title) \(mapping.version)](\(mapping.url)) | `/api/v1/\(mapping.id).json` "
      + "| `/api/v1/\(mapping.id)/<id>.json` |"
  }

  private func section(_ mapping: Mapping) -> String {
    """
    ## \(mapping.title) \(mapping.version)

    | field there | our fields | what is lost |
    |---|---|---|
    \(mapping.targets.map(row).joined(separator: "\n"))

    A star marks what the standard demands.

    Of our fields, these do not come across: \(lost(in: mapping)).
    """
  }

  private func row(_ target: Mapping.Target) -> String {
    var sources = target.sources.map { source in
      switch source {
      case .field(let path): "`\(path)`"
      case .computed(let computed): Self.words[computed] ?? computed.rawValue
      case .constant(let text): "always “\(text)”"
      }
    }
    for path in target.cases.flatMap(\.when.paths) where !sources.contains("`\(path)`") { sources.append("`\(path)`") }
    sources += target.rows.map { "`\($0.field)`" }
    let from = sources.isEmpty ? "–" : sources.joined(separator: target.takesFirst ? ", else " : ", ")
    return "| `\(target.name)`\(target.isRequired ? " *" : "") | \(from) | \(target.loss ?? "") |"
  }

  private static let words: [Mapping.Computed: String] = [
    .municipality: "name of the municipality", .siteEmail: "address for questions about the website",
    .page: "address of the page", .data: "address of the JSON file", .id: "id", .language: "language of the entry",
    .created: "first change", .modified: "last change or review", .reviewDue: "next review",
  ]

  /// Published fields of which nothing is in any field of the standard.
  private func lost(in mapping: Mapping) -> String {
    let told = Set(
      mapping.targets.flatMap(\.paths).map { String($0.prefix { $0 != "." }) } + [
        "changes", "reviewed_on", "review_due",
      ])
    let fields = systems.fields.filter {
      $0.isExported && $0.isShown && !$0.isComputed && $0.group != CollectionDefinition.publicationGroup
        && !told.contains($0.key)
    }
    return fields.map { "`\($0.key)`" }.joined(separator: ", ")
  }
}
