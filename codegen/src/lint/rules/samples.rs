//! W33: code samples that do not fit the page.

use super::super::context::{Out, PageFacts};
use super::super::rule::rules;
use crate::import::scraped::calls::calls as sample_calls;
use crate::ir::Transport;

rules! { Pages:
    "W331" "sample-calls-other" Warning Recommended Nothing Page calls_other;
        title "a code sample calls another operation"
        says "A sample under 示例代码 calls a method of a client, none of them is the operation of the page, and the last one is the operation of another page."
        why "Users copy samples."
        bad "a sample of probe that calls client.target()"
        good "a sample of probe that calls client.probe()"

    "W332" "sample-lacks-argument" Warning Recommended Nothing Page lacks_argument;
        title "a code sample calls an operation without what it requires"
        says "A sample calls the operation of the page with nothing at all, and a parameter is required."
        why "The sample does not work."
        bad "client.probe() where target is required"
        good "client.probe(\"1\")"

    "W333" "sample-passes-unknown" Warning Strict Nothing Page passes_unknown;
        title "a code sample passes what the page does not have"
        says "A sample passes an argument by name to the operation of the page, and no parameter is called so, without regard to case and separators."
        why "The service ignores it, or the parameter is not documented."
        bad "client.probe(targt=\"1\")"
        good "client.probe(target=\"1\")"
}

/// A name without case and separators.
fn bare(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn is_own(page: &PageFacts<'_>, name: &str) -> bool {
    let operation = page.operation();
    let route = match &operation.transport.value {
        Transport::Http { path, .. } => path.rsplit('/').next().unwrap_or_default(),
        Transport::Query(field) | Transport::Mutation(field) => &field.name,
    };
    [bare(&operation.id), bare(route)].contains(&bare(name))
}

fn calls_other(page: &PageFacts<'_>, out: &mut Out<'_>) {
    for sample in &page.operation().samples {
        let code = sample.value.code.as_str();
        let names: Vec<_> =
            sample_calls(code).into_iter().filter_map(|call| Some((code.get(call.name.clone())?, call.name))).collect();
        let Some((name, range)) = names.last().filter(|_| !names.iter().any(|(name, _)| is_own(page, name))) else {
            continue;
        };
        let other = page.client.operations.iter().find(|(id, _)| bare(id) == bare(name));
        if let Some((id, other)) = other {
            let start = sample.at.start as usize;
            let at = page.client.sources.span(sample.at.file, start + range.start..start + range.end);
            let finding = out.finding(at, format!("the sample of `{}` calls `{name}`", page.operation().id));
            out.push(
                finding.also(other.title.at, format!("the page of `{id}`")).help("call the operation of the page"),
            );
        }
    }
}

fn lacks_argument(page: &PageFacts<'_>, out: &mut Out<'_>) {
    let required = page.operation().parameters.iter().find(|p| p.field.required.value);
    let Some(required) = required else { return };
    for sample in &page.operation().samples {
        let code = sample.value.code.as_str();
        for call in sample_calls(code) {
            let (Some(name), Some(inside)) = (code.get(call.name.clone()), code.get(call.inside.clone())) else {
                continue;
            };
            if is_own(page, name) && inside.trim().is_empty() {
                let start = sample.at.start as usize;
                let at = page.client.sources.span(sample.at.file, start + call.name.start..start + call.name.end);
                let finding =
                    out.finding(at, format!("the sample calls `{name}` without `{}`", required.field.name.value));
                out.push(finding.also(required.field.required.at, "required").help("pass what is required"));
            }
        }
    }
}

fn passes_unknown(page: &PageFacts<'_>, out: &mut Out<'_>) {
    for sample in &page.operation().samples {
        let code = sample.value.code.as_str();
        for call in sample_calls(code).into_iter().filter(|c| code.get(c.name.clone()).is_some_and(|n| is_own(page, n)))
        {
            for argument in call.arguments.iter().filter(|argument| argument.depth == 1) {
                let name = code.get(argument.name.clone()).unwrap_or_default();
                if !page.operation().parameters.iter().any(|p| bare(&p.field.name.value) == bare(name)) {
                    let start = sample.at.start as usize;
                    let range = start + argument.name.start..start + argument.name.end;
                    let at = page.client.sources.span(sample.at.file, range);
                    out.push(out.finding(at, format!("the sample passes `{name}`, which no parameter is called")));
                }
            }
        }
    }
}
