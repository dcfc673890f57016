#!/usr/bin/env bash
# Writes the one comment of the action on a pull request, or replaces it.
#
#   comment.sh FOLDER
#
# FOLDER holds comment.md and number, the artifact of a run on the pull request. That run may come from a fork, so nothing
# of it is believed: the number must be that of an open pull request whose head is HEAD_SHA, and the text is only text.
# Enters, as variables: GITHUB_REPOSITORY, HEAD_SHA, GH_TOKEN. Needs the GitHub CLI and jq.
set -euo pipefail
export LC_ALL=C.UTF-8

folder=$1
marker='<!-- codegen-diff -->'

fail() {
    printf 'error: %s\n' "$1" >&2
    exit 1
}

number=$(head -c 20 "$folder/number")
[[ $number =~ ^[1-9][0-9]{0,9}$ ]] || fail 'the artifact names no pull request'
head=$(gh api "repos/$GITHUB_REPOSITORY/pulls/$number" --jq '.state + " " + .head.sha')
[[ $head == "open $HEAD_SHA" ]] || fail "pull request $number is not open at $HEAD_SHA"

# `@name` would call people, so a joiner of no width goes in. GitHub takes 65,536 characters.
body=$(head -c 200000 "$folder/comment.md" | tr -d '\000' | (iconv -c -f UTF-8 -t UTF-8 2>/dev/null || true) | sed $'s/@/@\u2060/g')
body=${body:0:60000}
[[ $body == "$marker"* ]] || fail 'the artifact holds no comment of codegen'

known=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$number/comments" \
    --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id" | head -n 1)
payload=$(jq -Rs '{body: .}' < <(printf '%s' "$body"))
if [[ -n $known ]]; then
    gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$known" --input - --silent <<<"$payload"
else
    gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$number/comments" --input - --silent <<<"$payload"
fi
