//! A page as one line per cell, so that a line diff of two pages is one of their cells.
//!
//! Enters: any text. Leaves: lines that each say their section, row and column. It knows tables and headings, but not
//! what a page must look like, for pages of old revisions and broken ones are compared as well.

use similar::{ChangeTag, TextDiff};

use crate::diagnostic::{Style, painted};

/// The lines of a page. A cell that says nothing has none; what is in no table stays as it is.
///
/// ```
/// let page = "## 请求参数\n\n| 名称 | 类型 |\n| --- | --- |\n| id | string |\n";
/// assert_eq!(codegen::diff::cells(page), "## 请求参数\n请求参数 · id\n请求参数 · id · 类型: string\n");
/// ```
pub fn cells(page: &str) -> String {
    let mut out = String::new();
    let (mut section, mut head): (String, Vec<String>) = (String::new(), Vec::new());
    let (mut fenced, mut after_head) = (false, false);
    for line in page.lines().map(str::trim_end) {
        fenced ^= line.starts_with("```");
        if !fenced && line.starts_with('|') {
            let row = split(line);
            let dashes = |cell: &String| cell.contains('-') && cell.chars().all(|c| matches!(c, '-' | ':'));
            let delimits = after_head && row.iter().all(dashes);
            after_head = head.is_empty();
            if after_head {
                head = row;
            } else if !delimits {
                out += &told(&section, &head, &row);
            }
            continue;
        }
        head.clear();
        after_head = false;
        if let Some(title) = line.strip_prefix('#').filter(|_| !fenced) {
            title.trim_start_matches('#').trim().clone_into(&mut section);
        }
        if !line.is_empty() {
            out += &format!("{line}\n");
        }
    }
    out
}

/// A row: a line of its own, so that one that comes or goes is seen, and a line for each other cell.
fn told(section: &str, head: &[String], row: &[String]) -> String {
    let name = row.first().map_or("", String::as_str);
    let start = if section.is_empty() { name.to_owned() } else { format!("{section} · {name}") };
    let mut out = format!("{start}\n");
    for (at, cell) in row.iter().enumerate().skip(1).filter(|(_, cell)| !matches!(cell.as_str(), "" | "-")) {
        let column = head.get(at).map_or_else(|| format!("{}", at + 1), Clone::clone);
        out += &format!("{start} · {column}: {cell}\n");
    }
    out
}

/// The cells of a row; `\|` separates none.
fn split(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let (mut cells, mut cell, mut escaped) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        if c == '|' && !escaped {
            cells.push(std::mem::take(&mut cell).trim().to_owned());
        } else {
            cell.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    if !cell.trim().is_empty() {
        cells.push(cell.trim().to_owned());
    }
    cells
}

/// The cells that differ between two versions of a page, under the name of the page; nothing if none does.
pub fn changed_cells(name: &str, old: &str, new: &str, style: Style) -> String {
    let (old, new) = (cells(old), cells(new));
    let mut out = String::new();
    for change in TextDiff::from_lines(&old, &new).iter_all_changes() {
        // The colours of `git diff`.
        let (sign, colour) = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => ('-', "31"),
            ChangeTag::Insert => ('+', "32"),
        };
        let shown: String = change.value().trim_end().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        out += &format!("{}\n", painted(&format!("{sign} {shown}"), colour, style));
    }
    if out.is_empty() { out } else { format!("{}\n{out}", painted(name, "1", style)) }
}
