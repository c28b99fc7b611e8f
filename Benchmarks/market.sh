#!/usr/bin/env bash
# Plays a year of a market with all kinds of channel at several sizes, each in a process of its own
# on one core: state-changing events a second, bytes a person, and where the time goes.
#
#   Benchmarks/market.sh [--all] [--rounds N] [--record] [PEOPLE ...]
#
#   --all       also ten million people: minutes, and 7 GB
#   --rounds N  rounds of each size, of which the median is shown; 3 unless given
#   --record    writes Benchmarks/Results/DATE-MACHINE-market.md
#   PEOPLE      these sizes; 10,000, 100,000 and 1,000,000 unless given
#
# Each run checks itself: nobody and no money is lost, and every channel has been at work. The exit
# status is 1 if a million people are played at fewer than two million events a second.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=Benchmarks/common.sh
. Benchmarks/common.sh

rounds=3
record=
sizes=()
more=()
while [ $# -gt 0 ]; do
  case $1 in
    --all) more=(10000000) ;;
    --rounds) rounds=$2 && shift ;;
    --record) record=yes ;;
    -h | --help) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}" && exit 0 ;;
    -*) echo "market.sh: unknown option $1" >&2 && exit 2 ;;
    *) sizes+=("$1") ;;
  esac
  shift
done
[ ${#sizes[@]} -gt 0 ] || sizes=(10000 100000 1000000)
sizes+=(${more[@]+"${more[@]}"})

benchmarks=$(build_benchmarks)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# --- Speed and memory by size.

# The round whose play took the median time: a header and a line.
median_round() {
  : >"$work/rounds"
  for _ in $(seq "$rounds"); do
    pinned "$benchmarks" market --csv --people "$1" >"$work/out"
    tail -n 1 "$work/out" >>"$work/rounds"
  done
  sort -t , -g -k 3 "$work/rounds" | sed -n "$(((rounds + 1) / 2))p"
}

sizes_table() {
  local people setup play events rate ns bytes touches pending resident before=
  echo "| people | set-up, s | play, s | state-changing events | million events a second | ns an event | growth of it | bytes a person | for open touches | pending events a person | resident bytes a person |"
  echo "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
  for people in "${sizes[@]}"; do
    IFS=, read -r _ setup play events _ rate ns bytes touches pending resident < <(median_round "$people")
    awk -v p="$people" -v s="$setup" -v t="$play" -v e="$events" -v r="$rate" -v n="$ns" -v b="$bytes" \
      -v o="$touches" -v q="$pending" -v m="$resident" -v f="$before" 'BEGIN {
        printf "| %d | %.1f | %.1f | %d | %.2f | %.0f | %s | %.0f | %.0f | %.2f | %.0f |\n",
          p, s, t, e, r, n, f == "" ? "" : sprintf("× %.2f", n / f), b, o, q, m }'
    before=$ns
    echo "$people $rate" >>"$work/rates"
  done
}

# --- Where the time goes: samples or instructions by function, what the set-up takes taken out.

# Prints "count function" for a run: people, and an option of the benchmark.
by_function() {
  if [ "$sampler" = perf ]; then
    perf record -q -F 997 -e cpu-clock -o "$work/perf.data" "$benchmarks" market --people "$@" >/dev/null 2>&1
    perf report -i "$work/perf.data" --no-children --sort symbol -g none -n --stdio 2>/dev/null |
      awk '/^ *[0-9.]+% /{print $2, $4}'
  else
    strip --strip-debug -o "$work/Benchmarks" "$benchmarks"
    valgrind --tool=callgrind --callgrind-out-file="$work/callgrind" --log-file=/dev/null \
      "$work/Benchmarks" market --people "$@" >/dev/null
    callgrind_annotate --threshold=100 "$work/callgrind" |
      sed -nE 's/^ *([0-9,]+) \([^)]*\) +[^:]*:([^ ]+).*/\1 \2/p' | tr -d ,
  fi
}

budget_table() {
  by_function "$1" >"$work/whole"
  by_function "$1" "--set-up-only" >"$work/set-up"
  echo "| part | share | ns an event |"
  echo "| --- | ---: | ---: |"
  awk -v ns="$2" '
    function part(name) {
      if (name ~ /11MarketModel/) {
        if (name ~ /PurchaseChoice|ChoiceUtilities|6choose|7utility|UtilityOf|utilityOf|dealUtility|12trustUtility/) return "choice"
        if (name ~ /10FeatureMap|15CustomerRecords|9noteTouch|KnownAttributes/) return "learner, customer file and features"
        if (name ~ /16SimulationKernel.*(EventQueue|EventSlots|EventRun|EventHeap|EventNodes|EventBuffer)/ || name ~ /^\$s16SimulationKernel(15|10|8|9)Event/) return "queue of pending events"
        if (name ~ /^\$s16SimulationKernel0A0V3run/) return "queue of pending events"
        return "handlers: rows of people, accounts and channels"
      }
      if (name ~ /16SimulationKernel/) return name ~ /ServerPool|Stay|Roster|WaitingLine/ ? "handlers: rows of people, accounts and channels" : "queue of pending events"
      if (name ~ /13RandomStreams|gsl_|log1p/) return "draws"
      if (name ~ /15ConversionModel/) return "learner, customer file and features"
      if (name ~ /exp|pow|_log_|^log/) return "exponentials and powers: fading, choice"
      if (name ~ /swift_|mem(cpy|move|set)|alloc|free/) return "reference counts and copies"
      return "rest"
    }
    FNR == NR { before[$2] = $1; next }
    { own = $1 - before[$2]; if (own > 0) { sum[part($2)] += own; all += own } }
    END { for (p in sum) printf "| %s | %.1f %% | %.0f |\n", p, 100 * sum[p] / all, ns * sum[p] / all }
  ' "$work/set-up" "$work/whole" | sort -t '|' -k 3 -rg
}

report() {
  echo "A year with all kinds of channel, the learner at work, on one core; medians of $rounds rounds of processor time. Set-up is apart: people, network and the first events. Bytes a person are of arrays as"
  echo "reserved, friendships (ten a person) included; touches whose label is open and pending events are apart; resident is the growth of the most that a process had in use, all included."
  echo
  sizes_table
  local profiled=${sizes[0]} size ns
  for size in "${sizes[@]}"; do [ "$size" -gt 1000000 ] || profiled=$size; done
  # Instructions are counted slowly.
  [ "$sampler" = perf ] || profiled=${sizes[0]}
  ns=$(awk -v p="$profiled" '$1 == p {print 1000 / $2}' "$work/rates")
  echo
  echo "Where the time of $profiled people goes, by ${sampler}, the set-up taken out:"
  echo
  budget_table "$profiled" "$ns"
  awk '$1 == 1000000 {printf "\nOf a million people: %.2f million state-changing events a second; the floor of 2 is %s.\n", $2, ($2 >= 2 ? "kept" : "NOT kept")}' "$work/rates"
}

if perf record -q -e cpu-clock -o "$work/perf.data" true >/dev/null 2>&1; then
  sampler=perf
elif command -v valgrind >/dev/null 2>&1; then
  sampler=callgrind
else
  sampler=nothing
  budget_table() { echo "(neither perf nor valgrind is here)"; }
fi

report | tee "$work/report"
if [ -n "$record" ]; then
  slug=$(processor | tr '[:upper:]' '[:lower:]' | sed -E 's/(intel|amd|apple) //g; s/[^a-z0-9]+/-/g; s/^-|-$//g')
  file=Benchmarks/Results/$(date +%F)-$slug-$(getconf _NPROCESSORS_ONLN)-cores-market.md
  {
    echo "# $(date +%F), $(machine): a market with all channels"
    echo
    echo "By \`Benchmarks/market.sh\`."
    echo
    cat "$work/report"
  } >"$file"
  echo "Written: $file" >&2
fi
! awk '$1 == 1000000 && $2 < 2 {found = 1} END {exit !found}' "$work/rates"
