#include "FilterKernels.h"

#include "Instructions.h"
#include "Numbers.h"

// The sum over the lanes, always in this order.
#define SUM(v) \
  ((((v)[0] + (v)[4]) + ((v)[2] + (v)[6])) + (((v)[1] + (v)[5]) + ((v)[3] + (v)[7])))

// The first where the mask is set, the second elsewhere.
#define SELECT(mask, first, second) \
  ((lanes)(((lanes_of_bits)(first) & (mask)) | ((lanes_of_bits)(second) & ~(mask))))

// Sets an element at an index from 0 to 3: in a register, as an index would be in memory.
#define SET(vector, index, value)          \
  switch (index) {                         \
    case 0: (vector)[0] = (value); break;  \
    case 1: (vector)[1] = (value); break;  \
    case 2: (vector)[2] = (value); break;  \
    default: (vector)[3] = (value);        \
  }

// The same number in every lane.
#define EIGHT(number) \
  __builtin_shufflevector((lanes){(number)}, (lanes){0}, 0, 0, 0, 0, 0, 0, 0, 0)

// Masks of one lane each.
static const lanes_of_bits units[8] = {
  {-1, 0, 0, 0, 0, 0, 0, 0}, {0, -1, 0, 0, 0, 0, 0, 0}, {0, 0, -1, 0, 0, 0, 0, 0},
  {0, 0, 0, -1, 0, 0, 0, 0}, {0, 0, 0, 0, -1, 0, 0, 0}, {0, 0, 0, 0, 0, -1, 0, 0},
  {0, 0, 0, 0, 0, 0, -1, 0}, {0, 0, 0, 0, 0, 0, 0, -1},
};

#if defined(__x86_64__) && !defined(__FMA__)
#include "FusedInSteps.h"
#define FMA(factor, other, addend) fusedInSteps(factor, other, addend)
#else
#define FMA(factor, other, addend) __builtin_elementwise_fma(factor, other, addend)
#endif
// Fused in steps, a pass is long code.
#define PASS static __attribute__((noinline))
#define NAME(operation) operation##Basic
#include "FilterLoops.h"
#undef NAME
#undef PASS
#undef FMA

#if defined(__x86_64__)
#define HAS_VERSIONS 1
#define HAS_SHAPES 1
#define PASS INLINE
#define FMA(factor, other, addend) __builtin_elementwise_fma(factor, other, addend)

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define NAME(operation) operation##AVX2
#include "FilterLoops.h"
#undef NAME
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,fma"))), apply_to = function)
#define NAME(operation) operation##AVX512
#include "FilterLoops.h"
#undef NAME
#pragma clang attribute pop
#endif

double CFilterProduct(
    int instructions, size_t stride, const double *left, const double *right) {
  switch (instructions) {
#if HAS_VERSIONS
    case CInstructionsAVX512: return productAVX512(stride, left, right);
    case CInstructionsAVX2: return productAVX2(stride, left, right);
#endif
    default: return productBasic(stride, left, right);
  }
}

void CFilterProject(
    int instructions, const CFilterMemory *memory, const double *features,
    CFilterResult *result) {
  switch (instructions) {
#if HAS_VERSIONS
    case CInstructionsAVX512: projectAVX512(memory, features, result); break;
    case CInstructionsAVX2: projectAVX2(memory, features, result); break;
#endif
    default: projectBasic(memory, features, result);
  }
}

void CFilterLearn(
    int instructions, const CFilterMemory *memory, const double *features,
    const CFilterExample *example, CFilterResult *result) {
  switch (instructions) {
#if HAS_VERSIONS
    case CInstructionsAVX512: learnAVX512(memory, features, example, result); break;
    case CInstructionsAVX2: learnAVX2(memory, features, example, result); break;
#endif
    default: learnBasic(memory, features, example, result);
  }
}
