// The inner loops of recursive Bayesian filters with full covariances.
//
// They exist several times, for processors with and without wide vectors, which Swift cannot choose
// between while it runs. Every version adds and multiplies the same numbers in the same order, eight
// lanes at a time and without fused multiply-add: all give the same bits.
#ifndef CFILTERKERNELS_H
#define CFILTERKERNELS_H

#include <stddef.h>
#include <stdint.h>

// The instructions that a version uses, by rising width.
enum {
  CFilterInstructionsBasic = 0,
  CFilterInstructionsAVX2 = 1,
  CFilterInstructionsAVX512 = 2,
};

// The most filters that are handled at once.
enum { CFilterLimit = 4 };

// Up to four filters over the same features. Each vector starts at a multiple of 64 bytes and has
// `stride` elements, a multiple of eight; those beyond `rows` are zero and stay so.
typedef struct {
  size_t filters;
  // The number of features, with the constant.
  size_t rows;
  size_t stride;
  // The matrices, one after the other, each with `rows` rows.
  double *covariances;
  // The weights, one vector a filter.
  double *weights;
  // Covariance times features, one vector a filter: written by the projection.
  double *projections;
  // The example's features.
  double *features;
  // Room for one index a row.
  uint32_t *active;
} CFilterMemory;

// The widest instructions that this processor has.
int CFilterWidestInstructions(void);

// The sum of the products of two vectors, in the order of the other sums.
double CFilterProduct(size_t stride, const double *left, const double *right);

// Takes an example's features, all but the constant. Writes C x of each filter to its projection;
// then w·x to results 0 to 3 and x·C x to 4 to 7.
void CFilterProject(
    int instructions, const CFilterMemory *memory, const double *features, double results[8]);

// Adds residual · g to the weights and takes gain · g gᵀ from the covariance, g being the projection;
// then adds the noise to each variance below the cap, up to the cap.
void CFilterCorrect(
    int instructions, const CFilterMemory *memory, const double residuals[4],
    const double gains[4], const double noises[4], double cap);

#endif
