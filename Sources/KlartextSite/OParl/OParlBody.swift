import KlartextCore
import KlartextRegister

/// The interface itself and the municipality: where programs begin to read (OParl 1.1, System and Body).
struct OParlBody {
  static let path = Addresses.oparl(.body, "1")

  let register: OParlRegister
  private var context: OParlContext { register.context }
  private var configuration: SiteConfiguration { context.configuration }

  var system: JSON {
    context.object(
      .system, at: Addresses.oparlSystem,
      [
        ("oparlVersion", .string(OParlContext.schema)), ("license", license),
        ("body", context.url(Addresses.oparlList("bodies"))),
        ("name", .string(configuration.siteTitle[context.language])),
      ] + contact + [
        ("website", context.url(context.edition.addresses.home(context.language))),
        ("klartext:generator", .string("Klartext " + Generator.version)),
        ("klartext:note", .string(context.edition.strings[.oparlNote])),
      ] + register.dates.members)
  }

  var body: JSON {
    let council = register.organizations.filter(\.isCouncil)
    return context.object(
      .body, at: Self.path,
      [
        ("system", context.url(Addresses.oparlSystem)), ("name", .string(configuration.name[context.language])),
        ("license", license),
      ] + contact
        + OParlLists.ofBody.map { ($0.member, context.url(Addresses.oparlList($0.name))) } + [
          ("legislativeTerm", []),
          ("mainOrganization", council.count == 1 ? council.first.map { context.url(.organization, $0.name) } : nil),
        ] + register.dates.members
        + [("web", context.url(context.edition.addresses.home(context.language)))])
  }

  private var contact: [(String, JSON?)] {
    let email = configuration.record.value(at: "contact.email") ?? configuration.record["contact"]
    guard case .plain(let address)? = email, address.contains("@") else { return [] }
    return [("contactEmail", .string(address)), ("contactName", .string(configuration.name[context.language]))]
  }

  /// The page that SPDX has of the licence.
  private var license: JSON? {
    configuration.record.plain("license").map { .string(DataLicense($0).page) }
  }
}
