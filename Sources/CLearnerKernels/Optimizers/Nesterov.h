// Momentum with a look ahead: m = β m + g; w += η (g + β m). The steady step is η/(1 − β).
INLINE BLOCK NAME(descendByNesterov)(
    const CGradientRule *rule, const CGradientStep *step, double *state, BLOCK gradient,
    int isPenalized, BLOCK l1) {
  double *moments = state + rule->stride;
  const BLOCK moment = NAME(flushed)(rule->beta * AT(moments) + gradient);
  AT(moments) = moment;
  const BLOCK moved = AT(state) + step->size * (gradient + rule->beta * moment);
  return isPenalized ? NAME(shrunk)(moved, l1 * (step->size / (1.0 - rule->beta))) : moved;
}
