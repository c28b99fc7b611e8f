/// What the program is called, and which one it is.
enum Program {
  static let name = "marketsim"
  static let version = "0.1.0"
}
