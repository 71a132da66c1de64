#!/bin/bash
# Every alert has a severity that Alertmanager knows, an owner, and a runbook that exists.
set -euo pipefail
failed=0
complain() { echo "ERROR $1"; failed=1; }

for file in monitoring/prometheus/rules/*.yaml; do
    alerts=$(grep -c '^ *- alert: ' "$file")
    for wanted in severity team runbook; do
        found=$(grep -c "^ *$wanted: " "$file")
        if [ "$found" -ne "$alerts" ]; then complain "$file: $alerts alerts, but $found with $wanted"; fi
    done
    while read -r severity; do
        grep -q "severity=\"$severity\"" monitoring/alertmanager/alertmanager.yml || complain "$file: nobody receives \"$severity\""
    done < <(sed -n 's/^ *severity: *//p' "$file" | sort -u)
    while read -r runbook; do
        if [ ! -f "$runbook" ]; then complain "$file: $runbook does not exist"; fi
    done < <(sed -n 's/^ *runbook: *//p' "$file" | sort -u)
    echo "$(basename "$file"): $alerts alerts"
done
exit "$failed"
