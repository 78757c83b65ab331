import CBrotli
import CZlib

/// A way to make files smaller that web servers can send as they are.
///
/// The bytes depend on the contents alone: no time and no name stands in them.
enum Compression: String, CaseIterable, Sendable {
  /// RFC 1952.
  case gzip = "gz"
  /// RFC 7932.
  case brotli = "br"

  /// What is added to a file's address.
  var ending: String { "." + rawValue }

  /// The compressed bytes, as small as the method can make them.
  func compress(_ bytes: [UInt8]) -> [UInt8] {
    let compressed =
      switch self {
      case .gzip: Self.gzip(bytes)
      case .brotli: Self.brotli(bytes)
      }
    // Both can fail for want of memory alone, and then nothing in this process can go on.
    guard let compressed else { preconditionFailure("There is no memory left to compress a file.") }
    return compressed
  }

  private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    var stream = z_stream()
    // Sixteen more than the window asks for the frame of gzip (zlib.h, `deflateInit2`); its time is 0 unless it is set.
    let format = MAX_WBITS + 16
    let size = Int32(MemoryLayout<z_stream>.size)
    guard
      deflateInit2_(
        &stream, Z_BEST_COMPRESSION, Z_DEFLATED, format, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let capacity = Int(deflateBound(&stream, UInt(bytes.count)))
    var input = bytes
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      input.withUnsafeMutableBufferPointer { source in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(capacity)
        isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
      }
      count = isWhole ? Int(stream.total_out) : 0
    }
    return isWhole ? output : nil
  }

  private static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
    let capacity = BrotliEncoderMaxCompressedSize(bytes.count)
    guard capacity > 0 else { return nil }
    var isWhole = false
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      count = capacity
      isWhole =
        BrotliEncoderCompress(
          Int32(BROTLI_MAX_QUALITY), Int32(BROTLI_DEFAULT_WINDOW), BROTLI_MODE_TEXT, bytes.count, bytes, &count,
          buffer.baseAddress) == BROTLI_TRUE
      if !isWhole { count = 0 }
    }
    return isWhole ? output : nil
  }
}
