import KlartextCore

/// Files that programs look for at the root of a host, wherever the rest of the site stands.
public enum HostRoot {
  /// RFC 9309 §2.3 and RFC 9116 §3.
  private static let names = ["robots.txt", SecurityText.fileName]

  /// Those of a site.
  public static func files(of plan: OutputPlan) -> [String] { names.filter { plan[$0] != nil } }
}
