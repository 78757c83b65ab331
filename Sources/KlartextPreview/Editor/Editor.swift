import Foundation
import KlartextContent
import KlartextCore
import KlartextRegister
import KlartextSite
import Synchronization

/// The editor below `/_edit/`: forms made from the schema, checked while somebody types, saved without changing
/// anything else in the file.
public final class Editor: Sendable {
  private let preview: Preview
  private let reader: ProjectReader
  private let pages: EditorPages
  private let onRefresh: @Sendable (PreviewLoop.Report) -> Void
  /// The site as it would be, by file; of each file only the last trial.
  private let trials = Mutex<[(path: String, site: PreviewSite)]>([])
  /// How many files can be open at once before the oldest loses its page.
  private static let openFiles = 8

  /// - Parameters:
  ///   - reader: reads the project; knows the day and the words that cannot be ids.
  ///   - token: the word without which nothing is written.
  ///   - onRefresh: called with every new state that comes of saving here.
  public init(
    _ preview: Preview, reader: ProjectReader, token: String,
    onRefresh: @escaping @Sendable (PreviewLoop.Report) -> Void = { _ in }
  ) {
    self.preview = preview
    self.reader = reader
    self.onRefresh = onRefresh
    pages = EditorPages(language: preview.language, token: token)
  }

  /// The address of the form for a file of the content folder; `nil` for what is no entry.
  static func address(ofFile path: String) -> String? {
    let parts = path.split(separator: "/")
    guard parts.count >= 3, let name = parts.last, name.hasSuffix(".md") else { return nil }
    return "/_edit/\(parts[parts.count - 2])/\(name.dropLast(3))"
  }

  /// What the server has to answer.
  public var routes: [PreviewRoute] {
    [
      PreviewRoute("GET", "/_edit") { _ in .redirect(to: "/_edit/") },
      PreviewRoute("GET", "/_edit/assets/") { request in
        EditorPages.asset(String(request.path.dropFirst("/_edit/assets/".count))) ?? Self.unknown
      },
      PreviewRoute("GET", "/_edit/page/") { [self] in page($0) },
      PreviewRoute("GET", "/_edit/api/start") { [self] _ in start() },
      PreviewRoute("GET", "/_edit/api/references") { [self] _ in references() },
      PreviewRoute("GET", "/_edit/api/form/") { [self] in form($0) },
      PreviewRoute("GET", "/_edit/api/entry") { [self] in entry($0) },
      PreviewRoute("POST", "/_edit/api/read") { [self] in read($0) },
      PreviewRoute("POST", "/_edit/api/check") { [self] in check($0) },
      PreviewRoute("POST", "/_edit/api/save") { [self] in save($0) },
      PreviewRoute("POST", "/_edit/api/new") { [self] in new($0) },
      PreviewRoute("GET", "/_edit/") { [self] in document($0) },
    ]
  }

  private static let unknown = PreviewResponse.text("404\n", status: 404)
  private static let misunderstood = PreviewResponse.text("400\n", status: 400)

  // MARK: - Pages

  private func document(_ request: PreviewRequest) -> PreviewResponse {
    // Without a configuration there is no schema of which a form could be made.
    guard preview.state.project != nil else { return .redirect(to: PreviewRoutes.list) }
    let parts = request.path.dropFirst("/_edit/".count).split(separator: "/", omittingEmptySubsequences: false)
    if parts == [""] { return pages.overview() }
    guard parts.count == 2 else { return pages.unknown() }
    let name = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
    guard let id = name.first else { return .redirect(to: "/_edit/") }
    guard let file = file(String(parts[0]), id, name.count > 1 ? name[1] : "") else { return pages.unknown() }
    // A version in another language can be new; what it is a version of cannot.
    guard self.file(file.collection.id, file.id, "")?.text != nil || file.text != nil else { return pages.unknown() }
    return pages.editor(file)
  }

  /// A page, or what belongs to it, of the site as it would be.
  private func page(_ request: PreviewRequest) -> PreviewResponse {
    let parts = request.path.dropFirst("/_edit/page/".count).split(
      separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let site = trials.withLock({ $0.first { Self.mark($0.path) == parts[0] }?.site }) else {
      return Self.unknown
    }
    let path = String(parts[1])
    let address = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    guard let file = site.file(at: address) else { return Self.unknown }
    return PreviewResponse(
      headers: [("Content-Type", MediaType.header(for: address)), ("ETag", file.tag)], body: .bytes(file.bytes))
  }

  private static func mark(_ path: String) -> String { ContentHash.name(Array(path.utf8)) }

  // MARK: - Reading

  private func file(_ collection: String, _ id: String, _ language: String) -> EditedFile? {
    EditedFile(
      collection: collection, id: id, language: language, state: preview.state, folder: preview.folder)
  }

  private func file(in request: [String: Any]) -> EditedFile? {
    guard let collection = request["collection"] as? String, let id = request["id"] as? String else { return nil }
    return file(collection, id, request["language"] as? String ?? "")
  }

  private func start() -> PreviewResponse {
    guard let project = preview.state.project else { return Self.unknown }
    return .json(EditorOverview(project: project, state: preview.state, language: preview.language).json)
  }

  private func references() -> PreviewResponse {
    guard let project = preview.state.project else { return Self.unknown }
    return .json(EditorOverview(project: project, state: preview.state, language: preview.language).references)
  }

  private func form(_ request: PreviewRequest) -> PreviewResponse {
    guard let register = preview.state.project?.register,
      let collection = register.schema[String(request.path.dropFirst("/_edit/api/form/".count))]
    else { return Self.unknown }
    return .json(
      FormDescription(
        collection: collection, schema: register.schema, configuration: register.configuration,
        language: preview.language.tag,
        languageName: preview.state.name(of: register.configuration.mainLanguage), today: reader.today
      ).json)
  }

  private func entry(_ request: PreviewRequest) -> PreviewResponse {
    guard let file = file(request.query["collection"] ?? "", request.query["id"] ?? "", request.query["language"] ?? "")
    else { return Self.unknown }
    return .json(contents(of: file, text: file.text))
  }

  private func read(_ request: PreviewRequest) -> PreviewResponse {
    guard let object = EditorJSON.object(request.body), let file = file(in: object) else { return Self.misunderstood }
    return .json(contents(of: file, text: object["text"] as? String))
  }

  private func contents(of file: EditedFile, text: String?) -> JSON {
    var members = file.contents(text)
    let languages = preview.state.project?.register.configuration.languages.dropFirst() ?? []
    members.append(
      JSON.Member(
        "languages",
        .array(
          languages.map { tag in
            let other = self.file(file.collection.id, file.id, tag.description)
            return [
              "tag": .string(tag.description), "name": .string(preview.state.name(of: tag)),
              "exists": .bool(other?.text != nil),
            ]
          })))
    if file.language != nil, let original = self.file(file.collection.id, file.id, "") {
      members.append(JSON.Member("original", .object(original.contents(original.text))))
    }
    return .object(members)
  }

  // MARK: - Checking and saving

  /// The text that a request means, with the text that it was made from; `nil` where the form cannot make it.
  private func text(_ request: [String: Any], of file: EditedFile) -> (new: String, base: String?)? {
    let base = request["base"] as? String
    let source = request["source"] as? String
    let changes = (request["changes"] as? [String: Any] ?? [:])
    // A text that nobody can read yet is saved as it was typed.
    if let source, changes.isEmpty { return (source, base) }
    guard let new = file.applying(changes, body: request["body"] as? String, to: source ?? base) else { return nil }
    return (new, base)
  }

  private func check(_ request: PreviewRequest) -> PreviewResponse {
    guard let object = EditorJSON.object(request.body), let file = file(in: object) else { return Self.misunderstood }
    // A text that the form cannot change is shown as it is, with what is wrong with it.
    let given = object["source"] as? String ?? object["base"] as? String
    let text = text(object, of: file)?.new ?? given ?? EditedFile.empty
    let trial = preview.trial(of: [file.path: text])
    return .json(
      EditorChecks(
        file: file, text: text, present: preview.state, trial: trial, language: preview.language,
        page: page(of: file, in: trial)
      ).json)
  }

  /// Keeps the site of a trial, and gives the address of the file's page in it.
  private func page(of file: EditedFile, in trial: PreviewState) -> String? {
    guard let site = trial.site, let entry = trial.project?.entries.first(where: { $0.key == file.key }) else {
      return nil
    }
    let pages = Dictionary(
      zip(
        [entry.language] + (trial.project?.register.configuration.languages.dropFirst() ?? []), site.pages(of: file.key)
      ),
      uniquingKeysWith: { first, _ in first })
    guard let path = pages[file.language ?? entry.language], let address = path.outputAddress,
      site.artifact(at: address.description) != nil
    else { return nil }
    trials.withLock { trials in
      trials.removeAll { $0.path == file.path }
      trials.append((file.path, site))
      if trials.count > Self.openFiles { trials.removeFirst() }
    }
    return "/_edit/page/\(Self.mark(file.path))/\(path.encoded)"
  }

  private func save(_ request: PreviewRequest) -> PreviewResponse {
    guard let object = EditorJSON.object(request.body), let file = file(in: object) else { return Self.misunderstood }
    guard let text = text(object, of: file) else { return problem(.formCannotWrite(file.path)) }
    // Somebody else's version is shown; it is never written over.
    guard file.text == text.base else {
      return .json(["conflict": file.text.map { .string($0) } ?? .null])
    }
    if let finding = ContentFile.write(text.new, to: file.absolutePath, path: file.path, replacing: text.base) {
      if finding.meansOtherVersion {
        return .json(["conflict": file.text.map { .string($0) } ?? .null])
      }
      return problem(finding)
    }
    takeUp(file.absolutePath)
    return .json(contents(of: file, text: file.text))
  }

  /// Reads what was written here a moment ago: the watcher would come later than the answer.
  private func takeUp(_ path: String) {
    let clock = ContinuousClock()
    let start = clock.now
    let changes = Preview.Changes.paths([path])
    guard let state = preview.refresh(changes) else { return }
    onRefresh(PreviewLoop.Report(state: state, paths: preview.names(of: changes), time: clock.now - start))
  }

  private func problem(_ finding: Finding, and more: [JSON.Member] = []) -> PreviewResponse {
    .json(
      .object(
        [
          JSON.Member("problem", .string(finding.message[preview.language])),
          JSON.Member("mend", (finding.formMend ?? finding.mend).map { .string($0[preview.language]) } ?? .null),
        ] + more))
  }

  /// A problem with the place of a new entry: its form asks for another id, and suggests one.
  private func placeProblem(_ finding: Finding, of entry: NewEntry) -> PreviewResponse {
    let existing: JSON = finding.meansOtherVersion ? .string("/_edit/\(entry.key)") : .null
    return problem(
      finding, and: [JSON.Member("id", .string(entry.freeID ?? "")), JSON.Member("existing", existing)])
  }

  private func new(_ request: PreviewRequest) -> PreviewResponse {
    guard let object = EditorJSON.object(request.body), let id = object["collection"] as? String,
      let title = object["title"] as? String, let workshop = Workshop.open(reader).workshop,
      let collection = workshop.schema[id]
    else { return Self.misunderstood }
    guard title.contains(where: { !$0.isWhitespace }) else { return problem(.titleMissing) }
    let given = object["id"] as? String ?? ""
    var entry = NewEntry(title, id: given.isEmpty ? NewEntry.id(for: title) : given, in: collection, of: workshop)
    if let problem = entry.placeProblem { return placeProblem(problem, of: entry) }
    if let name = object["template"] as? String, !name.isEmpty,
      let template = TemplateReader.all.first(where: { $0.id == name && $0.collection == id })
    {
      entry.apply(template)
    }
    if let finding = entry.write() { return placeProblem(finding, of: entry) }
    takeUp(preview.folder + "/" + entry.path)
    return .json(["address": .string("/_edit/\(entry.key)")])
  }
}
