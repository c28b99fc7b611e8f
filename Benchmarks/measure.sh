#!/usr/bin/env bash
# Measures each benchmark by itself: nanoseconds an operation, bytes of a pending event, instructions
# an operation.
#
#   Benchmarks/measure.sh [--all] [--rounds N] [--csv FILE] [--record] [NAME ...]
#
#   --all       also the benchmarks that take long: minutes each, with valgrind
#   --rounds N  rounds of each, of which the median is shown; 5 unless given
#   --csv FILE  writes the figures to a file as comma-separated values too
#   --record    writes Benchmarks/Results/DATE-MACHINE.md, with the comparison of compare.sh if
#               MARKETSIM_DATA names the folder that has the reference programs
#   NAME        only benchmarks with one of these in their names
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=Benchmarks/common.sh
. Benchmarks/common.sh

rounds=5
csv=
record=
selection=()
while [ $# -gt 0 ]; do
  case $1 in
    --all) selection+=(--all) ;;
    --rounds) rounds=$2 && shift ;;
    --csv) csv=$2 && shift ;;
    --record) record=yes ;;
    -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" && exit 0 ;;
    -*) echo "measure.sh: unknown option $1" >&2 && exit 2 ;;
    *) selection+=("$1") ;;
  esac
  shift
done

benchmarks=$(build_benchmarks)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# How instructions are counted: by the processor if it may be asked, else by valgrind.
if perf stat -x, -e instructions:u true 2>&1 | grep -q '^[0-9]'; then
  counter=perf
else
  if ! command -v valgrind >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    echo "Installing valgrind ..." >&2
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -q -y --no-install-recommends valgrind >&2 || true
  fi
  if command -v valgrind >/dev/null 2>&1; then
    counter=valgrind
    # valgrind can't read the debug information that recent compilers write.
    strip --strip-debug -o "$work/Benchmarks" "$benchmarks"
  else
    counter=
    echo "Neither perf nor valgrind counts instructions here: that column stays empty." >&2
  fi
fi

# Instructions of a whole process that plays a benchmark: count NAME ROUNDS; the operations of a
# round are left in $work/operations.
count() {
  case $counter in
    perf)
      perf stat -x, -e instructions:u -o "$work/count" \
        "$benchmarks" play "$1" --rounds "$2" >"$work/operations"
      awk -F, '/instructions/ {print $1}' "$work/count"
      ;;
    valgrind)
      valgrind --tool=cachegrind --cache-sim=no --cachegrind-out-file=/dev/null \
        --log-file="$work/count" "$work/Benchmarks" play "$1" --rounds "$2" >"$work/operations"
      sed -n 's/.*I *refs: *\([0-9,]*\).*/\1/p' "$work/count" | tr -d ,
      ;;
  esac
}

# What preparation takes cancels out.
instructions() {
  [ -n "$counter" ] || { echo - && return; }
  local without with
  without=$(count "$1" 0)
  with=$(count "$1" 1)
  awk -v a="$without" -v b="$with" '{printf "%.0f", (b - a) / $1}' "$work/operations"
}

echo "name,unit,median_ns,least_ns,greatest_ns,bytes,instructions,figure" >"$work/figures"
row='| %-26s | %-8s | %9s | %-20s | %7s | %12s |\n'
table() {
  # shellcheck disable=SC2059
  printf "$row" benchmark "per" ns spread bytes instructions
  echo "| --- | --- | ---: | --- | ---: | ---: |"
  for name in $("$benchmarks" list ${selection[@]+"${selection[@]}"}); do
    pinned "$benchmarks" time --csv --exact --rounds "$rounds" "$name" >"$work/time"
    IFS=, read -r _ unit _ _ median least greatest figure _ < <(tail -n 1 "$work/time")
    bytes=$("$benchmarks" bytes "$name")
    instructions=$(instructions "$name")
    # shellcheck disable=SC2059
    printf "$row" "$name" "$unit" "$(printf %.1f "$median")" \
      "$(printf '%.1f to %.1f' "$least" "$greatest")" "$bytes" "$instructions"
    echo "$name,$unit,$median,$least,$greatest,$bytes,$instructions,$figure" >>"$work/figures"
  done
}

echo "$(machine); medians of $rounds rounds of processor time, instructions by ${counter:-nothing}"
echo
table | tee "$work/table"
[ -z "$csv" ] || cp "$work/figures" "$csv"

if [ -n "$record" ]; then
  compared=
  if [ -d "${MARKETSIM_DATA:-}/kernel/reference" ]; then
    # A floor that is not kept is part of the record.
    Benchmarks/compare.sh --rounds "$rounds" >"$work/comparison" || compared=failed
    grep -q '^| ours' "$work/comparison" || exit 1
    [ "$compared" = failed ] || compared=passed
  fi
  slug=$(processor | tr '[:upper:]' '[:lower:]' | sed -E 's/(intel|amd|apple) //g; s/[^a-z0-9]+/-/g; s/^-|-$//g')
  file=Benchmarks/Results/$(date +%F)-$slug-$(getconf _NPROCESSORS_ONLN)-cores.md
  {
    echo "# $(date +%F), $(machine)"
    echo
    echo "\`Benchmarks/measure.sh\`: processor time on one core, medians of $rounds rounds with the spread; expect a third more or less"
    echo "from one hour to another on a shared machine. Bytes are of a pending event, its handle and payload included, at the most that was"
    echo "resident; instructions are counted by ${counter:-nothing}."
    echo
    cat "$work/table"
    if [ -n "$compared" ]; then
      echo
      echo "\`Benchmarks/compare.sh\`: beside the reference programs, by the same random numbers, in turn on one core."
      echo
      cat "$work/comparison"
    fi
  } >"$file"
  echo "Written: $file" >&2
fi
