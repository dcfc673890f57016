#!/usr/bin/env bash
# What the action does once `codegen` is there. Enters, as variables: CODEGEN, SPEC, CLIENT, BASE, FAIL_ON, ACCEPT, OUTPUT
# (action.yml explains them). Leaves annotations, the job's summary, the outputs, and OUTPUT/comment.md. All three commands
# run whatever the others say; the script fails at the end if one of them did. Needs jq, which GitHub's machines have.
set -euo pipefail

mkdir -p "$OUTPUT"
comment=$OUTPUT/comment.md
sections=$OUTPUT/sections.md
log=$OUTPUT/log
: >"$comment"
: >"$sections"
result=clean

# A command that found something exits with 1, one that could not do its work with 2 or more: that must not look like a
# finding.
note() {
    if (($1 >= 2)); then
        result=failed
    elif (($1 == 1)) && [[ $result == clean ]]; then
        result=findings
    fi
}

# Output of a command as a part of the comment, cut to what GitHub takes. It is text of pages, so none of it may be markup.
section() {
    printf '\n<details open>\n<summary>%s</summary>\n\n<pre>\n' "$1"
    head -c 12000 "$log" | sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' -e '/^$/s/$/ /'
    printf '</pre>\n</details>\n'
}

# Runs a command; what it prints goes to the comment when it is of interest: when it failed, or, with `any`, always.
run() {
    local when=$1 title=$2 status=0
    shift 2
    "$CODEGEN" "$@" >"$log" 2>&1 || status=$?
    cat "$log"
    note "$status"
    if ((status > 0)) || [[ $when == any && -s $log ]]; then
        section "$title" >>"$sections"
    fi
}

if [[ -n $CLIENT ]]; then
    run failed 'The client is not what the pages say: run <code>cargo run -p codegen -- generate</code>' \
        check "--spec=$SPEC" "--out=$CLIENT"
fi
# Only what the pull request brings: what was there before is not its author's to mend.
lint=(lint "--spec=$SPEC" "--changed-since=$BASE")
run any 'New findings of <code>codegen lint</code>' "${lint[@]}" --format=short
"$CODEGEN" "${lint[@]}" --format=github || true

# `=`: a value that begins with a hyphen is no option. `--base`: a folder that the pull request names like the base is none.
options=("--spec=$SPEC" "--fail-on=$FAIL_ON" "--base=$BASE")
[[ -z $ACCEPT ]] || options+=("--accept=$ACCEPT")
status=0
"$CODEGEN" diff "${options[@]}" --format=markdown >"$comment" 2>"$log" || status=$?
note "$status"
if ((status <= 1)); then
    "$CODEGEN" diff "${options[@]}" --format=github || true
    "$CODEGEN" diff "${options[@]}" --format=json >"$OUTPUT/diff.json" || true
    jq -r '(.counts | to_entries[] | "\(.key)=\(.value)"), "version=\(.version.step)"' "$OUTPUT/diff.json" >>"$GITHUB_OUTPUT"
else
    cat "$log" >&2
    printf '<!-- codegen-diff -->\n## API changes\n\nThe versions could not be compared.\n' >"$comment"
    section 'What <code>codegen diff</code> says' >>"$sections"
fi
cat "$sections" >>"$comment"

cat "$comment" >>"$GITHUB_STEP_SUMMARY"
printf 'result=%s\ncomment=%s\n' "$result" "$comment" >>"$GITHUB_OUTPUT"
[[ $result == clean ]]
