import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite

/// The project as it was read at one moment, with its site; pages are made when they are asked for.
public struct PreviewState: Sendable {
  /// Rises whenever the project is another one.
  public let generation: Int
  /// `nil` when there is no usable configuration.
  public let project: Project?
  /// `nil` when there is no usable configuration or theme.
  public let site: PreviewSite?
  private let firstErrors: [Diagnostic]
  private let all: Once<[Diagnostic]>

  init(generation: Int, reading: ProjectReading, theme: Theme?, themeDiagnostics: [Diagnostic]) {
    self.generation = generation
    project = reading.project
    let site = reading.project.flatMap { project in
      theme.map { PreviewSite(SiteGenerator(register: project.register, theme: $0), generation: generation) }
    }
    self.site = site
    firstErrors = reading.errors + themeDiagnostics.errors
    all = Once {
      (reading.diagnostics() + themeDiagnostics + (site?.diagnostics ?? [])).sortedByPlace()
    }
  }

  /// All messages, sorted by place; worked out when they are asked for first.
  public var diagnostics: [Diagnostic] { all.value }

  /// The errors, sorted by place, as far as they are known without working out all messages.
  var knownErrors: [Diagnostic] {
    all.known?.errors ?? firstErrors.sortedByPlace()
  }

  /// Whether the messages are known already, without working them out.
  var isComplete: Bool { all.known != nil }

  /// Whether there are errors, as far as that is known without working out all messages.
  public var isBroken: Bool { site == nil || !firstErrors.isEmpty || all.known?.hasErrors == true }

  /// A language's name in itself, as the site has it.
  public func name(of language: LanguageTag) -> String { site?.name(of: language) ?? language.description }

  /// The path below which the site stands, with slashes at both ends.
  public var basePath: String { project?.register.configuration.basePath ?? "/" }
}
