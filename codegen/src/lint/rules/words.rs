//! W01: descriptions that say nothing, or what was not meant for the page.

use std::collections::HashMap;

use super::super::context::{Out, Owner, PageFacts, Row, Words, WordsKind};
use super::super::prose::is_han;
use super::super::rule::rules;
use crate::ir::Field;
use crate::pattern::Pattern;

rules! { Text:
    "W010" "empty-description" Note Recommended Nothing Row empty;
        title "a row has no description"
        says "描述 of a parameter or field of a data structure is `-`, and no fixed sentence says more."
        why "Rust users see an undocumented field."
        bad "| lang | string | 否 | - | - | - |"
        good "| lang | string | 否 | - | 界面语言。 | - |"

    "W011" "description-repeats-name" Note Recommended Nothing Row repeats_name;
        title "a description is the name once more"
        says "Without blanks, signs and case, the description is the name of the row, or a part of it."
        why "It tells nothing that the name does not."
        bad "| userLang | string | 否 | - | user lang。 | - |"
        good "| userLang | string | 否 | - | 界面语言。 | - |"

    "W012" "placeholder-text" Warning Recommended Nothing Words placeholder;
        title "a text is a placeholder"
        says "A text holds `TODO`, `TBD`, `FIXME`, `XXX`, `lorem ipsum`, 待补充, 待完善 or 暂无描述."
        why "It was to be replaced before anybody read it."
        bad "| lang | string | 否 | - | TODO：补上说明。 | - |"
        good "| lang | string | 否 | - | 界面语言。 | - |"

    "W013" "markup-left-over" Warning Recommended Nothing Words markup;
        title "markup of another system stands in a text"
        says "Outside code spans a text holds an HTML tag, an entity, `{{…}}`, `${…}`, `!!!include`, a Markdown link or `**`."
        why "It is shown as it stands, where a line break, a word or a link was meant."
        bad "| lang | string | 否 | - | 界面语言。\\<br\\>可切换。 | - |"
        good "| lang | string | 否 | - | 界面语言。可切换。 | - |"

    "W014" "repeated-word" Warning Recommended Nothing Words repeated;
        title "a word stands twice in a row"
        says "的, 了, 是, 在, 为, 和, 或, 与 or 请 is doubled, or a Latin word or a Chinese phrase of three characters and more is followed by itself."
        why "Most often two versions of a sentence were joined."
        bad "| lang | string | 否 | - | 用户的的界面语言。 | - |"
        good "| lang | string | 否 | - | 用户的界面语言。 | - |"

    "W015" "description-copied" Warning Recommended Nothing Page copied;
        title "two rows of a table have the same description"
        says "Two rows with different names have the same description of at least six characters; names with a long end in common do not count."
        why "One of them most likely was copied and not changed, so it describes another field."
        bad "| startAt | string | 否 | - | 统计开始的时刻。 | - |\n| endAt | string | 否 | - | 统计开始的时刻。 | - |"
        good "| startAt | string | 否 | - | 统计开始的时刻。 | - |\n| endAt | string | 否 | - | 统计结束的时刻。 | - |"

    "W016" "foreign-description" Warning Strict Nothing Row foreign;
        title "a description is about another field"
        says "A code span in the first clause names another row of the same table, which names this row in turn."
        why "The descriptions of two rows are swapped, as those of `wechatPayload` and `applePayload` once were."
        bad "| wechatData | object | 否 | - | `appleData` 登录的数据。 | - |\n| appleData | object | 否 | - | `wechatData` 登录的数据。 | - |"
        good "| wechatData | object | 否 | - | `wechat` 登录的数据。 | - |\n| appleData | object | 否 | - | `apple` 登录的数据。 | - |"

    "W017" "title-with-full-stop" Warning Recommended Page Words title_stop;
        title "a title ends with a mark of punctuation"
        says "The title of a page ends with `。`, `，`, `；` or `.`."
        why "Titles become headings and the first words of a method's documentation."
        bad "# 查询样例。"
        good "# 查询样例"
}

static PLACEHOLDER: Pattern =
    Pattern::new(r"\b(TODO|TBD|FIXME|XXX)\b|(?i:lorem ipsum)|待补充|待完善|暂无描述|暂无说明");
static MARKUP: Pattern =
    Pattern::new(r"\\?</?[a-zA-Z][^>]{0,40}>|&[a-z]{2,6};|\{\{|\$\{|!!!include|\\?\]\(|\\?\*\\?\*\S");
static DOUBLED: Pattern = Pattern::new("的的|了了|是是|在在|为为|和和|或或|与与|请请");

fn empty(row: &Row<'_>, out: &mut Out<'_>) {
    if row.field.description.is_some() || matches!(row.owner, Owner::Reply) || says_more(row.field) {
        return;
    }
    out.push(out.finding(row.field.name.at, format!("`{}` has no description", row.name())).help("say what it is"));
}

/// Whether fixed sentences tell what the row is.
fn says_more(field: &Field) -> bool {
    field.values.is_some() || field.constraints.format.is_some() || field.constraints.deprecated.is_some()
}

/// Letters, digits and Chinese characters in lower case.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn repeats_name(row: &Row<'_>, out: &mut Out<'_>) {
    let Some(prose) = row.prose() else { return };
    let (words, name) = (bare(&prose.source.replace('`', "")), bare(row.name()));
    if !words.is_empty() && words.is_ascii() && (words == name || name.ends_with(&words)) {
        let finding = out.finding(row.place(0..prose.source.len()), "the description only repeats the name");
        out.push(finding.help("say what it is"));
    }
}

fn placeholder(text: &Words<'_>, out: &mut Out<'_>) {
    let Some(found) = PLACEHOLDER.find(&text.prose.words) else { return };
    let finding = out.finding(text.place(found.range()), format!("`{}` is a placeholder", found.as_str()));
    out.push(finding.help("write the text, or `-`"));
}

fn markup(text: &Words<'_>, out: &mut Out<'_>) {
    let Some(found) = MARKUP.find(&text.prose.words) else { return };
    let finding = out.finding(text.place(found.range()), "markup of another system stands here");
    out.push(finding.help("write it as words, or in a code span if it is meant as it stands"));
}

fn repeated(text: &Words<'_>, out: &mut Out<'_>) {
    let words = &text.prose.words;
    let range = DOUBLED.find(words).map(|found| found.range()).or_else(|| twice(words));
    let Some(range) = range else { return };
    let finding = out.finding(text.place(range.clone()), format!("`{}` stands twice", &words[range]));
    out.push(finding.help("keep it once"));
}

/// A phrase of three to eight Chinese characters, or a Latin word, that follows itself.
fn twice(text: &str) -> Option<std::ops::Range<usize>> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for start in 0..letters.len() {
        for len in 3..=8 {
            let (Some(a), Some(b)) = (letters.get(start..start + len), letters.get(start + len..start + 2 * len))
            else {
                break;
            };
            let same = a.iter().zip(b).all(|((_, a), (_, b))| a == b && is_han(*a));
            if same && a.iter().any(|(_, c)| Some(c) != a.first().map(|(_, c)| c)) {
                let end = letters.get(start + 2 * len).map_or(text.len(), |(at, _)| *at);
                return Some(a.first()?.0..end);
            }
        }
    }
    let mut last: Option<(usize, &str)> = None;
    let mut at = 0;
    for piece in text.split_inclusive(' ') {
        let word = piece.trim_end();
        let is_word = word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
        match last {
            Some((from, before)) if is_word && before == word => return Some(from..at + word.len()),
            _ => last = is_word.then_some((at, word)),
        }
        at += piece.len();
    }
    None
}

fn copied(page: &PageFacts<'_>, out: &mut Out<'_>) {
    for (owner, table) in page.tables() {
        let mut seen: HashMap<&str, &Field> = HashMap::new();
        for field in table {
            let Some(text) = field.description.as_ref().filter(|fact| fact.value.chars().count() >= 6) else {
                continue;
            };
            let Some(first) = seen.insert(&text.value, field) else { continue };
            if share_end(&field.name.value, &first.name.value) {
                continue;
            }
            let message = format!("`{}` has the description of `{}`", field.name.value, first.name.value);
            let of = super::super::context::Row::new(page, owner, &[], field).subject();
            let finding = out.finding(text.at, message).of(of);
            let finding = first.description.iter().fold(finding, |f, other| f.also(other.at, "the same words"));
            out.push(finding.help("say what tells the two apart"));
        }
    }
}

/// Whether two names have a long end in common: `oldPhoneCountryCode` and `newPhoneCountryCode` may be described alike.
fn share_end(a: &str, b: &str) -> bool {
    a.bytes().rev().zip(b.bytes().rev()).take_while(|(a, b)| a == b).count() >= 10
}

fn foreign(row: &Row<'_>, out: &mut Out<'_>) {
    let first_code = |field: &Field| {
        let text = field.description.as_ref()?.value.as_str();
        let clause = text.split(['，', '。', '；', '：']).next()?;
        clause.split('`').nth(1).map(str::to_owned)
    };
    let Some(named) = first_code(row.field).filter(|named| named != row.name()) else { return };
    let Some(other) = row.table.iter().find(|field| field.name.value == named) else { return };
    if first_code(other).is_some_and(|back| back == row.name()) && row.name() < named.as_str() {
        let at = row.field.description.as_ref().map_or(row.field.name.at, |fact| fact.at);
        let finding = out.finding(at, format!("`{}` is described as `{named}`, and the other way round", row.name()));
        out.push(finding.also(other.name.at, "the other row").help("swap the descriptions"));
    }
}

fn title_stop(text: &Words<'_>, out: &mut Out<'_>) {
    let Some(mark) = text.prose.source.chars().next_back().filter(|c| "。，；.".contains(*c)) else { return };
    if text.kind == WordsKind::Title {
        let end = text.prose.source.len();
        let at = text.place(end - mark.len_utf8()..end);
        out.push(out.finding(at, format!("the title ends with `{mark}`")).edit(at, "").help("remove it"));
    }
}
