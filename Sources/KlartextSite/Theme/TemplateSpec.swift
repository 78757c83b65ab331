/// What a template is given: its name and the variables that it may use.
///
/// The list of all specifications, `TemplateSpec.all`, is the contract between the program and its themes. A theme
/// is checked against it when it is read; changing it in a way that breaks themes raises `Theme.contractVersion`.
public struct TemplateSpec: Sendable {
  /// The file's name without `.mustache`.
  public let name: String
  /// What the template stands for, for people who write themes.
  public let purpose: String
  public let variables: [TemplateVariable]

  init(_ name: String, _ purpose: String, _ variables: [TemplateVariable]) {
    self.name = name
    self.purpose = purpose
    self.variables = variables
  }
}

/// A variable of a template.
public struct TemplateVariable: Sendable {
  public indirect enum Kind: Sendable {
    /// Plain text: `{{name}}`, escaped.
    case text
    /// Finished HTML: `{{{name}}}`.
    case html
    /// Only for sections: `{{#name}}…{{/name}}`.
    case flag
    /// Named values: `{{name.key}}`.
    case record([TemplateVariable])
    /// For sections that repeat: `{{#name}}{{key}}{{/name}}`.
    case list([TemplateVariable])
    /// A string of the interface: `{{t.key}}`.
    case strings
  }

  public let name: String
  public let kind: Kind

  static func text(_ name: String) -> TemplateVariable { TemplateVariable(name: name, kind: .text) }
  static func html(_ name: String) -> TemplateVariable { TemplateVariable(name: name, kind: .html) }
  static func flag(_ name: String) -> TemplateVariable { TemplateVariable(name: name, kind: .flag) }
  static func list(_ name: String, _ variables: [TemplateVariable]) -> TemplateVariable {
    TemplateVariable(name: name, kind: .list(variables))
  }
  static func record(_ name: String, _ variables: [TemplateVariable]) -> TemplateVariable {
    TemplateVariable(name: name, kind: .record(variables))
  }
}
