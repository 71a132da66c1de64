#!/bin/bash
# What breaks YAML most often here: tabs, blanks at the end of a line, a missing newline at the end of a file, Windows line ends.
set -euo pipefail
failed=0
complain() { echo "ERROR $1"; failed=1; }

count=0
while read -r file; do
    count=$((count + 1))
    if grep -n $'^ *\t' "$file"; then complain "$file: a tab"; fi
    if grep -nE '[[:blank:]]+$' "$file"; then complain "$file: blanks at the end of a line"; fi
    if grep -q $'\r' "$file"; then complain "$file: Windows line ends"; fi
    if [ -s "$file" ] && [ -n "$(tail -c 1 "$file")" ]; then complain "$file: no newline at the end"; fi
    # A key twice at the top of a document: the second silently wins.
    twice=$(awk '/^---/ { delete seen } /^[A-Za-z_.-]+:/ { key = $1; if (seen[key]++) print key }' "$file")
    if [ -n "$twice" ]; then complain "$file: twice at the top: $twice"; fi
done < <(git ls-files '*.yaml' '*.yml')
echo "Read $count YAML files"
if [ "$failed" -eq 0 ]; then echo "All of them are clean"; fi
exit "$failed"
