import KlartextCore
import KlartextRegister

/// Imports other people's data and tables into a project.
public struct Importer: Sendable {
  /// What is imported, and how.
  public enum Source: Sendable {
    /// Systems as a register of another standard tells them: the id of the mapping, and the file.
    case standard(String, file: String)
  }

  public let project: ImportProject
  /// Whether new entries appear at once; otherwise they are drafts until a person has read them.
  public var publishes = false

  public init(_ project: ImportProject) { self.project = project }

  /// Reads the source and decides what would change; nothing is written.
  public func plan(_ source: Source) -> ImportPlan {
    let format = Self.format(source)
    guard let state = state(of: format) else {
      var plan = ImportPlan()
      let path = ImportState.path(format)
      plan.diagnostics = [Diagnostic(.importStateDamaged(path), at: SourceLocation(path: path))]
      return plan
    }
    var names = ImportNames(entries: project.entries, state: state, reserved: project.reservedIDs)
    let read: ImportedSource
    switch source {
    case .standard(let id, let file): read = standard(id, file, &names)
    }
    var plan = ImportPlanner(project: project, state: state).plan(read)
    plan.format = format
    if !plan.diagnostics.hasErrors { plan.diagnostics += project.problems(with: plan.files) }
    return plan
  }

  /// Writes what was decided: all of it, or nothing.
  ///
  /// - Returns: what went wrong.
  public func write(_ plan: ImportPlan) -> Diagnostic? {
    var files = plan.files.map { (path: $0.path, text: $0.text, old: $0.old) }
    if plan.state != plan.oldState {
      let path = ImportState.path(plan.format)
      files.append((path, plan.state.text, ContentFile.text(at: project.folder + "/" + path)))
    }
    return ImportWriter(folder: project.folder).write(files)
  }

  private static func format(_ source: Source) -> String {
    switch source {
    case .standard(let id, _): id == "algoritmeregister" ? "nl" : id
    }
  }

  /// What was imported before; `nil` where that cannot be read.
  private func state(of format: String) -> ImportState? {
    let path = project.folder + "/" + ImportState.path(format)
    guard DirectoryEntry.exists(path) else { return ImportState() }
    return TextFileReader.bytes(of: path, limit: ImportFile.maximumByteCount).flatMap(ImportState.read)
  }

  private func standard(_ id: String, _ file: String, _ names: inout ImportNames) -> ImportedSource {
    guard let mapping = Mapping.all.first(where: { $0.id == id }) else { return ImportedSource() }
    do throws(ImportFile.Problem) {
      let json = try ImportFile.read(file).flatMap { $0.json() }.get()
      return StandardReading(mapping: mapping, project: project, path: file).read(
        json, names: &names, isDraft: !publishes)
    } catch {
      return ImportedSource(diagnostics: [error.diagnostic])
    }
  }
}
