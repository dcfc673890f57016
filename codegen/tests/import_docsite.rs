//! The reader of the doc site's Markdown against the real pages: nothing is lost, and every known quirk is mended.
//!
//! The pages lie outside the repository; without them these tests say so and do nothing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at the first surprise")]

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use codegen::diagnostic::Diagnostics;
use codegen::import::docsite;
use codegen::import::draft::{Draft, RawRow};
use codegen::source::{FileId, Source, Sources};

/// The folder of an edition and language, if the pages are here.
fn upstream(part: &str) -> Option<PathBuf> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/upstream").join(part);
    if !dir.is_dir() {
        // Not by `eprintln!`, which the test harness captures.
        std::io::stderr()
            .write_all(format!("skipped: there is no folder ../shared/upstream/{part}\n").as_bytes())
            .unwrap();
    }
    dir.is_dir().then_some(dir)
}

/// Every page below a folder, by its path from there.
fn pages(dir: &Path) -> BTreeMap<String, String> {
    fn visit(dir: &Path, root: &Path, out: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, root, out);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                out.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut out = BTreeMap::new();
    visit(dir, dir, &mut out);
    out
}

/// A draft and its findings: code, line, message.
struct Read {
    draft: Option<Draft>,
    found: Vec<(&'static str, u32, String)>,
}

impl Read {
    fn new(path: &str, text: &str, common: Option<&Path>) -> Self {
        let mut sources = Sources::default();
        let file = sources.add(Source::new(path, text));
        let mut known: BTreeMap<String, FileId> = BTreeMap::new();
        for (name, text) in common.map(pages).unwrap_or_default() {
            known.insert(format!("reference/sdk/common/{name}"), sources.add(Source::new(name, text)));
        }
        let mut diagnostics = Diagnostics::default();
        let draft = docsite::read(file, &sources, &|path| known.get(path).copied(), &mut diagnostics);
        let found = diagnostics.iter().map(|d| (d.code.id, d.primary.span.line, d.message.clone())).collect();
        Self { draft, found }
    }

    fn rows(&self) -> impl Iterator<Item = &RawRow> {
        self.draft
            .iter()
            .flat_map(|d| d.parameters.iter().chain(&d.response).chain(d.dtos.iter().flat_map(|dto| &dto.rows)))
    }

    fn row(&self, line: u32) -> &RawRow {
        self.rows().find(|row| row.at.line == line).unwrap_or_else(|| panic!("no row in line {line}"))
    }

    fn count(&self, code: &str) -> usize {
        self.found.iter().filter(|(c, ..)| *c == code).count()
    }

    fn has(&self, code: &str, line: u32) -> bool {
        self.found.iter().any(|(c, l, _)| (*c, *l) == (code, line))
    }
}

/// The page that ends in `name`, read.
fn page(language: &str, name: &str) -> Option<Read> {
    let dir = upstream(&format!("2024-08/{language}"))?;
    let text = std::fs::read_to_string(dir.join(name)).unwrap();
    Some(Read::new(name, &text, Some(&dir.join("../common"))))
}

/// The mark that the generator of the site writes into its pages.
const GENERATED: &str = "警告⚠️";

#[derive(Debug, Default, PartialEq, Eq)]
struct Size {
    pages: usize,
    parameters: usize,
    fields: usize,
    dtos: usize,
    response: usize,
}

fn size(language: &str) -> Option<Size> {
    let mut size = Size::default();
    for (name, text) in pages(&upstream(&format!("2024-08/{language}"))?) {
        if !text.contains(GENERATED) {
            continue;
        }
        assert!(docsite::sniff(&text), "{name}");
        // The included rows stand in another file and are not counted as rows of the pages.
        let read = Read::new(&name, &text, None);
        assert_eq!(
            read.count("I09") + read.count("I10") + read.count("I12") + read.count("I13"),
            0,
            "{:?}",
            read.found
        );
        assert_eq!(read.count("I14") + read.count("I15"), 0, "{:?}", read.found);
        let draft = read.draft.unwrap_or_else(|| panic!("{name} was not read"));
        size.pages += 1;
        size.parameters += draft.parameters.len();
        size.response += draft.response.len();
        size.dtos += draft.dtos.len();
        size.fields += draft.dtos.iter().map(|d| d.rows.len()).sum::<usize>();
    }
    Some(size)
}

#[test]
fn only_the_known_repairs_are_made() {
    let mut count: BTreeMap<&'static str, usize> = BTreeMap::new();
    for language in ["java", "node"] {
        let Some(dir) = upstream(&format!("2024-08/{language}")) else { return };
        for (name, text) in pages(&dir) {
            for (code, line, message) in Read::new(&name, &text, Some(&dir.join("../common"))).found {
                assert!(!message.is_empty(), "{code} {language}/{name}:{line}");
                *count.entry(code).or_default() += 1;
            }
        }
    }
    let known = [("I01", 40), ("I02", 8), ("I03", 24), ("I04", 6), ("I06", 2), ("I08", 12), ("I11", 2), ("I15", 4)];
    assert_eq!(count, known.into_iter().chain([("I16", 40)]).collect());
}

#[test]
fn every_row_of_the_java_pages_is_read() {
    let Some(size) = size("java") else { return };
    assert_eq!(size, Size { pages: 512, parameters: 1793, fields: 7223, dtos: 1152, response: 2462 });
}

#[test]
fn every_row_of_the_node_pages_is_read() {
    let Some(size) = size("node") else { return };
    assert_eq!(size, Size { pages: 512, parameters: 1791, fields: 7196, dtos: 1143, response: 2462 });
}

#[test]
fn the_pages_of_2022_lose_no_row() {
    let Some(dir) = upstream("2022-10/node") else { return };
    let mut rows = 0;
    for (name, text) in pages(&dir) {
        if !docsite::sniff(&text) {
            continue;
        }
        let read = Read::new(&name, &text, None);
        let Some(draft) = &read.draft else {
            assert!(read.count("I08") + read.count("I15") == 1, "{name}: {:?}", read.found);
            continue;
        };
        assert!(!draft.title.text.is_empty(), "{name}");
        assert_eq!(read.count("I09"), 0, "{name}: {:?}", read.found);
        let starts = text.lines().filter(|line| line.trim_start().starts_with('|')).count();
        let delimiters = text.lines().filter(|line| line.trim_start().starts_with("| --")).count();
        let read = read.rows().count();
        assert_eq!(read, starts - 2 * delimiters, "{name}");
        rows += read;
    }
    assert!(rows > 4000, "{rows}");
}

#[test]
fn broken_cells_are_joined() {
    let Some(read) = page("java", "management/管理-pipeline/create-pipeline-function.md") else { return };
    let source = read.row(24);
    assert_eq!(source.name.text, "sourceCode");
    let code = &source.example.as_ref().unwrap().text;
    assert!(code.starts_with('`') && code.ends_with('`') && code.lines().count() == 10, "{code}");
    assert!(read.has("I01", 24) && read.has("I01", 135) && read.count("I01") == 2, "{:?}", read.found);
    assert!(read.rows().all(|row| row.name.text.bytes().all(|b| b.is_ascii_alphanumeric())));

    let read = page("java", "management/管理应用/create-application.md").unwrap();
    assert!(read.row(232).name.text == "customCSS" && read.row(333).name.text == "customCSS");
    assert!(read.row(232).example.as_ref().unwrap().text.contains("!important;\n}"));
    assert_eq!(read.row(240).name.text, "guardVersion");

    let read = page("java", "management/管理安全配置/get-security-settings.md").unwrap();
    assert_eq!(read.row(152).example.as_ref().unwrap().text, "`https://example.com \n https://example.com`");
    assert_eq!(read.row(154).name.text, "authingTokenExpiresIn");

    let read = page("java", "management/管理数据对象/metadata-create-field.md").unwrap();
    assert_eq!(read.row(32).name.text, "format");
    assert_eq!(read.row(32).example.as_ref().unwrap().text.lines().count(), 19);
    let parameters = &read.draft.as_ref().unwrap().parameters;
    let names: Vec<&str> = parameters.iter().skip(9).map(|p| p.name.text.as_str()).collect();
    assert_eq!((names.first(), names.last(), names.len()), (Some(&"regexp"), Some(&"modelId"), 14));
    assert!(read.has("I01", 138));
}

#[test]
fn pipes_in_code_do_not_cut() {
    let Some(read) = page("java", "management/管理同步中心/create-sync-task.md") else { return };
    let example = |line| read.row(line).example.as_ref().unwrap().text.clone();
    assert_eq!(example(235), "`(|(objectclass=orgnizationPerson)(objectclass=person))`");
    assert!(example(236).ends_with("(objectClass=domain))`"));
    assert!(read.has("I02", 235) && read.has("I02", 236) && read.count("I02") == 2);
    let read = page("java", "management/管理同步中心/update-sync-task.md").unwrap();
    assert!(read.has("I02", 221) && read.has("I02", 222));
}

#[test]
fn short_and_shifted_rows_find_their_columns() {
    let Some(read) = page("java", "management/管理用户/set-user-mfa-status.md") else { return };
    let row = read.row(24);
    assert_eq!((row.default.as_ref().unwrap().text.as_str(), &row.example), ("-", &None));
    assert!(row.description.text.starts_with("用户 MFA") && read.has("I04", 24));

    let read = page("java", "authentication/鉴权/get-user-auth-resource-struct.md").unwrap();
    for line in [141, 143] {
        assert!(read.row(line).description.text.contains("嵌套类型") && read.has("I04", line));
    }
    assert_eq!(read.draft.as_ref().unwrap().dtos[1].rows.len(), 3);

    for (name, lines) in [("create", 15..21), ("update", 15..21), ("delete", 15..18), ("batch-create", 16..20)] {
        let read = page("java", &format!("management/管理数据资源与权限/{name}-dnef.md")).unwrap();
        assert_eq!(read.draft.as_ref().unwrap().parameters.len(), lines.len(), "{name}");
        for line in lines {
            let row = read.row(line);
            assert!(row.default.is_none() && read.has("I03", line), "{name}:{line}: {row:?}");
            assert!(row.description.text.chars().any(|c| c > '\u{3000}'), "{name}:{line}: {row:?}");
            assert!(row.example.as_ref().is_none_or(|e| e.text.starts_with('`')), "{name}:{line}: {row:?}");
        }
    }
    let read = page("java", "management/管理数据资源与权限/get-dnef-list.md").unwrap();
    assert_eq!(read.row(17).example.as_ref().unwrap().text, "11");
    assert!((15..20).all(|line| read.has("I03", line)));
}

#[test]
fn a_default_without_a_column_is_kept() {
    let Some(read) = page("node", "authentication/登录/build-authorize-url.md") else { return };
    for line in [57, 58] {
        let row = read.row(line);
        assert_eq!(row.default.as_ref().unwrap().text, "随机字符串");
        assert_eq!(row.example.as_ref().unwrap().text, "`some-randon-string`");
        assert!(read.has("I11", line));
    }
    let read = page("java", "authentication/管理-token/get-access-token.md").unwrap();
    assert!(read.draft.is_none() && read.found.len() == 1 && read.has("I15", 1), "{:?}", read.found);
}

#[test]
fn markup_in_cells_stays_as_it_is() {
    let Some(read) = page("java", "management/管理数据资源与权限/create-data-resource.md") else { return };
    assert_eq!((read.row(119).name.text.as_str(), read.row(119).ty.text.as_str()), ("struct", "<a href=\"#\"></a>"));
    let intro = &read.draft.as_ref().unwrap().intro;
    assert!(intro.iter().any(|p| p.text == "## 描述") && intro.iter().all(|p| !p.text.contains("此文档根据")));

    let read = page("java", "authentication/登录/change-qrcode-status.md").unwrap();
    let action = read.rows().find(|row| row.name.text == "action").unwrap();
    let actions = &action.description.text;
    assert!(actions.contains("- `CONFIRM`") && actions.contains("<br>- `CANCEL`"), "{actions}");
}

#[test]
fn a_description_may_hold_sections_of_its_own() {
    let Some(read) = page("java", "management/管理用户/list-users.md") else { return };
    let draft = read.draft.as_ref().unwrap();
    assert_eq!(draft.method_name.as_ref().unwrap().text, "listUsers");
    assert_eq!(draft.title.text, "获取/搜索用户列表");
    assert!(draft.intro.iter().filter(|p| p.text.starts_with("```json")).count() >= 9);
    assert!(read.found.is_empty(), "{:?}", read.found);
}

#[test]
fn includes_are_read_beside_the_pages() {
    let Some(dir) = upstream("2024-08/node") else { return };
    let name = "management/登录/signin.md";
    let text = std::fs::read_to_string(dir.join(name)).unwrap();
    let fields = |read: &Read| {
        let dtos = &read.draft.as_ref().unwrap().dtos;
        dtos.iter().find(|dto| dto.name.text == "LoginTokenResponseDataDto").unwrap().rows.len()
    };
    let without = Read::new(name, &text, None);
    let with = Read::new(name, &text, Some(&dir.join("../common")));
    assert_eq!((fields(&without), fields(&with)), (0, 6));
    assert!(without.count("I06") > 0 && with.found.is_empty(), "{:?}", with.found);
}

#[test]
fn references_and_double_definitions_stand_as_they_are() {
    let Some(read) = page("java", "management/管理数据资源与权限/get-external-user-resource-struct.md") else {
        return;
    };
    assert!(read.row(201).ty.text.contains("GetUserResourceStructDataDto"), "{:?}", read.row(201));
    let read = page("java", "management/管理数据资源与权限/create-tree-data-resource.md").unwrap();
    let dtos = &read.draft.as_ref().unwrap().dtos;
    let twice: Vec<usize> =
        dtos.iter().filter(|d| d.name.text == "DataResourceTreeStructs").map(|d| d.rows.len()).collect();
    assert_eq!(twice.len(), 2);
    assert_ne!(twice[0], twice[1]);
}

#[test]
fn get_pages_say_query() {
    let Some(read) = page("java", "management/管理用户/get-user-batch.md") else { return };
    let draft = read.draft.as_ref().unwrap();
    assert!(draft.says_query && draft.method_name.as_ref().unwrap().text == "getUserBatch");
    assert_eq!(draft.response_name.as_ref().unwrap().text, "UserListRespDto");
    assert!(draft.example.as_ref().unwrap().text.starts_with('{'));
    let read = page("java", "management/管理用户/list-users.md").unwrap();
    assert!(!read.draft.as_ref().unwrap().says_query);
}

#[test]
fn hand_written_pages_are_read_or_refused_with_a_reason() {
    let Some(dir) = upstream("2024-08/java") else { return };
    for (name, text) in pages(&dir) {
        if text.contains(GENERATED) || name.contains("dnef") {
            continue;
        }
        let read = Read::new(&name, &text, Some(&dir.join("../common")));
        let refused = read.count("I08") + read.count("I15");
        assert_eq!(usize::from(read.draft.is_none()), refused, "{name}: {:?}", read.found);
        let operation = ["登出", "revoke-token", "build-authorize-url"].iter().any(|part| name.contains(part));
        assert_eq!(read.draft.is_some(), operation, "{name}: {:?}", read.found);
    }
}

/// A small generator of numbers: the same ones in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

const BIG: [&str; 3] = [
    "management/管理-pipeline/create-pipeline-function.md",
    "management/管理数据资源与权限/create-data-resource.md",
    "authentication/登录/signin.md",
];

#[test]
fn a_cut_page_never_panics() {
    let Some(dir) = upstream("2024-08/java") else { return };
    for name in BIG {
        let text = std::fs::read(dir.join(name)).unwrap();
        for end in (0..text.len()).step_by(37) {
            let text = String::from_utf8_lossy(&text[..end]);
            docsite::sniff(&text);
            Read::new(name, &text, None);
        }
    }
}

#[test]
fn swapped_cells_never_panic() {
    let Some(dir) = upstream("2024-08/java") else { return };
    let mut numbers = Numbers(7);
    for name in BIG {
        let text = std::fs::read_to_string(dir.join(name)).unwrap();
        for _ in 0..100 {
            let mut parts: Vec<&str> = text.split_inclusive(['|', '\n', '`']).collect();
            for _ in 0..=numbers.below(40) {
                let (a, b) = (numbers.below(parts.len()), numbers.below(parts.len()));
                parts.swap(a, b);
            }
            Read::new(name, &parts.concat(), None);
        }
    }
}

#[test]
fn a_hostile_page_takes_linear_time() {
    let head = "# a\n## 请求参数\n| 名称 | 类型 | 必填 | 描述 |\n|-|-|-|-|\n";
    for part in
        ["<!-- ", "<!--\n", "```\n", "|`|\n|``|\n", "| ` `` ", "| a | ", "| a | b\n\n", "|-", "|-|-|\n", "| a\n", "<"]
    {
        let text = format!("{head}{}", part.repeat(400_000 / part.len()));
        Read::new("a.md", &text, None);
    }
}
