import Glibc
import KlartextCore

/// Why nothing was published, in the words of the person who wanted it.
public struct PublishingError: Error, Sendable {
  /// At least one, all of them errors.
  public let findings: [Finding]
  /// The `errno` behind it, where there is one.
  let cause: Int32?

  init(_ findings: [Finding]) {
    self.findings = findings
    cause = nil
  }

  /// - Parameter site: what the failure means for the site that people see.
  init(_ failure: SystemFailure, _ place: OutputPlace, site: SiteState = .untouched) {
    let path = place.shown(failure.path)
    let finding: Finding =
      switch failure.code {
      case ENOSPC, EDQUOT: .outputDiskFull(path, site)
      case EACCES, EPERM, EROFS: .outputNotWritable(path, site)
      case ENAMETOOLONG: .outputPathTooLong(path, site)
      case ENOTDIR, EISDIR, EEXIST, ELOOP: .outputObstructed(path, site)
      default: .outputFailed(path, reason: String(cString: strerror(failure.code)), site)
      }
    findings = [finding]
    cause = failure.code
  }

  /// Runs calls to the operating system and words their failure.
  static func naming<Value>(
    _ place: OutputPlace, _ calls: () throws(SystemFailure) -> Value
  ) throws(PublishingError) -> Value {
    do {
      return try calls()
    } catch {
      throw PublishingError(error, place)
    }
  }
}

/// What a failure left of the site that people see.
enum SiteState {
  /// It is the one from before.
  case untouched
  /// Written in place, some files may be new already.
  case mixed
}
