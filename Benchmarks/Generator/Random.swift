import Foundation

/// Random numbers that are the same on every machine and in every run (SplitMix64).
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to 1, without 1.
  mutating func fraction() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

  mutating func chance(_ probability: Double) -> Bool { fraction() < probability }

  mutating func element<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A position in a list whose first elements are the popular ones.
  mutating func popular(below bound: Int) -> Int {
    let fraction = fraction()
    return Int(fraction * fraction * Double(bound))
  }

  /// A rank that follows Zipf's and Mandelbrot's law: few words are frequent, and there is no rarest one.
  ///
  /// The number of different ranks among n grows as n^0.7 (Heaps' law), as the vocabulary of real texts does.
  mutating func rank() -> Int {
    let tail = pow(1 - fraction(), -1 / 0.7)
    return Int(min(20 * (tail - 1), 40_000_000))
  }
}
