#!/usr/bin/env bash
# Prints, as Markdown, what a change does to the public API (api/*.txt) and to the ownership of facts (OWNERSHIP.txt).
#   build/api-diff.sh BASE [HEAD]     HEAD is the current commit unless given
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
base=${1:?usage: build/api-diff.sh BASE [HEAD]}
head=${2:-HEAD}
range=$(git merge-base "$base" "$head")..$head

section() {
  local title=$1 files added removed file
  shift
  echo "## $title"
  files=$(git diff --name-only "$range" -- "$@")
  [ -n "$files" ] || { printf '\nNo change.\n\n'; return; }
  while read -r file; do
    read -r added removed _ < <(git diff --numstat "$range" -- "$file")
    printf '\n### %s: %s added, %s removed\n\n```diff\n' "$file" "$added" "$removed"
    git diff --unified=2 "$range" -- "$file" | tail -n +3 | grep -vE '^(index |--- |\+\+\+ |new file|deleted file)' || true
    printf '```\n'
  done <<<"$files"
  echo
}

section "Public API" 'api/*.txt'
section "Ownership of facts" OWNERSHIP.txt
