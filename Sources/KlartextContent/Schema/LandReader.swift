import KlartextCore
import KlartextRegister

/// Reads the table of the Länder in the binary.
public enum LandReader {
  /// All sixteen Länder.
  public static let table: LandTable = {
    let text = EmbeddedSchema.files.first { $0.name == "lands" }?.text ?? ""
    let root = YAMLReader.read(SourceFile(path: "Schema/lands.yaml", text: text)).root
    return LandTable(
      asOf: root?["as_of"]?.scalar.flatMap { CivilDate($0) } ?? .earliest,
      lands: (root?["lands"]?.sequence ?? []).compactMap(land))
  }()

  private static func land(_ node: YAMLNode) -> Land? {
    guard let id = node["id"]?.scalar, let privacy = node["privacy"], let authority = body(privacy) else { return nil }
    let enforcement = node["enforcement"]
    let information = node["information"]
    return Land(
      id: id, accessibility: (node["accessibility"]?.sequence ?? []).map { SchemaReader.localized($0) },
      enforcement: enforcement.flatMap(body),
      isEnforcementVerified: enforcement?["verified"]?.scalar != "false",
      enforcementPeriod: text(enforcement?["period"]), monitoring: text(node["monitoring"]),
      owesEasyLanguage: node["easy_language"]?.scalar.map { $0 == "true" },
      needsForm: node["form"]?.scalar == "true",
      informationScope: information?["scope"]?.scalar.flatMap { Land.InformationScope(rawValue: $0) } ?? .noLaw,
      informationLaw: text(information?["law"]), privacyLaw: SchemaReader.localized(privacy["law"]),
      privacySection: text(privacy["section"]), privacyAuthority: authority, supervision: text(node["supervision"]))
  }

  private static func body(_ node: YAMLNode) -> Land.Body? {
    guard let name = text(node["name"]) else { return nil }
    return Land.Body(
      name: name, address: node["address"]?.scalar, email: node["email"]?.scalar, url: node["url"]?.scalar)
  }

  private static func text(_ node: YAMLNode?) -> LocalizedText? { node.map { SchemaReader.localized($0) } }
}
