#include "CFilterKernels.h"

// A fused multiply-add rounds once instead of twice, and not every processor has it.
#pragma clang fp contract(off)

typedef double lanes __attribute__((vector_size(64), may_alias));
// As above, at any address.
typedef double unaligned_lanes __attribute__((vector_size(64), aligned(8), may_alias));

// The sum over the lanes, always in this order.
#define SUM(v) \
  ((((v)[0] + (v)[4]) + ((v)[2] + (v)[6])) + (((v)[1] + (v)[5]) + ((v)[3] + (v)[7])))

#define NAME(operation) operation##Basic
#include "Loops.h"
#undef NAME

#if defined(__x86_64__)
#define HAS_VERSIONS 1

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define NAME(operation) operation##AVX2
#include "Loops.h"
#undef NAME
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define NAME(operation) operation##AVX512
#include "Loops.h"
#undef NAME
#pragma clang attribute pop
#endif

int CFilterWidestInstructions(void) {
#if HAS_VERSIONS
  if (__builtin_cpu_supports("avx512f")) return CFilterInstructionsAVX512;
  if (__builtin_cpu_supports("avx2")) return CFilterInstructionsAVX2;
#endif
  return CFilterInstructionsBasic;
}

double CFilterProduct(size_t stride, const double *left, const double *right) {
  lanes sum = {0};
  for (size_t i = 0; i < stride; i += 8) {
    sum += *(const lanes *)(left + i) * *(const lanes *)(right + i);
  }
  return SUM(sum);
}

void CFilterProject(
    int instructions, const CFilterMemory *memory, const double *features, double results[8]) {
  switch (instructions) {
#if HAS_VERSIONS
    case CFilterInstructionsAVX512: projectAVX512(memory, features, results); break;
    case CFilterInstructionsAVX2: projectAVX2(memory, features, results); break;
#endif
    default: projectBasic(memory, features, results);
  }
}

void CFilterCorrect(
    int instructions, const CFilterMemory *memory, const double residuals[4],
    const double gains[4], const double noises[4], double cap) {
  switch (instructions) {
#if HAS_VERSIONS
    case CFilterInstructionsAVX512: correctAVX512(memory, residuals, gains, noises, cap); break;
    case CFilterInstructionsAVX2: correctAVX2(memory, residuals, gains, noises, cap); break;
#endif
    default: correctBasic(memory, residuals, gains, noises, cap);
  }
}
