//! What changed between two versions of the API, and what that does to programs and to source code.
//!
//! Enters: two [`Side`]s. Leaves: [`Changes`], each with a check, a verdict for the wire and one for Rust. Nothing is read
//! or printed here; `render` turns changes into texts.

mod accept;
mod bump;
mod cells;
mod change;
mod checks;
mod document;
mod facts;
mod fields;
mod form;
mod operations;
mod pairing;
mod reach;
mod rename;
pub mod render;
mod ty;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use self::pairing::Clients;
use crate::ir::{Api, Client};
use crate::rust::{self, ClientSurface, Pins, client_key};

pub use self::accept::accept;
pub use self::bump::{Bump, Step, bump};
pub use self::cells::{cells, changed_cells};
pub use self::change::{Accepted, Change, Changes, Direction, Half, Kind, Level, Place, Subject, Unused, Verdict};
pub use self::checks::{Check, all};

/// One version of the API.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// What the pages say.
    pub api: &'a Api,
    /// The pinned names; the verdict for Rust needs them.
    pub pins: &'a Pins,
}

/// The changes from `old` to `new`.
pub fn diff(old: &Side<'_>, new: &Side<'_>) -> Changes {
    let (old_rust, new_rust) = rayon::join(|| rust::surface(old.api, old.pins), || rust::surface(new.api, new.pins));
    let keyed = |api: &'_ Api| api.clients.iter().map(|c| (client_key(c), c.clone())).collect::<BTreeMap<_, _>>();
    let (before, after) = (keyed(old.api), keyed(new.api));
    let mut list = Vec::new();
    for key in before.keys().chain(after.keys()).collect::<BTreeSet<_>>() {
        let rust = (old_rust.clients.get(key), new_rust.clients.get(key));
        match (before.get(key), after.get(key)) {
            (Some(a), Some(b)) => list.extend(client(&Clients::of([(a, old), (b, new)], rust.0, rust.1))),
            (Some(a), None) => list.push(lone(&checks::CLIENT_REMOVED, a, [old, new], rust.0)),
            (None, Some(b)) => list.push(lone(&checks::CLIENT_ADDED, b, [old, new], rust.1)),
            (None, None) => {}
        }
    }
    list.sort_by(|a, b| key(a).cmp(&key(b)));
    Changes { list, unused: Vec::new() }
}

type Key<'a> = (&'a str, &'a str, Level, Option<&'a str>, &'static str, Option<&'a str>, Option<&'a str>);

fn key(change: &Change) -> Key<'_> {
    let Subject { client, owner, member } = &change.subject;
    let (old, new) = (change.old.value.as_deref(), change.new.value.as_deref());
    (client, owner, change.level, member.as_deref(), change.check.id, old, new)
}

/// A client that only one version has; what it holds is not told.
fn lone(check: &'static Check, client: &Client, sides: [&Side<'_>; 2], rust: Option<&ClientSurface>) -> Change {
    let clients = Clients::of([(client, sides[0]), (client, sides[1])], None, None);
    let verdict = if rust.is_some() { check.request } else { Verdict::None };
    let count = Some(format!("{} operations", client.operations.len()));
    let at = client.operations.first().map(|operation| operation.title.at);
    let change = clients.change(check, &client.name, None);
    if *check == checks::CLIENT_ADDED {
        change.between(Half::default(), clients.after(count, at)).rust(verdict, None, None)
    } else {
        change.between(clients.before(count, at), Half::default()).rust(verdict, None, None)
    }
}

fn client(clients: &Clients<'_>) -> Vec<Change> {
    let mut list = groups(clients);
    let operations = clients.operations.par_iter().map(|pair| operations::compare(pair, clients));
    list.extend(shared(operations.collect::<Vec<_>>().into_iter().flatten().collect()));
    let dtos = clients.dtos.par_iter().map(|pair| types::dto(pair, clients));
    list.extend(dtos.collect::<Vec<_>>().into_iter().flatten().filter(|change| !is_implied(change, clients)));
    list.extend(clients.enums.iter().flat_map(|pair| types::item(pair, clients)));
    list
}

/// Whether a data structure came or went with the only operations that hold it.
fn is_implied(change: &Change, clients: &Clients<'_>) -> bool {
    let lone = |id: &String, old: bool| {
        clients.operations.iter().any(|pair| {
            let (this, other) = if old { (pair.old, pair.new) } else { (pair.new, pair.old) };
            other.is_none() && this.is_some_and(|operation| operation.id == *id)
        })
    };
    let implied = |old| !change.reaches.is_empty() && change.reaches.iter().all(|id| lone(id, old));
    (*change.check == checks::DTO_ADDED && implied(false)) || (*change.check == checks::DTO_REMOVED && implied(true))
}

fn groups(clients: &Clients<'_>) -> Vec<Change> {
    let mut list = Vec::new();
    for old in &clients.old.groups {
        let Some(new) = clients.new.groups.iter().find(|group| group.slug == old.slug) else { continue };
        let change = |check, a: &str, b: &str| {
            let halves = (clients.before(Some(a.to_owned()), None), clients.after(Some(b.to_owned()), None));
            clients.change(check, &old.slug, None).between(halves.0, halves.1)
        };
        if old.title != new.title {
            list.push(change(&checks::GROUP_TITLE, &old.title, &new.title));
        }
        if old.feature != new.feature {
            let [a, b] = [&old.feature, &new.feature].map(|feature| feature.as_deref().unwrap_or("none"));
            let verdict = match (clients.new_rust, &new.feature) {
                (None, _) => Verdict::None,
                (Some(_), None) => Verdict::Compatible,
                (Some(_), Some(_)) => Verdict::Breaking,
            };
            list.push(change(&checks::GROUP_FEATURE, a, b).rust(verdict, None, None));
        }
    }
    list
}

/// The owner of what many replies share.
const SHARED: &str = "*";

/// Tells a change that the replies of several operations share only once.
fn shared(list: Vec<Change>) -> Vec<Change> {
    let is_reply = |change: &Change| {
        change.rust == Verdict::None
            && change.subject.member.as_deref().is_some_and(|member| member.starts_with(fields::REPLY))
    };
    let mut rest = Vec::new();
    let mut alike: BTreeMap<_, Vec<Change>> = BTreeMap::new();
    for change in list {
        if is_reply(&change) {
            let (old, new) = (change.old.value.clone(), change.new.value.clone());
            alike.entry((change.check.id, change.subject.member.clone(), old, new)).or_default().push(change);
        } else {
            rest.push(change);
        }
    }
    for mut changes in alike.into_values() {
        let reaches: BTreeSet<String> = changes.iter().flat_map(|change| change.reaches.iter().cloned()).collect();
        if changes.len() > 1 {
            changes.truncate(1);
            for change in &mut changes {
                SHARED.clone_into(&mut change.subject.owner);
                change.reaches.clone_from(&reaches);
            }
        }
        rest.extend(changes);
    }
    rest
}
