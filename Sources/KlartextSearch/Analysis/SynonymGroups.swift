import KlartextCore

/// Words and phrases that mean the same: a text that has one of them is found by the others.
struct SynonymGroups: Sendable {
  /// A word or phrase of a group, as the keys of its words.
  private struct Member {
    var keys: [Int32]
    var group: Int
  }

  private var groups: [[[Int32]]] = []
  /// Members by their first key.
  private var members: [Int32: [Member]] = [:]
  /// For each form that is a member by itself, the other words and phrases, as they are shown.
  private(set) var alternatives: [Int32: [String]] = [:]

  /// - Parameters:
  ///   - groups: Words and phrases, and their tokens in the vocabulary.
  init(_ groups: [[(text: String, tokens: [Token])]], _ vocabulary: Vocabulary) {
    for group in groups {
      let number = self.groups.count
      var phrases: [[Int32]] = []
      for member in group {
        let forms = member.tokens.filter { !$0.isPiece && !vocabulary.isStopWord[Int($0.word)] }
        let keys = forms.map { vocabulary.forms[Int($0.word)].key }
        guard let first = keys.first, !phrases.contains(keys) else { continue }
        phrases.append(keys)
        members[first, default: []].append(Member(keys: keys, group: number))
        if forms.count == 1 {
          alternatives[forms[0].word, default: []] += group.map(\.text).filter { $0 != member.text }
        }
      }
      self.groups.append(phrases)
    }
  }

  func begins(with key: Int32) -> Bool { members[key] != nil }

  /// The keys of all other words of the groups of which a member stands at a place of a text.
  func others(at index: Int, of tokens: ArraySlice<Token>, _ vocabulary: Vocabulary) -> [Int32] {
    var others: [Int32] = []
    for member in members[vocabulary.forms[Int(tokens[index].word)].key] ?? [] {
      guard stands(member.keys, at: index, of: tokens, vocabulary) else { continue }
      for phrase in groups[member.group] where phrase != member.keys { others += phrase }
    }
    return others
  }

  private func stands(_ keys: [Int32], at index: Int, of tokens: ArraySlice<Token>, _ vocabulary: Vocabulary) -> Bool {
    var next = index
    for key in keys {
      while next < tokens.endIndex, tokens[next].isPiece { next += 1 }
      guard next < tokens.endIndex, vocabulary.forms[Int(tokens[next].word)].key == key else { return false }
      next += 1
    }
    return true
  }
}
