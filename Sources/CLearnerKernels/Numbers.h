// What the kernels of all learners share.
#ifndef NUMBERS_H
#define NUMBERS_H

#include <stdint.h>
#include <string.h>

// Multiplications and additions are fused where a kernel says so and nowhere else, so that all versions
// round alike.
#pragma clang fp contract(off)

// Vectors are passed between functions of one file only, which are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

#define INLINE static inline __attribute__((always_inline))

// Eight numbers.
typedef double lanes __attribute__((vector_size(64), may_alias));
// As above, at any address.
typedef double unaligned_lanes __attribute__((vector_size(64), aligned(8), may_alias));
typedef int64_t lanes_of_bits __attribute__((vector_size(64)));

// Four numbers.
typedef double quad __attribute__((vector_size(32), may_alias));
// As above, at any address.
typedef double unaligned_quad __attribute__((vector_size(32), aligned(8), may_alias));
typedef int64_t quad_of_bits __attribute__((vector_size(32)));

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

#endif
