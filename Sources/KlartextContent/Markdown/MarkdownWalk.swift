/// Goes through a tree in reading order without recursion, so that no text can exhaust the stack.
///
/// Every node is entered once and left once.
struct MarkdownWalk {
  struct Step {
    var node: MarkdownNode
    var isEntering: Bool
  }

  /// How many nodes are open above the current one.
  private(set) var depth = 0
  private let root: MarkdownNode
  private var step: Step?
  private var skipsChildren = false

  init(_ root: MarkdownNode) {
    self.root = root
  }

  mutating func next() -> Step? {
    guard let current = step else {
      step = Step(node: root, isEntering: true)
      return step
    }
    if current.isEntering {
      if !skipsChildren, let child = current.node.firstChild {
        depth += 1
        step = Step(node: child, isEntering: true)
      } else {
        step = Step(node: current.node, isEntering: false)
      }
      skipsChildren = false
      return step
    }
    guard current.node != root else { return nil }
    if let sibling = current.node.next {
      step = Step(node: sibling, isEntering: true)
    } else if let parent = current.node.parent {
      depth -= 1
      step = Step(node: parent, isEntering: false)
    } else {
      return nil
    }
    return step
  }

  /// The node just entered is left next.
  mutating func skipChildren() {
    skipsChildren = true
  }
}
