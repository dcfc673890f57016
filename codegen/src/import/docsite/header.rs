//! The header of a table: enters its cells, leaves the columns that they name, in any order and generation.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    /// 位置, of the first generation: query or body.
    Position,
    Type,
    Required,
    Default,
    Description,
    Example,
    Unknown,
}

/// More columns than any generation has; a wider table is none of the template's.
const MAX_COLUMNS: usize = 16;

impl Column {
    /// The word for messages.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Name => "名称",
            Self::Position => "位置",
            Self::Type => "类型",
            Self::Required => "必填",
            Self::Default => "默认值",
            Self::Description => "描述",
            Self::Example => "示例值",
            Self::Unknown => "?",
        }
    }

    fn of(cell: &str) -> Self {
        match without_tags(cell).trim() {
            "名称" => Self::Name,
            "位置" => Self::Position,
            "类型" => Self::Type,
            "必填" | "是否必填" | "是否必含" => Self::Required,
            "默认值" => Self::Default,
            "描述" => Self::Description,
            "示例值" => Self::Example,
            _ => Self::Unknown,
        }
    }

    /// How well a cell fits this column; negative if it can hardly belong there.
    pub(super) fn fit(self, cell: &str) -> i32 {
        let chinese = cell.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let word = cell.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
        match (self, cell) {
            (Self::Required, "是" | "否" | "*" | "\\*") | (Self::Position, "query" | "body" | "path") => 5,
            (Self::Required | Self::Position, _) if !cell.is_empty() => -5,
            (Self::Name, _) if word && !cell.is_empty() => 3,
            (Self::Name, _) => -3,
            (Self::Type, _) if is_type(cell) => 4,
            (Self::Type, _) if chinese => -4,
            (Self::Default, "-") => 4,
            (Self::Default, "true" | "false") => 2,
            (Self::Default, _) if cell.parse::<f64>().is_ok() => 2,
            (Self::Default, _) if chinese => -2,
            (Self::Default, _) if !cell.is_empty() => -1,
            (Self::Description, _) if chinese => 4,
            (Self::Description, "-") => -1,
            (Self::Description, _) if cell.starts_with('`') => -2,
            (Self::Example, _) if cell.starts_with('`') => 3,
            (Self::Example, _) if chinese => -1,
            (Self::Type | Self::Default | Self::Example, _) => i32::from(self != Self::Type || !cell.is_empty()),
            _ => 0,
        }
    }
}

/// The columns of a header, if its cells are one: a name, and something said about it.
pub(super) fn columns<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Vec<Column>> {
    let mut columns: Vec<Column> = Vec::new();
    for cell in cells.take(MAX_COLUMNS + 1) {
        let column = Column::of(cell);
        columns.push(if columns.contains(&column) { Column::Unknown } else { column });
    }
    let known = columns.iter().filter(|c| **c != Column::Unknown).count();
    (columns.len() <= MAX_COLUMNS && columns.contains(&Column::Name) && known >= 2).then_some(columns)
}

fn is_type(cell: &str) -> bool {
    let name = cell.trim_end_matches("[]");
    cell.starts_with("<a ")
        || matches!(name, "string" | "number" | "boolean" | "object" | "array" | "enum" | "map" | "any")
        || matches!(name, "String" | "str" | "bool" | "int" | "integer")
}

/// `<div style="…">默认值</div>` holds 默认值, also when its tags are not balanced.
fn without_tags(cell: &str) -> String {
    let mut out = String::new();
    let mut rest = cell;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_by_words_alone() {
        let cells = ["名称", "是否必填", "<div style=\"width:9px\"></div>示例值</div>", "<div a>描述</div>"];
        let columns = columns(cells.into_iter());
        assert_eq!(columns, Some(vec![Column::Name, Column::Required, Column::Example, Column::Description]));
    }

    #[test]
    fn other_tables_are_not_of_the_template() {
        assert_eq!(columns(["字段名", "含义"].into_iter()), None);
        assert_eq!(columns(["名称"].into_iter()), None);
        assert_eq!(columns(std::iter::repeat_n("名称", 99)), None);
    }
}
