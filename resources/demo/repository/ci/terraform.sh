#!/bin/bash
# What can be checked without a provider: every variable that is given exists, every variable that exists is given, braces match,
# and production stays protected.
set -euo pipefail
failed=0
complain() { echo "ERROR $1"; failed=1; }

for environment in terraform/environments/*/; do
    name=$(basename "$environment")
    declared=$(sed -n 's/^variable "\(.*\)" {$/\1/p' "$environment/variables.tf" | sort)
    given=$(sed -n 's/^\([a-z_]*\) *= .*$/\1/p' "$environment/terraform.tfvars" | sort)
    for missing in $(comm -23 <(echo "$declared") <(echo "$given")); do complain "$name: $missing is declared but has no value"; done
    for unknown in $(comm -13 <(echo "$declared") <(echo "$given")); do complain "$name: $unknown has a value but is not declared"; done
    echo "$name: $(echo "$declared" | wc -l) variables"
done

while read -r file; do
    open=$(tr -cd '{' < "$file" | wc -c)
    close=$(tr -cd '}' < "$file" | wc -c)
    if [ "$open" -ne "$close" ]; then complain "$file: $open opening braces and $close closing ones"; fi
done < <(git ls-files 'terraform/*.tf' 'terraform/*.tfvars')

production=terraform/environments/prod
grep -q 'deletion_protection = true' "$production/main.tf" || complain "prod: the database must be protected against deletion"
grep -Eq '^database_multi_az *= true' "$production/terraform.tfvars" || complain "prod: the database must span zones"
grep -Eq '^cluster_public_endpoint *= false' "$production/terraform.tfvars" || complain "prod: the cluster must not be public"
exit "$failed"
