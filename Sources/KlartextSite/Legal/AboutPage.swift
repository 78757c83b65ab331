import KlartextCore
import KlartextRegister

/// What is in the register, who edits it, how often, and what is missing.
struct AboutPage {
  let words: LegalWords
  private var edition: Edition { words.edition }

  func add(to outline: inout OutlinePage) {
    outline.add("legal-contents", words.heading(.contentsHeading), contents)
    outline.add("legal-editors", words.heading(.editorsHeading), editors)
    outline.add("legal-updates", words.heading(.updatesHeading), updates)
    outline.add("legal-missing", words.heading(.missingHeading), missing)
    outline.add("legal-reuse", words.heading(.reuseHeading), reuse)
  }

  private var contents: HTML {
    words.paragraph(.contentsText, ["name": edition.html(edition.configuration.name)])
      + words.list(words.collections)
  }

  private var editors: HTML? { words.fact("legal.about.editors").map { "<p>\($0)</p>" } }

  private var updates: HTML {
    var html = words.fact("legal.about.updates").map { "<p>\($0)</p>" as HTML } ?? HTML()
    if let newest = edition.register.lastModified {
      html += words.paragraph(.updatesNewest, ["date": edition.date(newest)])
    }
    return html + words.paragraph(.updatesLink, ["link": link(.updates)])
  }

  private var missing: HTML {
    var html = words.fact("legal.about.missing").map { "<p>\($0)</p>" as HTML } ?? HTML()
    let open = edition.configuration.record.rows("coverage").filter { $0.term("reported") == "outstanding" }
    if !open.isEmpty {
      let offices = open.map { row -> HTML in
        if case .reference(let key)? = row["department"] { return edition.link(toDepartment: key.id) }
        return words.html(row, "department") ?? HTML()
      }
      html += words.paragraph(.missingOffices) + words.list(offices)
    }
    return html + words.paragraph(.missingLink, ["link": link(.transparency)])
  }

  private var reuse: HTML {
    words.paragraph(.reuseText, ["licence": edition.link(to: .licence), "data": link(.data)])
  }

  private func link(_ page: FixedPage) -> HTML { words.link(to: page) }
}

extension LegalWords {
  /// The lists of the register with the sentence that says what is in them.
  var collections: [HTML] {
    ["systems", "guidelines", "decisions"].compactMap { edition.schema[$0] }.map { collection in
      let href = edition.href(edition.addresses.list(collection.id, in: edition.language))
      return "<a href=\"\(href)\">\(edition.html(collection.label))</a>: \(edition.html(collection.intro))"
    }
  }

  /// A link to a page that every site has.
  func link(to page: FixedPage) -> HTML {
    let href = edition.href(edition.addresses.fixed(page, in: edition.language))
    return "<a href=\"\(href)\">\(edition.strings[page.titleKey])</a>"
  }
}
