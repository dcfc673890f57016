//! Functions, impls and imports that are made without tokens, as `nodes` makes expressions.
//!
//! Enters: identifiers, types and expressions; frames. Leaves: items of syn and their members.

use proc_macro2::Ident;
use syn::punctuated::Punctuated;
use syn::token::{Brace, Paren};
use syn::{
    Attribute, Block, Expr, FnArg, Generics, ImplItem, ImplItemFn, ImplModifiers, Item, ItemImpl, ItemUse, Pat,
    PatIdent, PatType, Receiver, ReceiverKind, ReturnType, Safety, Signature, Stmt, Token, Type, UseGroup, UseName,
    UsePath, UseTree, Visibility,
};

use super::{nodes, types};

/// A public function of a type.
pub(super) struct Method {
    pub(super) attributes: Vec<Attribute>,
    pub(super) name: Ident,
    /// None of a function that is no method.
    pub(super) receiver: Option<FnArg>,
    pub(super) arguments: Vec<(Ident, Type)>,
    pub(super) output: Type,
    pub(super) body: Vec<Stmt>,
}

/// The function.
pub(super) fn function(method: Method) -> ImplItem {
    let arguments = method.arguments.into_iter().map(|(name, ty)| argument(name, ty));
    ImplItem::Fn(ImplItemFn {
        attrs: method.attributes,
        vis: Visibility::Public(<Token![pub]>::default()),
        modifiers: syn::FnModifiers::default(),
        sig: Signature {
            constness: None,
            asyncness: None,
            safety: Safety::Default,
            abi: None,
            fn_token: <Token![fn]>::default(),
            ident: method.name,
            generics: Generics::default(),
            paren_token: Paren::default(),
            inputs: method.receiver.into_iter().chain(arguments).collect::<Punctuated<_, _>>(),
            variadic: None,
            output: ReturnType::Type(<Token![->]>::default(), Box::new(method.output)),
        },
        block: Block { brace_token: Brace::default(), stmts: method.body },
    })
}

fn argument(name: Ident, ty: Type) -> FnArg {
    let pat = Pat::Ident(PatIdent { attrs: Vec::new(), by_ref: None, mutability: None, ident: name, subpat: None });
    let colon_token = <Token![:]>::default();
    FnArg::Typed(PatType { attrs: Vec::new(), pat: Box::new(pat), colon_token, ty: Box::new(ty) })
}

/// `self`
pub(super) fn by_value() -> FnArg {
    receiver(None, ReceiverKind::Value)
}

/// `mut self`
pub(super) fn by_mutable_value() -> FnArg {
    receiver(Some(<Token![mut]>::default()), ReceiverKind::Value)
}

/// `&self`
pub(super) fn by_reference() -> FnArg {
    receiver(None, ReceiverKind::Reference(<Token![&]>::default(), None, None))
}

fn receiver(mutability: Option<Token![mut]>, kind: ReceiverKind) -> FnArg {
    FnArg::Receiver(Receiver { attrs: Vec::new(), mutability, self_token: <Token![self]>::default(), kind })
}

/// `use a::b::{c, d};`, or `use a::b::c;`
pub(super) fn import<const N: usize>(path: [&str; N], names: impl IntoIterator<Item = Ident>) -> Item {
    let mut names: Punctuated<UseTree, Token![,]> =
        names.into_iter().map(|ident| UseTree::Name(UseName { ident })).collect();
    let last = match names.pop() {
        Some(only) if names.is_empty() => only,
        last => {
            names.extend(last);
            UseTree::Group(UseGroup { brace_token: Brace::default(), items: names })
        }
    };
    let tree = path.into_iter().rev().fold(last, |tree, word| {
        let (ident, colon2_token) = (nodes::ident(word), <Token![::]>::default());
        UseTree::Path(UsePath { ident, colon2_token, tree: Box::new(tree) })
    });
    Item::Use(ItemUse {
        attrs: Vec::new(),
        vis: Visibility::Inherited,
        use_token: <Token![use]>::default(),
        leading_colon: None,
        tree,
        semi_token: <Token![;]>::default(),
    })
}

/// `value;`
pub(super) fn statement(value: Expr) -> Stmt {
    Stmt::Expr(value, Some(<Token![;]>::default()))
}

/// `value`, at the end of a block.
pub(super) fn result(value: Expr) -> Stmt {
    Stmt::Expr(value, None)
}

/// `impl Type { … }`
pub(super) fn inherent(attributes: Vec<Attribute>, ty: Type, items: Vec<ImplItem>) -> ItemImpl {
    ItemImpl {
        attrs: attributes,
        modifiers: ImplModifiers::default(),
        unsafety: None,
        impl_token: <Token![impl]>::default(),
        generics: Generics::default(),
        trait_: None,
        self_ty: Box::new(ty),
        brace_token: Brace::default(),
        items,
    }
}

/// The impl of a frame, for a type.
pub(super) fn framed(frame: &ItemImpl, attributes: Vec<Attribute>, name: Ident) -> ItemImpl {
    let mut item = frame.clone();
    item.self_ty = Box::new(types::of(name));
    item.attrs = attributes;
    item
}

/// The same with another body of its first function.
pub(super) fn filled(frame: &ItemImpl, attributes: Vec<Attribute>, name: Ident, body: Expr) -> ItemImpl {
    let mut item = framed(frame, attributes, name);
    let function = item.items.iter_mut().find_map(|member| match member {
        ImplItem::Fn(function) => Some(function),
        _ => None,
    });
    if let Some(function) = function {
        function.block.stmts = vec![result(body)];
    }
    item
}
