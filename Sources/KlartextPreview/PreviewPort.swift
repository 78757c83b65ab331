/// Where the preview listens.
public enum PreviewPort {
  /// The port when none is chosen; where it is taken, the next free one.
  public static let standard: UInt16 = 8080
}
