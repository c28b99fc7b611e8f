// How gradients move weights, to be included once for each set of instructions, which NAME tells apart, with
// BLOCK a vector of WIDTH numbers, UNALIGNED_BLOCK one at any address, and BLOCK_BITS its bits.

#define AT(pointer) (*(UNALIGNED_BLOCK *)(pointer))
#define CONSTANT_AT(pointer) (*(const UNALIGNED_BLOCK *)(pointer))
#define FOUR_AT(pointer) (*(const unaligned_quad *)(pointer))

// Four features at a time; the rest and the constant one by one.
INLINE double NAME(logit)(size_t count, const double *weights, const double *features) {
  const size_t blocks = count & ~(size_t)3;
  quad sums = count < 4 ? (quad){0} : FOUR_AT(weights) * FOUR_AT(features);
  for (size_t i = 4; i < blocks; i += 4) {
    sums += FOUR_AT(weights + i) * FOUR_AT(features + i);
  }
  double sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  for (size_t i = blocks; i < count; i++) sum += weights[i] * features[i];
  return sum + weights[count];
}

// Each number, or 0 if it is negligible.
INLINE BLOCK NAME(flushed)(BLOCK numbers) {
  const BLOCK_BITS isNegligible = (numbers < negligible) & (numbers > -negligible);
  return (BLOCK)((BLOCK_BITS)numbers & ~isNegligible);
}

// Weights moved towards 0 by a distance, and no further.
INLINE BLOCK NAME(shrunk)(BLOCK weights, BLOCK distance) {
  const BLOCK_BITS above = weights > distance, below = weights < -distance;
  return (BLOCK)(((BLOCK_BITS)(weights - distance) & above)
      | ((BLOCK_BITS)(weights + distance) & (below & ~above)));
}

// The optimizers, a file each: what a block of weights becomes by a block of gradients up the
// log-likelihood. They keep what they need in the vectors after the weights.
#include "Optimizers/AdaGrad.h"
#include "Optimizers/Adam.h"
#include "Optimizers/FollowTheRegularizedLeader.h"
#include "Optimizers/GradientDescent.h"
#include "Optimizers/Momentum.h"
#include "Optimizers/Nesterov.h"

// Moves a block of weights by `residual` times a block of features.
INLINE void NAME(moveBlock)(
    int optimizer, int isPenalized, const CGradientRule *rule, const CGradientStep *step,
    double *state, BLOCK features, double residual, BLOCK l1, BLOCK l2) {
  BLOCK gradient = residual * features;
  if (optimizer == CGradientLeader) {
    AT(state) = NAME(followTheLeader)(rule, step, state, gradient, isPenalized, l1, l2);
    return;
  }
  if (isPenalized) gradient -= l2 * AT(state);
#define DESCEND(function) NAME(function)(rule, step, state, gradient, isPenalized, l1)
  switch (optimizer) {
    case CGradientMomentum: AT(state) = DESCEND(descendByMomentum); break;
    case CGradientNesterov: AT(state) = DESCEND(descendByNesterov); break;
    case CGradientAdam: AT(state) = DESCEND(descendByAdam); break;
    case CGradientAdaGrad: AT(state) = DESCEND(descendByAdaGrad); break;
    default: AT(state) = DESCEND(descend);
  }
#undef DESCEND
}

INLINE void NAME(moveShaped)(
    int optimizer, int isPenalized, const CGradientRule *rule, const CGradientStep *step,
    double *state, const double *features, double constant, double residual) {
  const size_t count = rule->count;
  const BLOCK zeros = {0};
  size_t i = 0;
  for (; i + WIDTH <= count; i += WIDTH) {
    NAME(moveBlock)(
        optimizer, isPenalized, rule, step, state + i, CONSTANT_AT(features + i), residual,
        zeros + rule->l1, zeros + rule->l2);
  }
  const double *f = features + i;
  // The rest and the constant, put together in registers: stored piece by piece, they would be slow to
  // load at once.
  BLOCK rest, ones;
  switch (count - i) {
    case 0: rest = (BLOCK){constant}, ones = (BLOCK){0}; break;
    case 1: rest = (BLOCK){f[0], constant}, ones = (BLOCK){1}; break;
    case 2: rest = (BLOCK){f[0], f[1], constant}, ones = (BLOCK){1, 1}; break;
#if WIDTH == 4
    default: rest = (BLOCK){f[0], f[1], f[2], constant}, ones = (BLOCK){1, 1, 1};
#else
    case 3: rest = (BLOCK){f[0], f[1], f[2], constant}, ones = (BLOCK){1, 1, 1}; break;
    case 4: rest = (BLOCK){f[0], f[1], f[2], f[3], constant}, ones = (BLOCK){1, 1, 1, 1}; break;
    case 5:
      rest = (BLOCK){f[0], f[1], f[2], f[3], f[4], constant}, ones = (BLOCK){1, 1, 1, 1, 1};
      break;
    case 6:
      rest = (BLOCK){f[0], f[1], f[2], f[3], f[4], f[5], constant};
      ones = (BLOCK){1, 1, 1, 1, 1, 1};
      break;
    default:
      rest = (BLOCK){f[0], f[1], f[2], f[3], f[4], f[5], f[6], constant};
      ones = (BLOCK){1, 1, 1, 1, 1, 1, 1};
#endif
  }
  NAME(moveBlock)(
      optimizer, isPenalized, rule, step, state + i, rest, residual, ones * rule->l1,
      ones * rule->l2);
}

// With the optimizer a constant in each.
INLINE void NAME(move)(
    int isPenalized, const CGradientRule *rule, const CGradientStep *step, double *state,
    const double *features, double constant, double residual) {
#define MOVE_BY(optimizer)                                                             \
  case optimizer:                                                                      \
    NAME(moveShaped)(                                                                  \
        optimizer, isPenalized, rule, step, state, features, constant, residual);      \
    break
  switch (rule->optimizer) {
    MOVE_BY(CGradientDescent);
    MOVE_BY(CGradientMomentum);
    MOVE_BY(CGradientNesterov);
    MOVE_BY(CGradientAdam);
    MOVE_BY(CGradientAdaGrad);
    MOVE_BY(CGradientLeader);
  }
#undef MOVE_BY
}

static double NAME(gradientLogit)(
    const CGradientRule *rule, const double *state, const double *features) {
  return NAME(logit)(rule->count, state, features);
}

static void NAME(gradientMove)(
    const CGradientRule *rule, const CGradientStep *step, double *state, const double *sums,
    double share) {
  NAME(move)(1, rule, step, state, sums, sums[rule->count], share);
}

static double NAME(gradientLearn)(
    const CGradientRule *rule, const CGradientStep *step, double *state, const double *features,
    double label, double weight) {
  const double logit = NAME(logit)(rule->count, state, features);
  if (__builtin_expect(!(__builtin_fabs(logit) <= greatest), 0)) return __builtin_nan("");
  const double probability = probabilityOf(rule->isPortable, logit);
  double residual = label - probability;
  // Hardly an example counts other than once, and nobody waits for the comparison.
  if (__builtin_expect(weight != 1.0, 0)) residual = weighted(residual, weight);
  if (rule->l1 == 0.0 && rule->l2 == 0.0) {
    NAME(move)(0, rule, step, state, features, 1.0, residual);
  } else {
    NAME(move)(1, rule, step, state, features, 1.0, residual);
  }
  return probability;
}

#undef AT
#undef CONSTANT_AT
#undef FOUR_AT
