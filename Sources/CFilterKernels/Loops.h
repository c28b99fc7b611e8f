// The loops themselves, to be included once for each set of instructions, which NAME tells apart.

#define LANES(pointer) (*(lanes *)(pointer))
#define CONSTANT_LANES(pointer) (*(const lanes *)(pointer))

// Columns of a matrix times the features, for `width` blocks of eight columns from `column` on, over
// the rows that ROW names. The sums of every other row are kept apart, so that they need not wait.
#define PROJECT_BLOCKS(width, ROW)                                                          \
  do {                                                                                      \
    lanes even[width] = {{0}}, odd[width] = {{0}};                                          \
    size_t i = 0;                                                                           \
    for (; i + 2 <= count; i += 2) {                                                        \
      const size_t first = ROW(i), second = ROW(i + 1);                                     \
      const lanes a = EIGHT(features[first]), b = EIGHT(features[second]);  \
      for (size_t block = 0; block < (width); block++) {                                    \
        even[block] = FMA(                                                                  \
            a, CONSTANT_LANES(matrix + first * stride + column + 8 * block), even[block]);  \
        odd[block] = FMA(                                                                   \
            b, CONSTANT_LANES(matrix + second * stride + column + 8 * block), odd[block]);  \
      }                                                                                     \
    }                                                                                       \
    if (i < count) {                                                                        \
      const size_t last = ROW(i);                                                           \
      const lanes a = EIGHT(features[last]);                                        \
      for (size_t block = 0; block < (width); block++) {                                    \
        even[block] = FMA(                                                                  \
            a, CONSTANT_LANES(matrix + last * stride + column + 8 * block), even[block]);   \
      }                                                                                     \
    }                                                                                       \
    for (size_t block = 0; block < (width); block++) {                                      \
      const lanes sum = even[block] + odd[block];                                           \
      const lanes x = CONSTANT_LANES(features + column + 8 * block);                \
      LANES(projection + column + 8 * block) = sum;                                         \
      variances = FMA(sum, x, variances);                                                   \
    }                                                                                       \
  } while (0)

#define PROJECT(ROW)                                                                        \
  do {                                                                                      \
    size_t column = 0;                                                                      \
    for (; column + 24 <= stride; column += 24) PROJECT_BLOCKS(3, ROW);                     \
    if (column + 16 <= stride) {                                                            \
      PROJECT_BLOCKS(2, ROW);                                                               \
    } else if (column + 8 <= stride) {                                                      \
      PROJECT_BLOCKS(1, ROW);                                                               \
    }                                                                                       \
  } while (0)

#define EVERY_ROW(i) (i)
#define ACTIVE_ROW(i) (memory->active[i])

// Takes an example's features, all but the constant, eight at once: what has just been stored piece
// by piece is slow to load at once.
INLINE void NAME(take)(const CFilterMemory *memory, const double *features) {
  const size_t count = memory->rows - 1;
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    LANES(memory->features + i) = *(const unaligned_lanes *)(features + i);
  }
  const double *f = features + i;
  lanes rest;
  switch (count - i) {
    case 0: rest = (lanes){1}; break;
    case 1: rest = (lanes){f[0], 1}; break;
    case 2: rest = (lanes){f[0], f[1], 1}; break;
    case 3: rest = (lanes){f[0], f[1], f[2], 1}; break;
    case 4: rest = (lanes){f[0], f[1], f[2], f[3], 1}; break;
    case 5: rest = (lanes){f[0], f[1], f[2], f[3], f[4], 1}; break;
    case 6: rest = (lanes){f[0], f[1], f[2], f[3], f[4], f[5], 1}; break;
    default: rest = (lanes){f[0], f[1], f[2], f[3], f[4], f[5], f[6], 1};
  }
  LANES(memory->features + i) = rest;
}

INLINE double NAME(sumOfProducts)(size_t stride, const double *left, const double *right) {
  lanes sum = {0};
  for (size_t i = 0; i < stride; i += 8) {
    sum = FMA(CONSTANT_LANES(left + i), CONSTANT_LANES(right + i), sum);
  }
  return SUM(sum);
}

static double NAME(product)(size_t stride, const double *left, const double *right) {
  return NAME(sumOfProducts)(stride, left, right);
}

// The log-odds of each filter.
INLINE quad NAME(means)(const CFilterMemory *memory) {
  quad result = {0};
  for (size_t filter = 0; filter < memory->filters; filter++) {
    const double *weights = memory->weights + filter * memory->stride;
    SET(result, filter, NAME(sumOfProducts)(memory->stride, weights, memory->features));
  }
  return result;
}

// The variance of the log-odds of each filter, from C x, which is kept.
INLINE quad NAME(variances)(const CFilterMemory *memory) {
  const size_t stride = memory->stride, rows = memory->rows;
  const double *features = memory->features;
  // One-hot features are mostly 0: their rows are left out when they are more than half, but in a
  // small matrix it does not pay to look.
  size_t count = rows;
  if (stride > 24) {
    count = 0;
    for (size_t row = 0; row < rows; row++) count += features[row] != 0;
  }
  const int isDense = 2 * count >= rows;
  if (isDense) {
    count = rows;
  } else {
    count = 0;
    for (size_t row = 0; row < rows; row++) {
      memory->active[count] = (uint32_t)row;
      count += features[row] != 0;
    }
  }
  quad result = {0};
  for (size_t filter = 0; filter < memory->filters; filter++) {
    const double *matrix = memory->covariances + filter * rows * stride;
    double *projection = memory->projections + filter * stride;
    lanes variances = {0};
    if (isDense) {
      PROJECT(EVERY_ROW);
    } else {
      PROJECT(ACTIVE_ROW);
    }
    SET(result, filter, SUM(variances));
  }
  return result;
}

// Takes the rank-one matrix from rows of a matrix. Their part of the diagonal, if it lies in these
// columns, has been computed before: to change it behind the rows would make the next example's
// projection wait until the changes have reached the cache.
#define CORRECT_ROWS(width, diagonalBlock)                                                  \
  for (size_t row = top; row < end; row++) {                                                \
    const lanes factor = EIGHT(factors[row]);                                               \
    for (size_t block = 0; block < (width); block++) {                                      \
      lanes *place = &LANES(matrix + row * stride + column + 8 * block);                    \
      const lanes value = FMA(-factor, g[block], *place);                                   \
      *place = block == (diagonalBlock) ? SELECT(units[row - top], diagonal, value) : value; \
    }                                                                                       \
  }

#define CORRECT_BLOCKS(width)                                                               \
  do {                                                                                      \
    lanes g[width];                                                                         \
    for (size_t block = 0; block < (width); block++) {                                      \
      g[block] = CONSTANT_LANES(projection + column + 8 * block);                           \
    }                                                                                       \
    for (size_t top = 0; top < rows; top += 8) {                                            \
      const size_t end = top + 8 < rows ? top + 8 : rows;                                   \
      const lanes diagonal = CONSTANT_LANES(variances + top);                               \
      switch (top >= column ? (top - column) / 8 : (width)) {                               \
        case 0: CORRECT_ROWS(width, 0); break;                                              \
        case 1: CORRECT_ROWS(width, 1); break;                                              \
        case 2: CORRECT_ROWS(width, 2); break;                                              \
        default: CORRECT_ROWS(width, width);                                                \
      }                                                                                     \
    }                                                                                       \
  } while (0)

// Moves a filter along its projection, then lets its weights drift.
INLINE void NAME(correct)(
    const CFilterMemory *memory, size_t filter, double residual, double gain, double noise,
    double cap) {
  const size_t stride = memory->stride, rows = memory->rows;
  double *matrix = memory->covariances + filter * rows * stride;
  double *weights = memory->weights + filter * stride;
  double *variances = memory->variances + filter * stride;
  const double *projection = memory->projections + filter * stride;
  double *factors = memory->factors;
  for (size_t column = 0; column < stride; column += 8) {
    const lanes g = CONSTANT_LANES(projection + column);
    const lanes factor = gain * g;
    LANES(weights + column) = FMA(EIGHT(residual), g, LANES(weights + column));
    LANES(factors + column) = factor;
    const lanes variance = FMA(-factor, g, LANES(variances + column));
    const lanes raised = variance + noise;
    const lanes held = SELECT(raised < cap, raised, EIGHT(cap));
    LANES(variances + column) = SELECT(variance < cap, held, variance);
  }
  size_t column = 0;
  for (; column + 24 <= stride; column += 24) CORRECT_BLOCKS(3);
  if (column + 16 <= stride) {
    CORRECT_BLOCKS(2);
  } else if (column + 8 <= stride) {
    CORRECT_BLOCKS(1);
  }
}

static void NAME(project)(
    const CFilterMemory *memory, const double *features, CFilterResult *result) {
  NAME(take)(memory, features);
  *(unaligned_quad *)result->means = NAME(means)(memory);
  *(unaligned_quad *)result->variances = NAME(variances)(memory);
}

INLINE uint64_t NAME(bitsOfOne)(double number) {
  uint64_t bits;
  memcpy(&bits, &number, sizeof bits);
  return bits;
}

INLINE double NAME(numberOfOne)(uint64_t bits) {
  double number;
  memcpy(&number, &bits, sizeof number);
  return number;
}

INLINE int NAME(anyBeyondOfOne)(double number, double limit) {
  return number > limit || number < -limit;
}

INLINE double NAME(heldOfOne)(double number, double limit) {
  return number > limit ? limit : number < -limit ? -limit : number;
}

INLINE quad_of_bits NAME(bitsOfFour)(quad numbers) { return (quad_of_bits)numbers; }

INLINE quad NAME(numberOfFour)(quad_of_bits bits) { return (quad)bits; }

INLINE int NAME(anyBeyondOfFour)(quad numbers, double limit) {
  const quad_of_bits beyond = (numbers > limit) | (numbers < -limit);
  return ((beyond[0] | beyond[1]) | (beyond[2] | beyond[3])) != 0;
}

INLINE quad NAME(heldOfFour)(quad numbers, double limit) {
  for (int lane = 0; lane < 4; lane++) {
    numbers[lane] = NAME(heldOfOne)(numbers[lane], limit);
  }
  return numbers;
}

#define T double
#define STEP(operation) NAME(operation##OfOne)
#include "Step.h"
#undef T
#undef STEP

#define T quad
#define STEP(operation) NAME(operation##OfFour)
#include "Step.h"
#undef T
#undef STEP

static void NAME(learn)(
    const CFilterMemory *memory, const double *features, const CFilterExample *example,
    CFilterResult *result) {
  NAME(take)(memory, features);
  // The probabilities need not wait for the variances, nor these for them.
  const quad means = NAME(means)(memory);
  const double label = example->label, weight = example->weight;
  quad probabilities = {0}, residuals = {0}, gains = {0}, variances;
  if (memory->filters == 1) {
    const double against = NAME(oddsAgainstOfOne)(means[0]);
    const double probability = 1.0 / (1.0 + against);
    variances = NAME(variances)(memory);
    double residual, gain;
    if (example->isImplicit) {
      NAME(implicitStepOfOne)(
          means[0], against, probability, variances[0], label, weight, &residual, &gain);
    } else {
      NAME(explicitStepOfOne)(against, variances[0], label, weight, &residual, &gain);
    }
    probabilities[0] = probability;
    residuals[0] = residual;
    gains[0] = gain;
  } else {
    const quad against = NAME(oddsAgainstOfFour)(means);
    probabilities = 1.0 / (1.0 + against);
    variances = NAME(variances)(memory);
    if (example->isImplicit) {
      NAME(implicitStepOfFour)(
          means, against, probabilities, variances, label, weight, &residuals, &gains);
    } else {
      NAME(explicitStepOfFour)(against, variances, label, weight, &residuals, &gains);
    }
  }
  *(unaligned_quad *)result->means = means;
  *(unaligned_quad *)result->variances = variances;
  *(unaligned_quad *)result->probabilities = probabilities;
  for (size_t filter = 0; filter < memory->filters; filter++) {
    NAME(correct)(
        memory, filter, residuals[filter], gains[filter], example->noises[filter], example->cap);
  }
}

#undef CORRECT_ROWS
#undef LANES
#undef CONSTANT_LANES
#undef PROJECT_BLOCKS
#undef PROJECT
#undef EVERY_ROW
#undef ACTIVE_ROW
#undef CORRECT_BLOCKS
