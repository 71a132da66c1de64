#!/bin/bash
# Follows every overlay to its base, and looks at what is asked for.
set -euo pipefail
failed=0
complain() { echo "ERROR $1"; failed=1; }

while read -r file; do
    folder=$(dirname "$file")
    while read -r entry; do
        if [ ! -e "$folder/$entry" ]; then complain "$file names $entry, which does not exist"; fi
    done < <(awk '/^[a-zA-Z]/ { list = $1 } /^  - path: / && list == "patches:" { print $3 } /^  - [^:]*$/ && list == "resources:" { print $2 }' "$file")
done < <(git ls-files 'kubernetes/**/kustomization.yaml')

for overlay in kubernetes/apps/*/overlays/*/; do
    service=$(echo "$overlay" | cut -d / -f 3)
    environment=$(basename "$overlay")
    file="${overlay}kustomization.yaml"
    tag=$(sed -n 's/^ *newTag: *"\{0,1\}\([^" ]*\).*$/\1/p' "$file")
    count=$(sed -n 's/^ *count: *\([^ ]*\).*$/\1/p' "$file")
    printf '%-14s %-8s %-10s %s replicas\n' "$service" "$environment" "${tag:-none}" "${count:-none}"
    if ! [[ $tag =~ ^v?[0-9]+\.[0-9]+\.[0-9]+(-[A-Za-z0-9.]+)?$ ]]; then complain "$file: \"$tag\" is no version"; fi
    if ! [[ $count =~ ^[0-9]+$ ]]; then complain "$file: \"$count\" is no number of replicas"; continue; fi
    if [ "$environment" = prod ] && [ "$count" -lt 2 ]; then complain "$file: production needs at least 2 replicas"; fi
    if [ "$count" -gt 40 ]; then complain "$file: $count replicas are more than the cluster has room for"; fi
done
exit "$failed"
