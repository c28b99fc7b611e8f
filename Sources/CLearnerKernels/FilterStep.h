// A filter's step on an example, to be included for each set of instructions and each type T of
// numbers: a double for one filter, four lanes for several.

#include "Exponential.h"

// The odds against a positive label, exp(−logit), the logit held within ±35. Hardly one lies beyond,
// and whoever is within need not wait for the comparison.
INLINE T STEP(oddsAgainst)(T logit) {
  if (__builtin_expect(STEP(anyBeyond)(logit, 35), 0)) logit = STEP(held)(logit, 35);
  return STEP(exponential)(-logit);
}

INLINE T STEP(logistic)(T logit) { return 1.0 / (1.0 + STEP(oddsAgainst)(logit)); }

// e^d − 1 for |d| ≤ 1/2, by Taylor's series to the thirteenth power; the error is below 1e-15.
INLINE T STEP(growth)(T d) {
  const T d2 = d * d;
  const T d4 = d2 * d2;
  const T low = d + d2 * (0.5 + d * inverse3);
  const T middle = (inverse4 + d * inverse5) + d2 * (inverse6 + d * inverse7);
  const T high = (inverse8 + d * inverse9) + d2 * (inverse10 + d * inverse11)
      + d4 * (inverse12 + d * inverse13);
  return low + d4 * (middle + d4 * high);
}

// The explicit step: it linearises at the prediction. With o the odds against, p = 1/(1 + o), and what
// the linearisation divides by, 1 + weight · p(1 − p) s², is ((1 + o)² + weight · o s²)/(1 + o)²: one
// division, which need not wait for that of the prediction.
INLINE void STEP(explicitStep)(
    T against, T variance, double label, double weight, T *residual, T *gain) {
  const T sum = 1.0 + against;
  const T share = weight / (sum * sum + weight * variance * against);
  *residual = (label * sum - 1.0) * sum * share;
  *gain = against * share;
}

// The implicit step at any distance, by at most four steps of Newton's method, fewer once one is
// below 1e-6.
INLINE void STEP(newtonStep)(
    T logit, T p, T variance, double label, double weight, T *residual, T *gain) {
  const T pull = weight * variance;
  T m = logit;
  for (int round = 0; round < 4; round++) {
    const T slope = p * (1.0 - p);
    const T move = ((m - logit) - pull * (label - p)) / (1.0 + pull * slope);
    m -= move;
    if (!STEP(anyBeyond)(move, 1e-6)) {
      p -= slope * move;
      break;
    }
    if (STEP(anyBeyond)(move, 0.5)) {
      p = STEP(logistic)(m);
    } else {
      const T growth = STEP(growth)(-move);
      p = p * (1.0 + growth) / (1.0 + p * growth);
    }
  }
  const T curvature = weight * (p * (1.0 - p));
  *residual = weight * (label - p);
  *gain = curvature / (1.0 + curvature * variance);
}

// factor · other + addend, rounded once; where the processor cannot, the C library does it.
INLINE T STEP(fused)(T factor, T other, T addend) {
  return __builtin_elementwise_fma(factor, other, addend);
}

// The implicit step where its first approximation is at most 1/8; returns whether it is.
//
// The distance d to the posterior's peak solves d = pull (label − σ(logit + d)). The first move of
// Newton's method from 0 is error · pull, made from the odds as above. With Taylor's series of σ, whose
// terms need not wait for the variance, the equation's solution is a series in that move: to its fifth
// power the residual is right to 5e-9 of itself. One division then gives the gain. All wait for one
// another, so what can be fused is.
INLINE int STEP(shortStep)(
    T against, T p, T variance, double label, double weight, T *residual, T *gain) {
  const T slope = p * (1.0 - p), a2 = 0.5 - p;
  const T a3 = inverse3 - slope, a4 = a2 * (0.5 * inverse3 - slope);
  const T a5 = inverse5 - slope * (0.25 - slope);
  const T square2 = a2 * a2, both = a2 * a3;
  const T pull = weight * variance, sum = 1.0 + against, pulled = weight * against;
  const T inverse = 1.0 / STEP(fused)(variance, pulled, sum * sum);
  const T error = (label * sum - 1.0) * sum * inverse, first = pull * error;
  if (__builtin_expect(STEP(anyBeyond)(first, 0.125), 0)) return 0;
  const T share = variance * pulled * inverse;
  const T term2 = STEP(fused)(2.0 * square2, share, -a3);
  const T term3 = STEP(fused)(share, STEP(fused)(-5.0 * square2 * a2, share, 5.0 * both), -a4);
  const T term4 = STEP(fused)(
      share * share, STEP(fused)(14.0 * square2 * square2, share, -21.0 * a2 * both),
      STEP(fused)(share, 6.0 * a2 * a4 + 3.0 * a3 * a3, -a5));
  const T low = STEP(fused)(term2, first, -a2), high = STEP(fused)(term4, first, term3);
  const T terms = STEP(fused)(first * first, high, low);
  const T peakError = STEP(fused)(error * (first * share), terms, error);
  // The label's distance from the peak's probability, whose slope is distance · (1 − distance).
  const T distance = (label + label - 1.0) * peakError;
  const T peakSlope = STEP(fused)(-peakError, peakError, distance);
  *residual = weight * peakError;
  *gain = weight * peakSlope / STEP(fused)(pull, peakSlope, (T){0} + 1.0);
  return 1;
}

// The implicit step: to where the posterior is highest, m = logit + s² · weight · (label − σ(m)).
//
// Most moves are short, and for them there is a way with few operations that wait for one another.
// The distance d to the peak is the first move of Newton's method, made from the odds as above, and
// two more terms of the series that solves the equation. The odds there are e^d times those of the
// prediction p, so that with D = 1 + p (e^d − 1) the probability is p e^d/D, and 1/(1 + pull · slope) is
// D²/(D² + pull p (1 − p) e^d): two divisions side by side. A second move of Newton's method, if it is
// below 1e-5, needs none; it leaves an error below 1e-11.
INLINE void STEP(implicitStep)(
    T logit, T against, T p, T variance, double label, double weight, T *residual, T *gain) {
  const T pull = weight * variance;
  const T sum = 1.0 + against;
  const T inverse = pull / (sum * sum + pull * against);
  const T first = (label * sum - 1.0) * sum * inverse;
  if (__builtin_expect(!STEP(anyBeyond)(first, 0.5), 1)) {
    const T slope = p * (1.0 - p);
    const T share = against * inverse;
    const T second = share * (0.5 - p);
    const T third = share * (inverse3 - slope);
    const T d = first * ((1.0 - second * first) + first * first * (2.0 * second * second - third));
    const T growth = STEP(growth)(d);
    const T odds = 1.0 + growth;
    const T divisor = 1.0 + p * growth;
    const T square = divisor * divisor;
    const T moved = p * odds / divisor;
    const T newInverse = square / (square + pull * slope * odds);
    const T rest = (d - pull * (label - moved)) * newInverse;
    if (__builtin_expect(!STEP(anyBeyond)(rest, 1e-5), 1)) {
      const T movedSlope = moved * (1.0 - moved);
      const T peak = moved - movedSlope * rest;
      const T peakSlope = peak * (1.0 - peak);
      *residual = weight * (label - peak);
      *gain = weight * peakSlope
          * (newInverse - newInverse * newInverse * (pull * (peakSlope - movedSlope)));
      return;
    }
  }
  STEP(newtonStep)(logit, p, variance, label, weight, residual, gain);
}
