//! Taking texts apart by ASCII characters, in little code: the searches of the standard library take any pattern, are large,
//! and are compiled for each.

/// The text before and after the first `separator`.
#[inline(never)]
pub(super) fn split_at(text: &str, separator: u8) -> Option<(&str, &str)> {
    let position = text.bytes().position(|byte| byte == separator)?;
    Some((text.get(..position)?, text.get(position + 1..)?))
}

/// The text without any `end` at its end.
#[inline(never)]
pub(super) fn without_end<'a>(mut text: &'a str, end: &str) -> &'a str {
    while let Some(shorter) = text.strip_suffix(end) {
        text = shorter;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_taken_apart_as_the_standard_library_does() {
        for text in ["", ".", "a", "a.b", ".b.", "用.户.", "用户", "//", "a//"] {
            assert_eq!(split_at(text, b'.'), text.split_once('.'));
            assert_eq!(without_end(text, "/"), text.trim_end_matches('/'));
        }
        assert_eq!(without_end("list[][]", "[]"), "list");
    }
}
