#!/usr/bin/env bash
# Packs every project of src/ into artifacts/packages and checks what is inside each package.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/tools.sh"
need unzip unzip || { echo "unzip is missing and could not be installed"; exit 1; }
packages=$root/artifacts/packages
rm -rf "$packages"
problems=0

problem() {
  echo "  $1"
  problems=$((problems + 1))
}

# What the package may depend on is what its project file names, and nothing else.
named_dependencies() {
  grep -E '<(Package|Project)Reference Include=' "$1" | grep -v 'PrivateAssets="all"' |
    sed -E 's/.*Include="([^"]+)".*/\1/; s#.*/##; s/\.csproj$//' | LC_ALL=C sort -u
}

check() {
  local project=$1 name package nuspec files difference
  name=$(basename "$project" .csproj)
  package=$(find "$packages" -name "$name.[0-9]*.nupkg")
  echo "$name"
  [ -f "$package" ] || { problem "no package"; return; }
  [ -f "${package%.nupkg}.snupkg" ] || problem "no symbol package"
  files=$(unzip -Z1 "$package")
  nuspec=$(unzip -p "$package" "$name.nuspec")
  grep -qx 'README.md' <<<"$files" || problem "no README.md inside"
  grep -q '<readme>README.md</readme>' <<<"$nuspec" || problem "the nuspec names no README"
  grep -q '<license type="expression">MIT</license>' <<<"$nuspec" || problem "the nuspec names no license"
  grep -qE '<repository [^>]*commit="[0-9a-f]{40}"' <<<"$nuspec" || problem "the nuspec names no commit"
  if grep -q '<PackAsTool>true</PackAsTool>' "$project"; then
    grep -qx "tools/net10.0/any/$name.dll" <<<"$files" || problem "no tools/net10.0/any/$name.dll"
    grep -qx 'tools/net10.0/any/DotnetToolSettings.xml' <<<"$files" || problem "it is no tool package"
    return
  fi
  grep -qx "lib/net10.0/$name.dll" <<<"$files" || problem "no lib/net10.0/$name.dll"
  grep -qx "lib/net10.0/$name.xml" <<<"$files" || problem "no XML documentation beside the dll"
  difference=$(diff <(named_dependencies "$project") <(grep -oE '<dependency id="[^"]+"' <<<"$nuspec" | cut -d'"' -f2 | LC_ALL=C sort -u) || true)
  [ -z "$difference" ] || problem "dependencies differ from the project file (< named, > packed): $(grep '^[<>]' <<<"$difference" | tr '\n' ' ')"
}

for project in src/*/*.csproj; do
  grep -q '<IsPackable>false</IsPackable>' "$project" && continue
  dotnet pack "$project" -c Release -o "$packages" --nologo -v quiet -warnaserror -p:ContinuousIntegrationBuild=true
done
for project in src/*/*.csproj; do
  grep -q '<IsPackable>false</IsPackable>' "$project" || check "$project"
done
echo "$(find "$packages" -name '*.nupkg' | wc -l) packages in artifacts/packages, $problems problems"
[ "$problems" = 0 ]
