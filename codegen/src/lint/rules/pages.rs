//! W30: what the name, the route, the title and the folder of a page say about each other.

use std::collections::BTreeMap;

use super::super::context::{ClientFacts, Out, PageFacts};
use super::super::rule::rules;
use crate::ir::{Method, Transport};

rules! { Pages:
    "W301" "route-unlike-file" Note Strict Nothing Page route_name;
        title "the file is named unlike the route"
        says "Neither the last segment of the path, nor all segments behind the version joined by `-`, nor the GraphQL name is the name of the file. Paths with `{…}` do not count."
        why "Method names come from file names; users who know the route look for it under its name."
        bad "`POST /api/v3/make-probe` on the page probe.md"
        good "`POST /api/v3/probe` on the page probe.md"

    "W302" "verb-unlike-name" Warning Recommended Nothing Page verb_name;
        title "the verb of the route contradicts the name"
        says "GET or QUERY with a name that begins with create, add, update, delete, remove, set, reset, enable, disable, import or send; DELETE with one that begins with get, list, create, add or update; MUTATION with get, list, find, search or check."
        why "GET is repeated on failure and cached; what changes something must not be."
        bad "`GET /api/v3/delete-thing`"
        good "`POST /api/v3/delete-thing`"

    "W303" "title-unlike-name" Warning Recommended Nothing Page title_name;
        title "the title says another deed than the name"
        says "The title begins with a word for reading, creating, changing or deleting, and the name of the file with a verb of another of these kinds."
        why "The page most likely was copied; users find the wrong method."
        bad "# 删除样例, on the page get-thing.md"
        good "# 获取样例, on the page get-thing.md"

    "W304" "duplicate-title" Warning Recommended Nothing Client same_title;
        title "two pages have the same title"
        says "Two pages of one client have the same title."
        why "Users cannot tell their methods apart in the documentation."
        bad "# 获取样例 on two pages"
        good "# 获取样例 and # 批量获取样例"

    "W305" "group-unlike-others" Note All Nothing Client group;
        title "a page lies apart from all others about the same thing"
        says "Three pages or more of one group are about the same noun, the name behind the verb, and one page of another group is about it too."
        why "The group decides in which module and behind which feature users find it."
        bad "create-thing, update-thing, delete-thing in things/ and get-thing in users/"
        good "all in things/"

    "W306" "deprecated-without-replacement" Note All Nothing Page without_replacement;
        title "a deprecation names no replacement"
        says "An operation says 已废弃 and not what to use instead."
        why "Users who see the warning do not know what to do."
        bad "已废弃。"
        good "已废弃，请使用 list-users。"

    "W307" "ambiguous-routes" Warning Recommended Nothing Client ambiguous;
        title "two routes match the same path"
        says "Two routes have the same verb and number of segments, differ only where one has `{…}`, and neither is the narrower one: each has `{…}` where the other has a word, or they differ in names of `{…}` only."
        why "Which of the two answers depends on the order in the service."
        bad "`GET /api/v3/things/{id}` and `GET /api/v3/{kind}/mine`"
        good "`GET /api/v3/things/{id}` and `GET /api/v3/things/mine`"

    "W308" "description-on-two-pages" Warning Strict Nothing Client same_intro;
        title "two pages have the same introduction"
        says "Two pages of one client have the same paragraphs under the route line, of ten characters or more."
        why "One of them most likely was copied and not changed."
        bad "取回一个样例的全部内容。 on two pages"
        good "取回一个样例的全部内容。 and 列出全部样例，不分页。"

    "W309" "page-without-introduction" Note All Nothing Page without_intro;
        title "a page has no introduction"
        says "Nothing stands between the route line and 请求参数 but a deprecation."
        why "The method's documentation is its title alone."
        bad "# 获取样例\n\n`POST /api/v3/probe`"
        good "# 获取样例\n\n`POST /api/v3/probe`\n\n按 ID 取回一个样例。"

    "W310" "copied-title" Note All Nothing Page intro_is_title;
        title "the introduction is the title once more"
        says "Without signs and blanks, the introduction is the title."
        why "It tells nothing that the title does not."
        bad "# 获取样例\n\n`POST /api/v3/probe`\n\n获取样例。"
        good "# 获取样例\n\n`POST /api/v3/probe`\n\n按 ID 取回一个样例。"
}

fn route_name(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let operation = page.operation();
    let (said, whole) = match &operation.transport.value {
        Transport::Http { path, .. } => {
            let parts = path.split('/').filter(|part| !["", "api", "v2", "v3"].contains(part));
            let parts: Vec<&str> = parts.collect();
            (kebab(parts.last().copied().unwrap_or_default()), kebab(&parts.join("-")))
        }
        // The field of a GraphQL type serves several methods of the docs.
        Transport::Query(_) | Transport::Mutation(_) => return,
    };
    // A path with an id in it names the thing, not the deed.
    let open = matches!(&operation.transport.value, Transport::Http { path, .. } if path.contains('{'));
    if said != operation.id && whole != operation.id && !open {
        let message = format!("the route says `{said}`, and the file `{}`", operation.id);
        out.push(out.finding(operation.transport.at, message));
    }
}

/// `listUsers` and `list_users` as `list-users`.
fn kebab(name: &str) -> String {
    let mut text = String::new();
    let mut small = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && small {
            text.push('-');
        }
        small = c.is_ascii_lowercase() || c.is_ascii_digit();
        text.push(if c == '_' { '-' } else { c.to_ascii_lowercase() });
    }
    text
}

/// What a verb does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Deed {
    Read,
    Create,
    Change,
    Delete,
}

/// The deed that the first word of an id tells.
fn deed_of_id(id: &str) -> Option<Deed> {
    let word = id.split('-').next().unwrap_or_default();
    match word {
        "get" | "list" | "find" | "search" | "query" => Some(Deed::Read),
        "create" | "add" => Some(Deed::Create),
        "update" | "modify" => Some(Deed::Change),
        "delete" | "remove" => Some(Deed::Delete),
        _ => None,
    }
}

fn verb_name(page: &PageFacts<'_>, out: &mut Out<'_>) {
    const WRITES: [&str; 8] = ["set", "reset", "enable", "disable", "import", "send", "revoke", "assign"];
    let operation = page.operation();
    let deed = deed_of_id(&operation.id);
    let writes = matches!(deed, Some(Deed::Create | Deed::Change | Deed::Delete))
        || WRITES.contains(&operation.id.split('-').next().unwrap_or_default());
    let wrong = match &operation.transport.value {
        Transport::Http { method: Method::Get, .. } | Transport::Query { .. } => writes,
        Transport::Http { method: Method::Delete, .. } => {
            matches!(deed, Some(Deed::Read | Deed::Create | Deed::Change))
        }
        Transport::Mutation { .. } => deed == Some(Deed::Read),
        Transport::Http { .. } => false,
    };
    if wrong {
        let words = page.client.sources.words(operation.transport.at);
        let verb = words.split(' ').next().unwrap_or_default();
        let finding = out.finding(operation.transport.at, format!("`{}` is called with {verb}", operation.id));
        out.push(finding.help("correct the verb or the name"));
    }
}

fn title_name(page: &PageFacts<'_>, out: &mut Out<'_>) {
    const WORDS: [(&str, Deed); 11] = [
        ("获取", Deed::Read),
        ("查询", Deed::Read),
        ("查看", Deed::Read),
        ("列出", Deed::Read),
        ("创建", Deed::Create),
        ("新增", Deed::Create),
        ("新建", Deed::Create),
        ("修改", Deed::Change),
        ("更新", Deed::Change),
        ("删除", Deed::Delete),
        ("移除", Deed::Delete),
    ];
    let operation = page.operation();
    let title = operation.title.value.trim_start_matches("批量");
    let said = WORDS.iter().find(|(word, _)| title.starts_with(word)).map(|(_, deed)| *deed);
    if let (Some(a), Some(b)) = (said, deed_of_id(&operation.id))
        && a != b
    {
        let message = format!("the title says another deed than `{}`", operation.id);
        out.push(out.finding(operation.title.at, message).help("correct the title, or rename the page"));
    }
}

fn same_title(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let mut seen = BTreeMap::new();
    for page in &client.pages {
        let operation = &page.operation;
        let Some(first) = seen.insert(operation.title.value.as_str(), operation) else { continue };
        let finding = out.finding(operation.title.at, format!("`{}` has the title of `{}`", operation.id, first.id));
        let finding = finding.also(first.title.at, "the same title").of(format!("{}.{}", client.name, operation.id));
        out.push(finding.help("say what tells the two apart"));
    }
}

fn same_intro(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let mut seen = BTreeMap::new();
    for page in &client.pages {
        let operation = &page.operation;
        let Some(text) = operation.description.as_ref().filter(|text| text.value.chars().count() >= 10) else {
            continue;
        };
        let Some((first, at)) = seen.insert(text.value.as_str(), (&operation.id, text.at)) else { continue };
        let finding = out.finding(text.at, format!("`{}` has the introduction of `{first}`", operation.id));
        let finding = finding.also(at, "the same words").of(format!("{}.{}", client.name, operation.id));
        out.push(finding.help("say what tells the two apart"));
    }
}

fn group(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let mut nouns: BTreeMap<String, Vec<&crate::ir::Operation>> = BTreeMap::new();
    for page in &client.pages {
        let words: Vec<&str> = page.operation.id.split('-').filter(|word| !["batch", "list"].contains(word)).collect();
        let noun = words.get(1..).unwrap_or_default().join("-");
        let noun = noun.trim_end_matches('s').to_owned();
        if !noun.is_empty() {
            nouns.entry(noun).or_default().push(&page.operation);
        }
    }
    for (noun, operations) in nouns {
        let mut groups: BTreeMap<&str, Vec<&crate::ir::Operation>> = BTreeMap::new();
        operations.into_iter().for_each(|operation| groups.entry(&operation.group).or_default().push(operation));
        let Some((home, most)) = groups.iter().max_by_key(|(_, list)| list.len()).filter(|(_, list)| list.len() >= 3)
        else {
            continue;
        };
        for operation in
            groups.iter().filter(|(slug, list)| *slug != home && list.len() == 1).flat_map(|(_, list)| list)
        {
            let message =
                format!("`{}` lies in `{}`; the others about `{noun}` lie in `{home}`", operation.id, operation.group);
            let finding = out.finding(operation.title.at, message).of(format!("{}.{}", client.name, operation.id));
            out.push(most.iter().take(1).fold(finding, |f, other| f.also(other.title.at, "for example here")));
        }
    }
}

fn without_replacement(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let Some(fact) = &page.operation().deprecated else { return };
    if fact.value.replacement.is_none() {
        let finding = out.finding(fact.at, format!("nothing is named in place of `{}`", page.operation().id));
        out.push(finding.help("write `已废弃，请使用 <operation>。`"));
    }
}

fn ambiguous(client: &ClientFacts<'_>, out: &mut Out<'_>) {
    let routes: Vec<_> = client
        .pages
        .iter()
        .filter_map(|page| match &page.operation.transport.value {
            Transport::Http { method, path } => Some((*method, path.split('/').collect::<Vec<_>>(), &page.operation)),
            _ => None,
        })
        .collect();
    let is_open = |part: &&str| part.starts_with('{');
    for (i, (method, parts, first)) in routes.iter().enumerate() {
        for (other_method, others, other) in routes.iter().skip(i + 1) {
            let pairs = || parts.iter().zip(others);
            let match_alike = pairs().all(|(a, b)| a == b || is_open(a) || is_open(b));
            let wider = pairs().any(|(a, b)| is_open(a) && !is_open(b));
            let narrower = pairs().any(|(a, b)| !is_open(a) && is_open(b));
            // Where one route is the narrower one throughout, services take that.
            if method == other_method && parts.len() == others.len() && match_alike && wider == narrower {
                let message = format!("the routes of `{}` and `{}` match the same path", first.id, other.id);
                let finding = out.finding(other.transport.at, message).also(first.transport.at, "the other route");
                out.push(finding.of(format!("{}.{}", client.name, other.id)));
            }
        }
    }
}

fn without_intro(page: &PageFacts<'_>, out: &mut Out<'_>) {
    if page.operation().description.is_none() {
        out.push(out.finding(page.operation().title.at, format!("`{}` has no introduction", page.operation().id)));
    }
}

fn intro_is_title(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let operation = page.operation();
    let Some(intro) = &operation.description else { return };
    if bare(&intro.value) == bare(&operation.title.value) {
        out.push(
            out.finding(intro.at, "the introduction is the title once more").also(operation.title.at, "the title"),
        );
    }
}
