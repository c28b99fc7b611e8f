#include "CFilterKernels.h"

#include <string.h>

// Multiplications and additions are fused where FMA says so and nowhere else, so that all versions
// round alike.
#pragma clang fp contract(off)

// Vectors are passed between functions of this file only, which are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef double lanes __attribute__((vector_size(64), may_alias));
// As above, at any address.
typedef double unaligned_lanes __attribute__((vector_size(64), aligned(8), may_alias));

// The sum over the lanes, always in this order.
#define SUM(v) \
  ((((v)[0] + (v)[4]) + ((v)[2] + (v)[6])) + (((v)[1] + (v)[5]) + ((v)[3] + (v)[7])))

#define INLINE static inline __attribute__((always_inline))

// Four filters' numbers.
typedef double quad __attribute__((vector_size(32), may_alias));
typedef double unaligned_quad __attribute__((vector_size(32), aligned(8), may_alias));
typedef int64_t lanes_of_bits __attribute__((vector_size(64)));
typedef int64_t quad_of_bits __attribute__((vector_size(32)));

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

// As in PortableFunctions.swift, which the same numbers go through in other learners: added to and
// taken from a number below 2^51, the shift leaves the nearest whole number.
static const double roundingShift = 0x1.8p52;
static const double ln2High = 0x1.62e42feep-1, ln2Low = 0x1.a39ef35793c76p-33;
static const double log2OfE = 0x1.71547652b82fep0;

// 1/3! to 1/13!, of Taylor's series of the exponential.
static const double inverse3 = 0.16666666666666666, inverse4 = 0.041666666666666664;
static const double inverse5 = 0.008333333333333333, inverse6 = 0.001388888888888889;
static const double inverse7 = 0.0001984126984126984, inverse8 = 2.48015873015873e-05;
static const double inverse9 = 2.7557319223985893e-06, inverse10 = 2.755731922398589e-07;
static const double inverse11 = 2.505210838544172e-08, inverse12 = 2.08767569878681e-09;
static const double inverse13 = 1.6059043836821613e-10;

#if defined(__x86_64__) && !defined(__FMA__)
#include "FusedInSteps.h"
#define FMA(factor, other, addend) fusedInSteps(factor, other, addend)
#else
#define FMA(factor, other, addend) __builtin_elementwise_fma(factor, other, addend)
#endif
// Fused in steps, a pass is long code.
#define PASS static __attribute__((noinline))
#define NAME(operation) operation##Basic
#include "Loops.h"
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
#include "Loops.h"
#undef NAME
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,fma"))), apply_to = function)
#define NAME(operation) operation##AVX512
#include "Loops.h"
#undef NAME
#pragma clang attribute pop
#endif

int CFilterWidestInstructions(void) {
#if HAS_VERSIONS
  if (__builtin_cpu_supports("avx512f")) return CFilterInstructionsAVX512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return CFilterInstructionsAVX2;
  }
#endif
  return CFilterInstructionsBasic;
}

double CFilterProduct(
    int instructions, size_t stride, const double *left, const double *right) {
  switch (instructions) {
#if HAS_VERSIONS
    case CFilterInstructionsAVX512: return productAVX512(stride, left, right);
    case CFilterInstructionsAVX2: return productAVX2(stride, left, right);
#endif
    default: return productBasic(stride, left, right);
  }
}

void CFilterProject(
    int instructions, const CFilterMemory *memory, const double *features,
    CFilterResult *result) {
  switch (instructions) {
#if HAS_VERSIONS
    case CFilterInstructionsAVX512: projectAVX512(memory, features, result); break;
    case CFilterInstructionsAVX2: projectAVX2(memory, features, result); break;
#endif
    default: projectBasic(memory, features, result);
  }
}

void CFilterLearn(
    int instructions, const CFilterMemory *memory, const double *features,
    const CFilterExample *example, CFilterResult *result) {
  switch (instructions) {
#if HAS_VERSIONS
    case CFilterInstructionsAVX512: learnAVX512(memory, features, example, result); break;
    case CFilterInstructionsAVX2: learnAVX2(memory, features, example, result); break;
#endif
    default: learnBasic(memory, features, example, result);
  }
}
