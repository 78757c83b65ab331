import KlartextCore

/// A beginning for an entry of a common kind: what is true of every such thing, and what to think of.
public struct EntryTemplate: Sendable {
  /// A field's dotted path and its value as YAML writes it in one line.
  public struct Value: Sendable {
    public var path: String
    public var text: LocalizedText

    public init(path: String, text: LocalizedText) {
      self.path = path
      self.text = text
    }
  }

  /// Something to think of at a field.
  public struct Question: Sendable {
    public var path: String
    public var text: LocalizedText

    public init(path: String, text: LocalizedText) {
      self.path = path
      self.text = text
    }
  }

  public var id: String
  /// The id of the collection.
  public var collection: String
  public var label: LocalizedText
  /// What is true of every such thing.
  public var values: [Value]
  /// What often is, to be checked.
  public var typical: [Value]
  public var questions: [Question]

  public init(
    id: String, collection: String, label: LocalizedText, values: [Value], typical: [Value], questions: [Question]
  ) {
    self.id = id
    self.collection = collection
    self.label = label
    self.values = values
    self.typical = typical
    self.questions = questions
  }
}
