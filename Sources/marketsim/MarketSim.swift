@main
enum MarketSim {
  static func main() {}
}
