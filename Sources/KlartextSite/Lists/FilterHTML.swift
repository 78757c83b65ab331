import KlartextCore
import KlartextRegister

/// The filter of a list: links to the pages of all values, from which the theme's `filter.js` makes a form.
extension Edition {
  /// The module that filters and sorts lists.
  static let filterScript = "filter.js"

  /// The filter of a page of a list; `nil` where there is nothing to choose.
  func filter(of list: CollectionList, page: Int) -> HTML? {
    guard list.hasFilter else { return nil }
    let hasScript = theme.asset(Self.filterScript) != nil
    let collection = list.collection.id
    return fill(
      .filter,
      [
        "facets": facetLinks(of: list), "file": hasScript ? .text(href(addresses.filter(of: collection))) : nil,
        "stamp": .text(list.filter.value.stamp), "list": .text(href(addresses.list(collection, in: language))),
        // The second page tells how the numbers of all others are written.
        "pages": .text(href(addresses.list(collection, in: language, page: 2))), "page": .text(String(page)),
        "length": .text(String(Pagination.pageLength)),
        "orders": orders(of: list.collection), "counts": .text(strings.forms(.filterCount).text),
      ])
  }

  /// The same on the page of one value: links alone.
  func filter(of list: CollectionList, current: SitePath) -> HTML? {
    fill(.filter, ["facets": facetLinks(of: list, current: current)])
  }

  /// Links to the pages of all values, by facet, with the number of entries.
  func facetLinks(of list: CollectionList, current: SitePath? = nil) -> HTML {
    let facets = list.facets.map { facet -> HTML in
      let name = facet.field.label.text(in: language)
      let links = facet.choices.map { choice -> HTML in
        let label = label(of: choice.category, in: facet.field)
        let path = addresses.facet(facet, choice, of: list.collection.id, in: language)
        let mark: HTML = path == current ? " aria-current=\"page\"" : ""
        return """
          <li><a href="\(href(path))" data-value="\(choice.id)"\(mark)\(attributes(label.language))>\(label.string)</a> \
          <span class="note">(\(number(choice.positions.count)))</span></li>
          """
      }
      return """
        <div class="facet" data-facet="\(facet.id)"><dt\(attributes(name.language))>\(name.string)</dt>\
        <dd><ul>\(links.joined())</ul></dd></div>
        """
    }
    return "<dl class=\"facets\">\(facets.joined())</dl>"
  }

  private func orders(of collection: CollectionDefinition) -> HTML {
    ListOrder.all(of: collection).enumerated().map { position, order -> HTML in
      let name =
        switch order {
        case .day: LanguageText(strings[.sortDay], language)
        case .name: LanguageText(strings[.sortName], language)
        case .date: LanguageText(strings[.sortDate], language)
        case .status:
          ListOrder.statusField(of: collection)?.label.text(in: language) ?? LanguageText(order.rawValue, language)
        }
      return """
        <option value="\(position == 0 ? "" : order.rawValue)"\(attributes(name.language))>\(name.string)</option>
        """
    }.joined()
  }
}
