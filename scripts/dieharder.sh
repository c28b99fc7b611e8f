#!/usr/bin/env bash
# Puts the random streams through the dieharder battery (Brown 2003 and later): every test that
# `dieharder -l` marks "Good", on three keys and on interleaved neighbours. Takes a few hours; what is
# done already is kept in the output folder, so that the same command goes on where it stopped.
#
#   scripts/dieharder.sh [--output FOLDER] [CONFIGURATION ...]
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

output=results/dieharder
if [ "${1:-}" = --output ]; then
  output=${2:?--output needs a folder}
  shift 2
fi

# What the words are made of, by name: the options of stream-words.
options_of() {
  case $1 in
    key-1) echo "--seed 1 --replication 0" ;;
    key-2) echo "--seed 20260101 --replication 7" ;;
    key-3) echo "--seed 4294967295 --replication 4294967295" ;;
    # A word of each of 1,024 neighbouring keys in turn.
    replications) echo "--axis replication --streams 1024 --words 1 --turns 1048576" ;;
    # The first block of every entity: what a market draws for its people.
    entities) echo "--axis entity --streams 1024 --words 4 --turns 1" ;;
    # The first two uniforms of a person's occasions, 16 occasions taking turns.
    occurrences) echo "--axis occurrence --streams 16 --words 2 --turns 2" ;;
    *)
      echo "No configuration is called $1." >&2
      return 1
      ;;
  esac
}
configurations=("$@")
[ $# -gt 0 ] || configurations=(key-1 key-2 key-3 replications entities occurrences)
for name in "${configurations[@]}"; do options_of "$name" >/dev/null; done

# Number and n-tuple of every test marked Good, with the n-tuples that `dieharder -a` takes.
# Left out: 5, 6 and 7 (Suspect) and 14 (Do Not Use). The lagged sums read most; they come last.
tests=()
for number in 0 1 2 3 4 8 9 10 11 12 13 15 16 17 100 101 102 204 205 206 207 208 209; do
  tests+=("$number 0")
done
for size in 2 3 4 5; do tests+=("201 $size" "202 $size"); done
for size in 1 2 3 4 5 6 7 8 9 10 11 12; do tests+=("200 $size"); done
for lag in {0..32}; do tests+=("203 $lag"); done

if ! command -v dieharder >/dev/null 2>&1; then
  if command -v apt-get >/dev/null 2>&1; then
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends dieharder
  else
    echo "Please install dieharder 3.31.1, then run this again." >&2
    exit 1
  fi
fi
swift build --package-path Benchmarks --configuration release --product stream-words >&2
words=Benchmarks/.build/release/stream-words

# What reads the words, where there is a compiler of C to make it.
reader=
if cc --version >/dev/null 2>&1; then
  reader=$PWD/Benchmarks/.build/dieharder-input.so
  cc -O2 -shared -fPIC -o "$reader" scripts/dieharder-input.c
fi

# Every test reads its words from the stream's start, so that a p-value can be had again by itself.
for test in "${tests[@]}"; do
  read -r number size <<<"$test"
  arguments=(-g 200 -d "$number" -D test_name -D ntuple -D tsamples -D psamples -D pvalues)
  [ "$size" = 0 ] && [ "$number" != 203 ] || arguments+=(-n "$size")
  for name in "${configurations[@]}"; do
    mkdir -p "$output/$name"
    read -ra options <<<"$(options_of "$name")"
    file=$output/$name/$number-$size.txt
    [ ! -s "$file" ] || continue
    # stream-words ends by the closed pipe, which is no failure here; dieharder's own is.
    { "$words" "${options[@]}" || true; } 2>/dev/null |
      LD_PRELOAD=$reader dieharder "${arguments[@]}" >"$file.part"
    mv "$file.part" "$file"
    echo "$name: $(awk -F'|' '{ gsub(/ /, "", $1); printf "%s %s p=%s  ", $1, $2, $5 }' "$file")" >&2
  done
done

# The worst p-value of each test: the one nearest to 0 or 1.
{
  printf '| test |'
  for name in "${configurations[@]}"; do printf ' %s |' "$name"; done
  printf '\n| --- |'
  for name in "${configurations[@]}"; do printf ' ---: |'; done
  printf '\n'
  for name in "${configurations[@]}"; do
    for test in "${tests[@]}"; do
      sed "s/^/$name|/" "$output/$name/${test/ /-}.txt"
    done
  done | awk -F'|' -v names="${configurations[*]}" '
    function distance(p) { return p < 0.5 ? p : 1 - p }
    {
      test = $2; gsub(/ /, "", test); p = $6 + 0
      key = $1 SUBSEP test
      if (!(test in seen)) { seen[test] = 1; order[++tests] = test }
      if (!(key in worst) || distance(p) < distance(worst[key])) worst[key] = p
      count[$1]++
      if (distance(p) < 1e-6) failed++
    }
    END {
      columns = split(names, column, " ")
      for (i = 1; i <= tests; i++) {
        printf "| %s |", order[i]
        for (j = 1; j <= columns; j++) printf " %.6f |", worst[column[j], order[i]]
        printf "\n"
      }
      printf "| p-values |"
      for (j = 1; j <= columns; j++) printf " %d |", count[column[j]]
      printf "\n"
      exit failed > 0
    }'
} >"$output/summary.md" || failed=1
cat "$output/summary.md"
if [ -n "${failed:-}" ]; then
  echo "A p-value is below 1e-6 or above 1 - 1e-6." >&2
  exit 1
fi
