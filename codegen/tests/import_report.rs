//! The whole import on small pages of our own: what is written, and what the report says of each quirk.

#![allow(clippy::expect_used, dead_code, reason = "helpers of tests")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use codegen::import::{Import, Prose, import};

const TABLE: &str = "page\tfate\toperation\troute\tdeprecated\tnote\n\
management/管理车辆/get-car\toperation\tv3/management/cars/get-car\tPOST /api/v3/get-car\tyes\t-\n\
management/管理车辆/get-old-car\tstale\t-\t-\t-\tthe service has none\n\
-\toperation\tv3/management/cars/list-cars\tGET /api/v3/list-cars\t-\t-\n\
a row with one cell\n";

const HEAD: &str = "| 名称 | 类型 | 是否必填 | 默认值 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- | --- |\n";

/// A page of the doc site with these parameter rows.
fn page(method: &str, rows: &str) -> String {
    format!(
        "# 查询车辆\n\n查出一辆车。\n\n## 方法名称\n\n`ManagementClient.{method}`\n\n## 请求参数\n\n{HEAD}{rows}\n## 请求响应\n\n\
         类型： `carRespDto`\n\n| 名称 | 类型 | 描述 |\n| ---- | ---- | ---- |\n| statusCode | number | 状态码 |\n\
         | message | string | 说明 |\n| data | <a href=\"#carDto\">carDto</a> | 车辆 |\n\n示例结果：\n\n```json\n\
         {{ \"statusCode\": 200, \"message\": \"好\", \"data\": {{ \"plate\": \"甲\" }} }}\n```\n\n## 数据结构\n\n\
         ### <a id=\"carDto\"></a> carDto\n\n| 名称 | 类型 | 是否必填 | 描述 | 示例值 |\n| --- | --- | --- | --- | --- |\n\
         | plate | string | 是 | 车牌 | `甲` |\n"
    )
}

/// Parameter rows of the first language, each with a quirk.
const FIRST: &str = " | carId | string  | 可能 | - | 车辆的编号，见[说明](https://example.com) | `c-1` |\n\
 | tags | string[]  | 否 | a | 标\u{200b}签 | `[\"a\"]` |\n\
 | year | number  | 否 | - | 年份，先 `看 一眼 | `2020` |\n\
 | since | string  | 否 | - | 时间，格式：年月日 | `昨天` |\n";

/// The second language lacks the odd ones, and has a row more and another type.
const SECOND: &str = " | carId | string  | 是 | - | 车辆的编号 | `c-1` |\n\
 | year | string  | 否 | - | 年份 | `2020` |\n\
 | colour | string  | 否 | - | 颜色 | `红` |\n";

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        folder.put("spec/upstream.tsv", TABLE);
        for (language, rows) in [("java", FIRST), ("node", SECOND)] {
            folder.put(&format!("{language}/management/管理车辆/get-car.md"), &page("getCar", rows));
        }
        folder.put("java/management/管理车辆/get-old-car.md", &page("getOldCar", FIRST));
        folder.put("java/management/管理车辆/cars.md", &page("listCars", SECOND));
        folder.put("java/management/管理车辆/get-boat.md", &page("getBoat", SECOND));
        folder
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("a file");
    }

    fn import(&self, prose: Prose) -> Import {
        let path = |name: &str| self.0.path().join(name);
        import(&[path("java"), path("node")], &path("spec"), Some(prose))
    }
}

fn codes(import: &Import) -> BTreeSet<&'static str> {
    import.diagnostics.iter().map(|d| d.code.id).collect()
}

#[test]
fn every_quirk_is_in_the_report() {
    let import = Folder::new().import(Prose::Own);
    let codes = codes(&import);
    let expected = [
        "I30", "I40", "I80", "I81", "I82", "I83", "I84", "I85", "I86", "I87", "I92", "I93", "I94", "I95", "I96", "I97",
    ];
    let missing: Vec<&str> = expected.into_iter().filter(|code| !codes.contains(code)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "reported: {codes:?}");
}

#[test]
fn the_page_has_the_rows_of_both_languages() {
    let import = Folder::new().import(Prose::Upstream);
    assert_eq!(
        import.pages.keys().collect::<Vec<_>>(),
        ["v3/management/cars/get-car.md", "v3/management/cars/list-cars.md"]
    );
    let page = &import.pages["v3/management/cars/get-car.md"];
    assert!(page.starts_with("# 查询车辆\n\n`POST /api/v3/get-car`\n\n已废弃。\n\n查出一辆车。\n"), "{page}");
    for row in
        ["| carId | string | 否 |", "| tags | string[] | 否 | `[\"a\"]` |", "| year | number |", "| colour | string |"]
    {
        assert!(page.contains(row), "{row} is missing:\n{page}");
    }
    assert!(page.contains("### CarDto"), "{page}");
}

#[test]
fn the_words_of_spec_stay_and_a_second_import_changes_nothing() {
    let folder = Folder::new();
    let first = folder.import(Prose::Own);
    let path = "v3/management/cars/get-car.md";
    let edited =
        first.pages[path].replace("| carId | string | 否 | - | - |", "| carId | string | 否 | - | 车的编号。 |");
    assert_ne!(edited, first.pages[path]);
    folder.put(&format!("spec/{path}"), &edited);
    let second = folder.import(Prose::Own);
    assert_eq!(second.pages[path], edited);
    assert!(
        second.pages["v3/management/cars/list-cars.md"].contains("车的编号。"),
        "new rows take the words of the name"
    );
}

#[test]
fn a_page_that_is_gone_is_told() {
    let folder = Folder::new();
    for (path, text) in folder.import(Prose::Own).pages {
        folder.put(&format!("spec/{path}"), &text);
    }
    for language in ["java", "node"] {
        fs::remove_file(folder.0.path().join(language).join("management/管理车辆/get-car.md")).expect("removed");
    }
    assert_eq!(folder.import(Prose::Own).removed, ["v3/management/cars/get-car.md"]);
}

/// A folder with one group of several is no word about the others.
#[test]
fn a_group_speaks_for_itself_and_most_groups_for_the_client() {
    let folder = Folder(tempfile::tempdir().expect("a folder"));
    let mut table = "page\tfate\toperation\troute\tdeprecated\tnote\n".to_owned();
    let pages =
        [("管理车辆", "cars", "get-car"), ("管理船只", "boats", "get-boat"), ("管理船只", "boats", "list-boats")];
    for (title, slug, id) in pages {
        table += &format!("management/{title}/{id}\toperation\tv3/management/{slug}/{id}\tGET /api/v3/{id}\t-\t-\n");
        folder.put(&format!("site/management/{title}/{id}.md"), &page(id, SECOND));
    }
    folder.put("spec/upstream.tsv", &table);
    let import = |path: &str| import(&[folder.0.path().join(path)], &folder.0.path().join("spec"), Some(Prose::Own));
    for (path, text) in import("site").pages {
        folder.put(&format!("spec/{path}"), &text);
    }
    assert_eq!(import("site/management/管理车辆").removed, [""; 0]);
    fs::remove_file(folder.0.path().join("site/management/管理船只/get-boat.md")).expect("removed");
    let boats = import("site/management/管理船只");
    assert_eq!(
        (&boats.removed, codes(&boats).contains("I76")),
        (&vec!["v3/management/boats/get-boat.md".to_owned()], true)
    );
    assert_eq!(import("site").removed, ["v3/management/boats/get-boat.md"]);
    fs::remove_dir_all(folder.0.path().join("site/management/管理车辆")).expect("removed");
    folder.put("site/management/管理船只/get-boat.md", &page("getBoat", SECOND));
    assert_eq!(import("site").removed, ["v3/management/cars/get-car.md"]);
}

#[test]
fn a_page_cut_short_is_told() {
    let folder = Folder::new();
    for (path, text) in folder.import(Prose::Own).pages {
        folder.put(&format!("spec/{path}"), &text);
    }
    assert!(!codes(&folder.import(Prose::Own)).contains("I77"));
    for (language, rows) in [("java", FIRST), ("node", SECOND)] {
        let whole = page("getCar", rows);
        let end = whole.find("## 数据结构").expect("the section");
        folder.put(&format!("{language}/management/管理车辆/get-car.md"), &whole[..end]);
    }
    let import = folder.import(Prose::Own);
    let told = import.diagnostics.iter().find(|found| found.code.id == "I77").expect("a finding");
    assert_eq!(told.message, "the imported page lacks `CarDto.plate`");
    assert_eq!(import.sources.place(told.primary.span).split(':').next(), Some("spec/v3/management/cars/get-car.md"));
}

/// Nothing that a page says can become a path: those come from spec/upstream.tsv, which admits slugs only.
#[test]
fn no_page_is_written_outside() {
    let folder = Folder::new();
    let table = "page\tfate\toperation\troute\tdeprecated\tnote\n\
                 management/管理车辆/get-car\toperation\tv3/management/../../get-car\tPOST /api/v3/get-car\t-\t-\n";
    folder.put("spec/upstream.tsv", table);
    let import = folder.import(Prose::Own);
    assert!(codes(&import).contains("I87"));
    assert!(import.pages.keys().all(|path| Path::new(path).components().all(|c| c.as_os_str() != "..")));
}
