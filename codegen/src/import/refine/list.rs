//! Values that a description or a cell lists, in any notation; the types and the literals of the row come later.

use std::ops::Range;

use super::lines::Line;
use super::words::clean;
use crate::pattern::Pattern;

/// One listed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    /// The value.
    pub(super) value: String,
    /// What it means, as plain words; may be empty.
    pub(super) text: String,
    /// Where it stands in the cell.
    pub(super) range: Range<usize>,
}

/// A list of values.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct List {
    /// The values.
    pub(super) items: Vec<Item>,
    /// Whether the list says itself that there are more.
    pub(super) open: bool,
    /// Items that name no value.
    pub(super) rest: Vec<String>,
    /// The lines that the list takes: they are no prose any more.
    pub(super) lines: Range<usize>,
}

static TICKED: Pattern = Pattern::new(r"^`\s*([A-Za-z0-9_.:/+-]+(?: [A-Za-z0-9_.:/+-]+)*)\s*`\s*[:：,，-]?\s*(.*)$");
static BARE: Pattern = Pattern::new(r"^([A-Za-z0-9_.+-]+)\s*[:：]\s*(.*)$");
static NAMED: Pattern = Pattern::new(r"(?:可选)?枚举值?\s*[:：]\s*(.*)$");
pub(super) static SUCH_AS: Pattern = Pattern::new(r"(?:如|例如|比如|包括但不限于)\s*[:：]?$");
static EXPLAINED: Pattern = Pattern::new(r"^([A-Za-z0-9_.-]+)：(\p{Han}.*)$");
static TOKEN: Pattern = Pattern::new(r"^`?\s*([A-Za-z0-9_.:/+-]+)\s*`?\s*(?:[（(]([^（）()]*)[)）])?$");

/// A list of one value per line: ``- `A`: text`` or `- A: text`.
pub(super) fn block(lines: &[Line<'_>]) -> Option<List> {
    let first = lines.iter().position(|l| l.item().is_some())?;
    let mut list = List { lines: first..first, ..List::default() };
    for (i, line) in lines.iter().enumerate().skip(first) {
        match line.item() {
            Some(item) => {
                add(item, line.start + line.text.len() - item.len(), &mut list);
                list.lines.end = i + 1;
            }
            // An example of the value above, which belongs to its text.
            None if line.text.starts_with("示例值") => {
                if let Some(last) = list.items.last_mut() {
                    last.text = format!("{}。{}", last.text.trim_end_matches('。'), clean(line.text).text);
                }
                list.lines.end = i + 1;
            }
            None => break,
        }
    }
    let lead = first.checked_sub(1).and_then(|i| lines.get(i));
    list.open |= lead.is_some_and(|l| SUCH_AS.is_match(l.text.trim_end_matches(['：', ':'])));
    let enough = list.items.len() > list.rest.len();
    enough.then_some(list)
}

fn add(item: &str, start: usize, list: &mut List) {
    if item.starts_with("...") || item.starts_with('…') || item.starts_with("其他") || item.starts_with("其它") {
        list.open = true;
        return;
    }
    match TICKED.captures(item).or_else(|| BARE.captures(item)) {
        Some(found) => {
            let Some(value) = found.get(1) else { return };
            let text = found.get(2).map_or("", |m| m.as_str()).trim_end_matches(['；', ';', '，', ',', ' ']);
            list.items.push(Item {
                value: value.as_str().to_owned(),
                text: clean(text).text,
                range: start + value.start()..start + value.end(),
            });
        }
        None => list.rest.push(clean(item).text),
    }
}

/// 枚举值：`` `A`,`B` `` or, without ticks, `a ,b`: at the end of a line.
pub(super) fn named(lines: &[Line<'_>]) -> Option<(List, usize)> {
    let (i, line, found) = lines.iter().enumerate().find_map(|(i, l)| Some((i, l, NAMED.captures(l.text)?.get(1)?)))?;
    let begins = NAMED.find(line.text)?.start();
    let list = tokens(found.as_str(), line.start + found.start(), &[',', '，', '、'])?;
    Some((List { lines: i..i + 1, ..list }, begins))
}

/// Tokens set apart by one of some characters; `None` when one of them is no value.
pub(super) fn tokens(text: &str, start: usize, separators: &[char]) -> Option<List> {
    let mut list = List::default();
    let mut at = start;
    let text = text.trim_end_matches(['。', '.', ' ']);
    for piece in text.split_inclusive(separators) {
        let token = piece.trim_end_matches(separators).trim();
        let begins = at + piece.len() - piece.trim_start().len();
        at += piece.len();
        if token.is_empty() {
            continue;
        }
        if token == "…" || token == "..." {
            list.open = true;
            continue;
        }
        let found = TOKEN.captures(token)?;
        let value = found.get(1)?;
        list.items.push(Item {
            value: value.as_str().to_owned(),
            text: found.get(2).map_or_else(String::new, |m| clean(m.as_str()).text),
            range: begins + value.start()..begins + value.end(),
        });
    }
    (!list.items.is_empty()).then_some(list)
}

/// A list in the example cell of a row: many lines of `- 0: text`, or `可选枚举值：a,b`, or `1：甲，2：乙`.
pub(super) fn in_example(cell: &str) -> Option<List> {
    let lines = super::lines::cut(cell.trim().trim_matches('`'));
    let offset = cell.len() - cell.trim_start().trim_start_matches('`').len();
    let list = match named(&lines) {
        Some((list, _)) => list,
        None => block(&lines).or_else(|| explained(cell.trim().trim_matches('`'))).filter(|l| l.items.len() > 1)?,
    };
    let shifted = |i: Item| Item { range: i.range.start + offset..i.range.end + offset, ..i };
    Some(List { items: list.items.into_iter().map(shifted).collect(), ..list })
}

/// `1：甲，2：乙，丙`: a piece that names no value belongs to the text before it.
fn explained(text: &str) -> Option<List> {
    let mut list = List::default();
    let mut at = 0;
    for piece in text.split_inclusive('，') {
        let trimmed = piece.trim_end_matches('，');
        match (EXPLAINED.captures(trimmed).and_then(|c| c.get(1).zip(c.get(2))), list.items.last_mut()) {
            (Some((value, text)), _) => list.items.push(Item {
                value: value.as_str().to_owned(),
                text: clean(text.as_str()).text,
                range: at..at + value.len(),
            }),
            (None, Some(last)) => last.text = format!("{}，{}", last.text, clean(trimmed).text),
            (None, None) => return None,
        }
        at += piece.len();
    }
    Some(list)
}

#[cfg(test)]
mod tests {
    use super::super::lines::cut;
    use super::*;

    fn values(list: &List) -> Vec<(&str, &str)> {
        list.items.iter().map(|i| (i.value.as_str(), i.text.as_str())).collect()
    }

    #[test]
    fn blocks() {
        let raw = "颜色：<br>- `RED`: 红 <br>- `BLUE ` 蓝，须先 `RED 过；<br>    - pink: 粉<br>示例值：`pink:1`。<br>- `dark red`: 深红<br>- ... 更多";
        let list = block(&cut(raw)).expect("a list");
        assert_eq!(
            values(&list),
            [("RED", "红"), ("BLUE", "蓝，须先 RED 过"), ("pink", "粉。示例值：`pink:1`。"), ("dark red", "深红")]
        );
        assert!(list.open);
        assert_eq!(&raw[list.items[1].range.clone()], "BLUE");
        assert_eq!(list.lines, 1..7);
        assert!(block(&cut("规则：<br>- 如果是车，填车牌<br>- 如果是船，填船号")).is_none());
        assert!(block(&cut("路径：<br>- root<br>- root/a")).is_none());
        assert!(block(&cut("来源，如：<br>- `a`: 甲<br>- `b`: 乙")).expect("a list").open);
        assert!([&TICKED, &BARE, &NAMED, &SUCH_AS, &EXPLAINED, &TOKEN].iter().all(|p| p.compiles()));
    }

    #[test]
    fn named_lists() {
        let (list, begins) = named(&cut("颜色。 枚举值:red ,blue ,dark-red")).expect("a list");
        assert_eq!(values(&list), [("red", ""), ("blue", ""), ("dark-red", "")]);
        assert_eq!(begins, "颜色。 ".len());
        let (list, _) = named(&cut("颜色。枚举值：`a:b`,`c`")).expect("a list");
        assert_eq!(values(&list), [("a:b", ""), ("c", "")]);
        assert!(named(&cut("枚举值的名称")).is_none());
    }

    #[test]
    fn lists_in_examples() {
        let list = in_example("`\n    - 0: 原样\n    - 31: 一位小数 'a/b'\n `").expect("a list");
        assert_eq!(values(&list), [("0", "原样"), ("31", "一位小数 'a/b'")]);
        assert_eq!(values(&in_example("可选枚举值：`a`,`b`").expect("a list")).len(), 2);
        assert!(in_example("`- 0: 只有一个`").is_none());
        assert!(in_example("`abc`").is_none() && in_example("`上午：甲，1：乙`").is_none());
        let list = in_example("`1：甲，2_b：乙，丙`").expect("a list");
        assert_eq!(values(&list), [("1", "甲"), ("2_b", "乙，丙")]);
        assert_eq!(list.items[1].range, "`1：甲，".len().."`1：甲，2_b".len());
    }
}
