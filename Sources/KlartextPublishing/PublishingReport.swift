import KlartextCore

/// What publishing did, in numbers.
public struct PublishingReport: Sendable, Hashable {
  /// The files of the site.
  public internal(set) var files = 0
  /// Their size together.
  public internal(set) var bytes = 0
  /// Files that are new or have other bytes than before.
  public internal(set) var written = 0
  /// Files that kept their inode and their time of modification.
  public internal(set) var unchanged = 0
  /// Files of the site before that are no longer part of it.
  public internal(set) var removed = 0
  /// What a person should know although the site is published, such as a folder that could not be cleaned up.
  public internal(set) var findings: [Finding] = []
}
