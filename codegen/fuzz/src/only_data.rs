//! Generated code is data and calls: enters the text of a file, and nothing leaves unless the text holds more than that.

use syn::visit::{self, Visit};

/// The attributes that the generator writes.
const ATTRIBUTES: [&str; 9] =
    ["allow", "cfg", "deprecated", "derive", "doc", "inline", "must_use", "non_exhaustive", "test"];

/// Panics when a file does not parse, or holds what no page may bring in: a macro call, unsafe code, an item of a kind
/// that is never generated, an attribute that means more than words.
pub fn assert_only_data(path: &str, text: &str) {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    Guard { path, text }.visit_file(&file);
}

struct Guard<'a> {
    path: &'a str,
    text: &'a str,
}

impl Guard<'_> {
    fn refuse(&self, what: &str) -> ! {
        panic!("{}: {what}\n{}", self.path, self.text);
    }
}

impl<'ast> Visit<'ast> for Guard<'_> {
    fn visit_macro(&mut self, _: &'ast syn::Macro) {
        self.refuse("a macro call");
    }

    fn visit_expr_unsafe(&mut self, _: &'ast syn::ExprUnsafe) {
        self.refuse("unsafe code");
    }

    fn visit_item(&mut self, item: &'ast syn::Item) {
        match item {
            syn::Item::Enum(_) | syn::Item::Impl(_) | syn::Item::Struct(_) | syn::Item::Use(_) => {}
            syn::Item::Mod(module) if module.content.is_none() => {}
            // examples.rs: the documented examples as tests.
            syn::Item::Fn(function) if function.attrs.iter().any(|attribute| attribute.path().is_ident("test")) => {}
            _ => self.refuse("an item of another kind"),
        }
        visit::visit_item(self, item);
    }

    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        if !ATTRIBUTES.iter().any(|known| attribute.path().is_ident(known)) {
            self.refuse("another attribute");
        }
        if attribute.path().is_ident("doc") && !is_text(&attribute.meta) {
            self.refuse("a doc attribute that is no text");
        }
    }
}

fn is_text(meta: &syn::Meta) -> bool {
    let syn::Meta::NameValue(pair) = meta else { return false };
    matches!(&pair.value, syn::Expr::Lit(literal) if matches!(literal.lit, syn::Lit::Str(_)))
}
