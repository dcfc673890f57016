//! A row that names another structure of the same shape: what is said of the fields inside it changes for this row alone.

use super::spec::{base, compare};
use super::table::GET;

const HEAD: &str = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";

/// The small spec with two structures of one shape, of which `UserDto.one` names the given one, and `UserDto.two` the other.
fn page(one: &str, two: &str) -> String {
    let page = base().remove(GET).expect("the page");
    let rows = format!("| one | {one} | 否 | - | 甲。 | - |\n| two | {two} | 否 | - | 乙。 | - |\n");
    let small = "| wait | integer | 否 | - | 等。单位：毫秒。 | - |\n| word | string | 否 | - | 词。长度限制：1-64。可为空。 | - |\n\
        | code | integer | 否 | - | 码。枚举值：`1`、`2`。 | - |\n| self | SmallDto[] | 否 | - | 内。 | - |\n";
    let other = "| wait | integer | 否 | - | 等。单位：秒。 | - |\n| word | string | 否 | - | 词语。长度限制：1-4。 | - |\n\
        | code | integer | 否 | - | 码。枚举值：`2`。 | - |\n| self | SmallDto[] | 否 | - | 内。 | - |\n";
    let dtos = format!("\n### SmallDto\n\n{HEAD}{small}\n### OtherDto\n\n{HEAD}{other}");
    page.replace("| level | integer", &format!("{rows}| level | integer")) + &dtos
}

/// The changes from one page to another, as check, subject and both verdicts.
fn changes(old: &str, new: &str) -> Vec<String> {
    let [old, new] = [old, new].map(|page| {
        let mut files = base();
        files.insert(GET.to_owned(), page.to_owned());
        files
    });
    let changes = compare(&old, &new).expect("two legal pages");
    let told = |change: &codegen::diff::Change| {
        format!("{} {} {} {}", change.check.id, change.subject, change.wire.word(), change.rust.word())
    };
    changes.list.iter().map(told).collect()
}

#[test]
fn a_row_that_names_another_structure_is_compared_inside() {
    let found = changes(&page("SmallDto", "OtherDto"), &page("OtherDto", "OtherDto"));
    let expected = [
        "field-rust-changed UserDto.one none breaking",
        "field-unit-changed UserDto.one.wait breaking none",
        "field-limit-tightened UserDto.one.word compatible none",
        "field-no-longer-nullable UserDto.one.word compatible none",
        "field-value-removed UserDto.one.code compatible none",
    ];
    let (mut found, mut expected) = (found, expected.map(str::to_owned).to_vec());
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn each_reference_is_told_and_what_a_structure_itself_became_is_told_once() {
    let (old, new) = (page("SmallDto", "OtherDto[]"), page("OtherDto", "SmallDto[]"));
    let units =
        |found: &[String]| found.iter().filter(|line| line.starts_with("field-unit")).cloned().collect::<Vec<_>>();
    let both =
        ["field-unit-changed UserDto.one.wait breaking none", "field-unit-changed UserDto.two.wait breaking none"];
    assert_eq!(units(&changes(&old, &new)), both);
    // OtherDto becomes what SmallDto was, so the row says the same as before.
    let same = units(&changes(
        &old,
        &page("OtherDto", "OtherDto[]").replace("单位：秒。 | - |\n| word", "单位：毫秒。 | - |\n| word"),
    ));
    assert_eq!(same, ["field-unit-changed OtherDto.wait breaking none"]);
}
