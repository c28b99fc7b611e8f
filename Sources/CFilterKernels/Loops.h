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
      const double a = memory->features[first], b = memory->features[second];               \
      for (size_t block = 0; block < (width); block++) {                                    \
        even[block] += a * CONSTANT_LANES(matrix + first * stride + column + 8 * block);    \
        odd[block] += b * CONSTANT_LANES(matrix + second * stride + column + 8 * block);    \
      }                                                                                     \
    }                                                                                       \
    if (i < count) {                                                                        \
      const size_t last = ROW(i);                                                           \
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

static void NAME(project)(const CFilterMemory *memory, const double *features, double *results) {
  const size_t stride = memory->stride, rows = memory->rows;
  // One-hot features are mostly 0: their rows are left out when they are more than half, but in a
  // small matrix it does not pay to look. Counted where they come from, as what has just been stored
  // piece by piece is slow to load at once.
  size_t count = rows;
  if (stride > 24) {
    count = 1;
    for (size_t row = 0; row + 1 < rows; row++) count += features[row] != 0;
  }
  for (size_t row = 0; row + 1 < rows; row++) memory->features[row] = features[row];
  memory->features[rows - 1] = 1;
  const int isDense = 2 * count >= rows;
  if (isDense) {
    count = rows;
  } else {
    count = 0;
    for (size_t row = 0; row < rows; row++) {
      memory->active[count] = (uint32_t)row;
      count += memory->features[row] != 0;
    }
  }
  // Stored at once, so that the caller can read four at once.
  lanes result = {0};
  for (size_t filter = 0; filter < memory->filters; filter++) {
    const double *matrix = memory->covariances + filter * rows * stride;
    const double *weights = memory->weights + filter * stride;
    double *projection = memory->projections + filter * stride;
    lanes means = {0}, variances = {0};
    if (isDense) {
      PROJECT(EVERY_ROW);
    } else {
      PROJECT(ACTIVE_ROW);
    }
    const double mean = SUM(means), variance = SUM(variances);
    switch (filter) {
      case 0: result[0] = mean; result[4] = variance; break;
      case 1: result[1] = mean; result[5] = variance; break;
      case 2: result[2] = mean; result[6] = variance; break;
      default: result[3] = mean; result[7] = variance;
    }
  }
  *(unaligned_lanes *)results = result;
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
#undef PROJECT
#undef EVERY_ROW
#undef ACTIVE_ROW
#undef CORRECT_BLOCKS
