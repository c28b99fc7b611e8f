#!/usr/bin/env bash
# Shows that nothing is allocated per event of a market, or per example and row of a learner:
# the allocations of a whole run of some length and of twice that are counted by functions that stand
# before the C library's. They may differ by doublings of buffers, no more. For Linux with glibc.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

people=${1:-5000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -shared -fPIC -O1 -o "$work/count.so" Benchmarks/allocations.c

# Builds a program of the benchmarks.
program() {
  swift build --package-path Benchmarks --configuration release --product "$1" >&2
  cp "Benchmarks/.build/release/$1" "$work/$1"
}

# The allocations of a command, which has to succeed.
count() {
  rm -f "$work/allocations"
  ALLOCATIONS=$work/allocations LD_PRELOAD=$work/count.so "$@" >&2 && cat "$work/allocations"
}

# Compares a run and one of twice the length, which may allocate some more. Some fifteen buffers may
# double once or twice more: 40.
compare() {
  echo "$2 allocations over $1, $3 over twice that"
  if [ $(($3 - $2)) -gt "$4" ]; then
    echo "A longer run allocates more: something allocates again and again." >&2
    exit 1
  fi
}

# A table of some rows: numbers, categories, an open set and a label that follows them.
table() {
  awk -v rows="$1" 'BEGIN {
    print "a,b,c,d,y"
    for (i = 0; i < rows; i++) {
      a = i * 7919 % 1000; b = i * 104729 % 7; d = i * 1299709 % 250
      print a / 10 ",k" b "," i * 31 % 5 ",page" d "," (a > 500 && b > 2 ? "yes" : "no")
    }
  }'
}

program learner-study
table 2000 > "$work/short.csv"
table 4000 > "$work/long.csv"
short=$(count "$work/learner-study" play "$work/short.csv" --examples 1000)
long=$(count "$work/learner-study" play "$work/long.csv" --examples 2000)
compare "2,000 rows and 1,000 examples of all learners" "$short" "$long" 40

program play-market
short=$(count "$work/play-market" --people "$people" --days 180)
long=$(count "$work/play-market" --people "$people" --days 360)
# Each month the firm decides, which takes some six. There are over a hundred thousand events more.
compare "180 days of a market" "$short" "$long" 100
