//! The readers of scraped pages and of pages of methods: the seeds give all that they say, each broken form is mended and
//! reported, and no text makes a reader fail or slow.
//!
//! The seeds are no part of this repository. Where `../shared/seeds` is absent, their tests say so and pass.
#![allow(clippy::expect_used, clippy::panic, reason = "helpers of tests")]

mod hostile;
mod methods;
mod scraped;

use std::fs;
use std::io::Write as _;
use std::path::Path;

use codegen::diagnostic::Diagnostics;
use codegen::import::draft::{Draft, RawRow};
use codegen::import::methods::MethodsPage;
use codegen::source::{Source, Sources};

/// What reading a text gives: the page, the findings as `I05:12 message`, and the sources.
struct Read<T> {
    page: Option<T>,
    found: Vec<String>,
    sources: Sources,
}

impl<T> Read<T> {
    fn page(&self) -> &T {
        self.page.as_ref().unwrap_or_else(|| panic!("no page: {:?}", self.found))
    }

    /// The findings with a code.
    fn with(&self, code: &str) -> Vec<&str> {
        self.found.iter().filter(|f| f.starts_with(code)).map(String::as_str).collect()
    }
}

fn read<T>(texts: &[&str], reader: fn(u32, &Sources, &mut Diagnostics) -> Option<T>) -> Read<T> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    for (at, text) in texts.iter().enumerate() {
        sources.add(Source::new(format!("page-{at}.md"), *text));
    }
    let page = reader(0, &sources, &mut diagnostics);
    let found = diagnostics.iter().map(|d| {
        assert!(sources.words(d.primary.span).len() == d.primary.span.range().len(), "{d:?}");
        format!("{}:{} {}", d.code.id, d.primary.span.line, d.message)
    });
    let found = found.collect();
    Read { page, found, sources }
}

fn read_scraped(text: &str) -> Read<Draft> {
    read(&[text], codegen::import::scraped::read)
}

fn read_methods(text: &str) -> Read<MethodsPage> {
    read(&[text], codegen::import::methods::read)
}

/// The text of a seed by the start of its name.
fn seed(start: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/seeds");
    let Ok(entries) = fs::read_dir(folder) else {
        // Not by a macro, whose output cargo would hide.
        writeln!(std::io::stderr(), "skipped: there is no folder ../shared/seeds to read").expect("stderr");
        return None;
    };
    let mut paths = entries.map(|e| e.expect("an entry").path());
    let path = paths.find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with(start)));
    Some(fs::read_to_string(path.expect("a seed")).expect("a text"))
}

fn names(rows: &[RawRow]) -> Vec<&str> {
    rows.iter().map(|row| row.name.text.as_str()).collect()
}

fn row<'a>(rows: &'a [RawRow], name: &str) -> &'a RawRow {
    rows.iter().find(|row| row.name.text == name).unwrap_or_else(|| panic!("no row {name} in {:?}", names(rows)))
}

/// A page in the scraped form, with the rows of one structure and the object of its example.
fn page(parameters: &str, rows: &str, example: &str) -> String {
    format!(
        "¶ 查询水果\n更新时间: 2020-01-01\n查一种水果。\n¶ 请求参数\n\
         名称 | 类型 | 必填 | 默认值 | 描述 | 示例值 |\n---|---|---|---|---|---|\n{parameters}\
         ¶ 示例代码\nFruit fruit = managementClient.GetFruit\n(\nkind: \"apple\"\n);\n\
         ¶ 请求响应\n类型: FruitRespDto\n名称 | 类型 | 描述 |\n---|---|---|\ndata | FruitDto | 水果 |\n\
         示例结果:\n{{\"data\": {example}}}\n\
         ¶ 数据结构\n¶ FruitDto\n名称 | 类型 | 必填 | 描述 |\n---|---|---|---|\n{rows}"
    )
}

const KIND: &str = "kind | string | 否 | - | 种类。 | apple |\n";

/// A page of methods in Markdown, with every way to write an item.
const METHODS: &str = "---\nmeta: x\n---\n# 管理水果\n\n<LastUpdated/>\n\n> {{$localeConfig.brandName}} 的水果。\n\n\
## 新建\n\n> 建一个。\n\n```python\ndef create(\n    self, fruit, keep_it=False, with_data: bool = None\n)\n```\n\n#### 参数\n\n\
- `fruit` \\<dict\\> 水果\n  - `color` \\<str\\> 颜色\n  - `fruit.size` \\<int\\>: 大小\n- `keep_it`\\<bool\\> 保留，默认 false\n\
- `with_data`: 数据\n\n```json\n{\"a\": 1}\n```\n\n  还有\n更多\n\n#### 示例\n\n- 这样\n\n```python\n# 参数\n\
data = management_client.fruits.create(fruit={'colour': 1, 'size': 2})\n```\n\n#### 返回值\n\n- [水果](x.md)\n\n\
#### 返回数据\n\n- `a` 甲\n\n```json\n{}\n```\n\n\
## 列表\n\nFruitsManagementClient \\*().list\\_all(page, kind, limit)\n\n列出。\n\n#### 参数\n\n\
- `kind` \\<str\\> 种类，可选值：\n  - `DATA`: 数据\n  - `resource_kind`: 其他；\n  - 见上\n- `page[list][on]` \\<Array<{ n: str }>\\> 页\n\
- `lim`  \\<int\\> 多少\n- `lim` \\<int\\> 多少\n\n#### 示例\n\n```python\n```\n";
