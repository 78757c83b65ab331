/// A call to the operating system that failed: the `errno` and the path that was meant.
struct SystemFailure: Error, Hashable {
  let code: Int32
  let path: String
}
