#!/usr/bin/env bash
# Compares the kernel with the reference programs in turn on one core, and says of each floor
# whether it is kept; the exit status is 1 if one is not.
#
#   Benchmarks/compare.sh [--rounds N] [--all]
#
#   --rounds N  rounds of each program, of which the medians are compared; 5 unless given
#   --all       also the memory of ten million pending events
#
# MARKETSIM_DATA names the folder with kernel/reference in it; without that folder, what needs it is
# skipped. SimPy is installed into a temporary folder, if Python and its package index are there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=Benchmarks/common.sh
. Benchmarks/common.sh

rounds=5
sizes=(100000 1000000)
while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2 && shift ;;
    --all) sizes+=(10000000) ;;
    -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" && exit 0 ;;
    *) echo "compare.sh: unknown argument $1" >&2 && exit 2 ;;
  esac
  shift
done

benchmarks=$(build_benchmarks)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/ns"

references=${MARKETSIM_DATA:-}/kernel/reference
has_references=
if [ -z "${MARKETSIM_DATA:-}" ] || [ ! -d "$references" ]; then
  echo "MARKETSIM_DATA names no folder with kernel/reference: the C++ references and SimPy are skipped." >&2
elif ! command -v g++ >/dev/null 2>&1; then
  echo "There is no g++: the C++ references are skipped." >&2
else
  has_references=yes
  for program in hold_ref hold_ties mm1_ref; do
    g++ -O3 -march=native -std=c++20 -w "$references/$program.cpp" -o "$work/$program"
  done
fi
python=
if [ -f "$references/mm1_simpy.py" ] && command -v python3 >/dev/null 2>&1; then
  if python3 -c 'import simpy' 2>/dev/null; then
    python=python3
  elif python3 -m venv "$work/python" >/dev/null 2>&1 &&
    "$work/python/bin/pip" install --quiet --disable-pip-version-check simpy >/dev/null 2>&1; then
    python=$work/python/bin/python
  else
    echo "SimPy could not be installed: it is skipped." >&2
  fi
fi

# --- One measurement each: appends nanoseconds an operation to the file of its name.

# The first of each checks its result, and the others are the same.
ours() {
  local options=(--csv --exact --rounds 1)
  [ ! -s "$work/ns/$1" ] || options+=(--unchecked)
  pinned "$benchmarks" time "${options[@]}" "$1" | tail -n 1 | cut -d , -f 5 >>"$work/ns/$1"
}

# theirs NAME PROGRAM ARGUMENTS: what the program calls its median, of one repetition.
theirs() {
  local name=$1
  shift
  pinned "$@" | sed -nE 's/.*median +([0-9.]+).*/\1/p' >>"$work/ns/$name"
}

# --- The same random numbers: what both sides print has to agree.

wrong=0
same() {
  if [ "$2" = "$3" ]; then
    echo "same result as the reference: $1 ($2)" >&2
  else
    echo "NOT the reference's result: $1: $2, the reference has $3" >&2
    wrong=1
  fi
}

# The order of a million events and more, by the digest that both keep of it.
same_order() {
  local reference
  reference=$(DIST=$2 "$work/hold_ties" ladder 100000 1000000 2 | sed 's/.*order_hash=//')
  same "order of $1" "$("$benchmarks" time --csv --exact --rounds 1 "$1" | tail -n 1 |
    awk -F, '{print substr("0000000000000000" $9, length($9) + 1)}')" "$reference"
}

if [ -n "$has_references" ]; then
  laws=(exponential uniform bimodal pareto constant tied)
  for number in "${!laws[@]}"; do same_order "hold.${laws[$number]}-100000" "$number"; done
  same "mean time in M/M/1" \
    "$("$benchmarks" time --csv --exact --rounds 1 queue.mm1 | tail -n 1 | awk -F, '{printf "%.4f", $8}')" \
    "$("$work/mm1_ref" fnptr 0.75 1e6 2 | sed -E 's/.* W=([0-9.]+).*/\1/')"
fi

# --- The rounds, in turn.

for ((round = 1; round <= rounds; round++)); do
  echo "round $round of $rounds" >&2
  for size in 1000 100000 1000000; do
    ours "hold.exponential-$size"
    holds=$((size < 1000000 ? 1000000 : 2000000))
    [ -z "$has_references" ] || theirs "ladder-$size" "$work/hold_ref" ladder "$size" "$holds" 1
  done
  if [ -n "$has_references" ]; then
    theirs stdpq-1000000 "$work/hold_ref" stdpq 1000000 2e6 1
    ours hold.states-1000000
    theirs ladder-touch-1000000 "$work/hold_ref" ladder 1000000 2e6 1 touch
    ours hold.constant-100000
    DIST=4 theirs ladder-constant-100000 "$work/hold_ties" ladder 100000 1e6 1
    ours hold.tied-100000
    DIST=5 theirs ladder-tied-100000 "$work/hold_ties" ladder 100000 1e6 1
  fi
  for kind in equal bulk among chained; do ours "burst.$kind-100000"; done
  ours queue.mm1
  [ -z "$has_references" ] || theirs fnptr "$work/mm1_ref" fnptr 0.75 1e6 1
  ours queue.mm1-pool
  [ -z "$python" ] || theirs simpy "$python" "$references/mm1_simpy.py" 0.75 1e5 1
done

# --- The table.

row='| %-26s | %9s | %-18s | %-26s | %9s | %-18s | %8s | %-16s | %-7s | %-7s |\n'

# Prints a verdict on whether a value keeps a floor, such as "<= 1.4"; nothing without a floor.
verdict() {
  [ -n "$2" ] || return 0
  awk -v value="$1" -v floor="${2#* }" -v way="${2%% *}" \
    'BEGIN {print (way == "<=" ? value <= floor : value >= floor) ? "pass" : "FAIL"}'
}

# compare OURS THEIRS FLOOR [INVERSE]: the ratio of the medians, ours over theirs or the inverse.
compare() {
  local ours=$work/ns/$1 theirs=$work/ns/$2 floor=$3 ratio
  [ -s "$theirs" ] || return 0
  ratio=$(awk -v a="$(median "$ours")" -v b="$(median "$theirs")" -v inverse="${4:-}" \
    'BEGIN {printf "%.2f", inverse ? b / a : a / b}')
  paste "$ours" "$theirs" |
    awk -v inverse="${4:-}" '{printf "%.4f\n", inverse ? $2 / $1 : $1 / $2}' | sort -n |
    awk '{v[NR] = $1} END {printf "%.2f to %.2f", v[1], v[NR]}' >"$work/pairs"
  # shellcheck disable=SC2059
  printf "$row" "$1" "$(printf %.1f "$(median "$ours")")" "$(spread "$ours")" \
    "$2" "$(printf %.1f "$(median "$theirs")")" "$(spread "$theirs")" \
    "$ratio" "$(cat "$work/pairs")" "$floor" "$(verdict "$ratio" "$floor")"
}

# plain WHAT VALUE FLOOR: a row without times.
plain() {
  # shellcheck disable=SC2059
  printf "$row" "$1" "" "" "" "" "" "$2" "" "$3" "$(verdict "$2" "$3")"
}

table() {
  # shellcheck disable=SC2059
  printf "$row" ours ns spread beside ns spread ratio "of pairs" floor verdict
  echo "| --- | ---: | --- | --- | ---: | --- | ---: | --- | --- | --- |"
  for size in 1000 100000 1000000; do compare "hold.exponential-$size" "ladder-$size" "<= 1.4"; done
  compare hold.exponential-1000000 stdpq-1000000 ">= 2" inverse
  if [ -n "$has_references" ]; then
    plain "growth beside the ladder's" "$(awk \
      -v a="$(median "$work/ns/hold.exponential-1000000")" \
      -v b="$(median "$work/ns/hold.exponential-1000")" \
      -v c="$(median "$work/ns/ladder-1000000")" -v d="$(median "$work/ns/ladder-1000")" \
      'BEGIN {printf "%.2f", a / b / (c / d)}')" "<= 1.2"
  fi
  compare queue.mm1 fnptr "<= 1.3"
  compare queue.mm1-pool fnptr "<= 2"
  compare queue.mm1 simpy ">= 100" inverse
  for kind in equal bulk among chained; do
    compare "burst.$kind-100000" hold.exponential-100000 "<= 2"
  done
  compare hold.constant-100000 ladder-constant-100000 ""
  compare hold.tied-100000 ladder-tied-100000 ""
  compare hold.states-1000000 ladder-touch-1000000 ""
  for size in "${sizes[@]}"; do
    for law in exponential uniform bimodal pareto constant tied; do
      plain "bytes, $law-$size" "$("$benchmarks" bytes "hold.$law-$size")" "<= 96"
    done
  done
}

table | tee "$work/table"
if [ "$wrong" -ne 0 ]; then
  echo "Some results are not the references'." >&2
  exit 1
fi
if grep -q FAIL "$work/table"; then
  echo "Some floors are not kept." >&2
  exit 1
fi
echo "All floors that could be tried are kept." >&2
