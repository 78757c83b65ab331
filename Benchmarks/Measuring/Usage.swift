import Glibc

/// What this process has used so far.
struct Usage {
  /// Seconds on all cores together, those in the kernel included.
  let cpu: Double
  let instant = ContinuousClock.now

  init() {
    var usage = rusage()
    // RUSAGE_SELF is an enumeration in C, and the call takes its number.
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    cpu = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

  /// The largest resident size of this process in KiB; `getrusage` would count the process that started it as well.
  static var peakMemory: Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return Int(text.dropFirst(6).drop { $0 == " " || $0 == "\t" }.prefix { $0.isNumber }) ?? 0
    }
    return 0
  }
}

/// What a phase has used.
struct Cost {
  var wall = 0.0
  var cpu = 0.0

  static func + (left: Cost, right: Cost) -> Cost { Cost(wall: left.wall + right.wall, cpu: left.cpu + right.cpu) }

  /// Runs a phase and measures it.
  static func measure<Value>(_ phase: () throws -> Value) rethrows -> (value: Value, cost: Cost) {
    let start = Usage()
    let value = try phase()
    let end = Usage()
    let wall = (end.instant - start.instant) / .seconds(1)
    return (value, Cost(wall: wall, cpu: end.cpu - start.cpu))
  }
}
