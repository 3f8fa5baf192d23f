#!/usr/bin/env bash
# The performance rig: build/bench.sh [http|webhook|journal|streams|csv|bulk-memory|all] [--quick] [--only BODY] [--directory SCRATCH]
#                      build/bench.sh analyzer [FILES] [ROUNDS]: what the ownership analyzer adds to a compilation
# Loopback only; every section ends by itself. Ratios of one run are comparable, numbers of two runs are not.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

name=Broker.Bench
if [ "${1-}" = analyzer ]; then
  name=Broker.Bench.Analyzer
  shift
fi

# No build server stays behind to disturb the measurement.
dotnet build "$root/bench/$name/$name.csproj" -c Release -m:1 -v q --nologo \
  -nodeReuse:false -p:UseSharedCompilation=false 1>&2

cd "$root"
exec dotnet "$root/bench/$name/bin/Release/net10.0/$name.dll" "$@"
