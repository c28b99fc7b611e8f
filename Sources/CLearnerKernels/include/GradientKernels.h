// Logistic regression by gradients: how an example moves the weights.
//
// As the filters' kernels, for processors with and without wide vectors, which Swift cannot choose between
// while it runs. All versions add and multiply the same numbers in the same order and fuse nothing:
// they give the same bits.
#ifndef GRADIENTKERNELS_H
#define GRADIENTKERNELS_H

#include <stddef.h>

// What moves the weights; the steps are in Optimizers, their sources in Optimizer.swift.
enum {
  CGradientDescent = 0,
  CGradientMomentum = 1,
  CGradientNesterov = 2,
  CGradientAdam = 3,
  CGradientAdaGrad = 4,
  CGradientLeader = 5,
};

// What stays the same from one example to the next.
typedef struct {
  int optimizer;
  // The number of features, without the constant.
  size_t count;
  // The elements of each vector of the state, a multiple of eight above `count`. The state is the weights,
  // then what the optimizer keeps of them; the constant is at `count`, and what stands beyond means nothing.
  size_t stride;
  // β, or Adam's β₁.
  double beta;
  // Adam's β₂.
  double beta2;
  double epsilon;
  // The penalties, of which the constant is free.
  double l1, l2;
  // Whether the probability is made of plain additions and multiplications, not by the C library.
  int isPortable;
} CGradientRule;

// The size of a step, with Adam's powers of β₁ and β₂ after it.
typedef struct {
  double size, betaPower, beta2Power;
} CGradientStep;

// The log-odds of an example's features, given without the constant.
double CGradientLogit(
    int instructions, const CGradientRule *rule, const double *state, const double *features);

// The probability of a positive label, the log-odds held within ±35.
double CGradientProbability(const CGradientRule *rule, double logit);

// Predicts an example, given without the constant, and makes a step by it; the label is 1 or 0. Returns
// the probability, or what is no number, and then makes no step, if the log-odds are not finite.
double CGradientLearn(
    int instructions, const CGradientRule *rule, const CGradientStep *step, double *state,
    const double *features, double label, double weight);

// Makes a step by a sum of gradients times a share; the constant's stands last.
void CGradientMove(
    int instructions, const CGradientRule *rule, const CGradientStep *step, double *state,
    const double *sums, double share);

#endif
