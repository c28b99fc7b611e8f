#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

/// Exponential draws of mean one by a ziggurat of 256 layers (Marsaglia and Tsang 2000).
///
/// The tables are raw memory, made once and never freed: a draw then costs no bounds check and no
/// count of references. Unchecked because of the pointers: nothing writes after `init`.
struct Ziggurat: @unchecked Sendable {
  /// The tables of the process; to be copied into a model, so that draws don't go through `static`.
  static let shared = Ziggurat()

  /// Where the bottom layer's tail begins, and the area of a layer.
  private static let tail = 7.69711747013104972
  private static let area = 0.0039496598225815571993

  private let widths: UnsafePointer<Double>
  private let heights: UnsafePointer<Double>
  /// Below which the upper 53 bits of a word lie within the part of the layer that is all inside.
  private let inner: UnsafePointer<UInt64>

  private init() {
    let layers = 256
    var edges = [Double](repeating: 0, count: layers + 1)
    edges[layers] = Self.area / exp(-Self.tail)
    edges[layers - 1] = Self.tail
    for layer in (1..<layers - 1).reversed() {
      edges[layer] = -log(Self.area / edges[layer + 1] + exp(-edges[layer + 1]))
    }
    let widths = UnsafeMutablePointer<Double>.allocate(capacity: layers)
    let heights = UnsafeMutablePointer<Double>.allocate(capacity: layers)
    let inner = UnsafeMutablePointer<UInt64>.allocate(capacity: layers)
    for layer in 0..<layers {
      (widths + layer).initialize(to: edges[layer + 1] * 0x1p-53)
      (heights + layer).initialize(to: exp(-edges[layer + 1]))
      (inner + layer).initialize(to: UInt64(edges[layer] / edges[layer + 1] * 0x1p53))
    }
    self.widths = UnsafePointer(widths)
    self.heights = UnsafePointer(heights)
    self.inner = UnsafePointer(inner)
  }

  /// The next exponential draw of mean one.
  @inline(__always)
  func draw(from generator: inout SFC64) -> Double {
    let word = generator.next()
    let layer = Int(truncatingIfNeeded: word & 255)
    let place = word &>> 11
    guard _fastPath(place < inner[layer]) else { return outside(word, &generator) }
    return Double(Int64(truncatingIfNeeded: place)) * widths[layer]
  }

  /// The draw that begins with this word, where a comparison of integers does not decide.
  @inline(never)
  private func outside(_ first: UInt64, _ generator: inout SFC64) -> Double {
    var word = first
    var offset = 0.0
    while true {
      let layer = Int(truncatingIfNeeded: word & 255)
      let place = word &>> 11
      let draw = Double(place) * widths[layer]
      if place < inner[layer] { return offset + draw }
      if layer == 255 {
        // The tail looks like the whole: begin again beyond it.
        offset += Self.tail
      } else {
        let upper = layer == 0 ? 1 : heights[layer - 1]
        if heights[layer] + generator.uniform() * (upper - heights[layer]) < exp(-draw) {
          return offset + draw
        }
      }
      word = generator.next()
    }
  }
}
