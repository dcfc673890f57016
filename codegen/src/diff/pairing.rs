//! What belongs together in two versions of one client: enters both, leaves pairs and what is gone or new.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, Direction, Half, Level, Place, Subject, Verdict};
use super::checks::Check;
use super::reach::{Reached, reached};
use super::{Kind, Side, document, rename};
use crate::ir::{Client, Dto, Enum, Operation, Type};
use crate::rust::{ClientSurface, client_key};
use crate::source::Span;

/// Old and new of one thing; of one that is gone or new there is only half.
pub(super) struct Pair<'a, T> {
    pub(super) old: Option<&'a T>,
    pub(super) new: Option<&'a T>,
    /// How alike the two are, if they were only guessed to be one.
    pub(super) likeness: Option<u8>,
}

/// Two versions of one client.
pub(super) struct Clients<'a> {
    pub(super) key: String,
    pub(super) old: &'a Client,
    pub(super) new: &'a Client,
    pub(super) old_rust: Option<&'a ClientSurface>,
    pub(super) new_rust: Option<&'a ClientSurface>,
    pub(super) operations: Vec<Pair<'a, Operation>>,
    pub(super) dtos: Vec<Pair<'a, Dto>>,
    pub(super) enums: Vec<Pair<'a, Enum>>,
    /// The new names of old DTOs and enums that have both.
    pub(super) types: BTreeMap<&'a str, &'a str>,
    /// The new ids of old operations that have both.
    pub(super) ids: BTreeMap<&'a str, &'a str>,
    /// The same for the names in Rust, in braces.
    rust_types: BTreeMap<String, String>,
    old_reach: BTreeMap<&'a str, Reached>,
    new_reach: BTreeMap<&'a str, Reached>,
    old_files: &'a [String],
    new_files: &'a [String],
}

impl<'a> Clients<'a> {
    /// Pairs everything by its name, and then what is gone with what is new.
    pub(super) fn of(
        sides: [(&'a Client, &'a Side<'a>); 2],
        old_rust: Option<&'a ClientSurface>,
        new_rust: Option<&'a ClientSurface>,
    ) -> Self {
        let [(old, old_side), (new, new_side)] = sides;
        let (routes, guesses) = (rename::MOST_ROUTES, rename::MOST_GUESSES);
        let operations = pair((&old.operations, &new.operations), |o| o.id.as_str(), routes, rename::operations);
        let dtos = pair((&old.dtos, &new.dtos), |d| d.name.value.as_str(), guesses, rename::dtos);
        let both = |old: Option<&'a str>, new: Option<&'a str>| Some((old?, new?));
        let ids: BTreeMap<_, _> = operations
            .iter()
            .filter_map(|p| both(p.old.map(|o| o.id.as_str()), p.new.map(|o| o.id.as_str())))
            .collect();
        let dto_name = |dto: Option<&'a Dto>| dto.map(|dto| dto.name.value.as_str());
        let mut types: BTreeMap<_, _> = dtos.iter().filter_map(|p| both(dto_name(p.old), dto_name(p.new))).collect();
        let enums = pair_enums(old, new, &types, &ids);
        types.extend(enums.iter().filter_map(|p| Some((p.old?.name.as_str(), p.new?.name.as_str()))));
        let mut clients = Self {
            key: client_key(new),
            old,
            new,
            old_rust,
            new_rust,
            rust_types: BTreeMap::new(),
            old_reach: reached(old),
            new_reach: reached(new),
            old_files: &old_side.api.files,
            new_files: &new_side.api.files,
            operations,
            dtos,
            enums,
            types,
            ids,
        };
        clients.rust_types = clients.rust_types();
        clients
    }

    fn rust_types(&self) -> BTreeMap<String, String> {
        let (Some(old), Some(new)) = (self.old_rust, self.new_rust) else { return BTreeMap::new() };
        let replies = self
            .operations
            .iter()
            .filter_map(|pair| Some((pair.old?.response.name.value.as_str(), pair.new?.response.name.value.as_str())));
        let known = self.types.iter().map(|(a, b)| (*a, *b)).collect::<Vec<_>>();
        replies
            .chain(known)
            .filter_map(|(a, b)| {
                Some((format!("{{{}}}", old.types.get(a)?.name), format!("{{{}}}", new.types.get(b)?.name)))
            })
            .collect()
    }

    /// An old Rust type with the new names of its models.
    pub(super) fn rust_type(&self, old: &str) -> String {
        let Some((start, end)) = old.find('{').zip(old.find('}')) else { return old.to_owned() };
        let name = &old[start..=end];
        old.replace(name, self.rust_types.get(name).map_or(name, String::as_str))
    }

    /// An old type with the new names of DTOs and enums.
    pub(super) fn ty(&self, old: &Type) -> Type {
        let mut ty = old.clone();
        if let Type::Dto { name } | Type::Enum { name } = ty.innermost_mut()
            && let Some(new) = self.types.get(name.as_str())
        {
            *name = (*new).to_owned();
        }
        ty
    }

    /// Where a type travels, and which operations hold it.
    pub(super) fn reach(&self, old: Option<&str>, new: Option<&str>) -> (Direction, BTreeSet<String>) {
        let nowhere = Reached::default();
        let old = old.and_then(|name| self.old_reach.get(name)).unwrap_or(&nowhere);
        let new = new.and_then(|name| self.new_reach.get(name)).unwrap_or(&nowhere);
        let holders = new.all();
        (old.direction(new, &self.ids), if holders.is_empty() { old.all() } else { holders })
    }

    /// In which directions GraphQL operations of both versions hold a type.
    pub(super) fn documents(&self, old: &str, new: &str) -> Direction {
        let reached = self.old_reach.get(old).zip(self.new_reach.get(new));
        reached.map_or(Direction::Unreachable, |(old, new)| old.documents(new, &self.ids))
    }

    /// Whether documents of both versions declare a variable of an old DTO.
    pub(super) fn is_declared(&self, dto: &str) -> bool {
        let kept = self.operations.iter().filter(|pair| pair.new.is_some()).filter_map(|pair| pair.old);
        let documents = kept.filter(|operation| operation.transport.value.root_field().is_some());
        let mut rows = documents.flat_map(|operation| &operation.parameters).map(|parameter| &parameter.field);
        rows.any(|row| row.ty.value.dto() == Some(dto) && !document::is_named_otherwise(row))
    }

    /// A change of `owner`, still without values.
    pub(super) fn change(&self, check: &'static Check, owner: &str, member: Option<&str>) -> Change {
        let subject = Subject { client: self.key.clone(), owner: owner.to_owned(), member: member.map(str::to_owned) };
        Change {
            check,
            subject,
            level: Level::Info,
            wire: Verdict::None,
            rust: Verdict::None,
            direction: None,
            old: Half::default(),
            new: Half::default(),
            reaches: BTreeSet::new(),
            refused: false,
            likeness: None,
            accepted: None,
        }
        .judged()
    }

    /// What a page of the old version said.
    pub(super) fn before(&self, value: Option<String>, at: Option<Span>) -> Half {
        Half { value, at: at.and_then(|span| place(self.old_files, span)), rust: None }
    }

    /// What a page of the new version says.
    pub(super) fn after(&self, value: Option<String>, at: Option<Span>) -> Half {
        Half { value, at: at.and_then(|span| place(self.new_files, span)), rust: None }
    }
}

fn place(files: &[String], span: Span) -> Option<Place> {
    Some(Place { path: files.get(span.file as usize)?.clone(), line: span.line })
}

impl Change {
    /// The change with what it was and is.
    pub(super) fn between(mut self, old: Half, new: Half) -> Self {
        (self.old, self.new) = (old, new);
        self
    }

    /// The change of something that travels.
    pub(super) fn travels(mut self, direction: Direction, reaches: &BTreeSet<String>) -> Self {
        self.direction = Some(direction);
        self.reaches.clone_from(reaches);
        self.judged()
    }

    /// The change of something that GraphQL documents name, if it makes the service refuse them.
    pub(super) fn refuses(mut self, refused: bool) -> Self {
        self.refused |= refused;
        self.judged()
    }

    /// The change with its verdict for Rust.
    pub(super) fn rust(mut self, verdict: Verdict, old: Option<String>, new: Option<String>) -> Self {
        self.rust = verdict;
        self.old.rust = old;
        self.new.rust = new;
        self.judged()
    }

    /// Sets the verdict on the wire and the level.
    fn judged(mut self) -> Self {
        self.wire = if self.refused { Verdict::Breaking } else { self.check.wire(self.direction) };
        let breaks = self.wire.max(self.rust) == Verdict::Breaking;
        self.level = match (self.direction, self.check.kind) {
            (Some(Direction::Unreachable), Kind::Api | Kind::Behaviour) if self.rust != Verdict::Breaking => {
                Level::Info
            }
            _ if breaks && self.check.soft && !self.refused => Level::Warning,
            _ if breaks => Level::Error,
            (_, Kind::Api) => Level::Info,
            (_, Kind::Behaviour) => Level::Warning,
            (_, Kind::Doc) => Level::Doc,
        };
        self
    }
}

fn pair<'a, T>(
    (old, new): (&'a [T], &'a [T]),
    name: impl Fn(&T) -> &str,
    most: usize,
    alike: impl Fn(&T, &T) -> rename::Likeness,
) -> Vec<Pair<'a, T>> {
    let old_names: BTreeSet<&str> = old.iter().map(&name).collect();
    let new_names: BTreeMap<&str, &T> = new.iter().map(|item| (name(item), item)).collect();
    let gone: Vec<&T> = old.iter().filter(|item| !new_names.contains_key(name(item))).collect();
    let fresh: Vec<&T> = new.iter().filter(|item| !old_names.contains(name(item))).collect();
    let renamed = rename::pairs(&gone, &fresh, most, alike);
    let mut list = Vec::new();
    for item in old {
        let other = renamed.iter().find(|pair| std::ptr::eq(pair.0, item));
        let new = new_names.get(name(item)).copied().or(other.map(|pair| pair.1));
        list.push(Pair { old: Some(item), new, likeness: other.and_then(|pair| rename::guess(pair.2)) });
    }
    let alone = fresh.into_iter().filter(|item| !renamed.iter().any(|pair| std::ptr::eq(pair.1, *item)));
    list.extend(alone.map(|item| Pair { old: None, new: Some(item), likeness: None }));
    list
}

/// Enums have no names on the pages: one is another when it belongs to the same fields.
fn pair_enums<'a>(
    old: &'a Client,
    new: &'a Client,
    types: &BTreeMap<&str, &str>,
    ids: &BTreeMap<&str, &str>,
) -> Vec<Pair<'a, Enum>> {
    let owner = |key: &str| {
        let (owner, field) = key.split_once('.').unwrap_or((key, ""));
        let owner = types.get(owner).or_else(|| ids.get(owner)).copied().unwrap_or(owner);
        format!("{owner}.{field}")
    };
    let find = |item: &Enum| {
        let named = new.enums.iter().find(|other| other.name == item.name);
        named.or_else(|| {
            let owners: Vec<String> = item.owners.iter().map(|key| owner(key)).collect();
            new.enums.iter().find(|other| owners.iter().any(|key| other.owners.contains(key)))
        })
    };
    old.enums.iter().map(|item| Pair { old: Some(item), new: find(item), likeness: None }).collect()
}
