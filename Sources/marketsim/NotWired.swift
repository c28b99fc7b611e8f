/// A command whose work is not connected yet.
struct NotWired: Error, CustomStringConvertible {
  let description = "not connected yet"
}
