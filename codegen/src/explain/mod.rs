//! Where things come from: enters a name or a code, leaves a text for people.
//!
//! For each fact the text gives the value, the place `page:line:column`, the words that stand there and the rule that
//! read them; for a corrected fact also the reason.

mod code;
mod facts;

use crate::Outcome;
use crate::ir::{Client, Dto, Enum, Envelope, Operation};

pub use self::code::{explain_code, markdown};

/// What a name means in one client.
enum Subject<'a> {
    Operation(&'a Operation),
    Parameter(&'a Operation, usize),
    Reply(&'a Operation, usize),
    Dto(&'a Dto),
    Field(&'a Dto, usize),
    Enum(&'a Enum),
}

/// Explains an operation, a parameter, a DTO, a field or an enum: `get-user`, `get-user.userIdType`, `UserDto`,
/// `UserDto.status`, `UserStatus`; with the client in front where two clients know the name (`management.UserDto`).
/// The error is a text that lists similar names.
pub fn explain_name(outcome: &Outcome, name: &str) -> Result<String, String> {
    let mut texts = Vec::new();
    for client in &outcome.api.clients {
        let rest = without_client(client, name);
        for subject in subjects(client, rest) {
            texts.push(facts::explain(outcome, client, &subject));
        }
    }
    if texts.is_empty() { Err(unknown(outcome, name)) } else { Ok(texts.join("\n")) }
}

/// The name without `v3.management.` or `management.`.
fn without_client<'a>(client: &Client, name: &'a str) -> &'a str {
    let version = match client.version {
        crate::ir::Version::V2 => "v2.",
        crate::ir::Version::V3 => "v3.",
    };
    let rest = name.strip_prefix(version).unwrap_or(name);
    rest.strip_prefix(&client.name).and_then(|rest| rest.strip_prefix('.')).unwrap_or(rest)
}

fn subjects<'a>(client: &'a Client, name: &str) -> Vec<Subject<'a>> {
    let (owner, field) = name.split_once('.').map_or((name, None), |(owner, field)| (owner, Some(field)));
    let mut found = Vec::new();
    for operation in &client.operations {
        if operation.id == owner {
            match field {
                None => found.push(Subject::Operation(operation)),
                Some(field) => {
                    let at = operation.parameters.iter().position(|p| p.field.name.value == field);
                    found.extend(at.map(|at| Subject::Parameter(operation, at)));
                }
            }
        } else if operation.response.name.value == owner && operation.response.envelope != Envelope::Value {
            let fields = &operation.response.fields;
            let wanted = |at: &usize| field.is_none_or(|field| fields[*at].name.value == field);
            found.extend((0..fields.len()).filter(wanted).map(|at| Subject::Reply(operation, at)));
        }
    }
    for dto in client.dtos.iter().filter(|d| d.name.value == owner) {
        match field {
            None => found.push(Subject::Dto(dto)),
            Some(field) => {
                let at = dto.fields.iter().position(|f| f.name.value == field);
                found.extend(at.map(|at| Subject::Field(dto, at)));
            }
        }
    }
    if field.is_none() {
        found.extend(client.enums.iter().find(|e| e.name == owner).map(Subject::Enum));
    }
    found
}

fn unknown(outcome: &Outcome, name: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or(name);
    let mut near: Vec<(usize, String)> = Vec::new();
    for client in &outcome.api.clients {
        let operations = client.operations.iter().map(|o| o.id.clone());
        let fields = client.dtos.iter().flat_map(|d| {
            d.fields.iter().map(move |f| format!("{}.{}", d.name.value, f.name.value)).chain([d.name.value.clone()])
        });
        let enums = client.enums.iter().map(|e| e.name.clone());
        for candidate in operations.chain(fields).chain(enums) {
            let tail = candidate.rsplit('.').next().unwrap_or(&candidate);
            let distance =
                strsim::damerau_levenshtein(&candidate, name).min(strsim::damerau_levenshtein(tail, last) + 1);
            near.push((distance, candidate));
        }
    }
    near.sort();
    near.dedup();
    let close: Vec<String> =
        near.into_iter().filter(|(d, _)| *d <= 3).take(5).map(|(_, n)| format!("  {n}\n")).collect();
    let hint = if close.is_empty() { String::new() } else { format!("similar names:\n{}", close.concat()) };
    format!("nothing is called `{name}`, and no code is\n{hint}")
}
