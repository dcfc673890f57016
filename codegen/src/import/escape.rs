//! Text for a page: plain words and code spans, with the escapes that Markdown needs and no others.

/// A paragraph or heading.
pub(super) fn line(marked: &str) -> String {
    let text = escape(marked);
    // Only at its start would a line be taken for a list, a quotation or a heading.
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text[digits..].chars().next() {
        Some('#' | '>' | '-' | '+' | '=' | '~') if digits == 0 => format!("\\{text}"),
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        _ => text,
    }
}

/// The content of a cell.
pub(super) fn cell(marked: &str) -> String {
    escape(marked)
}

/// A code span; a pipe inside is escaped, since every span may stand in a cell.
pub(super) fn code_span(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let ticks = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{ticks}{pad}{}{pad}{ticks}", text.replace('|', "\\|"))
}

/// Escapes plain words and keeps code spans.
fn escape(marked: &str) -> String {
    let mut text = String::with_capacity(marked.len());
    let mut rest = marked;
    while !rest.is_empty() {
        let (plain, span) = next_span(rest);
        escape_plain(plain, &mut text);
        rest = &rest[plain.len()..];
        if let Some((whole, inside)) = span {
            text.push_str(&code_span(inside));
            rest = &rest[whole..];
        }
    }
    text
}

/// The words before the next code span, and the span: its length with ticks and its inside.
fn next_span(text: &str) -> (&str, Option<(usize, &str)>) {
    let Some(start) = text.find('`') else { return (text, None) };
    let ticks = text[start..].len() - text[start..].trim_start_matches('`').len();
    let fence = &text[start..start + ticks];
    let inner = &text[start + ticks..];
    let closing = inner.match_indices(fence).find(|(at, _)| !inner[at + ticks..].starts_with('`'));
    match closing {
        Some((end, _)) => {
            let inside = &inner[..end];
            let padded = ticks > 1 && inside.len() > 1 && inside.starts_with(' ') && inside.ends_with(' ');
            let inside = if padded { &inside[1..inside.len() - 1] } else { inside };
            (&text[..start], Some((2 * ticks + end, inside)))
        }
        None => (text, None),
    }
}

fn escape_plain(plain: &str, text: &mut String) {
    let mut before = ' ';
    let mut letters = plain.chars().peekable();
    while let Some(c) = letters.next() {
        let after = letters.peek().copied().unwrap_or(' ');
        let markup = match c {
            '\\' | '*' | '[' | '<' | '|' | '`' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '&' => after.is_ascii_alphanumeric() || after == '#',
            _ => false,
        };
        if markup {
            text.push('\\');
        }
        // A cell and a paragraph are one line.
        text.push(if c == '\n' { ' ' } else { c });
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_markup_is_escaped() {
        assert_eq!(cell("用户 ID，形如 `a|b`，不是 <x>。"), "用户 ID，形如 `a\\|b`，不是 \\<x>。");
        assert_eq!(cell("user_id _a_ a*b [x] a & b &lt; ]"), "user_id \\_a\\_ a\\*b \\[x] a & b \\&lt; ]");
        assert_eq!(cell("``a`b``"), "`` a`b ``");
        assert_eq!(cell("一个 ` 号"), "一个 \\` 号");
        assert_eq!(line("- 一项"), "\\- 一项");
        assert_eq!(line("1. 一项"), "1\\. 一项");
        assert_eq!(line("2022 年"), "2022 年");
    }
}
