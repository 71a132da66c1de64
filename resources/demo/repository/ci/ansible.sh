#!/bin/bash
# Roles and templates that are named exist, and every inventory has the same groups.
set -euo pipefail
failed=0
complain() { echo "ERROR $1"; failed=1; }

while read -r role; do
    if [ ! -f "ansible/roles/$role/tasks/main.yml" ]; then complain "there is no role $role"; fi
done < <(sed -n 's/^ *- role: *//p' ansible/site.yml)

for tasks in ansible/roles/*/tasks/main.yml; do
    role=$(dirname "$(dirname "$tasks")")
    while read -r template; do
        if [ ! -f "$role/templates/$template" ]; then complain "$tasks: there is no template $template"; fi
    done < <(sed -n 's/^ *src: *\(.*\.j2\)$/\1/p' "$tasks")
done

groups=""
for inventory in ansible/inventories/*/hosts.yml; do
    here=$(sed -n 's/^    \([a-z]*\):$/\1/p' "$inventory" | sort | tr '\n' ' ')
    echo "$inventory: $here"
    if [ -n "$groups" ] && [ "$here" != "$groups" ]; then complain "$inventory has other groups than the rest"; fi
    groups=$here
done
exit "$failed"
