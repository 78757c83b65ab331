import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister

/// What the form says and hears, as JSON.
enum EditorJSON {
  /// A value as a file states it.
  static func json(_ setting: Setting) -> JSON {
    switch setting {
    case .scalar(let text), .flow(let text): .string(text)
    case .list(let items): .array(items.map(json))
    case .group(let members): .object(members.map { JSON.Member($0.key, json($0.value)) })
    }
  }

  /// A value from the form; the members of a group in the order of the schema. `nil` where there is none.
  static func setting(_ value: Any, _ field: FieldDefinition?) -> Setting? {
    switch value {
    case let text as String: return .scalar(text)
    case let items as [Any]: return .list(items.compactMap { setting($0, field) })
    case let members as [String: Any]:
      // What no control can show is written as YAML.
      if members.count == 1, let text = members["$yaml"] as? String { return .flow(text) }
      let order = field?.fields.map(\.key) ?? []
      let keys = members.keys.sorted {
        (order.firstIndex(of: $0) ?? .max, $0) < (order.firstIndex(of: $1) ?? .max, $1)
      }
      return .group(
        keys.compactMap { key in
          members[key].flatMap { setting($0, field?.field(key)) }.map { Setting.Member(key: key, value: $0) }
        })
    default: return nil
    }
  }

  /// The members of an object in a request; `nil` for anything else.
  static func object(_ bytes: [UInt8]) -> [String: Any]? {
    (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
  }
}
