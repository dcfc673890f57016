//! No text makes a reader fail or slow.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

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

/// Each hostile text, made twice: eight times as long may take eight times as long, and a margin, but not sixty-four.
#[test]
fn time_grows_with_the_text() {
    let rows = |row: &str, n: usize| page(KIND, &row.repeat(n), &format!("{{{}\"z\": 1}}", "\"a\": \"x\", ".repeat(n)));
    let in_method = |text: String| format!("# 水果\n# 取\nXClient().get(a, b)\n取\n{text}");
    let markdown = |text: String| format!("# 水果\n## 取\n```python\ndef get(self, a)\n```\n#### 参数\n{text}");
    let cases: [(&str, &dyn Fn(usize) -> String); 16] = [
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
        ("unknown keys", &|n| {
            let list = "- `a.x` \\<s\\> 甲\n".repeat(n);
            markdown(format!("{list}#### 示例\n```\nclient.get(a={{{}}})\n```\n", "'q': 1, ".repeat(n)))
        }),
    ];
    for (what, text) in cases {
        let time = |n: usize| {
            let text = text(n);
            let start = Instant::now();
            read_any(&text);
            start.elapsed()
        };
        let short = time(1_000).max(Duration::from_millis(4));
        let long = time(8_000);
        assert!(long < short * 30, "{what}: {short:?} for 1,000 and {long:?} for 8,000");
    }
}

/// The pages of the doc site have another form, for which there is another reader.
#[test]
fn pages_of_the_doc_site_are_left_alone() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/upstream");
    if !folder.exists() {
        writeln!(std::io::stderr(), "skipped: there is no folder ../shared/upstream to read").expect("stderr");
        return;
    }
    let mut folders = vec![folder];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("a text");
                assert!(!scraped::sniff(&text) && !methods::sniff(&text), "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 1_000, "{count} pages");
}
