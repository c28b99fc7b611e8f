// The module uses no Foundation: exponential and logarithm come from the platform's C library.
#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Logits are held within ±35: beyond, 1/(1 + exp(-logit)) differs from 0 or 1 by less than 1e-15.
let logitLimit = 35.0

/// Probabilities are held within [1e-6, 1 − 1e-6] where their logarithm is taken.
///
/// One confident mistake then costs at most 13.8, as in most published progressive log losses.
let probabilityMargin = 1e-6

/// The probability, held within [1e-6, 1 − 1e-6].
func clipped(_ probability: Double) -> Double {
  max(probabilityMargin, min(1 - probabilityMargin, probability))
}

/// The logarithm of the odds of a probability held within [1e-6, 1 − 1e-6].
func logOdds(_ probability: Double) -> Double {
  let p = clipped(probability)
  return log(p / (1 - p))
}

/// Minus the logarithm of the probability given to what happened, held within [1e-6, 1 − 1e-6].
func logarithmicLoss(of probability: Double, label: Bool) -> Double {
  let p = clipped(probability)
  return -log(label ? p : 1 - p)
}
