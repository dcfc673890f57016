//! What people and machines read: each form of the same changes against its golden.

use std::collections::BTreeSet;

use codegen::diagnostic::Style;
use codegen::diff::render::{self, Titles};
use codegen::diff::{Change, Changes, Level, Place, Step, accept, bump};

use super::spec::{base, compare, edited};
use super::support::{folder, golden, only, report};
use super::table::Edit::{Add, Move, Remove, Replace};
use super::table::{CREATE, Edit, GET, ROLE, ROLES};

/// Something of every level, kind and direction, a rename that is guessed, and texts that Markdown would take for markup.
const MANY: &[Edit] = &[
    Replace(
        CREATE,
        "| notify | boolean | 否 | - | 是否通知。",
        "| notify | boolean | 是 | - | 是否\\*通知\\* \\| `<b>`。",
    ),
    Replace(CREATE, "| email | string | 否 | - | 邮箱。", "| mail | string | 否 | - | 邮箱。"),
    Replace(CREATE, "配额。最大值：100。", "配额。最大值：50。"),
    Replace(GET, "| level | integer", "| level | string"),
    Replace(GET, "按编号取一个用户。", "按编号取一个用户，包括停用的。"),
    Replace(GET, "`user_id`、`phone`。", "`user_id`、`phone`、`email`。"),
    Replace(GET, "| depth | number | 否 | `2`", "| depth | number | 否 | `3`"),
    Replace(GET, "getUser();", "await getUser();"),
    Move(ROLE, "v3/management/roles/read-role.md"),
    Remove(ROLES),
    Add("codegen.toml", "[rust.names]\n\"management.ProfileDto\" = \"Profile\"\n"),
];

pub(crate) fn many() -> Changes {
    let mut changes = compare(&base(), &edited(MANY)).expect("legal pages");
    let limit = changes.list.iter().find(|change| change.check.id == "field-limit-tightened").expect("the limit");
    let entries = [(limit.fingerprint(), "doc-fix"), ("0000000000000000".to_owned(), "meant")];
    let entry = |(fingerprint, kind): &(String, &str)| {
        format!(
            "[[accept]]\nfingerprint = \"{fingerprint}\"\nreason = \"the service always refused more\"\nkind = \"{kind}\"\n"
        )
    };
    accept(&mut changes, &entries.iter().map(entry).collect::<String>()).expect("an accept file");
    changes
}

pub(crate) fn titles() -> Titles {
    Titles { old: "main (0123456789)".to_owned(), new: "working tree".to_owned() }
}

#[test]
fn each_form_is_as_its_golden() {
    let (changes, titles) = (many(), titles());
    let mut shown = many();
    shown.show_in("docs/spec", "docs/spec");
    let forms = [
        ("text.txt", render::text(&changes, &titles, Style::Plain)),
        ("short.txt", render::short(&changes)),
        ("markdown.md", render::markdown(&changes, &titles)),
        ("changes.json", render::json(&changes, &titles)),
        ("github.txt", render::github(&shown)),
        ("changes.sarif", render::sarif(&shown)),
        ("changelog.md", render::changelog(&changes)),
        ("junit.xml", render::junit(&changes, &breaks)),
        ("page.html", render::html(&changes, &titles)),
    ];
    let dir = folder("tests/diff/goldens");
    let mut differences: Vec<String> = forms.iter().filter_map(|(name, text)| golden(&dir.join(name), text)).collect();
    let files: Vec<&str> = forms.iter().map(|(name, _)| *name).chain(["update.md"]).collect();
    differences.extend(only(&dir, &files));
    report(&differences);
}

/// What fails without `--fail-on`.
fn breaks(change: &Change) -> bool {
    change.accepted.is_none() && change.level == Level::Error
}

/// A text of every page that tries to be markup, in every place where a page can put one.
const HOSTILE: &str =
    "</code></td><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;]]>\u{1b}[31m\0\u{ffff}\u{202e}";

fn hostile() -> (Changes, Titles) {
    let mut changes = many();
    for change in &mut changes.list {
        HOSTILE.clone_into(&mut change.subject.owner);
        change.subject.member = Some(HOSTILE.to_owned());
        change.reaches = [HOSTILE.to_owned()].into();
        for half in [&mut change.old, &mut change.new] {
            half.value = Some(HOSTILE.to_owned());
            half.rust = Some(HOSTILE.to_owned());
            half.at = Some(Place { path: HOSTILE.to_owned(), line: 1 });
        }
        if let Some(accepted) = &mut change.accepted {
            HOSTILE.clone_into(&mut accepted.reason);
        }
    }
    HOSTILE.clone_into(&mut changes.unused[0].fingerprint);
    HOSTILE.clone_into(&mut changes.unused[0].reason);
    (changes, Titles { old: HOSTILE.to_owned(), new: HOSTILE.to_owned() })
}

/// The names of the tags of a text, and whether each that opens closes.
fn tags(text: &str) -> BTreeSet<String> {
    let (mut names, mut open) = (BTreeSet::new(), Vec::new());
    for tag in text.split('<').skip(1) {
        let (inner, rest) = tag.split_once('>').expect("a tag ends");
        assert!(!rest.contains('>') || rest.starts_with("\n:root"), "{rest}");
        let name = inner.trim_start_matches('/').split([' ', '\n']).next().expect("a name").trim_end_matches('/');
        names.insert(name.to_owned());
        if inner.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{inner}");
        } else if !inner.ends_with('/') && !["meta", "br", "!doctype", "?xml"].contains(&name) {
            open.push(name);
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    names
}

#[test]
fn a_page_cannot_become_markup() {
    let (changes, titles) = hostile();
    for (quiet, loud) in [
        (render::html(&many(), &super::renders::titles()), render::html(&changes, &titles)),
        (render::junit(&many(), &breaks), render::junit(&changes, &breaks)),
    ] {
        let extra: Vec<String> = tags(&loud).difference(&tags(&quiet)).cloned().collect();
        assert_eq!(extra, Vec::<String>::new());
        assert!(!loud.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{ffff}'), "{loud}");
        assert!(loud.contains("&lt;script&gt;") && loud.contains("&amp;amp;"), "{loud}");
    }
}

/// In Markdown, only what stands between two backquotes is no markup.
#[test]
fn text_of_a_page_stands_in_code_spans() {
    let (mut changes, titles) = hostile();
    for change in &mut changes.list {
        change.new.value = Some(format!("{HOSTILE}`</details>`\n## [x](y)"));
    }
    for text in [render::markdown(&changes, &titles), render::changelog(&changes)] {
        assert!(text.contains("<script>"), "{text}");
        for line in text.lines() {
            assert_eq!(line.matches('`').count() % 2, 0, "{line}");
            let markup: String = line.split('`').step_by(2).collect();
            assert!(!["<script", "onerror", "[x]", "\u{1b}"].iter().any(|word| markup.contains(word)), "{line}");
        }
    }
}

/// No script, nothing from elsewhere, and a look for light and for dark.
#[test]
fn the_page_needs_nothing_else() {
    let page = render::html(&many(), &titles());
    for word in ["<script", "http://", "https://", "src=", "href=", "url(", "@import"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("color-scheme: light dark") && page.contains("prefers-color-scheme: dark"));
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn colours_change_no_word() {
    let (changes, titles) = (many(), titles());
    let coloured = render::text(&changes, &titles, Style::Coloured);
    let mut plain = String::new();
    for (at, part) in coloured.split('\u{1b}').enumerate() {
        plain += if at == 0 { part } else { part.split_once('m').expect("parameters end").1 };
    }
    assert!(coloured.contains("\u{1b}[1;31merror["));
    assert_eq!(plain, render::text(&changes, &titles, Style::Plain));
}

#[test]
fn no_change_is_said() {
    let (changes, titles) = (Changes::default(), titles());
    assert!(render::text(&changes, &titles, Style::Coloured).ends_with("no changes\n"));
    assert!(render::html(&changes, &titles).contains("<p>No changes.</p>"));
    assert!(render::junit(&changes, &breaks).contains(" failures=\"0\""));
    assert!(render::markdown(&changes, &titles).ends_with("No changes.\n"));
    assert_eq!(render::short(&changes), "");
}

/// However much changed, the comment fits, ends what it began, and tells how much it leaves out.
#[test]
fn a_comment_is_never_too_long() {
    let mut changes = many();
    changes.list = changes.list.iter().cycle().take(5_000).cloned().collect();
    let text = render::markdown(&changes, &titles());
    assert!(text.len() < 65_536, "{}", text.len());
    assert!(text.contains(" more\n") && text.contains("5000 changes"));
    assert_eq!(text.matches("<details>").count(), text.matches("</details>").count());
}

#[test]
fn an_accept_file_says_which_change_and_why() {
    let broken = [
        "x = 1",
        "[[accept]]\nfingerprint = \"a\"",
        "[[accept]]\nfingerprint = \"a\"\nreason = \" \"",
        "[[accept]]\nfingerprint = \"a\"\nreason = \"x\"\nkind = \"y\"",
        "[[accept]]\nfingerprint = \"a\"\nreason = \"x\"\n[[accept]]\nfingerprint = \"a\"\nreason = \"x\"",
    ];
    for text in broken {
        assert!(accept(&mut Changes::default(), text).is_err(), "{text}");
    }
    let mut changes = Changes::default();
    accept(&mut changes, "[[accept]]\nfingerprint = \"a\"\nreason = \"x\"").expect("an accept file");
    assert_eq!(changes.unused.len(), 1);
}

/// A page cannot end an annotation, nor give another command.
#[test]
fn annotations_hold_no_commands() {
    let mut changes = many();
    changes.list.retain(|change| change.check.id == "field-type-changed");
    changes.list[0].old.value = Some("100%\n::error::x".to_owned());
    let text = render::github(&changes);
    assert_eq!(text.lines().filter(|line| line.contains("field-type-changed")).count(), 1, "{text}");
    assert!(text.contains("100%25 ::error::x"), "{text}");
}

#[test]
fn the_step_of_the_version_follows_from_the_verdicts() {
    let step = |id: &str| {
        let mut changes = many();
        changes.list.retain(|change| change.check.id == id);
        bump(&changes).step
    };
    let steps = ["field-type-changed", "enum-value-added", "param-default-changed", "sample-changed", "no-such-check"];
    assert_eq!(steps.map(step), [Step::Major, Step::Minor, Step::Patch, Step::Patch, Step::None]);
}
