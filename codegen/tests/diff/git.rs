//! The command as a part of git, and the whole way of an update: pages are imported on a branch, and the difference
//! from `main` is read, gates, and is accepted.

use std::fs;
use std::process::Command;

use codegen::diagnostic::Style;
use codegen::diff::{cells, changed_cells};

use super::command::{Repository, SPEC, run};
use super::support::{folder, golden, report};
use super::table::{CREATE, GET};

impl Repository {
    /// What git prints.
    fn says(&self, arguments: &[&str]) -> String {
        let output = Command::new("git").current_dir(self.dir.path()).args(arguments).output().expect("git");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// A repository whose pages git shows by this program, and some edits.
    fn with(key: &str, argument: &str) -> Self {
        let repository = Self::new();
        fs::write(repository.dir.path().join(".gitattributes"), "*.md diff=authing\n").expect("a file");
        let program = env!("CARGO_BIN_EXE_codegen");
        repository.git(&["config", &format!("diff.authing.{key}"), &format!("'{program}' diff {argument}")]);
        repository.edit(GET, "| level | integer", "| level | string");
        repository.edit(GET, "| tags | string[] | 否 | - | 标签。 | - |\n", "");
        repository.edit(CREATE, "姓名。", "姓名\\|全名。");
        repository
    }
}

const CELLS: [&str; 8] = [
    "- NewUserDto · name · 描述: 姓名。",
    "+ NewUserDto · name · 描述: 姓名\\|全名。",
    "- UserDto · tags",
    "- UserDto · tags · 类型: string[]",
    "- UserDto · tags · 必填: 否",
    "- UserDto · tags · 描述: 标签。",
    "- UserDto · level · 类型: integer",
    "+ UserDto · level · 类型: string",
];

#[test]
fn git_shows_the_cells_that_changed() {
    let repository = Repository::with("command", "--driver");
    let shown = repository.says(&["diff"]);
    let names: Vec<String> = [CREATE, GET].iter().map(|path| format!("{SPEC}/{path}")).collect();
    let (head, tail) = (CELLS[..2].join("\n"), CELLS[2..].join("\n"));
    assert_eq!(shown, format!("{}\n{head}\n{}\n{tail}\n", names[0], names[1]));

    // New, gone and renamed files, in the log as well.
    repository.git(&["mv", &names[0], &names[0].replace("create-user", "新")]);
    fs::remove_file(repository.dir.path().join(&names[1])).expect("a page");
    repository.commit("more");
    let log = repository.says(&["log", "-1", "-p", "--ext-diff", "-M", "--format="]);
    assert!(log.contains("create-user.md → ") && log.contains("新.md") && log.contains("- # 获取用户"), "{log}");
}

#[test]
fn git_shows_pages_as_cells() {
    let repository = Repository::with("textconv", "--textconv");
    let shown = repository.says(&["diff", "--unified=0"]);
    for cell in CELLS {
        let (sign, cell) = cell.split_at(1);
        assert!(shown.contains(&format!("\n{sign}{}\n", cell.trim_start())), "{cell}\n{shown}");
    }
}

/// Only the line below the head delimits; a row that says nothing is still one that can come or go.
#[test]
fn a_row_of_dashes_is_a_row() {
    let page = |rows: &str| format!("## 参数\n\n| 名称 | 类型 |\n| --- | :-: |\n{rows}");
    let rows = "| a | string |\n| - | - |\n|  |  |\n| --- | --- |\n";
    let expected =
        "## 参数\n参数 · a\n参数 · a · 类型: string\n参数 · -\n参数 · \n参数 · ---\n参数 · --- · 类型: ---\n";
    assert_eq!(cells(&page(rows)), expected);
    assert_eq!(cells(&page("")), "## 参数\n");
    let shown = changed_cells("page.md", &page(""), &page("| - | - |\n"), Style::Plain);
    assert_eq!(shown, "page.md\n+ 参数 · -\n");
}

#[test]
fn a_driver_says_what_it_cannot_do() {
    let dir = tempfile::tempdir().expect("a folder");
    assert_eq!(run(dir.path(), &["--driver", "a.md"]), (0, "a.md\nin conflict\n".to_owned(), String::new()));
    let (code, _, message) = run(dir.path(), &["--driver", "a.md", "no-such-file", "0", "0", "-", "0", "0"]);
    assert!(code == 2 && message.contains("no-such-file"), "{message}");
    assert_eq!(run(dir.path(), &["--driver", "a", "b"]).0, 2);
    assert_eq!(run(dir.path(), &["--textconv", "no-such-file"]).0, 2);
}

/// git's pager can show colours, though the driver writes into a pipe; whoever forbids them gets none.
#[test]
fn the_cells_have_the_colours_of_git() {
    let repository = Repository::with("command", "--driver");
    let shown = |name, value| {
        let mut git = Command::new("git");
        let output =
            git.current_dir(repository.dir.path()).arg("diff").env("GIT_PAGER_IN_USE", "true").env(name, value);
        let output = output.output();
        String::from_utf8(output.expect("git").stdout).expect("UTF-8")
    };
    let coloured = shown("UNRELATED", "1");
    assert!(coloured.contains(&format!("\u{1b}[31m{}\u{1b}[0m\n", CELLS[0])), "{coloured:?}");
    assert!(coloured.contains(&format!("\u{1b}[32m{}\u{1b}[0m\n", CELLS[1])), "{coloured:?}");
    assert!(!shown("NO_COLOR", "1").contains('\u{1b}'));
}

/// From a page of the doc site to a comment on a pull request.
#[test]
fn an_update_of_the_documentation() {
    let repository = Repository::new();
    let root = repository.dir.path();
    let rows = "page\tfate\toperation\troute\tdeprecated\tnote\n\
                management/管理角色/get-role\toperation\tv3/management/roles/get-role\tGET /api/v3/roles/{code}\t-\t-\n";
    fs::write(root.join(SPEC).join("upstream.tsv"), rows).expect("a file");
    let site = root.join("site/management/管理角色/get-role.md");
    fs::create_dir_all(site.parent().expect("a folder")).expect("folders");
    let page = fs::read_to_string(folder("tests/diff/site/get-role.md")).expect("a page");
    fs::write(&site, &page).expect("a page");
    let import = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codegen"));
        let output = command.args(["import", "site", "--to", SPEC]).current_dir(root).output().expect("codegen");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    import();
    repository.commit("the pages as they are");
    repository.git(&["switch", "--quiet", "-c", "update"]);
    assert_eq!(repository.diff(&["main"]).0, 0);

    let edited = page.replace("| code | string  | 是 | - | 角色代号  | `admin` |", "| code | string  | 是 | - | 角色的代号  | `admin` |\n | space | string  | 是 | - | 权限空间  | `default` |")
        .replace("| title | string | 否 | 角色名称 | - |", "| title | string | 是 | 角色名称 | - |\n| size | number | 否 | 人数 | `3` |");
    fs::write(&site, edited).expect("a page");
    import();
    repository.commit("the pages of today");
    let (code, out, message) = repository.diff(&["main", "--format", "markdown"]);
    assert_eq!((code, message.as_str()), (1, ""), "{out}");
    let commit: String = repository.says(&["rev-parse", "main"]).chars().take(10).collect();
    report(
        &golden(&folder("tests/diff/goldens/update.md"), &out.replace(&commit, "0123456789"))
            .into_iter()
            .collect::<Vec<_>>(),
    );

    // Each break that somebody looked at no longer fails.
    let (_, json, _) = repository.diff(&["main", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let errors = json["changes"].as_array().expect("changes").iter().filter(|change| change["level"] == "error");
    let entry = |change: &serde_json::Value| {
        format!("[[accept]]\nfingerprint = {}\nreason = \"announced\"\n", change["fingerprint"])
    };
    fs::write(root.join("accept.toml"), errors.map(entry).collect::<String>()).expect("a file");
    assert_eq!(repository.diff(&["main", "--accept", "accept.toml"]).0, 0);
}
