//! Names that the scraper took for the label of a share button and removed: `email` above all.
//!
//! Enters: the rows of a table, some without a name, and the witnesses. Leaves: the rows with their names, a note for each
//! name that was found, and an error for each that was not.

use std::collections::HashSet;
use std::ops::Range;

use super::table::Row;
use super::text::{Page, is_name};
use super::witness::Witnesses;
use crate::diagnostic::codes;
use crate::import::draft::{Raw, RawRow};

/// Words that the scraper removes where they are the whole text of a cell.
const REMOVED: [&str; 22] = [
    "email",
    "e-mail",
    "mail",
    "facebook",
    "google",
    "instagram",
    "linkedin",
    "pdf",
    "pinterest",
    "pocket",
    "print",
    "qq",
    "reddit",
    "twitter",
    "wechat",
    "weibo",
    "whatsapp",
    "xing",
    "line",
    "tumblr",
    "telegram",
    "sms",
];

/// What a description says of a field with a lost name, when nothing else does.
const WORDS: [(&str, &str); 8] = [
    ("邮箱", "email"),
    ("邮件地址", "email"),
    ("微信", "wechat"),
    ("QQ", "qq"),
    ("谷歌", "google"),
    ("脸书", "facebook"),
    ("推特", "twitter"),
    ("微博", "weibo"),
];

/// How many keys may lie between two neighbours for their order to say anything.
const NEAR: usize = 32;

/// How many names of a page are looked for on other pages.
pub(super) const SEARCHES: usize = 4;

/// A name, why it is the one, and the key that says so.
struct Found {
    name: String,
    why: String,
    key: Option<Range<usize>>,
}

/// What a table belongs to.
pub(super) enum Owner<'a> {
    /// The operation, whose sample may be one of the objects.
    Operation { sample: Option<usize> },
    /// A structure.
    Structure(&'a str),
}

/// Gives each row of a table its name; rows whose name is not to be found leave.
pub(super) fn recover(
    rows: Vec<Row>,
    owner: &Owner<'_>,
    known: &Witnesses,
    searches: &mut usize,
    page: &mut Page<'_, '_>,
) -> Vec<RawRow> {
    if rows.iter().all(|row| !row.lost) {
        return rows.into_iter().map(|row| row.raw).collect();
    }
    let mut claimed: HashSet<String> = rows.iter().filter(|r| !r.lost).map(|r| r.raw.name.text.clone()).collect();
    let names: Vec<Option<String>> = rows.iter().map(|r| (!r.lost).then(|| r.raw.name.text.clone())).collect();
    let object = known.object_of(names.iter().flatten().map(String::as_str)).or(match owner {
        Owner::Operation { sample } => *sample,
        Owner::Structure(_) => None,
    });
    let places = object.map(|object| neighbours(&names, object, known)).unwrap_or_default();
    let mut kept = Vec::with_capacity(rows.len());
    for (at, mut row) in rows.into_iter().enumerate() {
        if !row.lost {
            kept.push(row.raw);
            continue;
        }
        let range = row.raw.at.range();
        let mut found = object.and_then(|object| {
            let near = places.get(at).copied().unwrap_or_default();
            by_object(&row.raw, near, &Keys { object, known, claimed: &claimed })
        });
        if let (None, Owner::Structure(structure), true) = (&found, owner, *searches > 0) {
            *searches -= 1;
            let neighbour = |at: Option<usize>| at.and_then(|at| names.get(at)).cloned().flatten();
            found = elsewhere(structure, neighbour(at.checked_sub(1)), neighbour(Some(at + 1)), page)
                .filter(|found| !claimed.contains(&found.name));
        }
        match found.or_else(|| by_words(&row.raw, &claimed)) {
            Some(found) => {
                let message = format!("the lost name is `{}`: {}", found.name, found.why);
                let note = page.finding(&codes::NAME_RECOVERED, range, message);
                let key = found.key.map(|key| page.span(key));
                page.push(key.into_iter().fold(note, |note, key| note.also(key, "the key")));
                claimed.insert(found.name.clone());
                row.raw.name = Raw { text: found.name, at: key.unwrap_or(row.raw.at) };
                kept.push(row.raw);
            }
            None => page.report(&codes::NAME_LOST, range, "the row has no name, and nothing on the page tells it"),
        }
    }
    kept
}

/// The keys of one object that no row has yet.
struct Keys<'a> {
    object: usize,
    known: &'a Witnesses,
    claimed: &'a HashSet<String>,
}

impl Keys<'_> {
    /// The free ones among some keys.
    fn free(&self, positions: impl Iterator<Item = usize>) -> Vec<usize> {
        let entries = self.known.entries(self.object);
        positions
            .filter(|p| entries.get(*p).is_some_and(|e| is_name(&e.key) && !self.claimed.contains(&e.key)))
            .collect()
    }

    /// The only key of a list, or the only one of it that a scraper would remove.
    fn only(&self, list: &[usize], why: &str) -> Option<Found> {
        let entries = self.known.entries(self.object);
        let removed = |p: &&usize| entries.get(**p).is_some_and(|e| REMOVED.contains(&e.key.to_lowercase().as_str()));
        let position = match list {
            [only] => *only,
            list => {
                let mut removed = list.iter().filter(removed);
                removed.next().filter(|_| removed.next().is_none()).copied()?
            }
        };
        let entry = entries.get(position)?;
        Some(Found { name: entry.key.clone(), why: why.to_owned(), key: Some(entry.at.clone()) })
    }
}

/// The positions in an object of the nearest named rows before and after each row.
fn neighbours(names: &[Option<String>], object: usize, known: &Witnesses) -> Vec<(Option<usize>, Option<usize>)> {
    let position = |name: &Option<String>| name.as_ref().and_then(|name| known.position(object, name));
    let carry = |last: &mut Option<usize>, name: &Option<String>| {
        let before = *last;
        *last = position(name).or(before);
        Some(before)
    };
    let before: Vec<_> = names.iter().scan(None, carry).collect();
    let mut after: Vec<_> = names.iter().rev().scan(None, carry).collect();
    after.reverse();
    before.into_iter().zip(after).collect()
}

/// The name by the key order and the value of the example; by one of them where the other says nothing.
fn by_object(row: &RawRow, (before, after): (Option<usize>, Option<usize>), keys: &Keys<'_>) -> Option<Found> {
    let from = before.map_or(0, |before| before + 1);
    let to = after.unwrap_or(keys.known.entries(keys.object).len());
    let between = if to.saturating_sub(from) <= NEAR { keys.free(from..to) } else { Vec::new() };
    let value = value(row);
    let equal =
        value.map(|value| keys.free(keys.known.with_value(keys.object, value).iter().copied())).unwrap_or_default();
    let both: Vec<usize> = equal.iter().copied().filter(|p| between.contains(p)).collect();
    keys.only(&both, "the key of the example between the neighbours of the row, with its value")
        .or_else(|| keys.only(&equal, "the key of the example with the value of the row"))
        .or_else(|| keys.only(&between, "the key of the example between the neighbours of the row"))
}

/// The example of a row: its own column, or the end of the description.
fn value(row: &RawRow) -> Option<&str> {
    let own = row.example.as_ref().map(|example| example.text.trim_matches('`')).filter(|e| !e.is_empty() && *e != "-");
    own.or_else(|| {
        let (at, mark) = row.description.text.rmatch_indices("示例值").next()?;
        row.description.text[at + mark.len()..].trim_start().strip_prefix([':', '\u{ff1a}']).map(str::trim)
    })
}

/// The name that stands between the same neighbours in the same structure of another page, in any form.
fn elsewhere(structure: &str, before: Option<String>, after: Option<String>, page: &Page<'_, '_>) -> Option<Found> {
    let (before, after) = (before?, after?);
    for (file, source) in page.sources.iter().filter(|(file, _)| *file != page.file) {
        let (mut inside, mut last, mut middle) = (false, "", "");
        for line in source.text.lines() {
            if let Some(heading) = line.trim_start().strip_prefix(['#', '¶']) {
                inside = heading.rsplit(['#', '>', ' ']).next() == Some(structure);
            }
            let first = line.trim_start_matches([' ', '|']).split('|').next().unwrap_or_default().trim();
            if inside && last == before && first == after && is_name(middle) {
                let at = page.sources.place(crate::source::Span::file_start(file));
                let path = at.split(':').next().unwrap_or_default();
                let why = format!("it stands between the same neighbours in {path}");
                return Some(Found { name: middle.to_owned(), why, key: None });
            }
            (last, middle) = (middle, first);
        }
    }
    None
}

fn by_words(row: &RawRow, claimed: &HashSet<String>) -> Option<Found> {
    let words = row.description.text.split(['。', ':', '\u{ff1a}']).next().unwrap_or_default();
    let (word, name) = WORDS.iter().find(|(word, name)| words.contains(word) && !claimed.contains(*name))?;
    Some(Found { name: (*name).to_owned(), why: format!("the description says {word}"), key: None })
}
