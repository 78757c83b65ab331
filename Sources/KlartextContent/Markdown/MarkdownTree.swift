import CMarkGFM
import Synchronization

/// A parsed text: owns libcmark-gfm's tree, and frees it.
struct MarkdownTree: ~Copyable {
  let root: MarkdownNode

  /// libcmark-gfm 0.29.0.gfm.6 keeps the special characters of its extensions in global tables while it parses: two
  /// threads at once gave different trees. Walking a tree is safe in parallel.
  private static let parsing = Mutex(())

  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  /// `nil` only when there is no memory.
  init?(parsing bytes: [UInt8]) {
    let address = Self.parsing.withLock { _ in Self.parse(bytes) }
    guard let pointer = OpaquePointer(bitPattern: address) else { return nil }
    root = MarkdownNode(pointer: pointer)
  }

  deinit {
    cmark_node_free(root.pointer)
  }

  /// The address of the tree, because a pointer cannot be handed out of a lock.
  private static func parse(_ bytes: [UInt8]) -> UInt {
    cmark_gfm_core_extensions_ensure_registered()
    // "Unsafe" keeps raw HTML in the tree, so that it can be reported.
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE) else { return 0 }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return UInt(bitPattern: cmark_parser_finish(parser))
  }
}
