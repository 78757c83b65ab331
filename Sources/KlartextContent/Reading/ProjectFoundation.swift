import KlartextCore
import KlartextRegister

/// What a project has laid down before its first entry is read: configuration, schema, law.
struct ProjectFoundation: Sendable {
  let configuration: SiteConfiguration
  /// The configuration as a file, for messages.
  let file: SourceFile
  /// The fields of the configuration.
  let definition: CollectionDefinition
  /// The content folder's name in the project.
  let contentFolder: String
  let schema: Schema
  let law: LawTable?
  /// Words that cannot be ids, by collection.
  let reservedIDs: [String: Set<String>]
  /// The next day on which a legal page has to be looked at.
  let nextChange: CivilDate?
  let diagnostics: [Diagnostic]

  /// - Returns: `nil` for the foundation when there is no usable configuration.
  static func read(by reader: ProjectReader) -> (foundation: ProjectFoundation?, diagnostics: [Diagnostic]) {
    let configured = ConfigurationReader.read(folder: reader.folder, baseURL: reader.baseURL)
    guard let configuration = configured.configuration, let definition = configured.definition,
      let file = configured.file
    else { return (nil, configured.diagnostics) }
    let (schema, schemaDiagnostics) = SchemaReader.read(
      ownFields: configured.ownFields, ownTerms: configured.ownTerms, file: file)
    let (law, lawDiagnostics) = LawReader.read(folder: reader.folder, schema: schema)
    let legal = LegalCheck(
      configuration, fields: definition, refused: configured.refused, in: file, today: reader.today)
    let diagnostics = configured.diagnostics + schemaDiagnostics + lawDiagnostics + legal.diagnostics
    let foundation = ProjectFoundation(
      configuration: configuration, file: file, definition: definition, contentFolder: configured.contentFolder,
      schema: schema, law: law, reservedIDs: reader.reservedIDs(schema, configuration),
      nextChange: legal.nextChange, diagnostics: diagnostics)
    return (foundation, diagnostics)
  }

  /// The files on which the foundation stands.
  static let fileNames = [ConfigurationReader.fileName, LawReader.fileName]
}
