/// The contract between the program and its themes: every template, what it is for and what it may use.
extension TemplateSpec {
  /// What every template may use.
  static let everywhere: [TemplateVariable] = [
    TemplateVariable(name: "t", kind: .strings),
    .record(
      "site", [.text("title"), .text("name"), .text("owner"), .text("home"), .text("language"), .text("direction")]),
  ]

  /// All templates that a theme has to have, itself or from its parent.
  public static let all: [TemplateSpec] = [
    page, home, homeCollection, list, listItem, filter, index, entry, entryEasy, textPage, group, field, block,
    definitions, fact,
    notice, tag,
    principle, implementation, comparison, comparisonTopic,
    consultation, task, change, relation, contact, updates, outline, responsibility, glossary, glossaryTerm, tombstone,
    redirect,
    notFound, search,
  ]

  // MARK: - The frame

  static let page = TemplateSpec(
    "page", "The frame of every page. Rendered once a language and section; only the marked values differ.",
    [
      .text("title"), .text("kind"), .html("head"), .html("languages"), .html("breadcrumb"), .html("main"),
      .list("stylesheets", [.text("href")]), .text("icon"), .text("icon_png"),
      .text("theme_color"), .text("theme_color_dark"),
      .text("logo"), .text("logo_width"), .text("logo_height"), .text("logo_text"),
      .text("coat_of_arms"), .text("coat_of_arms_width"), .text("coat_of_arms_height"), .text("coat_of_arms_text"),
      .list("navigation", [.text("href"), .text("label"), .html("attributes"), .text("current")]),
      .text("demonstration"),
      .list("pages", [.text("href"), .text("label"), .html("attributes")]),
      .list("links", [.text("href"), .text("label"), .html("attributes")]), .flag("has_links"),
      .text("feedback"), .html("contact"), .text("license"), .text("license_href"),
      .text("search_href"), .html("search_attributes"), .text("search_script"), .text("search_description"),
      .text("search_current"),
    ])

  // MARK: - Pages

  static let home = TemplateSpec(
    "home", "The first page.",
    [
      .text("heading"), .html("easy"), .text("search_action"), .text("index_href"),
      .html("index_attributes"), .html("introduction"),
      .html("collections"), .html("changes"), .text("updates_href"), .html("text"), .html("contact"),
    ])

  static let homeCollection = TemplateSpec(
    "home-collection", "A collection on the first page.",
    [
      .text("href"), .html("attributes"), .text("label"), .text("count"), .text("sentence"), .html("intro"),
      .html("versions"),
    ])

  static let list = TemplateSpec(
    "list", "The entries of a collection; long ones on several pages.",
    [
      .html("heading_attributes"), .text("heading"), .html("intro"), .text("result"),
      .text("page_sentence"), .html("items"), .html("others"),
      .text("others_result"), .html("more"), .html("filter"), .html("pagination"), .html("feed"), .flag("is_empty"),
    ])

  static let filter = TemplateSpec(
    "filter",
    "What a list can be filtered by: links to the page of each value. The form is for `filter.js` and hidden without it.",
    [
      .html("facets"), .text("file"), .text("stamp"), .text("list"), .text("pages"), .text("page"), .text("length"),
      .html("orders"), .text("counts"),
    ])

  static let index = TemplateSpec(
    "index", "Titles, keywords and terms from A to Z, for pages that hold them.",
    [.html("letters"), .html("words"), .html("pagination"), .html("facets")])

  static let listItem = TemplateSpec(
    "list-item", "An entry in a list.",
    [
      .flag("nested"), .text("href"), .html("attributes"), .text("title"), .html("summary"), .html("status"),
      .html("date"), .html("meta"),
    ])

  static let entry = TemplateSpec(
    "entry", "The page of a system, guideline, decision or body.",
    [
      .text("collection"), .text("kicker"), .html("title_attributes"), .text("title"), .html("summary"),
      .html("status"), .html("status_date"), .html("notices"), .html("facts"), .text("facts_id"), .html("contents"),
      .html("groups"), .html("relations"), .text("original_href"), .text("original_language"),
      .html("calendar"), .html("changes"), .html("citation"), .html("files"), .text("report_href"), .text("id"),
      .text("compare_href"), .flag("has_technical"),
    ])

  static let entryEasy = TemplateSpec(
    "entry-easy", "The page of an entry in easy language, by questions.",
    [
      .text("collection"), .html("title_attributes"), .text("title"), .html("status"), .html("summary"),
      .html("notices"), .html("contents"), .html("sections"), .text("original_href"), .text("original_language"),
      .html("contact"), .text("report_href"), .text("id"),
    ])

  static let textPage = TemplateSpec(
    "text-page", "A page of its own or a term of the glossary.",
    [
      .text("collection"), .html("title_attributes"), .text("title"), .html("summary"), .html("notices"),
      .html("contents"), .html("body"), .html("fields"), .html("relations"), .html("reviewed"), .text("report_href"),
    ])

  static let updates = TemplateSpec(
    "updates", "All changes of all entries.",
    [
      .html("heading_attributes"), .text("heading"), .text("intro"), .text("result"), .text("page_sentence"),
      .html("changes"), .html("pagination"), .html("feeds"), .html("calendars"),
    ])

  static let outline = TemplateSpec(
    "outline", "A page of sections that the program makes, such as how complete the register is.",
    [
      .text("heading"), .text("intro"), .html("notices"), .text("result"), .html("contents"), .html("sections"),
    ])

  static let responsibility = TemplateSpec(
    "responsibility", "Who steers AI here.",
    [
      .text("heading"), .text("intro"), .html("contents"), .html("officers"), .html("boards"), .html("guidelines"),
      .html("offices"), .text("transparency_href"), .text("bodies_href"), .text("bodies_label"),
    ])

  static let glossary = TemplateSpec(
    "glossary", "The terms with their explanations.",
    [
      .text("heading"), .html("intro"), .text("result"), .html("letters"), .html("terms"), .html("pagination"),
      .text("values_href"),
    ])

  static let glossaryTerm = TemplateSpec(
    "glossary-term", "A term in the list of terms.",
    [.text("id"), .text("href"), .html("attributes"), .text("title"), .html("summary"), .html("synonyms")])

  static let tombstone = TemplateSpec(
    "tombstone", "What is left of a withdrawn entry.",
    [
      .text("title"), .html("title_attributes"), .html("text"), .html("reason"), .text("list_href"),
      .text("list_label"),
    ])

  static let redirect = TemplateSpec(
    "redirect", "A former address, which leads to the new one.", [.text("title"), .text("href"), .html("attributes")])

  static let notFound = TemplateSpec(
    "not-found", "The page for addresses that do not exist.",
    [
      .html("links"), .text("search_action"), .text("index_href"), .html("index_attributes"), .html("contact"),
    ])

  static let search = TemplateSpec(
    "search", "The page of the search: a form that `search.js` shows, and where else to look.",
    [
      .text("heading"), .text("intro"), .text("action"), .text("base"), .text("folder"), .html("words"),
      .text("index_href"), .html("index"),
    ])

  // MARK: - Parts of an entry

  static let group = TemplateSpec(
    "group", "A section of an entry; `technical` is one for experts.",
    [.text("id"), .text("title"), .html("title_attributes"), .flag("technical"), .html("content")])

  static let field = TemplateSpec(
    "field", "A field with its value, in a `dl`.",
    [
      .text("id"), .text("key"), .text("type"), .text("label"), .html("label_attributes"), .html("value"),
      .flag("missing"), .flag("open"),
    ])

  static let block = TemplateSpec(
    "block", "A field that needs a heading of its own, outside of a `dl`.",
    [.text("id"), .text("key"), .text("label"), .html("label_attributes"), .html("content")])

  static let definitions = TemplateSpec(
    "definitions", "What the terms of a text mean, below it.", [.html("terms"), .html("definitions")])

  static let fact = TemplateSpec(
    "fact", "A field among the key facts, in a `dl`.",
    [
      .text("id"), .text("href"), .text("type"), .text("label"), .html("label_attributes"), .html("value"),
      .flag("missing"),
    ])

  static let notice = TemplateSpec(
    "notice", "A notice above an entry.", [.text("kind"), .text("title"), .html("text")])

  static let tag = TemplateSpec(
    "tag", "A status as a word.", [.text("kind"), .text("label"), .html("attributes")])

  static let principle = TemplateSpec(
    "principle", "A principle of a guideline.",
    [
      .text("id"), .text("number"), .html("title"), .html("text"), .html("rule"), .text("basis"), .html("outcomes"),
    ])

  static let implementation = TemplateSpec(
    "implementation", "How all systems carry out the principles of a guideline.",
    [
      .text("heading"), .html("heading_attributes"), .text("intro"), .text("result"), .text("page_sentence"),
      .html("table"), .html("pagination"),
    ])

  static let comparison = TemplateSpec(
    "comparison",
    "Systems side by side. The form is for `compare.js` and hidden without it; the topics lead to tables for everybody.",
    [
      .text("heading"), .text("intro"), .text("action"), .text("folders"), .html("options"), .html("topics"),
    ])

  static let comparisonTopic = TemplateSpec(
    "comparison-topic", "The systems of one topic in a table.",
    [
      .text("heading"), .html("heading_attributes"), .text("intro"), .text("result"), .text("page_sentence"),
      .html("table"), .html("pagination"),
    ])

  static let consultation = TemplateSpec(
    "consultation", "A station of the course of consultation.",
    [
      .html("date"), .html("body"), .html("role"), .html("result"), .text("result_kind"), .html("vote"),
      .html("votes"), .html("groups"),
      .html("item"), .html("text"), .html("link"), .flag("authoritative"), .flag("upcoming"), .flag("not_public"),
    ])

  static let task = TemplateSpec(
    "task", "A task that a decision gave.",
    [
      .html("text"), .html("decision"), .html("state"), .html("office"), .html("since"), .html("due"), .html("done"),
      .html("note"),
      .html("links"), .flag("overdue"),
    ])

  static let change = TemplateSpec(
    "change", "A change of an entry.",
    [
      .html("date"), .text("kind"), .text("href"), .html("attributes"), .text("title"), .text("collection"),
      .html("text"),
    ])

  static let relation = TemplateSpec(
    "relation", "Entries that lead to this one by one relation.",
    [.text("label"), .html("label_attributes"), .html("items")])

  static let contact = TemplateSpec(
    "contact", "How to ask.",
    [
      .text("office"), .text("email"), .text("phone"), .text("phone_href"), .text("url"), .text("url_label"),
      .html("address"),
      .html("hours"),
    ])
}
