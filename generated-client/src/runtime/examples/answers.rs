//! Every documented reply decodes to its values, also after each change that a service may make to it: unknown values and
//! fields, absent and null ones, numbers as texts, texts as numbers, empty lists.

use super::Written;
use super::changes::{self, Change, Right};
use super::place::{Step, get, places, put, take};
use authing_client_runtime::internal::output;
use authing_client_runtime::{Error, JsonValue, Operation, Payload};
use bytes::Bytes;
use std::cell::RefCell;
use std::collections::BTreeSet;

thread_local! {
    /// The outputs and the replies that are done.
    static CHECKED: RefCell<BTreeSet<(&'static str, &'static str)>> = const { RefCell::new(BTreeSet::new()) };
}

/// Decodes the example reply of an operation, and each change of it.
pub(super) fn check<Op: Operation<Output: Written>>(json: &'static str) -> Op::Output {
    let id = Op::INFO.id;
    let output = decode::<Op>(Bytes::from_static(json.as_bytes()))
        .unwrap_or_else(|error| panic!("the example reply of `{id}` does not decode: {error}\n{json}"));
    let before = output.written();
    // Many operations give the same.
    if !CHECKED.with_borrow_mut(|checked| checked.insert((std::any::type_name::<Op::Output>(), json))) {
        return output;
    }
    let documented: JsonValue = serde_json::from_str(json).expect("a documented reply is JSON");
    let mut all = places(&documented);
    all.push(Vec::new());
    for change in all.iter().flat_map(|place| changes::at(place, get(&documented, place).unwrap_or(&JsonValue::Null))) {
        let mut answer = documented.clone();
        put(&mut answer, &change.place, change.new.clone());
        match (decode::<Op>(answer.to_string().into()), says_nothing::<Op>(&answer)) {
            (Ok(after), false) => compare::<Op>(&change, before.as_ref(), after.written()),
            (Err(error), true) => assert!(error.is_decode(), "`{id}`: {error}"),
            (Ok(_), true) => panic!("`{id}` takes a reply that says nothing: {answer}"),
            (Err(error), false) => {
                panic!("`{id}` does not take {} at {:?}: {error}\n{answer}", change.what, change.place)
            }
        }
    }
    output
}

/// As the client decodes.
fn decode<Op: Operation>(body: Bytes) -> Result<Op::Output, Error> {
    let mut read = Op::Output::default();
    output::<Op>(&http::Response::new(body), &mut read)?;
    Ok(read)
}

/// Whether a reply has neither data nor a code: then nobody knows whether the call worked.
fn says_nothing<Op: Operation>(answer: &JsonValue) -> bool {
    let lacks = |key| answer.get(key).is_none_or(JsonValue::is_null);
    match Op::INFO.payload {
        #[cfg(feature = "v2-runtime")]
        Payload::GraphQl(_) => lacks("data"),
        Payload::Data => {
            lacks("statusCode") && lacks("data") && answer.get("code").and_then(JsonValue::as_i64) != Some(200)
        }
        _ => false,
    }
}

/// Compares the output of a changed reply with that of the documented one: right at the place, and the same elsewhere.
fn compare<Op: Operation>(change: &Change, before: Option<&JsonValue>, after: Option<JsonValue>) {
    let (Some(mut before), Some(mut after)) = (before.cloned(), after) else {
        return;
    };
    #[cfg(feature = "v2-runtime")]
    if is_above_output(Op::INFO.payload, &change.place) {
        return;
    }
    let shown = after.to_string();
    let is_right = match within_output(Op::INFO.payload, &change.place) {
        None => true,
        Some(place) => {
            let (old, new) = (take(&mut before, place), take(&mut after, place));
            change.right.holds(old.as_ref(), new.as_ref())
        }
    };
    let Change { what, place, right, .. } = change;
    let wanted = match right {
        Right::Empty => "nothing".to_owned(),
        Right::Becomes(values) => JsonValue::Array(values.clone()).to_string(),
        Right::Stays(_) => "what it had before".to_owned(),
    };
    assert!(is_right, "`{}` with {what} at {place:?} should have {wanted} there: {shown}", Op::INFO.id);
    assert_eq!(before, after, "`{}` with {what} at {place:?} changes elsewhere", Op::INFO.id);
}

/// The place in the output, if it is in there.
fn within_output(payload: Payload, place: &[Step]) -> Option<&[Step]> {
    match (payload, place.split_first()) {
        (Payload::Flat, _) => Some(place),
        (Payload::Data, Some((Step::Key(key), rest))) if key == "data" => Some(rest),
        #[cfg(feature = "v2-runtime")]
        (Payload::GraphQl(operation), _) => {
            let (above, rest) = place.split_at_checked(operation.reply.len() + 1)?;
            is_on_the_way(operation, above).then_some(rest)
        }
        _ => None,
    }
}

/// Whether the output of a GraphQL operation is further down: then a change makes it another one, or an empty one.
#[cfg(feature = "v2-runtime")]
fn is_above_output(payload: Payload, place: &[Step]) -> bool {
    matches!(payload, Payload::GraphQl(operation) if place.len() <= operation.reply.len() && is_on_the_way(operation, place))
}

#[cfg(feature = "v2-runtime")]
fn is_on_the_way(operation: &authing_client_runtime::GraphQl, place: &[Step]) -> bool {
    let keys = std::iter::once(&"data").chain(operation.reply);
    place.iter().zip(keys).all(|(step, key)| matches!(step, Step::Key(name) if name == key))
}
