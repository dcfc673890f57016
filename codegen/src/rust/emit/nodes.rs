//! Nodes of Rust that are made without tokens: what stands once per field, parameter or value is most of the code, and
//! parsing its tokens took half of a run.
//!
//! Enters: identifiers and other nodes; texts of pages become string literals only. Leaves: nodes of syn. What stands once
//! per file is written with `quote!`, in the files of the items and in `frames`.

use proc_macro2::{Ident, Literal, Span};
use syn::punctuated::Punctuated;
use syn::token::{Brace, Bracket, Paren};
use syn::{
    Arm, Attribute, Expr, ExprArray, ExprAssign, ExprCall, ExprField, ExprLit, ExprMatch, ExprMethodCall, ExprPath,
    ExprReference, ExprReturn, ExprStruct, ExprTuple, FieldValue, GenericArgument, Lit, LitBool, LitStr, Member, Meta,
    Pat, PatWild, Path, PathArguments, PathSegment, Token, Type,
};

use super::types;

/// A word of our own as an identifier.
pub(super) fn ident(word: &str) -> Ident {
    Ident::new(word, Span::call_site())
}

/// `a::b`
pub(super) fn path(parts: impl IntoIterator<Item = Ident>) -> Path {
    Path { leading_colon: None, segments: parts.into_iter().map(PathSegment::from).collect() }
}

/// `a::b`, of words of our own.
pub(super) fn words<const N: usize>(words: [&str; N]) -> Path {
    path(words.map(ident))
}

/// `#[path]`
pub(super) fn attribute(meta: Meta) -> Attribute {
    Attribute {
        pound_token: Token![#](Span::call_site()),
        style: syn::AttrStyle::Outer,
        bracket_token: Bracket::default(),
        meta,
    }
}

/// `path`
pub(super) fn value(path: impl Into<Path>) -> Expr {
    Expr::Path(ExprPath { attrs: Vec::new(), qself: None, path: path.into() })
}

/// `self`
pub(super) fn this() -> Expr {
    value(ident("self"))
}

fn literal(lit: Lit) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

/// `"text"`
pub(super) fn text(text: &str) -> Expr {
    literal(Lit::Str(LitStr::new(text, Span::call_site())))
}

/// `1`
pub(super) fn number(number: i64) -> Expr {
    literal(Lit::new(Literal::i64_unsuffixed(number)))
}

/// `true`
pub(super) fn boolean(value: bool) -> Expr {
    literal(Lit::Bool(LitBool::new(value, Span::call_site())))
}

/// `Some(value)`, or `None`
pub(super) fn option(value: Option<Expr>) -> Expr {
    match value {
        Some(value) => call(self::value(ident("Some")), [value]),
        None => self::value(ident("None")),
    }
}

/// `function(a, b)`
pub(super) fn call(function: Expr, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::Call(ExprCall {
        attrs: Vec::new(),
        func: Box::new(function),
        paren_token: Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `receiver.method(a, b)`
pub(super) fn method(receiver: Expr, method: Ident, arguments: impl IntoIterator<Item = Expr>) -> Expr {
    Expr::MethodCall(ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: <Token![.]>::default(),
        method,
        turbofish: None,
        paren_token: Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `self.name`
pub(super) fn field(name: Ident) -> Expr {
    let (base, member) = (Box::new(this()), Member::Named(name));
    Expr::Field(ExprField { attrs: Vec::new(), base, dot_token: <Token![.]>::default(), member })
}

/// `&value`
pub(super) fn borrow(value: Expr) -> Expr {
    reference(value, None)
}

/// `&mut value`
pub(super) fn borrow_mut(value: Expr) -> Expr {
    reference(value, Some(<Token![mut]>::default()))
}

fn reference(value: Expr, mutability: Option<Token![mut]>) -> Expr {
    let and_token = <Token![&]>::default();
    Expr::Reference(ExprReference { attrs: Vec::new(), and_token, mutability, expr: Box::new(value) })
}

/// `&[a, b]`
pub(super) fn list(values: impl IntoIterator<Item = Expr>) -> Expr {
    let elems: Punctuated<Expr, Token![,]> = values.into_iter().collect();
    borrow(Expr::Array(ExprArray { attrs: Vec::new(), bracket_token: Bracket::default(), elems }))
}

/// `&["a", "b"]`
pub(super) fn texts(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Expr {
    list(texts.into_iter().map(|word| text(word.as_ref())))
}

/// `(a, b)`
pub(super) fn tuple(values: impl IntoIterator<Item = Expr>) -> Expr {
    let elems = values.into_iter().collect();
    Expr::Tuple(ExprTuple { attrs: Vec::new(), paren_token: Paren::default(), elems })
}

/// `left = right`
pub(super) fn assignment(left: Expr, right: Expr) -> Expr {
    let (left, right) = (Box::new(left), Box::new(right));
    Expr::Assign(ExprAssign { attrs: Vec::new(), left, eq_token: <Token![=]>::default(), right })
}

/// `pattern => body,`
pub(super) fn arm(pat: Pat, body: Expr) -> Arm {
    let comma = Some(<Token![,]>::default());
    Arm { attrs: Vec::new(), pat, fat_arrow_token: <Token![=>]>::default(), body: Box::new(body), comma }
}

/// `match value { arms }`
pub(super) fn matching(value: Expr, arms: Vec<Arm>) -> Expr {
    let (match_token, brace_token) = (<Token![match]>::default(), Brace::default());
    Expr::Match(ExprMatch { attrs: Vec::new(), match_token, expr: Box::new(value), brace_token, arms })
}

/// `return value`
pub(super) fn returning(value: Expr) -> Expr {
    let (return_token, expr) = (<Token![return]>::default(), Some(Box::new(value)));
    Expr::Return(ExprReturn { attrs: Vec::new(), return_token, expr })
}

/// `"text"`, as a pattern.
pub(super) fn text_pattern(text: &str) -> Pat {
    Pat::Lit(ExprLit { attrs: Vec::new(), lit: Lit::Str(LitStr::new(text, Span::call_site())) })
}

/// `a::b`, as a pattern.
pub(super) fn path_pattern(path: Path) -> Pat {
    Pat::Path(ExprPath { attrs: Vec::new(), qself: None, path })
}

/// `_`
pub(super) fn any() -> Pat {
    Pat::Wild(PatWild { attrs: Vec::new(), underscore_token: <Token![_]>::default() })
}

/// `path { name: value, … }`
pub(super) fn record<const N: usize>(path: Path, fields: [(&str, Expr); N]) -> Expr {
    let fields = fields.into_iter().map(|(name, expr)| FieldValue {
        attrs: Vec::new(),
        member: Member::Named(ident(name)),
        colon_token: Some(<Token![:]>::default()),
        expr,
    });
    Expr::Struct(ExprStruct {
        attrs: Vec::new(),
        qself: None,
        path,
        brace_token: Brace::default(),
        fields: fields.collect(),
        dot2_token: None,
        rest: None,
    })
}

/// `function::<ty>`
pub(super) fn of_type(mut function: Path, ty: Type) -> Path {
    if let Some(segment) = function.segments.last_mut() {
        let generics = types::generics(Some(<Token![::]>::default()), GenericArgument::Type(ty));
        segment.arguments = PathArguments::AngleBracketed(generics);
    }
    function
}

/// A call behind an attribute.
pub(super) fn behind(attribute: Option<Attribute>, mut call: Expr) -> Expr {
    if let Expr::Call(call) = &mut call {
        call.attrs.extend(attribute);
    }
    call
}
