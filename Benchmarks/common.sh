#!/usr/bin/env bash
# What the scripts that measure share. Sourced from the repository's folder.
set -euo pipefail

# Sourced, so that a Swift found outside PATH is found here too.
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

# Builds the benchmarks as anybody would, and prints the program's path.
build_benchmarks() {
  swift build --package-path Benchmarks --configuration release --product Benchmarks >&2
  echo "$(swift build --package-path Benchmarks --configuration release --show-bin-path)/Benchmarks"
}

# Runs a command on one core, where the system lets us say which.
pinned() {
  if command -v taskset >/dev/null 2>&1; then
    taskset -c 0 "$@"
  else
    "$@"
  fi
}

# The median of the numbers in a file, one a line.
median() {
  sort -n "$1" | awk '{v[NR] = $1}
    END {printf "%.4f", NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'
}

# The least and the greatest of the numbers in a file.
spread() {
  sort -n "$1" | awk '{v[NR] = $1} END {printf "%.1f to %.1f", v[1], v[NR]}'
}

processor() {
  if [ -r /proc/cpuinfo ]; then
    sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1
  else
    sysctl -n machdep.cpu.brand_string
  fi | sed -E 's/\((R|TM)\)//g; s/ (CPU|Processor)//g; s/ +@.*//; s/ +/ /g; s/ $//'
}

# The machine in one line, without its name.
machine() {
  local system swift
  system=$(uname -sm)
  if [ -r /etc/os-release ]; then
    # shellcheck source=/dev/null
    system=$(. /etc/os-release && echo "$NAME $VERSION_ID")
  fi
  swift=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9.]+).*/\1/p' | head -n 1)
  echo "$(processor), $(getconf _NPROCESSORS_ONLN) cores, $system, Swift $swift, GSL $(pkg-config --modversion gsl)"
}
