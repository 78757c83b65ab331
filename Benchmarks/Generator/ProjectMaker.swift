import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister

/// Writes a project that a municipality might have after years: the same bytes for the same number of entries.
enum ProjectMaker {
  private static let seed: UInt64 = 20_261_121
  private static let departments = (1...30).map { "amt-\($0)" }

  /// Writes configuration and entries to a folder that does not exist yet or is empty.
  static func write(entries: Int, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder + "/content", withIntermediateDirectories: true)
    try configuration.write(toFile: folder + "/klartext.yaml", atomically: false, encoding: .utf8)
    // The schema is in the program; an empty project is enough to read it.
    let (project, diagnostics) = ProjectReader(folder: folder, today: .earliest).read()
    guard let schema = project?.register.schema, !diagnostics.hasErrors else {
      throw BenchmarkError("The configuration of the generated project has errors.")
    }
    let names = EntryNames(count: entries, seed: seed)
    for collection in schema.collections {
      let path = folder + "/content/" + collection.id
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let failures = Array(names.keys.enumerated()).parallelMap { number, key -> String? in
      guard let collection = schema[key.collection] else { return nil }
      var maker = EntryMaker(
        key, in: collection, names: names, departments: departments, seed: seed &+ UInt64(number) &* 1_000_003)
      do {
        for file in maker.files() {
          try file.text.write(
            toFile: "\(folder)/content/\(key.collection)/\(file.name)", atomically: false, encoding: .utf8)
        }
        return nil
      } catch {
        return String(describing: error)
      }
    }
    if let failure = failures.compactMap({ $0 }).first { throw BenchmarkError(failure) }
  }

  private static var configuration: String {
    let offices = departments.map { "  - {id: \($0), name: {de: \"Amt \($0)\", en: \"Office \($0)\"}}\n" }.joined()
    return """
      name: {de: Stadt Musterstadt, en: City of Musterstadt}
      site_title: {de: KI-Register, en: AI register}
      tagline: {de: "Wo die Stadt KI einsetzt.", en: "Where the city uses AI."}
      base_url: https://ki.musterstadt.example/
      languages: [de, en]
      theme: klar
      contact: {email: ki@musterstadt.example}
      feedback_url: https://www.musterstadt.example/rueckmeldung
      departments:
      \(offices)
      """
  }
}
