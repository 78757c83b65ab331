import KlartextContent
import KlartextCore
import KlartextRegister

/// The texts and facts of the legal pages as HTML in one language.
struct LegalWords {
  let edition: Edition
  private var record: Record { edition.configuration.record }

  init(_ edition: Edition) { self.edition = edition }

  var land: Land? { edition.configuration.land }

  var landName: HTML {
    let label = land.flatMap { ConfigurationFields.definition.field("land")?.vocabulary?[$0.id]?.label }
    return label.map { edition.html($0.text(in: edition.language)) } ?? HTML()
  }

  func heading(_ phrase: LegalPhrase) -> LanguageText { edition.legalTexts[phrase].text(in: edition.language) }

  /// A text, with its places filled in.
  func callAsFunction(_ phrase: LegalPhrase, _ values: KeyValuePairs<String, HTML> = [:]) -> HTML {
    let text = heading(phrase)
    var html = HTML.text(text.string).string
    for (name, value) in values { html = html.replacing("{\(name)}", with: value.string) }
    guard edition.isForeign(text.language) else { return HTML(trusted: html) }
    return "<span\(edition.attributes(text.language))>\(HTML(trusted: html))</span>"
  }

  /// The same as a paragraph.
  func paragraph(_ phrase: LegalPhrase, _ values: KeyValuePairs<String, HTML> = [:]) -> HTML {
    "<p>\(self(phrase, values))</p>"
  }

  // MARK: - Facts of the configuration

  /// The first of these facts that is stated.
  func fact(_ paths: String...) -> HTML? {
    paths.lazy.compactMap { self.record.value(at: $0).flatMap(html) }.first
  }

  func plain(_ paths: String...) -> String? { paths.lazy.compactMap { self.record.plain($0) }.first }

  /// The value of a date, a number, an allowed value or a text.
  func html(_ value: Value) -> HTML? {
    switch value {
    case .localized(let text): edition.html(text)
    case .text(let text): edition.html(text)
    case .plain(let text), .number(let text): .text(text)
    case .date(let date): edition.date(date)
    default: nil
    }
  }

  /// A text of a record in a list.
  func html(_ record: Record, _ key: String) -> HTML? { record[key].flatMap(html) }

  // MARK: - Lists of facts

  /// Names and values; nothing when none is stated.
  func rows(_ rows: [(LegalPhrase, HTML?)]) -> HTML? {
    let html = rows.compactMap { phrase, value in
      value.map { "<div class=\"field\"><dt>\(self(phrase))</dt><dd>\($0)</dd></div>" as HTML }
    }
    return html.isEmpty ? nil : "<dl class=\"fields\">\(html.joined())</dl>"
  }

  /// How to reach somebody: a record of the configuration with any of the usual keys.
  func contact(_ contact: Record, web: LegalPhrase = .website, form: String? = nil) -> HTML? {
    rows([
      (.office, html(contact, "office")), (.form, form.map { edition.link(external: $0) }),
      (.email, contact.plain("email").map { edition.link(email: $0) }),
      (.phone, contact.plain("phone").map { edition.link(phone: $0) }),
      (web, contact.plain("url").flatMap { $0 == form ? nil : edition.link(external: $0) }),
      (.post, html(contact, "address")), (.hours, html(contact, "hours")),
    ])
  }

  /// An authority of the Land.
  func body(_ body: Land.Body) -> HTML {
    var lines: [HTML] = [
      body.url.map { edition.link(external: $0, text: edition.html(body.name)) } ?? edition.html(body.name)
    ]
    if let address = body.address { lines.append(.text(address)) }
    if let email = body.email { lines.append(edition.link(email: email)) }
    return "<ul class=\"lines\">\(lines.map { "<li>\($0)</li>" as HTML }.joined())</ul>"
  }

  func list(_ items: [HTML]) -> HTML { "<ul>\(items.map { "<li>\($0)</li>" as HTML }.joined())</ul>" }

  /// The labels of allowed values.
  func labels(_ path: String) -> [LocalizedText] {
    let vocabulary = ConfigurationFields.definition.field(at: path)?.vocabulary
    let values = record.list(path).map(\.value) + [record.value(at: path)].compactMap { $0 }
    return values.compactMap { value in
      if case .term(let id) = value { return vocabulary?[id]?.label }
      return nil
    }
  }

  /// The contact for the site, and the office that a section of `legal` names instead.
  func contactRecord(_ path: String) -> Record? {
    if case .record(let own)? = record.value(at: path) { return own }
    return record.record("contact")
  }
}
