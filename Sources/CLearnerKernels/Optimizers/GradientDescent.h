// Gradient descent: w += η g.
INLINE BLOCK NAME(descend)(
    const CGradientRule *rule, const CGradientStep *step, double *state, BLOCK gradient,
    int isPenalized, BLOCK l1) {
  (void)rule;
  const BLOCK moved = AT(state) + step->size * gradient;
  return isPenalized ? NAME(shrunk)(moved, l1 * step->size) : moved;
}
