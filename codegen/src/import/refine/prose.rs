//! Free words that the strict reader takes for free words: nothing in them looks like a fixed sentence.

use super::words::split_code;
use crate::ir::Deprecation;
use crate::pattern::Pattern;

static KEYWORD: Pattern =
    Pattern::new(r"(枚举值|数组长度限制|长度限制|最小长度|最大长度|取值范围|最小值|最大值|格式|单位)\s*[:：]\s*");
static DEPRECATED: Pattern = Pattern::new(r"废弃|(?:标志|标记)为过时|已过时|不再推荐|(?i:deprecated)");
static WHOLE: Pattern = Pattern::new(r"^(?:【?重要提示】?)?(?:此字段|该字段|本字段)?(?:已|被)*(?:废弃|过时)$");
static INSTEAD: Pattern =
    Pattern::new(r"(?:请使用|建议使用|请改用|改用|见)\s*`?([A-Za-z][A-Za-z0-9._-]*)`?\s*(?:代替|替代)?(?:[。，；]|$)");

/// The text with the words of fixed sentences changed, and whether any was.
pub(super) fn safe(text: &str) -> (String, bool) {
    let mut safe = String::with_capacity(text.len());
    for (code, part) in split_code(text) {
        if code {
            safe.push_str(part);
        } else {
            // With the colon the words would state a fact.
            safe.push_str(&KEYWORD.replace(part, "${1}为 ").replace("已废弃", "已停用"));
        }
    }
    let sentences: Vec<&str> = safe.split('。').filter(|s| s.trim() != "可为空").collect();
    let joined = sentences.join("。");
    let changed = joined != text;
    (joined, changed)
}

/// Whether a description says that its field should no longer be used, and by what to replace it.
pub(super) fn deprecation(text: &str) -> Option<Deprecation> {
    let found = DEPRECATED.find(text)?;
    let words = &text[found.start()..];
    let replacement = INSTEAD.captures(words).and_then(|c| Some(c.get(1)?.as_str().to_owned()));
    Some(Deprecation { replacement })
}

/// The text without a sentence that says nothing else than 已废弃.
pub(super) fn without_deprecation(text: &str) -> String {
    let keep = |s: &&str| !WHOLE.is_match(s.trim());
    text.split('。').filter(keep).collect::<Vec<_>>().join("。").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_looks_like_a_fact() {
        let safe = |text: &str| super::safe(text).0;
        assert_eq!(safe("时间，格式：`YYYY`"), "时间，格式为 `YYYY`");
        assert_eq!(safe("`格式：x` 与单位: 元"), "`格式：x` 与单位为 元");
        assert_eq!(safe("已废弃，随便填。"), "已停用，随便填。");
        assert_eq!(safe("一。可为空。"), "一。");
        assert!(!super::safe("字符串长度限制").1);
        assert!([&KEYWORD, &DEPRECATED, &WHOLE, &INSTEAD].iter().all(|p| p.compiles()));
    }

    #[test]
    fn deprecations() {
        let replacement = |text: &str| deprecation(text).map(|d| d.replacement);
        assert_eq!(replacement("已废弃，随便填。"), Some(None));
        assert_eq!(replacement("此字段被标志为过时，见 newField"), Some(Some("newField".to_owned())));
        assert_eq!(replacement("已废弃，请使用 `other-one`。"), Some(Some("other-one".to_owned())));
        assert_eq!(replacement("过时不候"), None);
        assert_eq!(without_deprecation("颜色。已废弃。"), "颜色。");
        assert_eq!(without_deprecation("已废弃。 颜色 。已废弃"), "颜色", "a page has no blank at the end of a line");
    }
}
