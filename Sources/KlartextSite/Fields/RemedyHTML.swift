import KlartextRegister

extension EntryFields {
  /// Remedy and complaint; what is decisive is always the information on remedies in the notice itself.
  func remedy(_ value: Value, of field: FieldDefinition) -> HTML {
    let record: Record
    switch value {
    case .record(let stated): record = stated
    case .term(let id): record = Record([Record.Field("kind", .term(id), .start)])
    default: record = Record()
    }
    let stated = record.fields.isEmpty ? HTML() : self.record(record, of: field, detail: .full)
    // Where nothing is decided there is no notice.
    if record.term("kind") == "none-no-decision" { return stated }
    return stated + "<p class=\"always\">\(strings[.remedyNote])</p>"
  }
}
