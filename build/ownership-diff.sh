#!/usr/bin/env bash
# Says, as Markdown, what a change does to the ownership of facts and to decisions: every OWNERSHIP.txt and DECISIONS.txt that differs.
#   build/ownership-diff.sh BASE [HEAD]     HEAD is the current commit unless given
# What needs attention does not fail the build, people decide; a listing that cannot be read does.
# BROKER_OWNERSHIP_TOOL names the built tool when it is not to be built here.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
base=${1:?usage: build/ownership-diff.sh BASE [HEAD]}
head=${2:-HEAD}
start=$(git merge-base "$base" "$head")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mapfile -t files < <(git diff --name-only --no-renames "$start..$head" -- OWNERSHIP.txt '*/OWNERSHIP.txt' DECISIONS.txt '*/DECISIONS.txt')
echo "## Ownership and decisions"
if [ ${#files[@]} = 0 ]; then
  printf '\nNo change.\n\n'
  exit 0
fi

tool=${BROKER_OWNERSHIP_TOOL:-}
if [ -z "$tool" ]; then
  dotnet build src/Broker.Orchestration.Tool -c Release -v quiet --nologo 1>&2
  tool=$root/src/Broker.Orchestration.Tool/bin/Release/net10.0/Broker.Orchestration.Tool.dll
fi

# A file that one side does not have counts as empty there.
version() {
  if git cat-file -e "$1:$2" 2>/dev/null; then git show "$1:$2"; fi
}

result=0
for file in "${files[@]}"; do
  version "$start" "$file" >"$work/old"
  version "$head" "$file" >"$work/new"
  command=(diff)
  [[ $file != *DECISIONS.txt ]] || command=(decisions diff)
  printf '\n### %s\n\n' "$file"
  code=0
  dotnet "$tool" "${command[@]}" "$work/old" "$work/new" --markdown || code=$?
  case $code in
    0) ;;
    1) [ "${GITHUB_ACTIONS:-}" != true ] || echo "::warning file=$file::Changes that need attention, see the summary of this run." 1>&2 ;;
    *) result=1 && printf 'This listing cannot be read; the log of this step says why.\n' ;;
  esac
done
echo
exit $result
