#!/usr/bin/env bash
# Builds marketsim and compares the strategies of the worked example.
# Further arguments go to `marketsim compare`, such as --seed 7 or --replications 100; paths among
# them are taken from the repository's folder.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Sourced, so that a Swift found outside PATH is found below too.
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

swift build --configuration release --product marketsim
program=$(swift build --configuration release --show-bin-path)/marketsim

# Of two --output options the last counts: one among the arguments takes the place of this.
"$program" compare scenarios/ecommerce-conversion.yaml --output results/demo "$@"

case " $* " in
  *" --output"* | *" --help"* | *" -h "*) ;;
  *)
    scripts/chart.sh results/demo
    echo "A chart of it: $PWD/results/demo/comparison.svg"
    ;;
esac
echo "results/README.md says what the files' columns mean."
