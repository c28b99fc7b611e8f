#include "GradientKernels.h"

#include <float.h>
#include <math.h>

#include "Instructions.h"
#include "Numbers.h"

// Below this a moment is taken as 0: one of a feature that has gone out of use would be subnormal for
// ever, and each operation on it takes a hundred times as long.
static const double negligible = 1e-140;

static const double greatest = DBL_MAX;

INLINE uint64_t bitsOfLogit(double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

INLINE double numberOfLogit(uint64_t bits) {
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

#define T double
#define STEP(operation) operation##OfLogit
#include "Exponential.h"
#undef T
#undef STEP

// The C library's exponential, or that of a log-odds beyond ±35: hardly one is, and whoever is within
// need not wait for the comparison.
static __attribute__((noinline)) double rareProbability(int isPortable, double logit) {
  const double held = logit > 35.0 ? 35.0 : logit < -35.0 ? -35.0 : logit;
  return 1.0 / (1.0 + (isPortable ? exponentialOfLogit(-held) : exp(-held)));
}

INLINE double probabilityOf(int isPortable, double logit) {
  if (!isPortable || __builtin_expect(__builtin_fabs(logit) > 35.0, 0)) {
    return rareProbability(isPortable, logit);
  }
  return 1.0 / (1.0 + exponentialOfLogit(-logit));
}

// A call: a choice without one would be waited for.
static __attribute__((noinline)) double weighted(double residual, double weight) {
  return weight * residual;
}

#define BLOCK quad
#define UNALIGNED_BLOCK unaligned_quad
#define BLOCK_BITS quad_of_bits
#define WIDTH 4
#define NAME(operation) operation##Basic
#include "GradientLoops.h"
#undef NAME

#if defined(__x86_64__)
#define HAS_VERSIONS 1
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(operation) operation##AVX2
#include "GradientLoops.h"
#undef NAME
#pragma clang attribute pop

#undef BLOCK
#undef UNALIGNED_BLOCK
#undef BLOCK_BITS
#undef WIDTH
#define BLOCK lanes
#define UNALIGNED_BLOCK unaligned_lanes
#define BLOCK_BITS lanes_of_bits
#define WIDTH 8
#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define NAME(operation) operation##AVX512
#include "GradientLoops.h"
#undef NAME
#pragma clang attribute pop
#endif

double CGradientLogit(
    int instructions, const CGradientRule *rule, const double *state, const double *features) {
  switch (instructions) {
#if HAS_VERSIONS
    case CInstructionsAVX512: return gradientLogitAVX512(rule, state, features);
    case CInstructionsAVX2: return gradientLogitAVX2(rule, state, features);
#endif
    default: return gradientLogitBasic(rule, state, features);
  }
}

double CGradientProbability(const CGradientRule *rule, double logit) {
  return probabilityOf(rule->isPortable, logit);
}

double CGradientLearn(
    int instructions, const CGradientRule *rule, const CGradientStep *step, double *state,
    const double *features, double label, double weight) {
  switch (instructions) {
#if HAS_VERSIONS
    case CInstructionsAVX512: return gradientLearnAVX512(rule, step, state, features, label, weight);
    case CInstructionsAVX2: return gradientLearnAVX2(rule, step, state, features, label, weight);
#endif
    default: return gradientLearnBasic(rule, step, state, features, label, weight);
  }
}

void CGradientMove(
    int instructions, const CGradientRule *rule, const CGradientStep *step, double *state,
    const double *sums, double share) {
  switch (instructions) {
#if HAS_VERSIONS
    case CInstructionsAVX512: gradientMoveAVX512(rule, step, state, sums, share); break;
    case CInstructionsAVX2: gradientMoveAVX2(rule, step, state, sums, share); break;
#endif
    default: gradientMoveBasic(rule, step, state, sums, share);
  }
}
