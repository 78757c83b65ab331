import KlartextCore

/// Cuts long lists into pages that have addresses of their own.
struct Pagination {
  /// More would make a page slow to load and tiring to read.
  static let pageLength = 100

  let number: Int
  let count: Int
  /// How many items a page has.
  var length = Pagination.pageLength

  /// How many pages a list of so many items takes; an empty list has one as well.
  static func pageCount(_ items: Int, length: Int = pageLength) -> Int { max(1, (items + length - 1) / length) }

  /// The items of this page.
  func slice<Element>(_ items: [Element]) -> ArraySlice<Element> {
    items.dropFirst((number - 1) * length).prefix(length)
  }

  /// „Seite 2 von 7“; `nil` where there is only one.
  func sentence(_ strings: Strings) -> String? {
    guard count > 1 else { return nil }
    return strings.text(.pageOf, ["number": String(number), "count": String(count)])
  }

  /// The title with the number of the page, from the second on.
  func title(_ title: String, _ strings: Strings) -> String {
    guard number > 1, let sentence = sentence(strings) else { return title }
    return title + ", " + sentence
  }

  /// Links to the other pages.
  func html(in edition: Edition, path: (Int) -> SitePath) -> HTML? {
    guard count > 1 else { return nil }
    var items = HTML()
    func link(_ page: Int, _ text: String, rel: HTML = "") -> HTML {
      "<li><a href=\"\(edition.href(path(page)))\"\(rel)>\(text)</a></li>"
    }
    if number > 1 { items += link(number - 1, edition.strings[.previousPage], rel: " rel=\"prev\"") }
    for page in shownPages {
      guard let page else {
        items += "<li class=\"gap\" aria-hidden=\"true\">…</li>"
        continue
      }
      let name = edition.strings.text(.pageNumber, ["number": String(page)])
      let word: HTML = "<span class=\"visually-hidden\">\(name)</span><span aria-hidden=\"true\">\(page)</span>"
      items +=
        page == number
        ? "<li><a href=\"\(edition.href(path(page)))\" aria-current=\"page\">\(word)</a></li>"
        : "<li><a href=\"\(edition.href(path(page)))\">\(word)</a></li>"
    }
    if number < count { items += link(number + 1, edition.strings[.nextPage], rel: " rel=\"next\"") }
    return items
  }

  /// The first, the last and those around this one; `nil` for a gap.
  private var shownPages: [Int?] {
    var pages: [Int?] = []
    for page in 1...count {
      if page == 1 || page == count || abs(page - number) <= 2 {
        pages.append(page)
      } else if pages.last != .some(nil) {
        pages.append(nil)
      }
    }
    return pages
  }
}
