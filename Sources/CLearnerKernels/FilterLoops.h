// The loops themselves, to be included once for each set of instructions, which NAME tells apart.

#define LANES(pointer) (*(lanes *)(pointer))
#define CONSTANT_LANES(pointer) (*(const lanes *)(pointer))

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
INLINE quad NAME(means)(const CFilterMemory *memory, size_t filters, size_t stride) {
  quad result = {0};
  for (size_t filter = 0; filter < filters; filter++) {
    const double *weights = memory->weights + filter * stride;
    SET(result, filter, NAME(sumOfProducts)(stride, weights, memory->features));
  }
  return result;
}

// One row of a matrix in `width` blocks of eight columns: takes the last example's rank-one matrix from
// it, puts the diagonal's new element into the block that has it (none if `diagonalBlock` is `width`),
// and adds the row times this example's feature to sums.
#define PASS_ROW(row, sums, width, diagonalBlock)                                           \
  do {                                                                                      \
    const lanes factor = EIGHT(factors[row]), x = EIGHT(features[row]);                     \
    lanes *places = &LANES(matrix + (row) * stride + column);                               \
    for (size_t block = 0; block < (width); block++) {                                      \
      lanes value = FMA(-factor, g[block], places[block]);                                  \
      if (block == (diagonalBlock)) value = SELECT(units[(row) % 8], diagonal, value);      \
      if (isKept) places[block] = value;                                                    \
      sums[block] = FMA(x, value, sums[block]);                                             \
    }                                                                                       \
  } while (0)

// The rows up to `end`. The sums of every other row are kept apart, so that they need not wait.
#define PASS_ROWS(end, width, diagonalBlock)                                                \
  do {                                                                                      \
    const size_t last = (end) < rows ? (end) : rows;                                        \
    const lanes diagonal = (diagonalBlock) < (width)                                        \
        ? CONSTANT_LANES(variances + column + 8 * (diagonalBlock)) : (lanes){0};            \
    for (; row + 2 <= last; row += 2) {                                                     \
      PASS_ROW(row, even, width, diagonalBlock);                                            \
      PASS_ROW(row + 1, odd, width, diagonalBlock);                                         \
    }                                                                                       \
    if (row < last) {                                                                       \
      PASS_ROW(row, even, width, diagonalBlock);                                            \
      row++;                                                                                \
    }                                                                                       \
  } while (0)

#define PASS_COLUMNS(width)                                                                 \
  do {                                                                                      \
    lanes g[width], even[width] = {{0}}, odd[width] = {{0}};                                \
    for (size_t block = 0; block < (width); block++) {                                      \
      g[block] = CONSTANT_LANES(projection + column + 8 * block);                           \
    }                                                                                       \
    size_t row = 0;                                                                         \
    PASS_ROWS(column, width, width);                                                        \
    PASS_ROWS(column + 8, width, 0);                                                        \
    if ((width) > 1) PASS_ROWS(column + 16, width, 1);                                      \
    if ((width) > 2) PASS_ROWS(column + 24, width, 2);                                      \
    PASS_ROWS(rows, width, width);                                                          \
    for (size_t block = 0; block < (width); block++) {                                      \
      const lanes sum = even[block] + odd[block];                                           \
      if (isKept) LANES(projection + column + 8 * block) = sum;                             \
      total = FMA(sum, CONSTANT_LANES(features + column + 8 * block), total);               \
    }                                                                                       \
  } while (0)

// The variance of a filter's log-odds, x·C x, with its matrix corrected for the last example. Keeps the
// corrected matrix and C x, or neither.
PASS double NAME(pass)(
    const CFilterMemory *memory, size_t filter, size_t stride, int isKept) {
  const size_t rows = memory->rows;
  const double *features = memory->features;
  double *matrix = memory->covariances + filter * rows * stride;
  double *projection = memory->projections + filter * stride;
  const double *variances = memory->variances + filter * stride;
  const double *factors = memory->factors + filter * stride;
  lanes total = {0};
  size_t column = 0;
  for (; column + 24 <= stride; column += 24) PASS_COLUMNS(3);
  if (column + 16 <= stride) {
    PASS_COLUMNS(2);
  } else if (column + 8 <= stride) {
    PASS_COLUMNS(1);
  }
  return SUM(total);
}

INLINE quad NAME(variances)(
    const CFilterMemory *memory, size_t filters, size_t stride, int isKept) {
  quad result = {0};
  for (size_t filter = 0; filter < filters; filter++) {
    SET(result, filter, NAME(pass)(memory, filter, stride, isKept));
  }
  return result;
}

// Moves a filter's weights along its projection and lets them drift; notes what is to be taken from the
// matrix.
INLINE void NAME(correct)(
    const CFilterMemory *memory, size_t filter, size_t stride, double residual, double gain,
    double noise, double cap) {
  double *weights = memory->weights + filter * stride;
  double *variances = memory->variances + filter * stride;
  double *factors = memory->factors + filter * stride;
  const double *projection = memory->projections + filter * stride;
  for (size_t column = 0; column < stride; column += 8) {
    const lanes g = CONSTANT_LANES(projection + column);
    const lanes factor = gain * g;
    LANES(factors + column) = factor;
    LANES(weights + column) = FMA(EIGHT(residual), g, LANES(weights + column));
    const lanes variance = FMA(-factor, g, LANES(variances + column));
    const lanes raised = variance + noise;
    const lanes held = SELECT(raised < cap, raised, EIGHT(cap));
    LANES(variances + column) = SELECT(variance < cap, held, variance);
  }
}

static void NAME(project)(
    const CFilterMemory *memory, const double *features, CFilterResult *result) {
  NAME(take)(memory, features);
  *(unaligned_quad *)result->means = NAME(means)(memory, memory->filters, memory->stride);
  *(unaligned_quad *)result->variances =
      NAME(variances)(memory, memory->filters, memory->stride, 0);
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
#include "FilterStep.h"
#undef T
#undef STEP

#define T quad
#define STEP(operation) NAME(operation##OfFour)
#include "FilterStep.h"
#undef T
#undef STEP

// With constants for the number of filters and for the commonest stride the rows' addresses need not be
// computed.
INLINE void NAME(learnShaped)(
    const CFilterMemory *memory, size_t filters, size_t stride, int isImplicit,
    const double *features, const CFilterExample *example, CFilterResult *result) {
  NAME(take)(memory, features);
  // The probabilities need not wait for the variances, nor these for them.
  const quad means = NAME(means)(memory, filters, stride);
  const double label = example->label, weight = example->weight;
  quad probabilities = {0}, residuals = {0}, gains = {0}, variances;
  if (filters == 1) {
    const double against = NAME(oddsAgainstOfOne)(means[0]);
    const double probability = 1.0 / (1.0 + against);
    variances = NAME(variances)(memory, filters, stride, 1);
    double residual, gain;
    if (!isImplicit) {
      NAME(explicitStepOfOne)(against, variances[0], label, weight, &residual, &gain);
    } else if (!NAME(shortStepOfOne)(
        against, probability, variances[0], label, weight, &residual, &gain)) {
      NAME(implicitStepOfOne)(
          means[0], against, probability, variances[0], label, weight, &residual, &gain);
    }
    // To all lanes: to one of a vector of zeros the compiler moves by an instruction that valgrind does
    // not know.
    probabilities += probability;
    residuals += residual;
    gains += gain;
  } else {
    const quad against = NAME(oddsAgainstOfFour)(means);
    probabilities = 1.0 / (1.0 + against);
    variances = NAME(variances)(memory, filters, stride, 1);
    if (isImplicit) {
      NAME(implicitStepOfFour)(
          means, against, probabilities, variances, label, weight, &residuals, &gains);
    } else {
      NAME(explicitStepOfFour)(against, variances, label, weight, &residuals, &gains);
    }
  }
  *(unaligned_quad *)result->means = means;
  *(unaligned_quad *)result->variances = variances;
  *(unaligned_quad *)result->probabilities = probabilities;
  for (size_t filter = 0; filter < filters; filter++) {
    NAME(correct)(
        memory, filter, stride, residuals[filter], gains[filter], example->noises[filter],
        example->cap);
  }
}

static void NAME(learn)(
    const CFilterMemory *memory, const double *features, const CFilterExample *example,
    CFilterResult *result) {
  const size_t filters = memory->filters, stride = memory->stride;
#if HAS_SHAPES
  if (stride == 24 && filters == 1) {
    if (example->isImplicit) {
      NAME(learnShaped)(memory, 1, 24, 1, features, example, result);
    } else {
      NAME(learnShaped)(memory, 1, 24, 0, features, example, result);
    }
    return;
  }
  if (stride == 24 && filters == CFilterLimit && example->isImplicit) {
    NAME(learnShaped)(memory, CFilterLimit, 24, 1, features, example, result);
    return;
  }
#endif
  NAME(learnShaped)(memory, filters, stride, example->isImplicit, features, example, result);
}

#undef LANES
#undef CONSTANT_LANES
#undef PASS_ROW
#undef PASS_ROWS
#undef PASS_COLUMNS
