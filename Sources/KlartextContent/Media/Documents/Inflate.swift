import CZlib

/// Unpacks what was packed by „deflate“.
enum Inflate {
  enum Form: Int32 {
    /// RFC 1950, as in PDF files.
    case zlib = 15
    /// RFC 1951, as in ZIP files.
    case raw = -15
  }

  /// The unpacked bytes, at most `limit` of them; `nil` when nothing can be unpacked.
  static func bytes(_ packed: ArraySlice<UInt8>, _ form: Form, limit: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, form.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return nil
    }
    defer { inflateEnd(&stream) }
    var input = Array(packed)
    var output: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(clamping: source.count)
      var state = Z_OK
      while state == Z_OK, output.count < limit {
        let count = part.withUnsafeMutableBufferPointer { buffer -> Int in
          stream.next_out = buffer.baseAddress
          stream.avail_out = UInt32(buffer.count)
          state = inflate(&stream, Z_NO_FLUSH)
          return buffer.count - Int(stream.avail_out)
        }
        output += part[..<count]
        if count == 0 { break }
      }
    }
    return output.isEmpty ? nil : Array(output.prefix(limit))
  }
}
