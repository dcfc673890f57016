//! Words of a page as Markdown, for doc comments and for descriptions.
//!
//! Enters: any text. Leaves: lines of Markdown that show this text and nothing else: no link, no HTML, no heading, no
//! code block that rustdoc would run, no character that hides or reorders others. Balanced code spans stay code spans.

/// A description as lines, without blank ones at either end.
pub(crate) fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| escape_line(&clean(line)));
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        let doubled = kept.last().is_none_or(String::is_empty) && line.is_empty();
        if !doubled {
            kept.push(line);
        }
    }
    if kept.last().is_some_and(String::is_empty) {
        kept.pop();
    }
    kept
}

/// A text in one line.
pub(crate) fn line(text: &str) -> String {
    escape_line(&clean(text))
}

/// A text as a code span in one line, cut when it is very long.
pub(crate) fn code(text: &str) -> String {
    let mut text = clean(text);
    if let Some((end, _)) = text.char_indices().nth(MAX_CODE) {
        text.truncate(end);
        text.push('…');
    }
    if text.is_empty() {
        return "the empty text".to_owned();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The longest example that is shown, in characters.
const MAX_CODE: usize = 120;

/// The text without characters that hide, reorder or break lines; runs of white space become one blank.
fn clean(text: &str) -> String {
    let visible: String =
        text.chars().filter(|c| !is_hidden(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Format characters: soft hyphen, zero-width and direction marks, byte order mark, tags.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn escape_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut done = 0;
    while let Some(c) = text[done..].chars().next() {
        let rest = &text[done..];
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        if let Some(len) = code_span(rest, ticks) {
            out.push_str(&rest[..len]);
            done += len;
        } else if ticks > 0 {
            out.push_str(&"\\`".repeat(ticks));
            done += ticks;
        } else if let Some(len) = url(rest) {
            out.extend(["<", &rest[..len], ">"]);
            done += len;
        } else {
            let next = rest.chars().nth(1);
            if is_special(c, text[..done].chars().next_back(), next) {
                out.push('\\');
            }
            out.push(c);
            done += c.len_utf8();
        }
    }
    escape_start(out)
}

/// The length of the code span that a run of `ticks` backticks opens.
fn code_span(text: &str, ticks: usize) -> Option<usize> {
    let mut end = ticks;
    loop {
        let start = end + text[end..].find('`').filter(|_| ticks > 0)?;
        end = text.len() - text[start..].trim_start_matches('`').len();
        if end - start == ticks {
            return Some(end);
        }
    }
}

/// The length of the address at the start of `text`, which rustdoc wants in angle brackets.
fn url(text: &str) -> Option<usize> {
    let scheme = ["https://", "http://"].into_iter().find(|s| text.starts_with(s))?;
    let in_url = |c: char| c.is_ascii_alphanumeric() || "-@:%._+~#?&/=".contains(c);
    let address = &text[..text.find(|c| !in_url(c)).unwrap_or(text.len())];
    let len = address.trim_end_matches(['.', ':', '?']).len();
    (len > scheme.len()).then_some(len)
}

/// Whether Markdown would read the character, which stands between two others.
fn is_special(c: char, before: Option<char>, next: Option<char>) -> bool {
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '[' | ']' | '<' | '>' | '*' | '\\' | '|' | '~' => true,
        '_' => !(in_word(before) && in_word(next)),
        '&' => next.is_some_and(|n| n == '#' || n.is_ascii_alphanumeric()),
        _ => false,
    }
}

/// Escapes what Markdown reads at the start of a line: headings, lists, rules and underlines.
fn escape_start(line: String) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if line.starts_with(['#', '-', '+', '=']) {
        format!("\\{line}")
    } else if digits > 0 && line[digits..].starts_with(['.', ')']) {
        format!("{}\\{}", &line[..digits], &line[digits..])
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_markdown_reads_is_escaped() {
        let table = [
            ("用户 ID，见 user_id 与 `user_id`。", "用户 ID，见 user_id 与 `user_id`。"),
            ("a [link](x) <b> *x* _y_ \\ | ~", "a \\[link\\](x) \\<b\\> \\*x\\* \\_y\\_ \\\\ \\| \\~"),
            ("见 https://a.cn/b_c?d=1。", "见 <https://a.cn/b_c?d=1>。"),
            ("https:// http://.", "https:// http://."),
            ("one ` tick, ```rust", "one \\` tick, \\`\\`\\`rust"),
            ("``a`b`` ok", "``a`b`` ok"),
            ("# x", "\\# x"),
            ("1. x", "1\\. x"),
            ("- x", "\\- x"),
            ("=====", "\\====="),
            ("    indented\tcode", "indented code"),
            ("R&D &lt; & x", "R\\&D \\&lt; & x"),
            ("*/ \"] #![no_std] ${x}", "\\*/ \"\\] #!\\[no_std\\] ${x}"),
            ("a\u{202e}b\u{0}c\u{feff}d", "ab cd"),
        ];
        for (text, shown) in table {
            assert_eq!(line(text), shown, "{text}");
        }
    }

    #[test]
    fn code_spans_hold_any_text() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a``b"), "``` a``b ```");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(code(""), "the empty text");
        assert_eq!(code(&"长".repeat(200)).chars().count(), MAX_CODE + 3);
    }

    #[test]
    fn blank_lines_are_single_and_inside() {
        assert_eq!(lines("\n\na\n \n\nb\n\n"), ["a", "", "b"]);
        assert_eq!(lines(""), Vec::<String>::new());
    }
}
