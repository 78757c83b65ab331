import KlartextCore
import KlartextRegister

/// The lists to which objects refer, in pages (OParl 1.1, chapter 2.5).
struct OParlLists {
  /// „Bei Listen mit mehr als 100 Einträgen wird dies empfohlen.“
  static let pageLength = 100

  /// The lists that a body has to have, and the members of the object that name them.
  static let ofBody: [(member: String, name: String)] = [
    ("organization", "organizations"), ("person", "persons"), ("meeting", "meetings"), ("paper", "papers"),
    ("agendaItem", "agenda-items"), ("consultation", "consultations"), ("file", "files"),
    ("locationList", "locations"), ("legislativeTermList", "legislative-terms"), ("membership", "memberships"),
  ]

  /// A list before it is divided into pages; its objects are made when a page is asked for.
  struct List: Sendable {
    let name: String
    let objects: [@Sendable () -> JSON]
  }

  let context: OParlContext

  func artifacts(_ list: List) -> [Artifact] {
    let pages = max(1, (list.objects.count + Self.pageLength - 1) / Self.pageLength)
    return (1...pages).compactMap { page in
      Addresses.oparlList(list.name, page: page).outputAddress.map { address in
        Artifact(address, kind: .data, origin: "oparl") { bytes(list, page: page, of: pages) }
      }
    }
  }

  private func bytes(_ list: List, page: Int, of pages: Int) -> [UInt8] {
    func link(_ number: Int) -> JSON? {
      (1...pages).contains(number) ? context.url(Addresses.oparlList(list.name, page: number)) : nil
    }
    let start = (page - 1) * Self.pageLength
    let objects = list.objects[start..<min(start + Self.pageLength, list.objects.count)]
    let frame: JSON = .members([
      "pagination": .members([
        "totalElements": .number(list.objects.count), "elementsPerPage": .number(Self.pageLength),
        "currentPage": .number(page), "totalPages": .number(pages),
      ]),
      "links": .members([
        "first": link(1), "prev": link(page - 1), "self": link(page), "next": link(page + 1), "last": link(pages),
      ]),
    ])
    let data = objects.map { "\n" + $0().text }.joined(separator: ",")
    return Array("{\"data\":[\(data)\n],\(frame.text.dropFirst())\n".utf8)
  }
}
