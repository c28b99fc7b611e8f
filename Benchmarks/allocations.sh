#!/usr/bin/env bash
# Shows that a run allocates nothing per event: valgrind counts the allocations of a whole run over
# 180 and over 360 days. They may differ by doublings of buffers, no more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

people=${1:-5000}
swift build --package-path Benchmarks --configuration release --product play-market >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$work/valgrind.log
# valgrind can't read the debug information that recent compilers write.
program=$work/play-market
strip --strip-debug -o "$program" Benchmarks/.build/release/play-market

count() {
  valgrind --log-file="$log" "$program" --people "$people" --days "$1" >&2
  sed -n 's/.*total heap usage: \([0-9,]*\) allocs.*/\1/p' "$log" | tr -d ,
}

short=$(count 180)
long=$(count 360)
echo "$short allocations over 180 days, $long over 360 days"
# Some fifteen buffers may double once or twice more.
if [ $((long - short)) -gt 40 ]; then
  echo "A longer run allocates more: something allocates per event." >&2
  exit 1
fi
