import KlartextCore
import KlartextRegister

/// Imports other people's data and tables into a project.
public struct Importer: Sendable {
  /// What is imported, and how.
  public enum Source: Sendable {
    /// Systems as a register of another standard tells them: the id of the mapping, and the file.
    case standard(String, file: String)
    /// A table as CSV, with a file that says what its columns mean, and the collection.
    case table(file: String, mapping: String?, collection: String?)
    /// A council information system: address, file or folder, and which papers of it.
    case oparl(String, references: [String], words: [String])
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
    case .table(let file, let mapping, let collection): read = table(file, mapping, collection, &names)
    case .oparl(let name, let references, let words):
      let (graph, papers, problems) = OParlSource(name: name, references: references, words: words).read()
      var reading = OParlReading(project, graph, names: names, isDraft: !publishes)
      var found = reading?.read(papers) ?? ImportedSource()
      found.diagnostics += problems
      read = found
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
    case .table: "csv"
    case .oparl: "oparl"
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

  private func table(
    _ file: String, _ mapping: String?, _ collection: String?, _ names: inout ImportNames
  ) -> ImportedSource {
    var source = ImportedSource()
    do throws(ImportFile.Problem) {
      var read: TableMapping?
      if let mapping {
        let (given, problems) = TableMapping.read(try ImportFile.read(mapping).get())
        source.diagnostics += problems
        read = given
      }
      let bytes = try ImportFile.read(file).get().bytes
      guard !source.diagnostics.hasErrors else { return source }
      do throws(CSVTable.Failure) {
        let table = try CSVTable(bytes)
        return TableReading(
          project: project, table: table, path: file, mapping: read, collectionName: collection, publishes: publishes
        ).read(names: &names)
      } catch {
        source.diagnostics.append(Diagnostic(.importTable(error), at: SourceLocation(path: file)))
      }
    } catch {
      source.diagnostics.append(error.diagnostic)
    }
    return source
  }
}
