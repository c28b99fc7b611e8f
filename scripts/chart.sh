#!/usr/bin/env bash
# Draws what a comparison found: chart.sh FOLDER makes FOLDER/comparison.svg from the CSV files there.
set -euo pipefail

if [ $# -ne 1 ] || [ ! -f "$1/ranking.csv" ]; then
  echo "usage: chart.sh FOLDER, where FOLDER has the files of marketsim compare --output" >&2
  exit 2
fi
folder=$1
baseline=$(awk -F, '$4 == "true" {print $3}' "$folder/ranking.csv")
best=$(awk -F, '$2 == 1 {print $3}' "$folder/ranking.csv")
# Drawn beside and renamed, so that a chart is whole or not there.
part=$folder/comparison.svg.part
trap 'rm -f "$part"' EXIT

gnuplot -e "folder='$folder'; chart='$part'; baseline='$baseline'; best='$best'" - <<'PROGRAM'
set datafile separator comma
set terminal svg size 900,760 dynamic enhanced font "Helvetica,13" background rgb "white"
set output chart
set multiplot
set grid back linecolor rgb "#dddddd"
set border 3 linecolor rgb "#666666"
set tics nomirror
ours = "#1b6ca8"
other = "#b0413e"
comparison = folder . "/comparison.csv"
series = folder . "/timeseries.csv"
learning = folder . "/learning.csv"

# Differences from the baseline, with the simultaneous intervals.
set title sprintf("Firm value against %s, thousands (mean, 95 %% intervals of all pairs together)", baseline)
set origin 0, 0.68
set size 1, 0.32

set yrange [-0.6:*]
set offsets 0, 0, 0.6, 0
unset key
pairs = system(sprintf("awk -F, -v b='%s' 'NR>1 && $3==b {print $2}' '%s'", baseline, comparison))
set arrow 1 from 0, graph 0 to 0, graph 1 nohead linecolor rgb "#666666"
plot sprintf("< awk -F, -v b='%s' 'NR>1 && $3==b' '%s'", baseline, comparison) \
  using ($5/1000):0:($7/1000):ytic(2) with xerrorbars linewidth 2 pointtype 7 linecolor rgb ours
unset arrow 1
unset offsets

# Cash of the strategy ranked first.
set title sprintf("Cash under %s, thousands (median; 5 to 95 and 10 to 90 %% of the futures)", best)
set origin 0, 0.36
set size 1, 0.32
set yrange [0:*]
set ytics auto
set xdata time
set timefmt "%Y-%m-%d"
set format x "%b %Y"
cash = sprintf("< awk -F, -v s='%s' '$2==s && $6==\"cash\"' '%s'", best, series)
plot cash using 4:($12/1000):($16/1000) with filledcurves linecolor rgb "#d7e6f1", \
  cash using 4:($13/1000):($15/1000) with filledcurves linecolor rgb "#a9cbe3", \
  cash using 4:($14/1000) with lines linewidth 2 linecolor rgb ours

# The learner against the running base rate.
set title sprintf("Log loss of the conversion model under %s (mean over replications)", best)
set origin 0, 0.02
set size 1, 0.34
set yrange [*:*]
set key bottom right
loss(metric) = sprintf("< awk -F, -v s='%s' '$2==s && $5==\"%s\" && $8!=\"\"' '%s'", best, metric, learning)
plot loss("log_loss") using 4:8 with lines linewidth 2 linecolor rgb ours title "model", \
  loss("base_rate_log_loss") using 4:8 with lines linewidth 2 linecolor rgb other title "running base rate"
unset multiplot
PROGRAM
mv "$part" "$folder/comparison.svg"
