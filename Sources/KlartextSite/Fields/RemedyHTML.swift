import KlartextRegister

extension EntryFields {
  /// Remedy and complaint; what is decisive is always the information on remedies in the notice itself.
  func remedy(_ value: Value, of field: FieldDefinition) -> HTML {
    let stated: HTML
    switch value {
    case .record(let record): stated = self.record(record, of: field, detail: .full)
    case .term(let id):
      let record = Record([Record.Field("kind", .term(id), .start)])
      stated = self.record(record, of: field, detail: .full)
    default: stated = HTML()
    }
    return stated + "<p class=\"always\">\(strings[.remedyNote])</p>"
  }
}
