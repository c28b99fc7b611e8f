#!/usr/bin/env bash
# Draws what a comparison found: chart.sh FOLDER makes FOLDER/comparison.svg from the CSV files there.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ $# -ne 1 ] || [ ! -f "$1/ranking.csv" ]; then
  echo "usage: chart.sh FOLDER, where FOLDER has the files of marketsim compare --output" >&2
  exit 2
fi
folder=$1
baseline=$(awk -F, '$4 == "true" {print $3}' "$folder/ranking.csv")
best=$(awk -F, '$2 == 1 {print $3}' "$folder/ranking.csv")
# Drawn beside and renamed, so that a chart is whole or not there.
gnuplot -e "folder='$folder'; chart='$folder/comparison.svg.part'; baseline='$baseline'; best='$best'" \
  "$here/chart.gp"
mv "$folder/comparison.svg.part" "$folder/comparison.svg"
