import KlartextCore
import KlartextRegister

/// Where new entries are made: what a project has laid down, without its entries.
public struct Workshop: Sendable {
  public let schema: Schema
  public let configuration: SiteConfiguration
  public let law: LawTable?
  /// The project's, absolute.
  let folder: String
  let contentFolder: String
  let today: CivilDate
  let reservedIDs: [String: Set<String>]

  /// Reads configuration, schema and law; `nil` when there is no usable configuration.
  public static func open(_ reader: ProjectReader) -> (workshop: Workshop?, diagnostics: [Diagnostic]) {
    let configured = ConfigurationReader.read(folder: reader.folder, baseURL: reader.baseURL)
    guard let configuration = configured.configuration, let file = configured.file else {
      return (nil, configured.diagnostics.sortedByPlace())
    }
    let (schema, schemaDiagnostics) = SchemaReader.read(
      ownFields: configured.ownFields, ownTerms: configured.ownTerms, file: file)
    let (law, lawDiagnostics) = LawReader.read(folder: reader.folder, schema: schema)
    let workshop = Workshop(
      schema: schema, configuration: configuration, law: law, folder: reader.folder,
      contentFolder: configured.contentFolder, today: reader.today,
      reservedIDs: reader.reservedIDs(schema, configuration))
    return (workshop, (configured.diagnostics + schemaDiagnostics + lawDiagnostics).sortedByPlace())
  }

  /// A workshop for a configuration that stands on no disk yet; `nil` when it is not usable.
  static func open(_ file: SourceFile, today: CivilDate) -> Workshop? {
    let configured = ConfigurationReader.read(file, baseURL: nil)
    guard let configuration = configured.configuration else { return nil }
    return Workshop(
      schema: SchemaReader.read(ownFields: nil, ownTerms: nil, file: nil).schema, configuration: configuration,
      law: nil, folder: "", contentFolder: configured.contentFolder, today: today, reservedIDs: [:])
  }

  /// The collection that somebody means: by its id, its label or its singular, in German or English.
  public func collection(named word: String) -> CollectionDefinition? {
    let slug = Slug.make(word)
    return schema.collections.first { Self.names(of: $0).contains { Slug.make($0) == slug } }
  }

  /// All words by which collections can be called.
  public var collectionNames: [String] { schema.collections.flatMap { Self.names(of: $0) } }

  private static func names(of collection: CollectionDefinition) -> [String] {
    var names = [collection.id]
    for language in [LanguageTag.german, .english] {
      for text in [collection.label, collection.singular] {
        // „Antrag oder Beschluss“ is called by either.
        var parts = [text[language].lowercased()]
        for word in [" oder ", " und ", " or ", " and "] {
          parts = parts.flatMap { (part: String) -> [String] in part.split(separator: word).map { String($0) } }
        }
        names += parts
      }
    }
    return names
  }
}
