#!/usr/bin/env bash
# Installs what is missing, builds once with warnings as errors, runs the test projects.
#   build/test.sh [PROJECT...]     without arguments: all of them; with, for example, Broker.Core.Tests: that one
# The last line reads "N passed, N failed, N skipped". With CI=true a missing tool or a skipped test is a failure.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
configuration=Release
logs=$root/artifacts/test-logs

# The contract tests talk to the real WireMock: a jar that comes through npm and needs a Java runtime.
install_wiremock() {
  local folder=tests/Broker.Contracts.Tests/wiremock
  need java default-jre-headless || { echo "java is missing and could not be installed"; return 1; }
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return 0
  need npm nodejs npm || { echo "npm is missing and could not be installed"; return 1; }
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error
}

# The simulators are checked with the providers' own clients, which run on node.
install_official_clients() {
  local folder=tests/Broker.Testing.Tests/official-clients
  need node nodejs || { echo "node is missing and could not be installed"; return 1; }
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return 0
  need npm nodejs npm || { echo "npm is missing and could not be installed"; return 1; }
  npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error
}

# Runs one project and leaves its log. A run that dies, hangs or prints no summary counts as one failure more,
# so that a crashed test host can never look like a pass.
run_project() {
  local name=$1 log=$logs/$1.log code=0 summary
  local dll=tests/$name/bin/$configuration/net10.0/$name.dll
  timeout --kill-after=30 "${BROKER_TEST_TIMEOUT:-1200}" dotnet test "$dll" --nologo >"$log" 2>&1 </dev/null || code=$?
  summary=$(grep -E '^(Passed|Failed|Skipped)! +- Failed:' "$log" | tail -n 1 || true)
  if [ -z "$summary" ]; then
    summary="Failed!  - Failed: 1, Passed: 0, Skipped: 0, Total: 0 - $name: no summary (exit code $code)"
    echo "$summary" >>"$log"
  elif [ "$code" != 0 ] && [[ $summary =~ Failed:\ +0, ]]; then
    echo "Failed!  - Failed: 1, Passed: 0, Skipped: 0, Total: 0 - $name: exit code $code although no test failed" | tee -a "$log"
  fi
  [[ $summary == Passed!* && $code == 0 ]] || sed 's/^/  | /' "$log"
  echo "$summary"
}

if [ "${1-}" = --run-project ]; then
  run_project "$2"
  exit 0
fi

install_wiremock || {
  [ "${CI:-}" != true ] || exit 1
  echo "The WireMock tests will be skipped."
}
install_official_clients || {
  [ "${CI:-}" != true ] || exit 1
  echo "The tests with the official clients will be skipped."
}

# One compiler process for all projects instead of one each: less than half of the build's time. It ends with the build.
export UseSharedCompilation=true
dotnet restore BrokerSdk.sln --nologo -v quiet
dotnet build BrokerSdk.sln -c "$configuration" --no-restore -warnaserror --nologo -v quiet
dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1 || true

projects=("$@")
if [ ${#projects[@]} = 0 ]; then
  # The sample's tests start whole processes and take longest, so they go first.
  mapfile -t projects < <(find tests -name '*.Tests.csproj' -printf '%f\n' | sed 's/\.csproj$//' | LC_ALL=C sort | awk '/Samples/{print; next} {rest = rest $0 "\n"} END {printf "%s", rest}')
fi
# The processes of a test run are short: the runtime's profiling of hot code costs them more than it gives.
export DOTNET_TieredPGO=0
rm -rf "$logs"
mkdir -p "$logs"
printf '%s\n' "${projects[@]}" | xargs -P "${BROKER_TEST_JOBS:-2}" -I{} "$root/build/test.sh" --run-project {}

read -r passed failed skipped < <(cat "$logs"/*.log | awk '
  /^(Passed|Failed|Skipped)! +- Failed:/ {
    gsub(",", "")
    for (i = 1; i < NF; i++) {
      if ($i == "Failed:") f += $(i + 1)
      if ($i == "Passed:") p += $(i + 1)
      if ($i == "Skipped:") s += $(i + 1)
    }
  }
  END { print p + 0, f + 0, s + 0 }')
result=0
[ "$failed" = 0 ] || result=1
[ "$passed" != 0 ] || result=1
if [ "${CI:-}" = true ] && [ "$skipped" != 0 ]; then
  echo "In CI nothing may be skipped:"
  grep -hE '^ *(Skipped|! SKIP) ' "$logs"/*.log || true
  result=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
exit $result
