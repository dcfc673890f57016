//! The table of checks: what can change, and what that does on the wire in either direction.
//!
//! The verdict for Rust is in no table: it comes from comparing what users can name (`rust::surface`) before and after.

use super::change::{Direction, Kind, Verdict};
use Kind::{Api, Behaviour, Doc};
use Verdict::{Breaking, Compatible, None as Nothing};

/// A kind of change.
#[derive(Debug, PartialEq, Eq)]
pub struct Check {
    /// Its name; it never changes its meaning.
    pub id: &'static str,
    /// What happened, after the name of the thing.
    pub title: &'static str,
    /// What kind of thing changed.
    pub kind: Kind,
    /// The verdict for requests that hold it.
    pub request: Verdict,
    /// The verdict for responses that hold it.
    pub response: Verdict,
    /// Whether it can change what Rust users name.
    pub rust: bool,
    /// Whether a break is only a warning.
    pub soft: bool,
    /// Why it is judged so.
    pub why: &'static str,
}

impl Check {
    /// The verdict on the wire; what travels nowhere has that of requests.
    pub fn wire(&self, direction: Option<Direction>) -> Verdict {
        match direction {
            None | Some(Direction::Request) => self.request,
            Some(Direction::Response) => self.response,
            Some(Direction::Both) => self.request.max(self.response),
            Some(Direction::Unreachable) => Nothing,
        }
    }

    const fn soft(mut self) -> Self {
        self.soft = true;
        self
    }
}

const fn check(
    id: &'static str,
    title: &'static str,
    kind: Kind,
    wire: [Verdict; 2],
    rust: bool,
    why: &'static str,
) -> Check {
    Check { id, title, kind, request: wire[0], response: wire[1], rust, soft: false, why }
}

/// A check of parameters and its twin of the fields of DTOs and replies.
pub(super) type Twins = [Check; 2];

macro_rules! twins {
    ($($name:ident: $suffix:literal, $before:literal, $after:literal, $kind:ident, $request:ident, $response:ident,
       $rust:literal, $why:literal;)*) => {
        $(pub(super) static $name: Twins = [
            check(concat!("param-", $suffix), concat!($before, "parameter", $after), $kind,
                [$request, $response], $rust, $why),
            check(concat!("field-", $suffix), concat!($before, "field", $after), $kind,
                [$request, $response], $rust, $why),
        ];)*
        /// Every pair.
        static TWINS: &[&Twins] = &[$(&$name),*];
    };
}

macro_rules! checks {
    ($($name:ident: $check:expr;)*) => {
        $(pub(super) static $name: Check = $check;)*
        /// Every single check.
        static SINGLE: &[&Check] = &[$(&$name),*];
    };
}

/// All checks, sorted by id.
pub fn all() -> Vec<&'static Check> {
    let mut list: Vec<_> = SINGLE.iter().copied().chain(TWINS.iter().flat_map(|twins| twins.iter())).collect();
    list.sort_by_key(|check| check.id);
    list
}

checks! {
    CLIENT_ADDED: check("client-added", "client added", Api, [Compatible; 2], true, "Nobody uses it yet.");
    CLIENT_REMOVED: check("client-removed", "client removed", Api, [Breaking; 2], true,
        "Every operation of it is gone.");
    GROUP_TITLE: check("group-title-changed", "title changed", Doc, [Nothing; 2], false, "Only words changed.");
    GROUP_FEATURE: check("group-feature-changed", "cargo feature changed", Api, [Nothing; 2], true,
        "Users must enable another feature to have its operations.");
    ADDED: check("operation-added", "operation added", Api, [Compatible; 2], true, "Nobody calls it yet.");
    REMOVED: check("operation-removed", "operation removed", Api, [Breaking; 2], true,
        "Calls of it fail, and it was not announced.");
    REMOVED_DEPRECATED: check("operation-removed-after-deprecation", "deprecated operation removed", Api,
        [Breaking; 2], true, "Calls of it fail, but the pages said before that it should no longer be called.").soft();
    RENAMED: check("operation-renamed", "operation renamed", Api, [Nothing; 2], true,
        "The route is the same, so only the name of the method changes.").soft();
    MOVED: check("operation-moved", "moved to another group", Api, [Nothing; 2], true,
        "The group decides which cargo feature brings the method.");
    ROUTE: check("route-changed", "route changed", Api, [Breaking; 2], false,
        "Clients that were compiled before call the old route.");
    VERB: check("http-method-changed", "HTTP method changed", Api, [Breaking; 2], false,
        "Clients that were compiled before use the old method, which also decides where parameters travel.");
    DEPRECATED: check("operation-deprecated", "operation deprecated", Api, [Nothing; 2], true,
        "Rust users get a warning.");
    UNDEPRECATED: check("operation-undeprecated", "operation no longer deprecated", Api, [Nothing; 2], true,
        "The warning goes away.");
    DEPRECATION_NOTE: check("operation-deprecation-note-changed", "replacement changed", Doc, [Nothing; 2], false,
        "Only the text of the warning changed.");
    PAGINATION: check("pagination-changed", "pagination changed", Behaviour, [Compatible; 2], true,
        "Code that walks through pages may have to be changed.");
    ENVELOPE: check("envelope-changed", "shape of the reply changed", Api, [Breaking; 2], true,
        "The client looks for the payload at another place.");
    PAYLOAD_ADDED: check("payload-added", "reply has a payload", Api, [Compatible; 2], true,
        "Clients that were compiled before look for none; in Rust the call now gives it.");
    PAYLOAD: check("payload-changed", "type of the payload changed", Api, [Breaking; 2], true,
        "The client cannot decode the reply, or gives another type.");
    REPLY_RENAMED: check("reply-renamed", "name of the reply changed", Doc, [Nothing; 2], true,
        "Only replies without `data` have a type of that name in Rust.");
    OPERATION_TITLE: check("operation-title-changed", "title changed", Doc, [Nothing; 2], false, "Only words changed.");
    OPERATION_DESCRIPTION: check("operation-description-changed", "description changed", Doc, [Nothing; 2], false,
        "Only words changed; facts in fixed sentences have checks of their own.");
    REPLY_EXAMPLE: check("reply-example-changed", "example reply changed", Doc, [Nothing; 2], false,
        "Examples bind nobody.");
    SAMPLES: check("sample-changed", "code samples changed", Doc, [Nothing; 2], false, "Samples bind nobody.");
    METHOD_RUST: check("method-changed", "Rust method changed", Api, [Nothing; 2], true,
        "The page says the same, but the method's name or result in Rust differs: by a pin, or by the generator.");
    PATH_PARAM: check("path-param-renamed", "path parameter renamed", Api, [Nothing; 2], true,
        "The name in `{…}` is not sent.");
    LOCATION: check("param-location-changed", "parameter moved", Api, [Breaking, Breaking], true,
        "Clients that were compiled before send it at the old place.");
    DTO_ADDED: check("dto-added", "data structure added", Api, [Nothing; 2], true,
        "What uses it has a change of its own.");
    DTO_REMOVED: check("dto-removed", "data structure removed", Api, [Nothing; 2], true,
        "What used it has a change of its own; code that names the type no longer compiles.");
    DTO_RENAMED: check("dto-renamed", "data structure renamed", Api, [Nothing; 2], true,
        "Names of data structures are not sent.").soft();
    DTO_DIRECTION: check("dto-direction-changed", "data structure travels otherwise", Api, [Nothing; 2], true,
        "Only data structures of requests have `new` and setters.");
    DTO_RUST: check("dto-rust-changed", "Rust struct changed", Api, [Nothing; 2], true,
        "The page says the same, but the name or constructor in Rust differs: by a pin, or by the generator.");
    ENUM_RENAMED: check("enum-renamed", "enum renamed", Api, [Nothing; 2], true,
        "Names of enums are not sent.").soft();
    ENUM_VALUE_ADDED: check("enum-value-added", "value added", Api, [Compatible; 2], true,
        "Enums of the client keep values that they do not know.");
    ENUM_VALUE_REMOVED: check("enum-value-removed", "value removed", Api, [Breaking, Compatible], true,
        "The service may refuse requests with the value.");
    ENUM_VALUE_TEXT: check("enum-value-text-changed", "text of a value changed", Doc, [Nothing; 2], false,
        "Only words changed.");
    ENUM_OPENED: check("enum-opened", "list of values no longer complete", Behaviour, [Compatible; 2], false,
        "The pages now say that there are others.");
    ENUM_CLOSED: check("enum-closed", "list of values now complete", Behaviour, [Compatible; 2], false,
        "The pages now say that there are no others.");
    ENUM_RUST: check("enum-rust-changed", "Rust enum changed", Api, [Nothing; 2], true,
        "The page says the same, but names in Rust differ: by a pin, or by the generator.");
}

twins! {
    ADDED_OPTIONAL: "added-optional", "optional ", " added", Api, Compatible, Compatible, true,
        "Old requests lack it, and clients skip what they do not know.";
    ADDED_REQUIRED: "added-required", "required ", " added", Api, Breaking, Compatible, true,
        "Old requests lack it; in replies, clients skip what they do not know.";
    REMOVED_OPTIONAL: "removed-optional", "optional ", " removed", Behaviour, Compatible, Compatible, true,
        "What is sent is no longer heeded; in replies it could always be absent.";
    REMOVED_REQUIRED: "removed-required", "required ", " removed", Behaviour, Compatible, Breaking, true,
        "What is sent is no longer heeded; a reply lacks what every reply had.";
    FIELD_RENAMED: "renamed", "", " renamed", Api, Breaking, Breaking, true,
        "The old name is no longer sent or understood. A guess is shown with its likeness.";
    BECAME_REQUIRED: "became-required", "", " is now required", Api, Breaking, Compatible, true,
        "Requests that leave it out are refused.";
    BECAME_OPTIONAL: "became-optional", "", " is no longer required", Api, Compatible, Compatible, true,
        "Clients read what is absent as empty.";
    CONDITION: "conditionally-required", "condition that requires the ", " told or changed", Behaviour, Compatible,
        Compatible, false, "Requests that leave it out may be refused; most likely they always were.";
    UNCONDITIONAL: "no-longer-conditionally-required", "condition that requires the ", " gone", Api, Compatible,
        Compatible, false, "Requests that send it still work.";
    SENSITIVE: "sensitivity-changed", "sensitivity of the ", " changed", Api, Nothing, Nothing, false,
        "Whether clients keep its value out of what they show follows from its name and description.";
    BECAME_NULLABLE: "became-nullable", "", " may be null", Api, Compatible, Compatible, true,
        "Clients read `null` as empty.";
    NO_LONGER_NULLABLE: "no-longer-nullable", "", " may no longer be null", Api, Breaking, Compatible, true,
        "Requests that send `null` are refused.";
    TYPE_CHANGED: "type-changed", "type of the ", " changed", Api, Breaking, Breaking, true,
        "What was sent before is refused; what is received cannot be decoded.";
    TYPE_WIDENED: "type-widened", "type of the ", " widened", Api, Compatible, Breaking, true,
        "Everything that was sent before is still legal; what is received may be of a new type.";
    TYPE_NARROWED: "type-narrowed", "type of the ", " narrowed", Api, Breaking, Compatible, true,
        "Some of what was sent before is refused; what is received was always legal.";
    TYPE_REFINED: "type-refined", "type of the ", " told more exactly", Behaviour, Compatible, Compatible, true,
        "The pages now list the fields of an object; most likely the service always had them.";
    CARDINALITY: "cardinality-changed", "", " became a list, or no longer is one", Api, Breaking, Breaking, true,
        "One value and a list of values have different JSON.";
    BECAME_ENUM: "became-enum", "values of the ", " are now listed", Behaviour, Compatible, Compatible, true,
        "Other values may never have worked; the Rust type changes from `String` to an enum.";
    NO_LONGER_ENUM: "no-longer-enum", "values of the ", " are no longer listed", Api, Compatible, Compatible, true,
        "The values still work; the Rust type changes from an enum to `String`.";
    VALUE_ADDED: "value-added", "value of the ", " added", Api, Compatible, Compatible, true,
        "Another value is possible.";
    VALUE_REMOVED: "value-removed", "value of the ", " removed", Api, Breaking, Compatible, true,
        "The service may refuse requests with the value.";
    LIMIT_TIGHTENED: "limit-tightened", "limit of the ", " tightened", Api, Breaking, Compatible, false,
        "Some of what was sent before is refused.";
    LIMIT_LOOSENED: "limit-loosened", "limit of the ", " loosened", Api, Compatible, Compatible, false,
        "More is possible than before.";
    UNIT_CHANGED: "unit-changed", "unit of the ", " changed", Api, Breaking, Breaking, false,
        "The same number means something else.";
    UNIT_TOLD: "unit-told", "unit of the ", " told, or no longer told", Behaviour, Compatible, Compatible, false,
        "Code that assumed another unit was always wrong.";
    FORMAT_CHANGED: "format-changed", "format of the ", " changed", Api, Breaking, Breaking, false,
        "The text is written and read otherwise.";
    FORMAT_TOLD: "format-told", "format of the ", " told, or no longer told", Behaviour, Compatible, Compatible,
        false, "Code that assumed another format was always wrong.";
    DEFAULT_ADDED: "default-added", "default of the ", " added", Behaviour, Compatible, Compatible, false,
        "Calls that leave it out may be answered otherwise.";
    DEFAULT_REMOVED: "default-removed", "default of the ", " removed", Behaviour, Compatible, Compatible, false,
        "Calls that leave it out may be answered otherwise.";
    DEFAULT_CHANGED: "default-changed", "default of the ", " changed", Behaviour, Compatible, Compatible, false,
        "Calls that leave it out are answered otherwise.";
    FIELD_DEPRECATED: "deprecated", "", " deprecated", Api, Nothing, Nothing, true, "Rust users get a warning.";
    FIELD_UNDEPRECATED: "undeprecated", "", " no longer deprecated", Api, Nothing, Nothing, true,
        "The warning goes away.";
    FIELD_NOTE: "deprecation-note-changed", "replacement of the ", " changed", Doc, Nothing, Nothing, false,
        "Only the text of the warning changed.";
    ORDER: "order-changed", "order of the ", "s changed", Doc, Nothing, Nothing, false,
        "Rust names are sorted, so the order of rows shows nowhere.";
    DESCRIPTION: "description-changed", "description of the ", " changed", Doc, Nothing, Nothing, false,
        "Only words changed; facts in fixed sentences have checks of their own.";
    EXAMPLE: "example-changed", "example of the ", " changed", Doc, Nothing, Nothing, false, "Examples bind nobody.";
    RUST_TYPE: "rust-changed", "Rust form of the ", " changed", Api, Nothing, Nothing, true,
        "The type on the page is the same, but the name or type in Rust differs: an example shows a fraction, a type \
         travels otherwise or holds itself, a pin changed, or the generator did.";
}
