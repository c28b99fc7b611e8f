// Recursive Bayesian filters with full covariances: how one to four of them learn an example.
//
// The functions exist several times, for processors with and without wide vectors, which Swift cannot
// choose between while it runs. Every version adds and multiplies the same numbers in the same order,
// eight lanes at a time, and fuses the same multiplications with the same additions: all give the
// same bits. Where the processor has no fused multiply-add, that takes many times as long.
//
// What an example takes from a matrix is put off until the next one, which passes over the matrix
// anyway: one pass in place of two, and nothing that has just been stored is loaded again.
#ifndef FILTERKERNELS_H
#define FILTERKERNELS_H

#include <stddef.h>

// The most filters that are handled at once.
enum { CFilterLimit = 4 };

// Up to four filters over the same features. Each vector starts at a multiple of 64 bytes and has
// `stride` elements, a multiple of eight; those beyond `rows` are zero and stay so, but for those of
// the variances, which nothing looks at.
typedef struct {
  size_t filters;
  // The number of features, with the constant.
  size_t rows;
  size_t stride;
  // The matrices, one after the other, each with `rows` rows: the covariances before the last example.
  // A covariance is its matrix less factor · projectionᵀ, but for the diagonal.
  double *covariances;
  // The weights, one vector a filter.
  double *weights;
  // The covariances' diagonals, one vector a filter.
  double *variances;
  // Covariance times features of the last example, one vector a filter.
  double *projections;
  // The same times the example's gain; zeros before the first.
  double *factors;
  // The example's features.
  double *features;
} CFilterMemory;

// What an example does to the filters besides its features.
typedef struct {
  // 1 or 0.
  double label;
  // How often it counts.
  double weight;
  // What each variance grows by, filter by filter; up to the cap, and one above it stays.
  double noises[4];
  double cap;
  // Whether the weights move to the posterior's peak, not by one step from the prediction.
  int isImplicit;
} CFilterExample;

// What the filters believed of an example, one element a filter.
typedef struct {
  // Of the log-odds, w·x.
  double means[4];
  // Of the log-odds, x·C x.
  double variances[4];
  // Of a positive label, by the means.
  double probabilities[4];
} CFilterResult;

// The sum of the products of two vectors, in the order of the other sums.
double CFilterProduct(
    int instructions, size_t stride, const double *left, const double *right);

// The means and variances of the log-odds of an example's features, given without the constant. Changes
// nothing but the vector of features.
void CFilterProject(
    int instructions, const CFilterMemory *memory, const double *features,
    CFilterResult *result);

// Lets the filters predict an example, then learn it: by a residual and a gain, residual · C x is
// added to the weights and gain · C x (C x)ᵀ taken from the covariance.
void CFilterLearn(
    int instructions, const CFilterMemory *memory, const double *features,
    const CFilterExample *example, CFilterResult *result);

#endif
