// The C library's exponential and logarithm round differently on processors with and without fused
// multiply-add. These are made of plain additions and multiplications: they give the same bits
// everywhere, and are quick enough to stand in the middle of a learner's step.

/// Added to and taken from a number below 2^51, this leaves the nearest whole number.
private let roundingShift = 0x1.8p52

private let ln2High = 0x1.62e42feep-1
private let ln2Low = 0x1.a39ef35793c76p-33
private let log2OfE = 0x1.71547652b82fep0

// 1/3! to 1/13!, the Taylor series of the exponential.
private let third = 0.16666666666666666
private let fourth = 0.041666666666666664
private let fifth = 0.008333333333333333
private let sixth = 0.001388888888888889
private let seventh = 0.0001984126984126984
private let eighth = 2.48015873015873e-05
private let ninth = 2.7557319223985893e-06
private let tenth = 2.755731922398589e-07
private let eleventh = 2.505210838544172e-08
private let twelfth = 2.08767569878681e-09
private let thirteenth = 1.6059043836821613e-10

/// The exponential of four numbers within ±700; the relative error is below 4e-16.
///
/// exp(x) = 2^k exp(r) with |r| ≤ ln 2/2, where the Taylor series to the 13th power suffices.
@inline(__always)
func portableExponential(_ x: Block) -> Block {
  let shifted = x * log2OfE + roundingShift
  let k = shifted - roundingShift
  let r = (x - k * ln2High) - k * ln2Low
  let r2 = r * r
  let r4 = r2 * r2
  let low = (1 + r) + r2 * (0.5 + r * third)
  let middle = (fourth + r * fifth) + r2 * (sixth + r * seventh)
  let high =
    (eighth + r * ninth) + r2 * (tenth + r * eleventh) + r4 * (twelfth + r * thirteenth)
  let mantissa = low + r4 * (middle + r4 * high)
  // The low bits of the shifted number are k: added to the exponent, they multiply by 2^k.
  let bits = unsafeBitCast(mantissa, to: SIMD4<UInt64>.self)
  let power = unsafeBitCast(shifted, to: SIMD4<UInt64>.self) &<< 52
  return unsafeBitCast(bits &+ power, to: Block.self)
}

/// The exponential of a number within ±700; the relative error is below 4e-16.
@inline(__always)
func portableExponential(_ x: Double) -> Double {
  let shifted = x * log2OfE + roundingShift
  let k = shifted - roundingShift
  let r = (x - k * ln2High) - k * ln2Low
  let r2 = r * r
  let r4 = r2 * r2
  let low = (1 + r) + r2 * (0.5 + r * third)
  let middle = (fourth + r * fifth) + r2 * (sixth + r * seventh)
  let high =
    (eighth + r * ninth) + r2 * (tenth + r * eleventh) + r4 * (twelfth + r * thirteenth)
  let mantissa = low + r4 * (middle + r4 * high)
  return Double(bitPattern: mantissa.bitPattern &+ (shifted.bitPattern &<< 52))
}

/// The logistic function 1/(1 + exp(−logit)), its argument held within ±35.
@inline(__always)
func portableLogistic(_ logit: Double) -> Double {
  // Hardly a logit lies beyond, and one within need not wait for the comparison.
  if logit.magnitude > logitLimit { return portableLogisticAtLimit(logit.sign) }
  return 1 / (1 + portableExponential(-logit))
}

/// The logistic function at ±35.
///
/// A call: a choice without one would be waited for.
@inline(never)
private func portableLogisticAtLimit(_ sign: FloatingPointSign) -> Double {
  1 / (1 + portableExponential(sign == .plus ? -logitLimit : logitLimit))
}

/// The logistic function of each of four logits, held within ±35.
@inline(__always)
func portableLogistic(_ logits: Block) -> Block {
  let held = logits.replacing(with: logitLimit, where: logits .> logitLimit)
  return 1
    / (1 + portableExponential(-held.replacing(with: -logitLimit, where: held .< -logitLimit)))
}

/// The natural logarithm of each of four numbers that are positive and normal.
///
/// log(2^k m) = k ln 2 + 2 artanh((m − 1)/(m + 1)) with m between √½ and √2, where the series to the
/// 21st power suffices; the absolute error is below 1e-15 near 1 and relative elsewhere.
func portableLogarithm(_ x: Block) -> Block {
  var result = Block.zero
  for lane in 0..<4 {
    var (exponent, m) = (Double(x[lane].exponent), x[lane].significand)
    if m > 2.0.squareRoot() {
      m /= 2
      exponent += 1
    }
    let s = (m - 1) / (m + 1)
    let s2 = s * s
    var series = 0.0
    for power in stride(from: 21.0, through: 3, by: -2) { series = (series + 1 / power) * s2 }
    result[lane] = exponent * ln2High + (exponent * ln2Low + 2 * s * (1 + series))
  }
  return result
}
