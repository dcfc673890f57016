//! No text makes a reader fail or slow.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use codegen::import::{methods, scraped};

use super::{KIND, METHODS, page, read_methods, read_scraped, seed};

/// Reads a text with both readers; only the findings matter, and that there is an end.
fn read_any(text: &str) {
    let _ = (scraped::sniff(text), methods::sniff(text));
    let (a, b) = (read_scraped(text), read_methods(text));
    assert!(a.page.is_some() || !a.found.is_empty(), "{text}");
    assert!(b.page.is_some() || !b.found.is_empty(), "{text}");
}

#[test]
fn a_text_may_be_cut_anywhere() {
    let own = page(KIND, "a | string | 是 | 甲。 |\nstring | 否 | 乙。 | |\n", "{\"a\": \"\\\"\", \"email\": []}");
    for text in [own.as_str(), METHODS] {
        for end in 0..text.len() {
            read_any(&String::from_utf8_lossy(&text.as_bytes()[..end]));
            read_any(&String::from_utf8_lossy(&text.as_bytes()[end..]));
        }
    }
}

#[test]
fn a_seed_may_be_cut_anywhere() {
    let seeds: Vec<String> = ["000_", "001_", "002_", "003_"].into_iter().map_while(seed).collect();
    std::thread::scope(|scope| {
        for text in &seeds {
            scope.spawn(|| {
                for end in 0..text.len() {
                    let cut = String::from_utf8_lossy(&text.as_bytes()[..end]);
                    if text.starts_with('#') { drop(read_methods(&cut)) } else { drop(read_scraped(&cut)) }
                }
            });
        }
    });
}

/// Lines dropped, doubled and swapped, and characters replaced, by a small generator of chance.
#[test]
fn a_text_may_be_shuffled() {
    let mut state = 7_u64;
    let mut chance = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).expect("31 bits") % below.max(1)
    };
    let mut texts = vec![page(KIND, "string | 否 | 乙。 | |\n", "{\"email\": 1}"), METHODS.to_owned()];
    texts.extend(["000_", "001_", "002_", "003_"].into_iter().map_while(seed));
    let marks: Vec<char> = "|`<>\\[](){}\"'#¶-:, \n。a".chars().collect();
    for text in &texts {
        for _ in 0..150 {
            let mut lines: Vec<&str> = text.lines().collect();
            for _ in 0..=chance(6) {
                let (a, b) = (chance(lines.len()), chance(lines.len()));
                match chance(3) {
                    0 => drop(lines.remove(a)),
                    1 => lines.insert(a, lines[b]),
                    _ => lines.swap(a, b),
                }
            }
            let mut chars: Vec<char> = lines.join("\n").chars().collect();
            for _ in 0..chance(12) {
                let at = chance(chars.len());
                chars[at] = marks[chance(marks.len())];
            }
            read_any(&chars.into_iter().collect::<String>());
        }
    }
}

/// Texts that would take a careless reader for ever: each ends, without a panic.
#[test]
fn hostile_texts_are_read_to_their_end() {
    let rows = |row: &str, n: usize| page(KIND, &row.repeat(n), &format!("{{{}\"z\": 1}}", "\"a\": \"x\", ".repeat(n)));
    let in_method = |text: String| format!("# 水果\n# 取\nXClient().get(a, b)\n取\n{text}");
    let markdown = |text: String| format!("# 水果\n## 取\n```python\ndef get(self, a)\n```\n#### 参数\n{text}");
    let cases: [(&str, &dyn Fn(usize) -> String); 20] = [
        ("lost names", &|n| rows("string | 否 | 乙。 示例值: x | |\n", n)),
        ("open rows", &|n| rows("a|b\n", n) + "end"),
        ("prose after an open row", &|n| rows("a|b\nx\n", n)),
        ("pipes", &|n| rows("|", n * 8)),
        ("structures", &|n| "¶ A\n¶ FruitDto\n名称 | 类型 | 必填 | 描述 |\nstring | 否 | a | |\n".repeat(n)),
        ("a wide header", &|n| format!("¶ A\n¶ B\n名称 | 类型 |{}\n{}", "x|".repeat(n), "a|\n".repeat(n))),
        ("open objects", &|n| rows("a | string | 是 | 甲 |\n", 1).replace("{\"data\"", &"{\"a\":[".repeat(n * 4))),
        ("calls in calls", &|n| page(KIND, "", "{}").replace("kind: ", &"client.a(b: ".repeat(n * 4))),
        ("fences", &|n| markdown("```x\n## a\n".repeat(n))),
        ("long fences", &|n| markdown("````x\n```\n## a\n".repeat(n))),
        ("nested items", &|n| markdown((0..n / 20).map(|i| format!("{}- `a` \\<\n", " ".repeat(i))).collect())),
        ("open types", &|n| markdown("- `a` <<<<<<<<<<<<<<<<<\n".repeat(n))),
        ("glued names", &|n| in_method(format!("# 参数\n{}", "<s> aaabbbaaaa.a\n".repeat(n)))),
        ("a long tail", &|n| in_method(format!("# 参数\n{}\n<s> x", "a.".repeat(n * 4)))),
        ("many arguments", &|n| {
            in_method("# 参数\n<s> IDa1\n".repeat(n)).replace("(a, b)", &format!("({})", "a1, ".repeat(n)))
        }),
        ("long names above", &|n| {
            markdown(format!("- `{}` \\<dict\\>\n{}", "a".repeat(n), "  - `b` \\<s\\>\n".repeat(n)))
        }),
        ("a long method", &|n| markdown("- `b` \\<s\\>\n".repeat(n)).replace("get", &"g".repeat(n * 4))),
        ("slips", &|n| {
            let table = "¶ FruitDto\n名称 | 类型 | 必填 | 描述 |\na | object | 否 | 示例值: [object Object] |\n";
            page(KIND, "", &format!("{{\"a\": {{\"b\": \"{}\"}}}}", "x".repeat(n * 8))) + &table.repeat(n / 4)
        }),
        ("long keys", &|n| {
            let key = "k".repeat(n);
            markdown(format!(
                "- `a.{key}` \\<s\\> 甲\n#### 示例\n```\nclient.get(a={{'{key}x': 1, '{key}y': 2}})\n```\n"
            ))
        }),
        ("unknown keys", &|n| {
            let list = "- `a.x` \\<s\\> 甲\n".repeat(n);
            markdown(format!("{list}#### 示例\n```\nclient.get(a={{{}}})\n```\n", "'q': 1, ".repeat(n)))
        }),
    ];
    for (_, text) in cases {
        read_any(&text(8_000));
    }
}

/// The pages of the doc site have another form, for which there is another reader; but those about protocols are lists of
/// methods, and are read whole.
#[test]
fn pages_of_the_doc_site_are_left_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/upstream");
    if !folder.exists() {
        writeln!(std::io::stderr(), "skipped: there is no folder ../shared/upstream to read").expect("stderr");
        return;
    }
    let (mut folders, mut count) = (vec![folder], 0);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).expect("a text");
            let protocol = ["cas.md", "oauth.md", "oidc.md", "saml.md"].iter().any(|name| path.ends_with(name));
            assert!(!scraped::sniff(&text) && methods::sniff(&text) == protocol, "{}", path.display());
            if protocol {
                items_are_read(&text);
            }
            count += 1;
        }
    }
    assert!(count > 1_000, "{count} pages");
}

/// Each item below 参数 is a parameter, or in a section that was left out.
fn items_are_read(text: &str) {
    let read = read_methods(text);
    let page = read.page();
    let left_out = read.with("I72").len();
    let methods = text.lines().filter(|line| line.starts_with("## ")).count();
    assert_eq!(page.methods.len() + left_out, methods, "{:#?}", read.found);
    for method in &page.methods {
        let words = &text[method.at.range()];
        let params = words.split("### 参数").nth(1).and_then(|rest| rest.split("### 示例").next()).unwrap_or_default();
        let items = params.lines().filter(|line| line.trim_start().starts_with("- `")).count();
        assert_eq!(method.params.len(), items, "{}: {:#?}", method.name.text, read.found);
        assert!(!method.samples.is_empty(), "{}", method.name.text);
    }
}
