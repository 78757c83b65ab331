import KlartextCore

/// Checks a theme's templates against the contract, because Mustache renders an unknown name as nothing.
struct TemplateCheck {
  private let templates: [String: TemplateSyntax]
  private let stringKeys: Set<String>
  private(set) var diagnostics: [Diagnostic] = []
  /// Templates that are used: those of the contract and what they include.
  private(set) var used: Set<String> = []

  /// - Parameter templates: by the name under which others include them.
  init(
    _ templates: [String: TemplateSyntax], specs: [TemplateSpec], stringKeys: Set<String>, themeFile: SourceLocation?
  ) {
    self.templates = templates
    self.stringKeys = stringKeys
    for syntax in templates.values { diagnostics += syntax.diagnostics }
    let missing = specs.map(\.name).filter { templates[$0] == nil }
    if !missing.isEmpty { diagnostics.append(Diagnostic(.templatesMissing(missing), at: themeFile)) }
    for spec in specs {
      guard let syntax = templates[spec.name] else { continue }
      used.insert(spec.name)
      check(syntax.nodes, in: syntax, scopes: [TemplateSpec.everywhere + spec.variables], stack: [spec.name])
    }
  }

  private mutating func report(_ finding: Finding, _ tag: TemplateTag, _ syntax: TemplateSyntax) {
    diagnostics.append(Diagnostic(finding, at: syntax.file.location(tag.mark)))
  }

  private mutating func check(
    _ nodes: [TemplateNode], in syntax: TemplateSyntax, scopes: [[TemplateVariable]], stack: [String]
  ) {
    for node in nodes {
      switch node {
      case .value(let tag): checkValue(tag, in: syntax, scopes: scopes)
      case .partial(let tag): checkPartial(tag, in: syntax, scopes: scopes, stack: stack)
      case .container(let tag, let inner):
        switch tag.kind {
        case .section, .inverted:
          guard let kind = find(tag, in: syntax, scopes: scopes) else { continue }
          if case .list(let variables) = kind, tag.kind == .section {
            check(inner, in: syntax, scopes: scopes + [variables], stack: stack)
          } else {
            check(inner, in: syntax, scopes: scopes, stack: stack)
          }
        case .parent:
          checkPartial(tag, in: syntax, scopes: scopes, stack: stack)
          let blocks = templates[tag.name].map { blockNames(in: $0.nodes, seen: []) } ?? []
          for case .container(let block, let content) in inner where block.kind == .block {
            if !blocks.contains(block.name) {
              report(.templateBlockUnknown(block.name, parent: tag.name, known: blocks), block, syntax)
            }
            check(content, in: syntax, scopes: scopes, stack: stack)
          }
        default: check(inner, in: syntax, scopes: scopes, stack: stack)
        }
      }
    }
  }

  private mutating func checkPartial(
    _ tag: TemplateTag, in syntax: TemplateSyntax, scopes: [[TemplateVariable]], stack: [String]
  ) {
    guard let partial = templates[tag.name] else {
      report(.templatePartialUnknown(tag.name, known: templates.keys.sorted()), tag, syntax)
      return
    }
    used.insert(tag.name)
    if stack.contains(tag.name) {
      report(.templateRecursion(tag.name), tag, syntax)
    } else {
      check(partial.nodes, in: partial, scopes: scopes, stack: stack + [tag.name])
    }
  }

  private mutating func checkValue(_ tag: TemplateTag, in syntax: TemplateSyntax, scopes: [[TemplateVariable]]) {
    guard let kind = find(tag, in: syntax, scopes: scopes) else { return }
    switch kind {
    case .text, .strings:
      if tag.kind == .raw { report(.templateRawText(tag.name), tag, syntax) }
    case .html:
      if tag.kind == .variable { report(.templateEscapedHTML(tag.name), tag, syntax) }
    case .flag, .record, .list: report(.templateNotValue(tag.name), tag, syntax)
    }
  }

  /// What a name stands for, looked up from the innermost section outwards as Mustache does.
  private mutating func find(
    _ tag: TemplateTag, in syntax: TemplateSyntax, scopes: [[TemplateVariable]]
  ) -> TemplateVariable.Kind? {
    let names = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for scope in scopes.reversed() {
      guard let variable = scope.first(where: { $0.name == names[0] }) else { continue }
      switch (variable.kind, names.count) {
      case (.strings, 2):
        if !stringKeys.contains(names[1]) {
          report(.templateStringUnknown(names[1], known: stringKeys), tag, syntax)
          return nil
        }
        return .strings
      case (.record(let inner), 2):
        if let found = inner.first(where: { $0.name == names[1] }) { return found.kind }
      case (_, 1): return variable.kind
      default: break
      }
      break
    }
    let known = scopes.flatMap { $0 }.flatMap { variable -> [String] in
      if case .record(let inner) = variable.kind { return inner.map { variable.name + "." + $0.name } }
      return [variable.name]
    }
    report(.templateVariableUnknown(tag.name, known: known), tag, syntax)
    return nil
  }

  private func blockNames(in nodes: [TemplateNode], seen: Set<String>) -> Set<String> {
    var names: Set<String> = []
    for node in nodes {
      switch node {
      case .container(let tag, let inner):
        if tag.kind == .block { names.insert(tag.name) }
        if tag.kind == .parent, !seen.contains(tag.name), let parent = templates[tag.name] {
          names.formUnion(blockNames(in: parent.nodes, seen: seen.union([tag.name])))
        } else {
          names.formUnion(blockNames(in: inner, seen: seen))
        }
      case .partial(let tag):
        if !seen.contains(tag.name), let partial = templates[tag.name] {
          names.formUnion(blockNames(in: partial.nodes, seen: seen.union([tag.name])))
        }
      case .value: break
      }
    }
    return names
  }
}
