//! What running text says about bounds, units, formats, null and defaults; whether it fits the type is known later.

use std::ops::Range;

use crate::ir::{Condition, Format, Unit};
use crate::pattern::Pattern;

static ARRAY_LENGTH: Pattern = Pattern::new(r"数组长度限制\s*[:：]\s*([0-9]{1,9})\s*[。.]?");
static AT_MOST_ITEMS: Pattern = Pattern::new(r"最多\s*([0-9]{1,9})\s*(?:条|个|项)");
static AT_MOST_LETTERS: Pattern = Pattern::new(
    r"(?:最多|最长)\s*(?:只允许|允许|支持|为)?\s*([0-9]{1,9}|[一二三四五六七八九十百千两]+)\s*(?:个)?\s*(?:字符|位|字)",
);
static GREATEST: Pattern = Pattern::new(r"最大(?:值)?\s*(?:不能超过|不超过|为)\s*([0-9]{1,15})");
static LEAST: Pattern = Pattern::new(r"最小(?:值)?\s*(?:不能小于|不小于|为)\s*([0-9]{1,15})");
static COUNTED_FROM: Pattern = Pattern::new(r"从\s*([0-9]{1,15})\s*开始");
static FROM_TO: Pattern = Pattern::new(
    r"最短\s*为?\s*([0-9]{1,15})\s*(毫秒|秒|分钟|小时|天)，?\s*最长\s*为?\s*([0-9]{1,15})\s*(毫秒|秒|分钟|小时|天)",
);
static UNIT: Pattern = Pattern::new(
    r"单位(?:为|是)?\s*(毫秒|秒|分钟|小时|天)|[（(]\s*(毫秒|秒)值?\s*[)）]|(毫秒)值|精确到(毫秒|秒)的|(毫秒|秒)级?时间戳|时间[为是]\s*[0-9]+\s*(毫秒|秒)",
);
static TIMESTAMP: Pattern = Pattern::new(r"时间戳|(?i:unix time|timestamp)");
static MOMENT: Pattern = Pattern::new(r"时间|日期|时刻");
static NULL: Pattern = Pattern::new(r"(?i)(?:为|传|是|设为|填)\s*`?null`?");
static NO_NULL: Pattern = Pattern::new(r"(?i)不(?:能|可以?|允许)?\s*(?:为|传|是)\s*`?null");
static DATE_TIME: Pattern =
    Pattern::new(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})$");
static DATE: Pattern = Pattern::new(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
static REQUIRED_IF: Pattern = Pattern::new(
    r"当\s*(?:`([A-Za-z][A-Za-z0-9_]*)`|(认证方式|注册方式))\s*为\s*`([A-Za-z0-9_-]+)`\s*(?:的时候|时)\s*(?:此参数)?必填",
);
static DEFAULT: Pattern =
    Pattern::new(r"默认(?:值)?\s*[为是]?\s*(?:`([^`]+)`|([A-Za-z0-9_.:+-]+)|(是|否)(?:[。，）)]|$))([^。，,；;）)]*)");

/// An upper bound with the words that state it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) least: Option<u64>,
    pub(super) greatest: Option<u64>,
}

/// What a text says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// Of a list.
    pub(super) items: Option<u64>,
    /// Of a text.
    pub(super) letters: Option<u64>,
    /// Of a number.
    pub(super) range: Option<Bound>,
    /// Of a number; `None` also when two units are named.
    pub(super) unit: Option<Unit>,
    /// Whether it is the time since 1970.
    pub(super) timestamp: bool,
    /// When it is required.
    pub(super) required_if: Option<Condition>,
    /// Whether null has a meaning.
    pub(super) nullable: bool,
    /// A default.
    pub(super) default: Option<String>,
}

/// Where 数组长度限制 stands, with the ticks around it if a code span holds nothing else, and how many items it allows.
pub(super) fn array_length(text: &str) -> Option<(Range<usize>, u64)> {
    let found = ARRAY_LENGTH.captures(text)?;
    let Range { mut start, mut end } = found.get(0)?.range();
    while text[..start].ends_with('`') && text[end..].starts_with('`') {
        (start, end) = (start - 1, end + 1);
    }
    Some((start..end, found.get(1)?.as_str().parse().ok()?))
}

/// Reads plain text.
pub(super) fn read(text: &str) -> Said {
    let number = |pattern: &Pattern| pattern.captures(text).and_then(|c| c.get(1)?.as_str().parse().ok());
    let from_to = FROM_TO.captures(text).filter(|c| c.get(2).map(|m| m.as_str()) == c.get(4).map(|m| m.as_str()));
    let bound = |i| from_to.as_ref().and_then(|c| c.get(i)?.as_str().parse().ok());
    let least = number(&LEAST).or_else(|| number(&COUNTED_FROM));
    let range = match (bound(1), bound(3), least, number(&GREATEST)) {
        (Some(least), Some(greatest), ..) => Some(Bound { least: Some(least), greatest: Some(greatest) }),
        (.., None, None) => None,
        (.., least, greatest) => Some(Bound { least, greatest }),
    };
    let mut units: Vec<Unit> =
        UNIT.all(text).filter_map(|c| c.iter().skip(1).flatten().next()).filter_map(unit).collect();
    units.extend(from_to.as_ref().and_then(|c| c.get(2)).and_then(unit));
    units.dedup();
    Said {
        items: number(&AT_MOST_ITEMS),
        letters: AT_MOST_LETTERS.captures(text).and_then(|c| count(c.get(1)?.as_str())),
        range,
        unit: (units.len() == 1).then(|| units[0]),
        timestamp: TIMESTAMP.is_match(text),
        required_if: required_if(text),
        nullable: NULL.is_match(text) && !NO_NULL.is_match(text),
        default: default(text),
    }
}

/// 当…为…时必填. The ways to sign in and to sign up are the values of `connection`.
fn required_if(text: &str) -> Option<Condition> {
    let found = REQUIRED_IF.captures(text)?;
    let field = found.get(1).map_or("connection", |m| m.as_str()).to_owned();
    Some(Condition { field, value: found.get(3)?.as_str().to_owned() })
}

fn unit(found: regex::Match<'_>) -> Option<Unit> {
    Unit::ALL.into_iter().find(|u| u.word() == found.as_str())
}

/// `默认为 X`, where nothing but a remark about X follows.
fn default(text: &str) -> Option<String> {
    let found = DEFAULT.captures(text)?;
    let rest = found.get(4).map_or("", |m| m.as_str()).trim();
    let bare = found.get(2).map(|m| m.as_str().trim_end_matches(['.', ':']));
    let word = match found.get(3).map(|m| m.as_str()) {
        Some("是") => Some("true"),
        Some(_) => Some("false"),
        None => found.get(1).map(|m| m.as_str()).or(bare),
    };
    // `默认 Authing 登录页` names a thing, `默认 false 不开启` a value.
    let value = found.get(1).is_some() || rest.is_empty() || bare.is_some_and(|w| matches!(w, "true" | "false"));
    word.filter(|w| value && !w.is_empty()).map(str::to_owned)
}

/// A number in digits or in Chinese words up to 千.
fn count(text: &str) -> Option<u64> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (mut sum, mut digit) = (0_u64, 0_u64);
    for c in text.chars().take(12) {
        let factor = match c {
            '千' => 1000,
            '百' => 100,
            '十' => 10,
            '两' => {
                digit = 2;
                continue;
            }
            c => {
                digit = "一二三四五六七八九".chars().zip(1..).find(|(d, _)| *d == c)?.1;
                continue;
            }
        };
        sum += digit.max(1) * factor;
        digit = 0;
    }
    Some(sum + digit).filter(|n| *n > 0)
}

/// The format of a text that describes a moment and has an example.
pub(super) fn format(text: &str, name: &str, example: &str) -> Option<Format> {
    let moment = MOMENT.is_match(text) || ["At", "Time", "Date", "date", "time"].iter().any(|end| name.ends_with(end));
    match () {
        () if !moment => None,
        () if DATE_TIME.is_match(example) => Some(Format::DateTime),
        () if DATE.is_match(example) => Some(Format::Date),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds() {
        assert_eq!(array_length("车队。数组长度限制：5。"), Some((9..34, 5)));
        assert_eq!(array_length("`数组长度限制：5。`"), Some((0..27, 5)), "an empty code span would be left");
        assert_eq!(read("最多 10 条").items, Some(10));
        assert_eq!(read("名字，最多两百字符").letters, Some(200));
        assert_eq!(read("编号最长只允许 32 位").letters, Some(32));
        assert_eq!(read("页长，最大不能超过 50，默认为 10").range, Some(Bound { least: None, greatest: Some(50) }));
        let said = read("等待时间，最短为 1 秒，最长为 60 秒，默认为 3 秒。");
        assert_eq!(said.range, Some(Bound { least: Some(1), greatest: Some(60) }));
        assert_eq!(said.unit, Some(Unit::Second));
        assert_eq!(read("最多五个层级").letters, None);
        let words = [("两百", 200), ("十五", 15), ("一千两百三十四", 1234), ("八", 8)];
        assert!(words.iter().all(|(word, n)| count(word) == Some(*n)));
        let all = [
            &ARRAY_LENGTH,
            &AT_MOST_ITEMS,
            &AT_MOST_LETTERS,
            &GREATEST,
            &LEAST,
            &FROM_TO,
            &UNIT,
            &TIMESTAMP,
            &MOMENT,
            &NULL,
            &NO_NULL,
            &DATE_TIME,
            &DATE,
            &DEFAULT,
            &COUNTED_FROM,
            &REQUIRED_IF,
        ];
        assert!(all.iter().all(|p| p.compiles()));
    }

    #[test]
    fn counting_starts_at_the_least() {
        assert_eq!(read("第几页，从 1 开始").range, Some(Bound { least: Some(1), greatest: None }));
        assert_eq!(read("从现在开始").range, None);
    }

    #[test]
    fn conditions() {
        let of = |text| read(text).required_if.map(|c| (c.field, c.value));
        let connection = |value: &str| Some(("connection".to_owned(), value.to_owned()));
        assert_eq!(of("数据，当 `connection` 为 `wechat` 的时候必填。"), connection("wechat"));
        assert_eq!(of("当认证方式为 `PASSWORD` 时此参数必填"), connection("PASSWORD"));
        assert_eq!(of("当 `a` 为 `b` 时有效，必填"), None);
    }

    #[test]
    fn units() {
        for text in ["单位毫秒", "时间戳（毫秒）", "时间戳(毫秒)", "结束时间毫秒值", "单位为毫秒的时间戳"]
        {
            assert_eq!(read(text).unit, Some(Unit::Millisecond), "{text}");
        }
        for text in ["单位为秒", "单位秒", "单位是秒", "有效期（秒）", "精确到秒的 UNIX 时间戳"]
        {
            assert_eq!(read(text).unit, Some(Unit::Second), "{text}");
        }
        assert_eq!(read("单位为毫秒，不是单位为秒").unit, None);
        assert!(read("开始时间戳").timestamp);
        assert_eq!(read("密码，默认有效时间为 5 分钟").unit, None);
    }

    #[test]
    fn defaults_in_prose() {
        let default = |text: &str| read(text).default;
        assert_eq!(default("颜色，默认为 `red`，可选值为").as_deref(), Some("red"));
        assert_eq!(default("每页几条，默认为 10").as_deref(), Some("10"));
        assert_eq!(default("开关，默认 false 不开启").as_deref(), Some("false"));
        assert_eq!(default("是否停下，默认为否。").as_deref(), Some("false"));
        assert_eq!(default("不填写默认为 `root` 根节点").as_deref(), Some("root"));
        assert_eq!(default("默认为 Authing 登录页。"), None);
        assert_eq!(default("默认有效 5 分钟"), None);
        assert_eq!(default("默认为 60 秒"), None);
    }

    #[test]
    fn formats_and_null() {
        assert_eq!(format("时间", "x", "2022-07-03T02:20:30.000Z"), Some(Format::DateTime));
        assert_eq!(format("", "birthdate", "2022-07-03"), Some(Format::Date));
        assert_eq!(format("时间", "x", "2022-09-20T08:55:00.188+0800"), None);
        assert_eq!(format("编号", "x", "2022-07-03"), None);
        assert!(read("结束时间，为 null 时永久").nullable && read("如果传null表示永久").nullable);
        assert!(!read("不能为 null").nullable && !read("nullable").nullable);
    }
}
