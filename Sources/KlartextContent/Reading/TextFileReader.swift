import Glibc
import KlartextCore

/// Reads text files of a project, refusing what is no text.
public enum TextFileReader {
  /// 1 MiB; a longer file is not an entry but an accident.
  public static let maximumByteCount = 1 << 20

  /// The file, or what is wrong with it.
  ///
  /// - Parameter path: relative to the project folder, for messages.
  public static func read(_ absolutePath: String, path: String) -> (file: SourceFile?, diagnostic: Diagnostic?) {
    func failure(_ finding: Finding) -> (SourceFile?, Diagnostic?) {
      (nil, Diagnostic(finding, at: SourceLocation(path: path)))
    }
    guard let bytes = bytes(of: absolutePath, limit: maximumByteCount + 1) else {
      return failure(.fileUnreadable(errno))
    }
    guard bytes.count <= maximumByteCount else { return failure(.fileTooLarge(limit: "1 MiB")) }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return failure(.encodingUTF16) }
    if let text = String(validating: bytes, as: UTF8.self) {
      if text.utf8.contains(0) {
        let place = location(ofByte: bytes.firstIndex(of: 0) ?? 0, in: bytes, path: path)
        return (nil, Diagnostic(.encodingNull, at: place))
      }
      return (SourceFile(path: path, text: text), nil)
    }
    return (nil, Diagnostic(.encodingInvalid, at: location(ofByte: firstInvalidByte(bytes), in: bytes, path: path)))
  }

  /// The bytes of a file, at most `limit`; `nil` with `errno` when it cannot be read. Does not follow a symbolic link.
  static func bytes(of path: String, limit: Int = .max) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { return nil }
    guard info.st_mode & S_IFMT == S_IFREG else {
      errno = EISDIR
      return nil
    }
    let size = min(Int(info.st_size), limit)
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failed = true }
        if got <= 0 { break }
        count += got
      }
    }
    return failed ? nil : bytes
  }

  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): position += UTF8.width(scalar)
      case .emptyInput, .error: return min(position, max(0, bytes.count - 1))
      }
    }
  }

  private static func location(ofByte offset: Int, in bytes: [UInt8], path: String) -> SourceLocation {
    let before = bytes[..<offset]
    let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    let lineStart = (before.lastIndex(of: 0x0A) ?? -1) + 1
    let lineEnd = bytes[offset...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) ?? bytes.count
    let column = String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count + 1
    return SourceLocation(
      path: path, line: line, column: column,
      text: String(decoding: bytes[lineStart..<max(lineStart, lineEnd)], as: UTF8.self))
  }
}
