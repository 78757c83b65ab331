import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister

/// What the site in the output folder had published: known from its own interface for programs.
struct FormerSite {
  /// The entries that had a page with contents.
  let entries: [EntryKey]

  /// Reads `api/v1/register.json`; a folder without one, or with one that is not ours, had nothing.
  init(in folder: String) {
    struct File: Decodable {
      struct Collection: Decodable {
        var id: String
        var ids: [String]
      }
      var collections: [Collection]
    }
    let data = FileManager.default.contents(atPath: folder + "/api/v1/register.json")
    let file = data.flatMap { try? JSONDecoder().decode(File.self, from: $0) }
    entries = (file?.collections ?? []).flatMap { collection in collection.ids.map { EntryKey(collection.id, $0) } }
  }
}
