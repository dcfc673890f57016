#!/usr/bin/env bash
# Tells which `codegen` to use: CODEGEN, if it is set, else the one of this action's own version, built here.
# Leaves the output `codegen`, a path.
set -euo pipefail

if [[ -z ${CODEGEN:-} ]]; then
    here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
    root=${here%/.github/actions/spec-diff}
    target=${RUNNER_TEMP:-$root/target}/spec-diff-build
    cargo build --quiet --release --locked -p codegen --manifest-path "$root/Cargo.toml" --target-dir "$target"
    CODEGEN=$target/release/codegen
fi
printf 'codegen=%s\n' "$CODEGEN" >>"$GITHUB_OUTPUT"
