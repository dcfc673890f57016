//! W10–W11: names that are nearly right.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::{ClientFacts, Out, PageFacts, Row};
use super::super::prose::distance;
use super::super::rule::rules;
use crate::ir::{Field, Transport, Type};
use crate::source::Span;

rules! { Names:
    "W101" "near-miss-name" Warning Recommended Nothing Page near_miss;
        title "two names of one table differ by their case or separators only"
        says "Two rows of a table are equal without case, `_`, `-` and `.`."
        why "One of the two most likely is a misspelt repetition; the service reads one of them."
        bad "| lastIp | string | 否 | - | 最近登录的 IP。 | - |\n| lastIP | string | 否 | - | 最近登录时用的 IP。 | - |"
        good "| lastIp | string | 否 | - | 最近登录的 IP。 | - |\n| lastLogin | string | 否 | - | 最近登录的时刻。 | - |"

    "W102" "name-spelled-differently" Note All Nothing Client spelled;
        title "a name is spelled otherwise elsewhere"
        says "A name occurs in one table, and the same letters in another case or with `_` occur in five tables or more of the client."
        why "One of the two spellings most likely is not what the service reads."
        bad "| userID | … on one page, userId on all others"
        good "| userId | …"

    "W103" "misspelt-name" Warning Strict Nothing Client misspelt;
        title "a name is one letter away from a frequent one"
        says "A name of eight letters or more occurs in one table and is one insertion, deletion, exchange or swap of letters away from a name that occurs in four tables or more; a plural `s` and digits do not count."
        why "It most likely is a slip, which the service does not read."
        bad "| signedUpd | … where other pages say signedUp"
        good "| signedUp | …"

    "W104" "naming-convention" Note All Nothing Row convention;
        title "a name is not in camelCase"
        says "A name begins with a capital or holds `_` or `-`."
        why "Most names of this API are in camelCase; others are often copied from another protocol, which is fine, or misspelt."
        bad "| user_lang | string | 否 | - | 界面语言。 | - |"
        good "| userLang | string | 否 | - | 界面语言。 | - |"

    "W105" "near-twin-structures" Warning Recommended Nothing Client twin_names;
        title "the names of two data structures differ by their case only"
        says "Two data structures of a client have names that are equal without case."
        why "On file systems and in searches they are one; one of them most likely is misspelt."
        bad "### UserDto … and ### UserDTO on another page"
        good "### UserDto on both"

    "W106" "reply-named-like-structure" Note All Nothing Page reply_name;
        title "a reply is not named as replies are"
        says "The name after 类型： ends in neither `RespDto`, `Resp`, `Response`, `Res` nor `Dto`."
        why "A matter of style: a reader tells replies from data structures by their names."
        bad "类型：`UserList`"
        good "类型：`UserListRespDto`"

    "W107" "near-twin-operations" Warning Recommended Nothing Client twin_operations;
        title "two operations have nearly the same name"
        says "The ids of two operations of ten letters or more differ by one letter that is neither a plural `s` nor a digit."
        why "One page most likely is a misspelt copy, as `config-email-provier` was."
        bad "pages config-email-provider.md and config-email-provier.md"
        good "one page"
}

/// A name without case and separators.
fn folded(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn near_miss(page: &PageFacts<'_>, out: &mut Out<'_>) {
    for (owner, table) in page.tables() {
        let mut seen: BTreeMap<String, &Field> = BTreeMap::new();
        for field in &table {
            let Some(first) = seen.insert(folded(&field.name.value), field) else { continue };
            let message = format!("`{}` is nearly `{}`", field.name.value, first.name.value);
            let finding = out.finding(field.name.at, message).also(first.name.at, "in the same table");
            let subject = Row::new(page, owner, &table, field).subject();
            out.push(finding.of(subject).help("keep the one that the service reads"));
        }
    }
}

/// The tables that hold a name: the subject of the row, and its place.
type Places = BTreeMap<String, Span>;

/// Every name with the tables that hold it.
fn by_name<'a>(client: &'a ClientFacts<'a>) -> BTreeMap<&'a str, Places> {
    let mut tables: BTreeMap<&str, Places> = BTreeMap::new();
    for page in &client.pages {
        let facts = PageFacts { client, page };
        for (owner, table) in facts.tables() {
            for field in &table {
                let subject = Row::new(&facts, owner, &[], field).subject();
                tables.entry(&field.name.value).or_default().entry(subject).or_insert(field.name.at);
            }
        }
    }
    tables
}

fn spelled(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let tables = by_name(client);
    let mut alike: BTreeMap<String, Vec<(&str, &Places)>> = BTreeMap::new();
    for (name, places) in &tables {
        alike.entry(folded(name)).or_default().push((name, places));
    }
    for spellings in alike.into_values() {
        let Some((usual, most)) = spellings.iter().max_by_key(|(_, places)| places.len()).copied() else { continue };
        for (name, places) in spellings.into_iter().filter(|(name, places)| *name != usual && places.len() == 1) {
            if let (Some((subject, at)), true) = (places.iter().next(), most.len() >= 5) {
                let message = format!("`{name}` is `{usual}` in {} other tables", most.len());
                let finding = out.finding(*at, message).of(subject.clone());
                let other = most.values().next();
                out.push(other.into_iter().fold(finding, |f, at| f.also(*at, "for example here")));
            }
        }
    }
}

fn misspelt(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let tables = by_name(client);
    let frequent: Vec<(&str, &Places)> =
        tables.iter().filter(|(name, places)| places.len() >= 4 && name.len() >= 7).map(|(n, p)| (*n, p)).collect();
    for (name, places) in tables.iter().filter(|(name, places)| places.len() == 1 && name.len() >= 8) {
        let close = frequent.iter().find(|(known, _)| is_slip(name, known));
        if let (Some((known, others)), Some((subject, at))) = (close, places.iter().next()) {
            let message = format!("`{name}` is one letter away from `{known}`, which {} tables have", others.len());
            let finding = out.finding(*at, message).of(subject.clone());
            let finding = others.values().next().into_iter().fold(finding, |f, at| f.also(*at, "for example here"));
            out.push(finding.help(format!("did you mean `{known}`?")));
        }
    }
}

/// Whether two names differ by one letter that is neither a plural `s`, a digit, nor the first one.
fn is_slip(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (x, y) = (folded(a), folded(b));
    if long.len() - short.len() > 1 || x == y || x.bytes().next() != y.bytes().next() {
        return false;
    }
    // The letter that one has and the other lacks.
    let at = x.bytes().zip(y.bytes()).take_while(|(a, b)| a == b).count();
    let differing = [x.as_bytes().get(at), y.as_bytes().get(at)];
    let counts = differing.into_iter().flatten().all(u8::is_ascii_alphabetic);
    // The last word of a name often tells apart what the others share: `client_id` and `clientIp`.
    let styled = |name: &str| name.contains(['_', '-']);
    let end = x.len() == y.len() && at + 1 == x.len();
    if styled(a) != styled(b) || end {
        return false;
    }
    let plural = short.len() != long.len() && long.matches('s').count() > short.matches('s').count();
    counts && !plural && distance(&x, &y) == Some(1)
}

fn convention(row: &Row<'_>, out: &mut Out<'_>) {
    if row.name().contains(['_', '-']) || row.name().starts_with(|c: char| c.is_ascii_uppercase()) {
        out.push(out.finding(row.field.name.at, format!("`{}` is not in camelCase", row.name())));
    }
}

fn twin_names(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let mut seen: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for dto in &client.api.dtos {
        let name = dto.name.value.as_str();
        if let Some((first, at)) = seen.insert(name.to_ascii_lowercase(), (name, dto.name.at)) {
            let finding = out.finding(dto.name.at, format!("`{name}` is `{first}` in another case"));
            let finding = finding.also(at, "the other structure").of(format!("{}.{name}", client.name));
            out.push(finding.help("use one name for both, or tell them apart"));
        }
    }
}

fn reply_name(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let name = &page.operation().response.name;
    // GraphQL names the payload itself.
    let http = matches!(page.operation().transport.value, Transport::Http { .. });
    if http && !["RespDto", "Resp", "Response", "Res", "Dto"].iter().any(|end| name.value.ends_with(end)) {
        out.push(out.finding(name.at, format!("`{}` is not named like a reply", name.value)));
    }
}

fn twin_operations(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let ids: BTreeSet<&str> = client.operations.keys().copied().collect();
    let ids: Vec<&str> = ids.into_iter().filter(|id| id.len() >= 10).collect();
    for (i, id) in ids.iter().enumerate() {
        for other in ids.iter().skip(i + 1).filter(|other| is_slip(id, other)) {
            let (Some(a), Some(b)) = (client.operations.get(id), client.operations.get(other)) else { continue };
            let finding = out.finding(b.title.at, format!("`{other}` is nearly `{id}`"));
            let finding = finding.also(a.title.at, format!("`{id}`")).of(format!("{}.{other}", client.name));
            out.push(finding.help("keep one page if they document one operation"));
        }
    }
}

/// Whether a type is text, alone or in lists.
pub(super) fn is_text(ty: &Type) -> bool {
    matches!(ty.innermost(), Type::String)
}
