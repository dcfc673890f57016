//! What else a page says about its fields: the objects of the example reply and the arguments of the code sample.
//!
//! Enters: JSON, possibly cut off, and the calls of the sample. Leaves: [`Witnesses`], which know the order of the keys of
//! each object and their values. Broken JSON gives what was readable; all questions are answered from indexes.

use std::collections::HashMap;
use std::ops::Range;

/// A key of an object.
#[derive(Debug)]
pub(super) struct Entry {
    /// The key.
    pub(super) key: String,
    /// Where the key stands.
    pub(super) at: Range<usize>,
    /// Its value: a text without its quotes, or the characters of anything else.
    pub(super) value: String,
    /// The place of a list or an object, whose characters `value` does not repeat.
    pub(super) composite: Option<Range<usize>>,
}

/// Every object, and indexes of their keys and values.
#[derive(Debug, Default)]
pub(super) struct Witnesses {
    objects: Vec<Vec<Entry>>,
    by_key: HashMap<String, Vec<usize>>,
    positions: HashMap<(usize, String), usize>,
    by_value: HashMap<(usize, String), Vec<usize>>,
}

/// How many objects with the same key, or keys with the same value, are looked at.
const ENOUGH: usize = 16;

impl Witnesses {
    /// Adds an object and gives its index.
    pub(super) fn add(&mut self, entries: Vec<Entry>) -> usize {
        let object = self.objects.len();
        for (position, entry) in entries.iter().enumerate() {
            push(self.by_key.entry(entry.key.clone()).or_default(), object);
            self.positions.entry((object, entry.key.clone())).or_insert(position);
            if entry.composite.is_none() {
                push(self.by_value.entry((object, entry.value.clone())).or_default(), position);
            }
        }
        self.objects.push(entries);
        object
    }

    /// The object that has the most of these names, if it has half of them.
    pub(super) fn object_of<'a>(&self, names: impl Iterator<Item = &'a str>) -> Option<usize> {
        let mut votes: HashMap<usize, usize> = HashMap::new();
        let mut count = 0;
        for name in names {
            count += 1;
            for object in self.by_key.get(name).into_iter().flatten() {
                *votes.entry(*object).or_default() += 1;
            }
        }
        let (object, most) = votes.into_iter().max_by_key(|(object, votes)| (*votes, usize::MAX - object))?;
        (most * 2 >= count).then_some(object)
    }

    /// Where an object has a key.
    pub(super) fn position(&self, object: usize, key: &str) -> Option<usize> {
        self.positions.get(&(object, key.to_owned())).copied()
    }

    /// The keys of an object that have this value.
    pub(super) fn with_value(&self, object: usize, value: &str) -> &[usize] {
        self.by_value.get(&(object, value.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// The entries of an object.
    pub(super) fn entries(&self, object: usize) -> &[Entry] {
        self.objects.get(object).map_or(&[], Vec::as_slice)
    }
}

fn push(list: &mut Vec<usize>, index: usize) {
    if list.len() < ENOUGH {
        list.push(index);
    }
}

/// An open bracket: the object that it begins, none for a list, and the key whose value is being read.
struct Open {
    start: usize,
    object: Option<usize>,
    key: Option<(String, Range<usize>)>,
}

/// The objects of a JSON text that starts at `base` of the file, and where the text ends.
pub(super) fn objects(json: &str, base: usize) -> (Vec<Vec<Entry>>, usize) {
    let bytes = json.as_bytes();
    let mut found: Vec<Vec<Entry>> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let start = at;
        at += 1;
        match byte {
            b'{' | b'[' => {
                let object = (byte == b'{').then_some(found.len());
                found.extend(object.map(|_| Vec::new()));
                open.push(Open { start, object, key: None });
            }
            b'}' | b']' => {
                let Some(closed) = open.pop() else { break };
                entry(&mut open, &mut found, String::new(), Some(base + closed.start..base + at));
                if open.is_empty() {
                    break;
                }
            }
            b',' => {
                if let Some(last) = open.last_mut() {
                    last.key = None;
                }
            }
            b'"' => {
                at = string_end(bytes, at);
                let text = decode(json.get(start..at).unwrap_or_default());
                match open.last_mut() {
                    Some(last) if last.object.is_some() && last.key.is_none() => {
                        last.key = Some((text, base + start..base + at));
                    }
                    _ => entry(&mut open, &mut found, text, None),
                }
            }
            _ if byte == b':' || byte.is_ascii_whitespace() => {}
            _ => {
                while bytes.get(at).is_some_and(|b| !b",}] \r\n\t".contains(b)) {
                    at += 1;
                }
                entry(&mut open, &mut found, json.get(start..at).unwrap_or_default().to_owned(), None);
            }
        }
    }
    (found, base + at)
}

/// Stores a value under the key that waits for it.
fn entry(open: &mut [Open], found: &mut [Vec<Entry>], value: String, composite: Option<Range<usize>>) {
    let Some(last) = open.last_mut() else { return };
    let object = last.object.and_then(|i| found.get_mut(i));
    if let (Some(object), Some((key, at))) = (object, last.key.take()) {
        object.push(Entry { key, at, value, composite });
    }
}

fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b'"' => return at + 1,
            b'\\' => 2,
            _ => 1,
        };
    }
    bytes.len()
}

/// A JSON string; one that is cut off is taken as it stands.
fn decode(token: &str) -> String {
    serde_json::from_str(token).unwrap_or_else(|_| token.trim_matches('"').to_owned())
}
