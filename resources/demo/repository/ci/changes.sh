#!/bin/bash
# Says in a table what this change touches, by environment. Reading, not deciding: owners do that.
set -euo pipefail
mkdir -p out
base=${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$(git rev-parse --verify --quiet HEAD~1 || git rev-parse HEAD)}
files=$(git diff --name-only "$base" HEAD)

environment_of() {
    case $1 in
        *prod*) echo prod ;;
        *staging*) echo staging ;;
        */dev*) echo dev ;;
        *) echo all ;;
    esac
}

{
    echo "| Environment | File | Lines |"
    echo "|---|---|---|"
    while read -r file; do
        if [ -z "$file" ]; then continue; fi
        lines=$(git diff --numstat "$base" HEAD -- "$file" | awk '{ print "+" $1 " -" $2 }')
        echo "| $(environment_of "$file") | $file | $lines |"
    done <<< "$files"
} | tee out/changes.md

case $files in *prod*) echo "This reaches production." ;; esac
git diff --unified=0 "$base" HEAD -- | grep -E '^[+-][^+-]' | head -n 60 || true
