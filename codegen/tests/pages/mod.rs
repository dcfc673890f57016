//! Pages at random, as text and as rows that can be put in another order.

use std::fs;
use std::path::Path;

use codegen::Outcome;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

/// The rows of a page.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    id: &'static str,
    method: &'static str,
    parameters: Vec<Row>,
    data: &'static str,
    dtos: Vec<(&'static str, Vec<Row>)>,
}

#[derive(Debug, Clone)]
struct Row {
    name: String,
    ty: String,
    required: bool,
    values: Vec<String>,
}

/// Names that all have a Rust form and do not clash.
const NAMES: [&str; 12] = [
    "userId",
    "type",
    "created_at",
    "page-size",
    "IPAddress",
    "async",
    "match",
    "loginsCount",
    "isOK",
    "open.id",
    "OAuth2",
    "$ref",
];

/// Names that have none, that need care, and that become one.
const HARD_NAMES: [&str; 32] = [
    "self", "Self", "crate", "super", "_", "__", "fn", "r#type", "gen", "用户", "用户Id", "a b", "a|b", "*", "", "-",
    "@type", "xY", "x_y", "X-Y", "x.y", "1a", "1", "send", "new", "Unknown", "unknown", "é", "\u{202e}", "`", "</a>",
    "../x",
];

const SCALARS: [&str; 6] = ["string", "number", "integer", "boolean", "string[]", "number[]"];

/// A structure names only later ones, so that none needs itself.
const DTOS: [&str; 4] = ["AlphaDto", "BetaDto", "GammaDto", "Option"];

const HEAD: &str = "| 名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";

/// A page of the repository.
pub(crate) fn real_page() -> String {
    let path = "../spec/v3/management/users/get-user.md";
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the page")
}

/// Generates from a folder with these pages, which are written in their order.
pub(crate) fn generate(pages: &[Page]) -> Outcome {
    generate_texts(pages.iter().map(|page| (page.id, page.text())))
}

/// Generates from a folder with one page.
pub(crate) fn generate_one(text: &str) -> Outcome {
    generate_texts(std::iter::once(("get-user", text.to_owned())))
}

fn generate_texts(pages: impl Iterator<Item = (&'static str, String)>) -> Outcome {
    let root = tempfile::tempdir().expect("a folder");
    let spec = root.path().join("spec");
    let dir = spec.join("v3/management/users");
    fs::create_dir_all(&dir).expect("folders");
    let groups = "[[group]]\nclient = \"v3/management\"\nslug = \"users\"\ntitle = \"管理用户\"\n";
    fs::write(spec.join("groups.toml"), groups).expect("groups.toml");
    for (id, text) in pages {
        fs::write(dir.join(format!("{id}.md")), text).expect("a page");
    }
    codegen::generate(&spec)
}

/// The same pages, rows and sections in any order.
pub(crate) fn shuffled(pages: Vec<Page>) -> impl Strategy<Value = Vec<Page>> {
    pages.into_iter().map(shuffled_page).collect::<Vec<_>>().prop_shuffle()
}

fn shuffled_page(page: Page) -> impl Strategy<Value = Page> {
    let Page { id, method, parameters, data, dtos } = page;
    let dtos: Vec<_> = dtos.into_iter().map(|(name, rows)| (Just(name), Just(rows).prop_shuffle())).collect();
    (Just(parameters).prop_shuffle(), dtos.prop_shuffle()).prop_map(move |(parameters, dtos)| Page {
        id,
        method,
        parameters,
        data,
        dtos,
    })
}

impl Page {
    fn text(&self) -> String {
        let Self { id, method, parameters, data, dtos } = self;
        let mut text = format!("# 标题\n\n`{method} /api/v3/{id}`\n\n## 请求参数\n\n{}", table("请求参数", parameters));
        text += &format!(
            "## 请求响应\n\n类型：`ReplyRespDto`\n\n{HEAD}| statusCode | number | 是 | - | 状态。 | `200` |\n\
            | message | string | 是 | - | 说明。 | `好` |\n| data | {data} | 否 | - | 结果。 | - |\n\n"
        );
        if !dtos.is_empty() {
            text += "## 数据结构\n\n";
        }
        for (name, rows) in dtos {
            text += &format!("### {name}\n\n{}", table(name, rows));
        }
        text.truncate(text.trim_end().len());
        text + "\n"
    }

    /// Keeps the structures that the page reaches; the others would be an error.
    fn with_reached(mut self) -> Self {
        let mut reached: Vec<String> = vec![self.data.trim_end_matches("[]").to_owned()];
        reached.extend(self.parameters.iter().map(|row| row.ty.trim_end_matches("[]").to_owned()));
        for (name, rows) in &self.dtos {
            if reached.iter().any(|r| r == name) {
                reached.extend(rows.iter().map(|row| row.ty.trim_end_matches("[]").to_owned()));
            }
        }
        self.dtos.retain(|(name, _)| reached.iter().any(|r| r == name));
        self
    }
}

fn table(owner: &str, rows: &[Row]) -> String {
    if rows.is_empty() {
        return "无。\n\n".to_owned();
    }
    let mut text = HEAD.to_owned();
    for Row { name, ty, required, values } in rows {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        let facts = if values.is_empty() { String::new() } else { format!("枚举值：{}。", values.join("、")) };
        let required = if *required { "是" } else { "否" };
        let row = format!("{name} \u{0} {ty} \u{0} {required} \u{0} - \u{0} 描述。{facts} \u{0} -").replace('|', "\\|");
        text += &format!("| {} |\n", row.replace('\u{0}', "|"));
    }
    text.push('\n');
    for Row { name, values, .. } in rows.iter().filter(|row| !row.values.is_empty()) {
        let rows: String = values.iter().map(|value| format!("| `{value}` | 一个值 |\n")).collect();
        text += &format!("#### {owner}.{name}\n\n| 值 | 描述 |\n| --- | --- |\n{rows}\n");
    }
    text
}

/// Rows with some of the names, in their order.
fn rows(types: Vec<&'static str>) -> impl Strategy<Value = Vec<Row>> {
    subsequence(NAMES.to_vec(), 0..6).prop_flat_map(move |names| {
        names.into_iter().map(|name| row(Just(name.to_owned()), select(types.clone()))).collect::<Vec<_>>()
    })
}

fn row(name: impl Strategy<Value = String>, ty: impl Strategy<Value = &'static str>) -> impl Strategy<Value = Row> {
    let values = subsequence(vec!["Activated", "not-yet", "in progress", "type", "2fa"], 1..4);
    (name, ty, any::<bool>(), prop::option::weighted(0.3, values)).prop_map(|(name, ty, required, values)| {
        let values = values.filter(|_| ty == "string").unwrap_or_default();
        Row { name, ty: ty.to_owned(), required, values: values.into_iter().map(str::to_owned).collect() }
    })
}

/// Pages that are legal and share their structures.
pub(crate) fn legal_pages() -> impl Strategy<Value = Vec<Page>> {
    let with = |more: &[&'static str]| SCALARS.iter().chain(more).copied().collect::<Vec<_>>();
    let dtos =
        (rows(with(&["BetaDto", "GammaDto[]"])), rows(with(&["GammaDto"])), rows(with(&["Option[]"])), rows(with(&[])));
    let page = |id, method, types| {
        let data = select(vec!["AlphaDto", "BetaDto[]", "GammaDto", "boolean"]);
        (rows(types), data).prop_map(move |(parameters, data)| Page { id, method, parameters, data, dtos: Vec::new() })
    };
    let all = with(&["object", "BetaDto[]", "AlphaDto"]);
    let pages =
        (page("create-user", "POST", all.clone()), page("get-user", "GET", with(&[])), page("set-user", "PUT", all));
    (dtos, pages).prop_map(|((a, b, c, d), (one, two, three))| {
        let dtos: Vec<_> = DTOS.into_iter().zip([a, b, c, d]).collect();
        let pages = [one, two, three].into_iter();
        pages.map(|page| Page { dtos: dtos.clone(), ..page }.with_reached()).collect()
    })
}

/// A page with rows of any kind.
pub(crate) fn any_page() -> impl Strategy<Value = String> {
    let name = || prop_oneof![select(NAMES.to_vec()), select(HARD_NAMES.to_vec())].prop_map(str::to_owned);
    let name = move || prop_oneof![4 => name(), 1 => "[a-zA-Z0-9_$@.-]{1,8}", 1 => "\\PC{1,6}"];
    let ty = || {
        select(
            [&SCALARS[..], &DTOS[..], &["object", "any", "file", "array", "AlphaDto[]", "string[][]", "strng"]]
                .concat(),
        )
    };
    let row = move || {
        (row(name(), ty()), prop::collection::vec(name(), 0..4)).prop_map(|(mut row, values)| {
            row.values = values;
            row
        })
    };
    let rows = move || prop::collection::vec(row(), 0..5);
    let dtos = (rows(), rows(), rows(), rows());
    (select(vec!["GET", "POST", "DELETE"]), rows(), ty(), dtos).prop_map(|(method, parameters, data, (a, b, c, d))| {
        let dtos = DTOS.into_iter().zip([a, b, c, d]).collect();
        Page { id: "get-user", method, parameters, data, dtos }.with_reached().text()
    })
}

/// Bits of pages and any characters.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let bits = vec![
        "# 标题\n\n",
        "`GET /api/v3/x`\n\n",
        "## 请求参数\n\n",
        "## 请求响应\n\n",
        "## 数据结构\n\n",
        "### UserDto\n\n",
        "#### UserDto.status\n\n",
        "类型：`UserRespDto`\n\n",
        HEAD,
        "| a | string | 否 | - | 枚举值：`a`、`b`。 | `c` |\n",
        "| 值 | 描述 |\n| --- | --- |\n",
        "无。\n\n",
        "示例结果：\n\n",
        "```json\n{ \"a\": [1] }\n```\n",
        "```",
        "`",
        "|",
        "\\",
        "\n",
        "\n\n",
        " ",
        "\t",
        "- ",
        "> ",
        "<b>",
        "&amp;",
        "[a](b)",
        "可为空。",
        "已废弃。",
        "取值范围：1-",
        "。",
        "：",
        "、…",
        "\u{feff}",
        "e\u{301}",
    ];
    let bit = prop_oneof![6 => select(bits).prop_map(str::to_owned), 1 => "\\PC{0,4}", 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(bit, 0..60).prop_map(|bits| bits.concat())
}

/// A page in which a cell is removed, doubled, or takes the place of another.
pub(crate) fn with_cells_changed(page: &str, from: Index, to: Index, how: u8) -> String {
    let cells: Vec<(usize, usize)> = page
        .match_indices("| ")
        .map(|(at, _)| (at, page[at + 1..].find('|').map_or(page.len(), |len| at + 1 + len)))
        .collect();
    let (start, end) = cells[from.index(cells.len())];
    let (other_start, other_end) = cells[to.index(cells.len())];
    let cell = &page[start..end];
    match how % 3 {
        0 => [&page[..start], &page[end..]].concat(),
        1 => [&page[..end], &page[start..]].concat(),
        _ => [&page[..other_start], cell, &page[other_end..]].concat(),
    }
}
