import KlartextRegister

/// The fields of `klartext.yaml`, for pages that show the labels of its values.
public enum ConfigurationFields {
  public static let definition: CollectionDefinition = SchemaReader.configurationDefinition().definition
}
