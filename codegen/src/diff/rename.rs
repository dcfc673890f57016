//! What was renamed: enters what is gone and what is new, leaves pairs that leave no doubt which belongs to which.

use crate::ir::{Dto, Field, Operation, Transport, Type};

/// How alike two things are, in percent, if they may be one.
pub(super) type Likeness = Option<u8>;

/// A pair that is certain.
const CERTAIN: u8 = 100;

/// The most pairs of candidates that are looked at; where there are more, nothing is a rename that leaves no doubt.
pub(super) const MOST_GUESSES: usize = 10_000;

/// The same for operations, whose routes are quickly compared.
pub(super) const MOST_ROUTES: usize = 1_000_000;

/// The most characters of a name or description that are compared: the time grows with their square.
const MOST_LETTERS: usize = 300;

/// Pairs of what is gone and what is new where each is the other's only best candidate, with how alike they are; none
/// if there are more than `most` pairs to look at.
pub(super) fn pairs<'a, T>(
    old: &[&'a T],
    new: &[&'a T],
    most: usize,
    alike: impl Fn(&T, &T) -> Likeness,
) -> Vec<Pair<'a, T>> {
    if old.len().saturating_mul(new.len()) > most {
        return Vec::new();
    }
    let (mut rows, mut columns) = (vec![Best::default(); old.len()], vec![Best::default(); new.len()]);
    for (i, a) in old.iter().enumerate() {
        for (j, b) in new.iter().enumerate() {
            if let Some(score) = alike(a, b) {
                rows[i].see(score, j);
                columns[j].see(score, i);
            }
        }
    }
    let mut found = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let pair = row.only().filter(|(_, j)| columns[*j].only().is_some_and(|(_, other)| other == i));
        found.extend(pair.map(|(score, j)| (old[i], new[j], score)));
    }
    found
}

/// The best candidate of one thing.
#[derive(Debug, Clone, Default)]
struct Best {
    /// Its likeness and place.
    top: Option<(u8, usize)>,
    /// Whether another is as much alike.
    tied: bool,
}

impl Best {
    fn see(&mut self, score: u8, at: usize) {
        match self.top {
            Some((top, _)) if score < top => {}
            Some((top, _)) if score == top => self.tied = true,
            _ => *self = Self { top: Some((score, at)), tied: false },
        }
    }

    /// The best one; two that are equally alike leave a doubt.
    fn only(&self) -> Option<(u8, usize)> {
        self.top.filter(|_| !self.tied)
    }
}

/// The old one, the new one, and their likeness.
pub(super) type Pair<'a, T> = (&'a T, &'a T, u8);

/// What to tell of a likeness: nothing if it is certain.
pub(super) fn guess(likeness: u8) -> Option<u8> {
    (likeness < CERTAIN).then_some(likeness)
}

/// Operations are the same when they have the same route, whatever its parameters are called.
pub(super) fn operations(old: &Operation, new: &Operation) -> Likeness {
    (route(&old.transport.value) == route(&new.transport.value)).then_some(CERTAIN)
}

/// The route without the names of its parameters.
fn route(transport: &Transport) -> (String, String) {
    match transport {
        Transport::Http { method, path } => {
            let parts = path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
            (method.word().to_owned(), parts.collect::<Vec<_>>().join("/"))
        }
        Transport::Query(field) => ("query".to_owned(), field.to_string()),
        Transport::Mutation(field) => ("mutation".to_owned(), field.to_string()),
    }
}

/// Data structures are the same when their fields are; they may be when most fields are and the names are alike.
pub(super) fn dtos(old: &Dto, new: &Dto) -> Likeness {
    let rows = |dto: &Dto| {
        let mut rows: Vec<_> = dto.fields.iter().map(|f| (f.name.value.clone(), kind(&f.ty.value))).collect();
        rows.sort();
        rows
    };
    let (old_rows, new_rows) = (rows(old), rows(new));
    if old_rows.is_empty() || new_rows.is_empty() {
        return None;
    }
    let common = old_rows.iter().filter(|row| new_rows.binary_search(row).is_ok()).count();
    let fields = ratio(common, old_rows.len() + new_rows.len() - common);
    let names = strsim::jaro_winkler(start(&old.name.value), start(&new.name.value));
    if (fields - 1.0).abs() < f64::EPSILON && (old_rows.len() > 1 || names > 0.8) {
        return Some(CERTAIN);
    }
    threshold(0.6 * fields + 0.4 * names)
}

/// Rows are the same when only the spelling of the name changed; they may be when the description and the name are alike.
pub(super) fn fields(old: &Field, new: &Field) -> Likeness {
    if kind(&old.ty.value) != kind(&new.ty.value) {
        return None;
    }
    if letters(&old.name.value) == letters(&new.name.value) {
        return Some(CERTAIN);
    }
    let texts = [old, new].map(|field| field.description.as_ref().map(|fact| fact.value.as_str()).unwrap_or_default());
    if texts[0].is_empty() || texts[1].is_empty() {
        return None;
    }
    let words =
        if texts[0] == texts[1] { 1.0 } else { strsim::normalized_levenshtein(start(texts[0]), start(texts[1])) };
    let [a, b] = [old, new].map(|field| letters(&field.name.value));
    let names = strsim::jaro_winkler(start(&a), start(&b));
    threshold(0.6 * words + 0.4 * names)
}

/// What of a text is compared.
fn start(text: &str) -> &str {
    text.char_indices().nth(MOST_LETTERS).map_or(text, |(end, _)| &text[..end])
}

/// Less than four fifths is no rename.
fn threshold(score: f64) -> Likeness {
    // The score lies between 0 and 1, and a guess never counts as certain.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 99")]
    (score >= 0.8).then_some((score * 100.0).min(99.0) as u8)
}

fn ratio(part: usize, whole: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "numbers of rows are small")]
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// The name without its style: `user_id` and `userId` are one.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The type without names, which may have been renamed as well.
fn kind(ty: &Type) -> String {
    match ty {
        Type::Array { items } => format!("{}[]", kind(items)),
        Type::Dto { .. } => "dto".to_owned(),
        Type::Enum { .. } => "string".to_owned(),
        other => other.to_string(),
    }
}
