//! Types and the conversion of values.
//!
//! Enters: a type or an input, and how the models module is reached from there. Leaves: nodes.

use proc_macro2::Span;
use syn::punctuated::Punctuated;
use syn::token::Paren;
use syn::{
    AngleBracketedGenericArguments, AssocType, Expr, GenericArgument, Path, PathArguments, Token, TraitBound,
    TraitBoundModifiers, Type, TypeImplTrait, TypeParamBound, TypePath, TypeTuple,
};

use super::nodes;
use crate::rust::annotate::{Input, Intake, RustType};

/// Where a type is named.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// In the models module, where its neighbours are imported.
    Models,
    /// In the operations module, where they are behind `models::`.
    Operations,
}

/// A type.
pub(super) fn ty(ty: &RustType, place: Place) -> Type {
    match ty {
        RustType::Unit => unit(),
        RustType::String => of(nodes::ident("String")),
        RustType::Integer => of(nodes::ident("i64")),
        RustType::Float => of(nodes::ident("f64")),
        RustType::Bool => of(nodes::ident("bool")),
        RustType::Object => of(nodes::words(["runtime", "JsonObject"])),
        RustType::Any => of(nodes::words(["runtime", "JsonValue"])),
        RustType::Struct(name) | RustType::Enum(name) => match place {
            Place::Models => of(name.ident()),
            Place::Operations => of(nodes::path([nodes::ident("models"), name.ident()])),
        },
        RustType::List(items) => generic(["Vec"], self::ty(items, place)),
        RustType::Option(value) => generic(["Option"], self::ty(value, place)),
        RustType::Patch(value) => generic(["runtime", "Patch"], self::ty(value, place)),
        RustType::Boxed(value) => generic(["Box"], self::ty(value, place)),
    }
}

/// The type of the argument that takes an input.
pub(super) fn argument(input: &Input, place: Place) -> Type {
    match (input.intake, &input.ty) {
        (Intake::Into, target) => into(ty(target, place)),
        (Intake::Each(_), RustType::List(items)) => {
            let item = GenericArgument::AssocType(AssocType {
                ident: nodes::ident("Item"),
                generics: None,
                eq_token: <Token![=]>::default(),
                ty: into(ty(items, place)),
            });
            implementing(with_argument(nodes::ident("IntoIterator").into(), item))
        }
        (_, target) => ty(target, place),
    }
}

/// The argument `value` turned into its type.
pub(super) fn conversion(input: &Input, value: Expr) -> Expr {
    match input.intake {
        Intake::Plain => value,
        Intake::Into => nodes::method(value, nodes::ident("into"), []),
        Intake::Each(function) => nodes::call(nodes::value(nodes::words(["runtime", function])), [value]),
    }
}

/// `path`
pub(super) fn of(path: impl Into<Path>) -> Type {
    Type::Path(TypePath { attrs: Vec::new(), qself: None, path: path.into() })
}

/// `path<argument>`
pub(super) fn generic<const N: usize>(path: [&str; N], argument: Type) -> Type {
    of(with_argument(nodes::words(path), GenericArgument::Type(argument)))
}

/// `()`
fn unit() -> Type {
    Type::Tuple(TypeTuple { attrs: Vec::new(), paren_token: Paren::default(), elems: Punctuated::new() })
}

/// `impl Into<target>`
fn into(target: Type) -> Type {
    implementing(with_argument(nodes::ident("Into").into(), GenericArgument::Type(target)))
}

/// `impl path`
fn implementing(path: Path) -> Type {
    let modifiers = TraitBoundModifiers::default();
    let bound = TypeParamBound::Trait(TraitBound { paren_token: None, lifetimes: None, modifiers, maybe: None, path });
    let bounds = std::iter::once(bound).collect();
    Type::ImplTrait(TypeImplTrait { attrs: Vec::new(), impl_token: Token![impl](Span::call_site()), bounds })
}

fn with_argument(mut path: Path, argument: GenericArgument) -> Path {
    if let Some(segment) = path.segments.last_mut() {
        segment.arguments = PathArguments::AngleBracketed(generics(None, argument));
    }
    path
}

/// `<argument>`
pub(super) fn generics(colon2_token: Option<Token![::]>, argument: GenericArgument) -> AngleBracketedGenericArguments {
    AngleBracketedGenericArguments {
        colon2_token,
        lt_token: <Token![<]>::default(),
        args: std::iter::once(argument).collect(),
        gt_token: <Token![>]>::default(),
    }
}
