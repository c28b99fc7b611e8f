// The loops themselves, to be included once for each set of instructions, which NAME tells apart.

#define LANES(pointer) (*(lanes *)(pointer))
#define CONSTANT_LANES(pointer) (*(const lanes *)(pointer))

// Columns of a matrix times the features, for `width` blocks of eight columns from `column` on.
// Rows whose feature is 0 are left out: one-hot features are mostly 0.
#define PROJECT_BLOCKS(width)                                                               \
  do {                                                                                      \
    lanes even[width] = {{0}}, odd[width] = {{0}};                                          \
    size_t i = 0;                                                                           \
    for (; i + 2 <= count; i += 2) {                                                        \
      const size_t first = memory->active[i], second = memory->active[i + 1];               \
      const double a = memory->features[first], b = memory->features[second];               \
      for (size_t block = 0; block < (width); block++) {                                    \
        even[block] += a * CONSTANT_LANES(matrix + first * stride + column + 8 * block);    \
        odd[block] += b * CONSTANT_LANES(matrix + second * stride + column + 8 * block);    \
      }                                                                                     \
    }                                                                                       \
    if (i < count) {                                                                        \
      const size_t last = memory->active[i];                                                \
      const double a = memory->features[last];                                              \
      for (size_t block = 0; block < (width); block++) {                                    \
        even[block] += a * CONSTANT_LANES(matrix + last * stride + column + 8 * block);     \
      }                                                                                     \
    }                                                                                       \
    for (size_t block = 0; block < (width); block++) {                                      \
      const lanes sum = even[block] + odd[block];                                           \
      const lanes x = CONSTANT_LANES(memory->features + column + 8 * block);                \
      LANES(projection + column + 8 * block) = sum;                                         \
      means += CONSTANT_LANES(weights + column + 8 * block) * x;                            \
      variances += sum * x;                                                                 \
    }                                                                                       \
  } while (0)

static void NAME(project)(const CFilterMemory *memory, double *results) {
  const size_t stride = memory->stride, rows = memory->rows;
  size_t count = 0;
  for (size_t row = 0; row < rows; row++) {
    memory->active[count] = (uint32_t)row;
    count += memory->features[row] != 0;
  }
  for (size_t filter = 0; filter < memory->filters; filter++) {
    const double *matrix = memory->covariances + filter * rows * stride;
    const double *weights = memory->weights + filter * stride;
    double *projection = memory->projections + filter * stride;
    lanes means = {0}, variances = {0};
    size_t column = 0;
    for (; column + 24 <= stride; column += 24) PROJECT_BLOCKS(3);
    if (column + 16 <= stride) {
      PROJECT_BLOCKS(2);
    } else if (column + 8 <= stride) {
      PROJECT_BLOCKS(1);
    }
    results[filter] = SUM(means);
    results[4 + filter] = SUM(variances);
  }
}

#define CORRECT_BLOCKS(width)                                                               \
  do {                                                                                      \
    lanes g[width];                                                                         \
    for (size_t block = 0; block < (width); block++) {                                      \
      g[block] = CONSTANT_LANES(projection + column + 8 * block);                           \
      LANES(weights + column + 8 * block) += residual * g[block];                           \
    }                                                                                       \
    for (size_t row = 0; row < rows; row++) {                                               \
      const double factor = gain * projection[row];                                         \
      for (size_t block = 0; block < (width); block++) {                                    \
        LANES(matrix + row * stride + column + 8 * block) -= factor * g[block];             \
      }                                                                                     \
    }                                                                                       \
  } while (0)

static void NAME(correct)(
    const CFilterMemory *memory, const double *residuals, const double *gains,
    const double *noises, double cap) {
  const size_t stride = memory->stride, rows = memory->rows;
  for (size_t filter = 0; filter < memory->filters; filter++) {
    double *matrix = memory->covariances + filter * rows * stride;
    double *weights = memory->weights + filter * stride;
    const double *projection = memory->projections + filter * stride;
    const double residual = residuals[filter], gain = gains[filter], noise = noises[filter];
    size_t column = 0;
    for (; column + 24 <= stride; column += 24) CORRECT_BLOCKS(3);
    if (column + 16 <= stride) {
      CORRECT_BLOCKS(2);
    } else if (column + 8 <= stride) {
      CORRECT_BLOCKS(1);
    }
    if (noise > 0) {
      for (size_t row = 0; row < rows; row++) {
        double *variance = matrix + row * (stride + 1);
        const double raised = *variance + noise;
        const double held = raised < cap ? raised : cap;
        *variance = *variance < cap ? held : *variance;
      }
    }
  }
}

#undef LANES
#undef CONSTANT_LANES
#undef PROJECT_BLOCKS
#undef CORRECT_BLOCKS
