//! The 描述 column: free words, then fixed sentences that state facts.
//!
//! Enters: a cell. Leaves: the free words, and what the fixed sentences say. A fixed sentence starts with its keyword
//! and a full-width colon, ends with `。`, and stands after all free words, in the order of [`KEYWORDS`].

use std::collections::HashMap;

use serde_json::Number;

use super::{Context, literals};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Bounds, Condition, Constraints, Deprecation, Encryption, EnumValue, Fact, Format, Rule, Unit, Values};
use crate::page::{Cell, Inline, InlineKind};
use crate::source::{Sources, Span};

/// What a description says.
#[derive(Debug, Default)]
pub(super) struct Sentences {
    pub(super) prose: Option<Fact<String>>,
    pub(super) values: Option<Values>,
    pub(super) constraints: Constraints,
}

/// A kind of fixed sentence. The variants stand in the order that the sentences must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Keyword {
    Values,
    ArrayLength,
    Length,
    Range,
    Format,
    Unit,
    Encryption,
    GraphQlType,
    IncludeIf,
    RequiredIf,
    Nullable,
    Deprecated,
}

/// The words before the colon; of several words for one kind, the second sets the lower and the third the upper bound.
const KEYWORDS: [(&str, Keyword); 14] = [
    ("枚举值", Keyword::Values),
    ("数组长度限制", Keyword::ArrayLength),
    ("长度限制", Keyword::Length),
    ("最小长度", Keyword::Length),
    ("最大长度", Keyword::Length),
    ("取值范围", Keyword::Range),
    ("最小值", Keyword::Range),
    ("最大值", Keyword::Range),
    ("格式", Keyword::Format),
    ("单位", Keyword::Unit),
    ("加密", Keyword::Encryption),
    ("GraphQL 类型", Keyword::GraphQlType),
    ("条件返回", Keyword::IncludeIf),
    ("条件必填", Keyword::RequiredIf),
];

/// One sentence of a cell, without its `。`.
struct Sentence {
    parts: Vec<Inline>,
    span: Span,
    closed: bool,
}

/// Reads a description cell.
pub(super) fn read(cell: &Cell, cx: &mut Context<'_>) -> Sentences {
    let mut result = Sentences::default();
    let mut prose = Vec::new();
    let mut last: Option<Keyword> = None;
    for sentence in split(cell, cx.sources) {
        match (classify(&sentence), last) {
            (Some((keyword, word)), _) => {
                if last.is_some_and(|last| last > keyword) {
                    let help = "the order is 枚举值, 数组长度限制, 长度限制, 取值范围, 格式, 单位, 加密, GraphQL 类型, \
                        条件返回, 条件必填, 可为空, 已废弃";
                    cx.report(&codes::SENTENCE_ORDER, sentence.span, "this sentence stands too late", help);
                }
                last = Some(keyword);
                take(keyword, word, &sentence, &mut result, cx);
            }
            (None, Some(_)) => {
                let help = "the fixed sentences stand at the end of the description";
                cx.report(&codes::MISPLACED_SENTENCE, sentence.span, "free words after a fixed sentence", help);
            }
            (None, None) => {
                check_near_miss(&sentence, cx);
                prose.push(sentence);
            }
        }
    }
    result.prose = join(&prose);
    result
}

/// Cuts a cell at each `。` outside code spans.
fn split(cell: &Cell, sources: &Sources) -> Vec<Sentence> {
    let mut list = Vec::new();
    let mut parts: Vec<Inline> = Vec::new();
    for part in &cell.parts {
        if part.kind == InlineKind::Code {
            parts.push(part.clone());
            continue;
        }
        let mut start = 0;
        for (at, stop) in part.text.match_indices('。') {
            push_part(&mut parts, slice(part, start..at, sources));
            close(&mut list, &mut parts, true);
            start = at + stop.len();
        }
        push_part(&mut parts, slice(part, start..part.text.len(), sources));
    }
    close(&mut list, &mut parts, false);
    list
}

fn push_part(parts: &mut Vec<Inline>, part: Inline) {
    if !part.text.is_empty() {
        parts.push(part);
    }
}

fn close(list: &mut Vec<Sentence>, parts: &mut Vec<Inline>, closed: bool) {
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        let tick = u32::from(last.kind == InlineKind::Code);
        let span = Span { end: last.span.end + tick, ..first.span };
        list.push(Sentence { parts: std::mem::take(parts), span, closed });
    }
}

/// A part of a run of text. Where escapes make the text differ from the source, the span is that of the whole run.
fn slice(part: &Inline, range: std::ops::Range<usize>, sources: &Sources) -> Inline {
    let text = part.text[range.clone()].to_owned();
    let exact = sources.words(part.span) == part.text;
    let start = part.span.start as usize;
    let span = if exact { sources.span(part.span.file, start + range.start..start + range.end) } else { part.span };
    Inline { kind: InlineKind::Text, text, span }
}

/// The keyword a sentence starts with, and its word.
fn classify(sentence: &Sentence) -> Option<(Keyword, &'static str)> {
    let first = sentence.parts.first().filter(|p| p.kind == InlineKind::Text)?;
    let text = first.text.as_str();
    if text == "可为空" && sentence.parts.len() == 1 {
        return Some((Keyword::Nullable, "可为空"));
    }
    if text == "已废弃" || text.starts_with("已废弃，") {
        return Some((Keyword::Deprecated, "已废弃"));
    }
    let (word, _) = text.split_once('：')?;
    KEYWORDS.iter().find(|(known, _)| *known == word).map(|(known, keyword)| (*keyword, *known))
}

/// A keyword in the middle of a sentence, or with an ASCII colon, states no fact; most likely it was meant to.
fn check_near_miss(sentence: &Sentence, cx: &mut Context<'_>) {
    for part in sentence.parts.iter().filter(|p| p.kind == InlineKind::Text) {
        let colon = part.text.find(['：', ':']);
        let before = colon.map_or("", |at| part.text[..at].trim_end());
        let meant = KEYWORDS.iter().find(|(word, _)| before.ends_with(word)).map(|(word, _)| *word);
        let deprecated = part.text.contains("已废弃").then_some("已废弃");
        if let Some(word) = meant.or(deprecated) {
            let message = format!("`{word}` is not read as a fixed sentence here");
            let help = format!(
                "write a sentence of its own at the end: `{word}{}…。`",
                if word == "已废弃" { "" } else { "：" }
            );
            cx.report(&codes::BAD_SENTENCE, part.span, message, help);
            return;
        }
    }
}

/// The free words, with their `。`.
fn join(prose: &[Sentence]) -> Option<Fact<String>> {
    let (first, last) = (prose.first()?, prose.last()?);
    let text: String = prose.iter().map(|s| crate::page::marked(&s.parts) + if s.closed { "。" } else { "" }).collect();
    let span = Span { end: last.span.end, ..first.span };
    (text.trim() != "-").then(|| Fact::new(text.trim().to_owned(), span, Rule::DescriptionCell))
}

/// Adds what a fixed sentence says.
fn take(keyword: Keyword, word: &str, sentence: &Sentence, result: &mut Sentences, cx: &mut Context<'_>) {
    if !sentence.closed {
        cx.report(&codes::BAD_SENTENCE, sentence.span, "the sentence does not end with `。`", "add `。`");
    }
    let rest: String =
        sentence.parts.first().map_or("", |p| p.text.as_str()).chars().skip(word.chars().count() + 1).collect();
    let plain = (sentence.parts.len() == 1).then_some(rest.as_str());
    let facts = &mut result.constraints;
    let span = sentence.span;
    let taken = match keyword {
        Keyword::Values => values(sentence, &rest, cx).is_some_and(|v| set(&mut result.values, v, span, cx)),
        Keyword::ArrayLength => bounds(word, plain, &mut facts.array_length, Rule::ArrayLengthSentence, span, cx),
        Keyword::Length => bounds(word, plain, &mut facts.length, Rule::LengthSentence, span, cx),
        Keyword::Range => bounds(word, plain, &mut facts.range, Rule::RangeSentence, span, cx),
        Keyword::Format => Format::ALL
            .into_iter()
            .find(|f| plain == Some(f.word()))
            .is_some_and(|f| set(&mut facts.format, Fact::new(f, span, Rule::FormatSentence), span, cx)),
        Keyword::Unit => Unit::ALL
            .into_iter()
            .find(|u| plain == Some(u.word()))
            .is_some_and(|u| set(&mut facts.unit, Fact::new(u, span, Rule::UnitSentence), span, cx)),
        Keyword::Encryption => Encryption::ALL
            .into_iter()
            .find(|e| plain == Some(e.word()))
            .is_some_and(|e| set(&mut facts.encrypted, Fact::new(e, span, Rule::EncryptionSentence), span, cx)),
        Keyword::GraphQlType => code_after(sentence, &rest, super::route::is_graphql_name)
            .is_some_and(|n| set(&mut facts.graphql_type, Fact::new(n, span, Rule::GraphqlTypeSentence), span, cx)),
        Keyword::IncludeIf => code_after(sentence, &rest, |name| !name.is_empty())
            .is_some_and(|n| set(&mut facts.include_if, Fact::new(n, span, Rule::IncludeIfSentence), span, cx)),
        Keyword::RequiredIf => condition(sentence)
            .is_some_and(|c| set(&mut facts.required_if, Fact::new(c, span, Rule::RequiredIfSentence), span, cx)),
        Keyword::Nullable => set(&mut facts.nullable, Fact::new(true, span, Rule::NullableSentence), span, cx),
        Keyword::Deprecated => deprecation(&crate::page::marked(&sentence.parts))
            .is_some_and(|d| set(&mut facts.deprecated, Fact::new(d, span, Rule::DeprecatedSentence), span, cx)),
    };
    if !taken {
        let help = form(keyword);
        cx.report(&codes::BAD_SENTENCE, span, format!("this says no {word}"), help);
    }
}

/// How a sentence is written.
fn form(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::Values => "write 枚举值：`A`、`B`。 or, for an open list, 枚举值：`A`、`B`、…。",
        Keyword::ArrayLength => "write 数组长度限制：50。 for at most 50 items, or 数组长度限制：1-50。",
        Keyword::Length => "write 长度限制：1-64。, 最小长度：1。 or 最大长度：64。",
        Keyword::Range => "write 取值范围：1-50。, 最小值：1。 or 最大值：50。",
        Keyword::Format => "the formats are date-time, date, timestamp and json",
        Keyword::Unit => "the units are 毫秒, 秒, 分钟, 小时 and 天",
        Keyword::Encryption => "write 加密：RSA。",
        Keyword::GraphQlType => "write GraphQL 类型：`SortByEnum`。",
        Keyword::IncludeIf => "write 条件返回：`withCustomData`。",
        Keyword::RequiredIf => "write 条件必填：`name` 为 `value`。",
        Keyword::Nullable => "write 可为空。",
        Keyword::Deprecated => "write 已废弃。 or 已废弃，请使用 x。",
    }
}

/// Sets a fact once; a second sentence of the kind is reported and counts as read.
fn set<T>(slot: &mut Option<T>, value: T, span: Span, cx: &mut Context<'_>) -> bool {
    if slot.is_some() {
        cx.report(&codes::DUPLICATE_SENTENCE, span, "this is said twice", "keep one of the two sentences");
    } else {
        *slot = Some(value);
    }
    true
}

/// ``条件返回：`name` ``: one code span behind the keyword.
fn code_after(sentence: &Sentence, rest: &str, legal: impl Fn(&str) -> bool) -> Option<String> {
    let [_, code] = sentence.parts.as_slice() else { return None };
    (rest.is_empty() && code.kind == InlineKind::Code && legal(&code.text)).then(|| code.text.clone())
}

/// ``条件必填：`name` 为 `value` ``
fn condition(sentence: &Sentence) -> Option<Condition> {
    let [lead, field, is, value] = sentence.parts.as_slice() else { return None };
    let spans = [field, value].iter().all(|part| part.kind == InlineKind::Code && !part.text.is_empty());
    let words = (lead.text.as_str(), is.text.trim()) == ("条件必填：", "为");
    (spans && words).then(|| Condition { field: field.text.clone(), value: value.text.clone() })
}

/// `已废弃` or `已废弃，请使用 x`.
pub(super) fn deprecation(text: &str) -> Option<Deprecation> {
    if text == "已废弃" {
        return Some(Deprecation::default());
    }
    let replacement = text.strip_prefix("已废弃，请使用 ")?;
    let legal = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    let named = !replacement.is_empty() && replacement.bytes().all(legal);
    named.then(|| Deprecation { replacement: Some(replacement.to_owned()) })
}

/// Reads `A-B` or a single bound. 最小… and 最大… of one row join into one interval.
fn bounds(
    word: &str,
    text: Option<&str>,
    slot: &mut Option<Fact<Bounds>>,
    rule: Rule,
    span: Span,
    cx: &mut Context<'_>,
) -> bool {
    let Some(text) = text else { return false };
    let number = |text: &str| text.parse::<Number>().ok();
    let read = match word {
        w if w.starts_with("最小") => number(text).map(|n| (Some(n), None)),
        w if w.starts_with("最大") => number(text).map(|n| (None, Some(n))),
        _ => match split_range(text) {
            Some((low, high)) => number(low).zip(number(high)).map(|(low, high)| (Some(low), Some(high))),
            None if word == "数组长度限制" => number(text).map(|n| (None, Some(n))),
            None => None,
        },
    };
    let Some((min, max)) = read else { return false };
    let whole = |n: &Option<Number>| n.as_ref().is_none_or(Number::is_u64);
    if rule != Rule::RangeSentence && !(whole(&min) && whole(&max)) {
        return false;
    }
    match slot {
        None => *slot = Some(Fact::new(Bounds { min, max }, span, rule)),
        Some(old) if old.value.min.is_some() && min.is_some() || old.value.max.is_some() && max.is_some() => {
            return set(slot, Fact::new(Bounds { min, max }, span, rule), span, cx);
        }
        Some(old) => {
            let joined = Bounds { min: min.or(old.value.min.take()), max: max.or(old.value.max.take()) };
            *old = Fact::new(joined, Span { end: span.end, ..old.at }, rule);
        }
    }
    true
}

/// Splits at the `-` between two numbers; a leading `-` is a sign.
fn split_range(text: &str) -> Option<(&str, &str)> {
    let at = text.get(1..)?.find('-')? + 1;
    Some((&text[..at], &text[at + 1..]))
}

/// Reads `枚举值：` + code spans joined by `、`; an open list ends in `、…`.
fn values(sentence: &Sentence, rest: &str, cx: &mut Context<'_>) -> Option<Values> {
    let mut list: Vec<EnumValue> = Vec::new();
    let mut known: HashMap<String, Span> = HashMap::new();
    let mut open = false;
    if !rest.is_empty() {
        return None;
    }
    let tail = &sentence.parts[1..];
    for (i, part) in tail.iter().enumerate() {
        let is_last = i + 1 == tail.len();
        match (i % 2, part.kind) {
            (0, InlineKind::Code) => {
                let value = literals::text(&part.text);
                if let Some(first) = known.get(&value) {
                    let finding =
                        Diagnostic::new(&codes::DUPLICATE_VALUE, part.span, format!("`{}` stands twice", part.text));
                    cx.diagnostics.push(finding.also(*first, "first here").help("list it once"));
                    continue;
                }
                known.insert(value.clone(), part.span);
                list.push(EnumValue { value: Fact::new(value, part.span, Rule::EnumSentence), text: None });
            }
            (1, InlineKind::Text) if part.text == "、" && !is_last => {}
            (1, InlineKind::Text) if part.text == "、…" && is_last => open = true,
            _ => return None,
        }
    }
    (!list.is_empty()).then_some(Values { list, open, at: sentence.span })
}
