//! Findings of the stage that reads files.

super::codes! {
    NOT_UTF8 = "S01" Error "the file is not UTF-8"
        why "Pages are UTF-8. The place is the first byte that is not; save the file again as UTF-8."
        bad "\\xB4\\xFA (GBK)" good "名称 (UTF-8)";
    FILE_TOO_LARGE = "S02" Error "the file is too large"
        why "A page is at most 2 MiB long; the largest real one has 0.1 MiB. The limit keeps memory in proportion to what a page can say."
        bad "a page of 10 MB" good "one page per operation";
    UNREADABLE = "S03" Error "the file cannot be read"
        why "The operating system refused; its own message is quoted."
        bad "a page without read permission" good "a readable page";
    TOO_MANY_FINDINGS = "S04" Error "more findings in this file are not shown"
        why "At most 50 findings are shown per file. Mend the first ones and run again."
        bad "a page whose every row is broken" good "-";
    UNKNOWN_FILE = "S05" Error "the file has no place in spec/"
        why "spec/ holds README.md, groups.toml, corrections.toml, codegen.toml, census.md and pages at <version>/<client>/<group>/<operation>.md. A file elsewhere would be lost silently."
        bad "spec/v3/get-user.md" good "spec/v3/management/users/get-user.md";
    BAD_FILE_NAME = "S06" Error "the file or folder name is not a slug"
        why "The file stem is the operation's id and a folder is a client or group; both are lower-case ASCII words joined by `-`, starting with a letter, at most 80 characters."
        bad "spec/v3/management/users/getUser.md" good "spec/v3/management/users/get-user.md";
    SYMLINK = "S07" Error "spec/ holds a symbolic link"
        why "A link could lead outside spec/. Put the file itself there."
        bad "spec/v3/management/users -> /etc" good "a folder";
}
