//! What holds for every page: names are legal and unique, order never shows, and no input makes codegen panic or talk
//! without end.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop at the first surprise")]

mod pages;

use std::collections::BTreeMap;

use codegen::Outcome;
use codegen::diagnostic::{Style, render_json, render_text};
use codegen::output::FileSet;
use proptest::prelude::*;
use syn::{ImplItem, Item};

use pages::{any_page, any_text, generate, generate_one, legal_pages, real_page, shuffled};

/// The longest report about one page of any content.
const MAX_REPORT: usize = 300_000;

fn findings(outcome: &Outcome) -> String {
    render_text(&outcome.diagnostics, &outcome.sources, Style::Plain)
}

/// Errors and no file, or files whose names are legal and unique; and a report that somebody can read to its end.
fn assert_sound(outcome: &Outcome) {
    let text = findings(outcome);
    let json = render_json(&outcome.diagnostics, &outcome.sources);
    assert!(text.len().max(json.len()) < MAX_REPORT, "the report has {} and {} bytes", text.len(), json.len());
    if outcome.diagnostics.has_errors() {
        assert!(outcome.files.is_empty(), "files in spite of errors");
    } else {
        assert!(!outcome.files.is_empty(), "neither errors nor files");
        assert_unique_names(&outcome.files);
    }
}

/// Parses every file; no two things of one scope have one name, and each module has its file.
fn assert_unique_names(files: &FileSet) {
    let mut names = Names::default();
    for (path, text) in files.iter() {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for item in &file.items {
            names.item(item, folder, files);
        }
    }
    let doubled: Vec<_> = names.0.into_iter().filter(|(_, count)| *count > 1).collect();
    assert!(doubled.is_empty(), "{doubled:?}");
}

/// How often each name occurs in its scope.
#[derive(Default)]
struct Names(BTreeMap<(String, String), usize>);

impl Names {
    fn add(&mut self, scope: &str, name: &impl ToString) {
        *self.0.entry((scope.to_owned(), name.to_string())).or_default() += 1;
    }

    fn item(&mut self, item: &Item, folder: &str, files: &FileSet) {
        match item {
            Item::Struct(item) => {
                self.add(&format!("types of {folder}"), &item.ident);
                item.fields.iter().flat_map(|f| &f.ident).for_each(|f| self.add(&item.ident.to_string(), f));
            }
            Item::Enum(item) => {
                self.add(&format!("types of {folder}"), &item.ident);
                item.variants.iter().for_each(|v| self.add(&item.ident.to_string(), &v.ident));
            }
            Item::Impl(block) if block.trait_.is_none() => {
                let ty = &block.self_ty;
                let scope = format!("methods of {}", quote::quote!(#ty));
                for member in &block.items {
                    let ImplItem::Fn(function) = member else { panic!("{folder}: not only methods in {scope}") };
                    self.add(&scope, &function.sig.ident);
                }
            }
            Item::Mod(module) => {
                self.add(&format!("modules of {folder}"), &module.ident);
                let name = module.ident.to_string();
                let path = format!("{folder}/{}", name.trim_start_matches("r#"));
                let path = path.trim_start_matches('/');
                let found = [format!("{path}.rs"), format!("{path}/mod.rs")].iter().any(|p| files.get(p).is_some());
                assert!(found, "{folder}: the module {name} has no file");
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_names_give_errors_or_unique_identifiers(page in any_page()) {
        assert_sound(&generate_one(&page));
    }

    #[test]
    fn legal_pages_give_a_client(pages in legal_pages()) {
        let outcome = generate(&pages);
        prop_assert_eq!(findings(&outcome), "");
        assert_sound(&outcome);
    }

    #[test]
    fn the_order_of_rows_sections_and_pages_never_shows(
        (pages, shuffled) in legal_pages().prop_flat_map(|pages| (Just(pages.clone()), shuffled(pages)))
    ) {
        let (one, other) = (generate(&pages), generate(&shuffled));
        prop_assert_eq!(findings(&one), "");
        for ((path, text), (_, other)) in one.files.iter().zip(other.files.iter()) {
            prop_assert_eq!(text, other, "{}", path);
        }
        prop_assert_eq!(one.files, other.files);
    }

    #[test]
    fn broken_cells_never_panic(changes in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index, u8)>(), 1..5)) {
        let mut page = real_page();
        for (from, to, how) in changes {
            page = pages::with_cells_changed(&page, from, to, how);
        }
        assert_sound(&generate_one(&page));
    }

    #[test]
    fn any_text_is_reported_in_bounds(text in any_text()) {
        assert_sound(&generate_one(&text));
    }
}

/// A page that was cut off: at some places of every line, between any two characters.
#[test]
fn truncated_pages_never_panic() {
    let page = real_page();
    // The step is a prime, so that the cuts fall on all places of a line and row in turn.
    let cuts: Vec<usize> = page.char_indices().map(|(at, _)| at).step_by(23).collect();
    assert!(cuts.len() > 200, "{} cuts", cuts.len());
    for cut in cuts {
        assert_sound(&generate_one(&page[..cut]));
    }
}

/// A heading, cell or value of a megabyte is not repeated in every finding about it.
#[test]
fn long_words_are_not_repeated_in_full() {
    let long = "长".repeat(10_000);
    let rows = |row: &str| real_page().replacen("| --- |\n", &format!("| --- |\n{}", row.repeat(60)), 1);
    for page in [
        rows(&format!("| {long} | string | 否 | - | - | - |\n")),
        rows(&format!("| a | {long} | 否 | - | - | - |\n")),
        rows(&format!("| a | string | {long} | - | - | - |\n")),
        rows(&format!("| a | number | 否 | `{long}` | {long} | `{long}` |\n")),
        real_page().replacen("## 请求响应", &format!("## {long}\n\n").repeat(60), 1),
        format!("{}\n### {long}\n\n无。\n\n{}", real_page(), format!("#### {long}a.{long}\n\n").repeat(60)),
    ] {
        assert_sound(&generate_one(&page));
    }
}
