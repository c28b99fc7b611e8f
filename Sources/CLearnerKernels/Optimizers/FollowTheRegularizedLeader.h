// FTRL-Proximal, of gradients up the log-likelihood, without the penalties. The state after the weights is z,
// then √n, which saves a root.
INLINE BLOCK NAME(followTheLeader)(
    const CGradientRule *rule, const CGradientStep *step, double *state, BLOCK gradient,
    int isPenalized, BLOCK l1, BLOCK l2) {
  const double inverse = 1.0 / step->size;
  double *sums = state + rule->stride, *roots = sums + rule->stride;
  const BLOCK root = AT(roots);
  const BLOCK newRoot = __builtin_elementwise_sqrt(root * root + gradient * gradient);
  const BLOCK sum = AT(sums) + (-gradient - (newRoot - root) * inverse * AT(state));
  AT(sums) = sum;
  AT(roots) = newRoot;
  const BLOCK pull = isPenalized ? NAME(shrunk)(sum, l1) : sum;
  BLOCK divisor = (rule->beta + newRoot) * inverse;
  if (isPenalized) divisor += l2;
  return -pull / divisor;
}
