// AdaGrad: v += g²; w += η g/√(v + ε), with the penalty on magnitudes by the coordinate's own step.
INLINE BLOCK NAME(descendByAdaGrad)(
    const CGradientRule *rule, const CGradientStep *step, double *state, BLOCK gradient,
    int isPenalized, BLOCK l1) {
  double *sums = state + rule->stride;
  const BLOCK sum = AT(sums) + gradient * gradient;
  AT(sums) = sum;
  const BLOCK root = __builtin_elementwise_sqrt(sum + rule->epsilon);
  const BLOCK moved = AT(state) + step->size * gradient / root;
  return isPenalized ? NAME(shrunk)(moved, l1 * step->size / root) : moved;
}
