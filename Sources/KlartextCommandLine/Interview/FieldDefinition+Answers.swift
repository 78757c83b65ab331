import KlartextRegister

extension FieldDefinition {
  /// Whether one bare value can state the field; most groups of values need more than that.
  var takesBareValue: Bool { type != .record || !shorthand.isEmpty }
}
