#!/bin/bash
# What breaks YAML most often here: tabs, blanks at the end of a line, Windows line ends, and a key twice at the top of a document,
# where the second silently wins.
set -euo pipefail

git ls-files -z '*.yaml' '*.yml' | xargs -0 awk '
    function complain(what) { printf "ERROR %s:%d: %s\n", FILENAME, FNR, what; failed = 1 }
    FNR == 1 || /^---/ { split("", seen) }
    FNR == 1 { files++ }
    /^ *\t/ { complain("a tab") }
    /\r$/ { complain("a Windows line end"); next }
    /[ \t]+$/ { complain("blanks at the end of the line") }
    /^[A-Za-z_.-]+:/ { if (seen[$1]++) complain($1 " is there twice") }
    END { print "Read " files " YAML files"; if (!failed) print "All of them are clean"; exit failed }
'
