//! The characters of a page, before it is read as Markdown.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::source::{FileId, Sources};

/// Reports what is no plain text in NFC with LF line ends. False when nothing is left to read.
pub(super) fn check(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) -> bool {
    let text = sources.get(file).text.as_str();
    let mut report = |code, range, message: String, help: &str| {
        diagnostics.push(Diagnostic::new(code, sources.span(file, range), message).help(help));
    };
    if text.trim().is_empty() {
        report(&codes::EMPTY_PAGE, 0..0, "the page is empty".to_owned(), "start with `# title`");
        return false;
    }
    if text.starts_with('\u{feff}') {
        let message = "the page starts with a byte order mark".to_owned();
        report(&codes::BYTE_ORDER_MARK, 0..3, message, "save the file as UTF-8 without BOM");
        return false;
    }
    if let Some(at) = text.find('\r') {
        let count = text.matches('\r').count();
        let message = format!("the page has {count} carriage returns; this is the first");
        report(&codes::CARRIAGE_RETURN, at..at + 1, message, "save the file with LF line ends");
    }
    let mut in_fence = false;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_fence ^= line.starts_with("```");
        let hidden = if line.bytes().any(may_be_forbidden) {
            line.char_indices().find(|(_, c)| is_forbidden(*c) && !(in_fence && *c == '\t'))
        } else {
            None
        };
        if let Some((at, c)) = hidden {
            let message = format!("the page holds the invisible character U+{:04X}", c as u32);
            report(&codes::INVISIBLE_CHARACTER, start + at..start + at + c.len_utf8(), message, "remove it");
            break;
        }
        start += line.len();
    }
    // Characters of ASCII and ideographs change nothing, and leaving them out only makes the check more careful.
    let is_plain = |c: &char| c.is_ascii() || matches!(c, '\u{4e00}'..='\u{9fff}');
    if is_nfc_quick(text.chars().filter(|c| !is_plain(c))) != IsNormalized::Yes {
        // The quick check may say "maybe": look line by line for one that changes.
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            if line.nfc().ne(line.chars()) {
                let message = "the line is not in Unicode normalisation form C".to_owned();
                report(&codes::NOT_NFC, start..start + line.trim_end().len(), message, "normalise the file to NFC");
                break;
            }
            start += line.len();
        }
    }
    check_blanks(file, sources, diagnostics);
    true
}

/// Blanks at the ends of lines, doubled empty lines and a missing last line end, outside fences.
fn check_blanks(file: FileId, sources: &Sources, diagnostics: &mut Diagnostics) {
    let text = sources.get(file).text.as_str();
    let (mut start, mut in_fence, mut was_empty) = (0, false, false);
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        in_fence ^= words.starts_with("```");
        let indent = words.len() - words.trim_start_matches(' ').len();
        let problem = if indent > 0 && indent < words.len() && !in_fence {
            Some(("the line starts with blanks", start..start + indent))
        } else if words.ends_with(' ') && !in_fence {
            Some(("the line ends in blanks", start + words.trim_end().len()..start + words.len()))
        } else if words.is_empty() && was_empty && !in_fence {
            Some(("a second empty line", start..start))
        } else if !line.ends_with('\n') {
            Some(("the last line has no line end", start..start + words.len()))
        } else {
            None
        };
        if let Some((message, range)) = problem {
            let finding = Diagnostic::new(&codes::STRAY_BLANK, sources.span(file, range), message);
            diagnostics.push(finding.help("blocks are set apart by one empty line; lines start and end with a word"));
        }
        was_empty = words.is_empty();
        start += line.len();
    }
}

/// Whether a character that starts with this byte may be a forbidden one: a byte is looked at sooner than a character.
fn may_be_forbidden(byte: u8) -> bool {
    match byte {
        b'\n' => false,
        // Of ASCII the controls; of the others those with the first bytes of the ranges below.
        0..=0x1f | 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3 => true,
        _ => false,
    }
}

/// Controls (tabs too, which only code samples may hold) and marks that reorder or hide text.
fn is_forbidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control() && c != '\n' && c != '\r';
    }
    c.is_control()
        || matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' | '\u{61c}' | '\u{180e}')
}

#[cfg(test)]
mod tests {
    use super::{is_forbidden, may_be_forbidden};

    #[test]
    fn the_first_byte_of_each_forbidden_character_is_known() {
        let missed = ('\0'..=char::MAX).filter(|c| is_forbidden(*c)).find(|c| {
            let first = c.encode_utf8(&mut [0; 4]).as_bytes()[0];
            !may_be_forbidden(first)
        });
        assert_eq!(missed, None);
    }
}
