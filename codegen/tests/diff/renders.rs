//! What people and machines read: each form of the same changes against its golden.

use codegen::diff::render::{self, Titles};
use codegen::diff::{Changes, Step, accept, bump};

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
    let forms = [
        ("text.txt", render::text(&changes, &titles)),
        ("short.txt", render::short(&changes)),
        ("markdown.md", render::markdown(&changes, &titles)),
        ("changes.json", render::json(&changes, &titles)),
        ("github.txt", render::github(&changes, "docs/spec")),
        ("changes.sarif", render::sarif(&changes, "docs/spec")),
        ("changelog.md", render::changelog(&changes)),
    ];
    let dir = folder("tests/diff/goldens");
    let mut differences: Vec<String> = forms.iter().filter_map(|(name, text)| golden(&dir.join(name), text)).collect();
    differences.extend(only(&dir, &forms.each_ref().map(|(name, _)| *name)));
    report(&differences);
}

#[test]
fn no_change_is_said() {
    let (changes, titles) = (Changes::default(), titles());
    assert!(render::text(&changes, &titles).ends_with("no changes\n"));
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
    let text = render::github(&changes, "spec");
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
