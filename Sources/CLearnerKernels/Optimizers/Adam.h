// Adam: m = β₁ m + (1 − β₁) g; v = β₂ v + (1 − β₂) g²; w += η m̂/(√v̂ + ε).
INLINE BLOCK NAME(descendByAdam)(
    const CGradientRule *rule, const CGradientStep *step, double *state, BLOCK gradient,
    int isPenalized, BLOCK l1) {
  // √v̂ + ε = (√v + ε √(1 − β₂ᵗ))/√(1 − β₂ᵗ): both corrections leave the loop.
  const double correction = __builtin_sqrt(1.0 - step->beta2Power);
  const double size = step->size * correction / (1.0 - step->betaPower);
  const double epsilon = rule->epsilon * correction;
  double *firsts = state + rule->stride, *seconds = firsts + rule->stride;
  const BLOCK first =
      NAME(flushed)(rule->beta * AT(firsts) + (1.0 - rule->beta) * gradient);
  const BLOCK second =
      NAME(flushed)(rule->beta2 * AT(seconds) + (1.0 - rule->beta2) * gradient * gradient);
  AT(firsts) = first;
  AT(seconds) = second;
  const BLOCK moved =
      AT(state) + size * first / (__builtin_elementwise_sqrt(second) + epsilon);
  return isPenalized ? NAME(shrunk)(moved, l1 * step->size) : moved;
}
