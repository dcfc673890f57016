//! Names that are taken before any page is read.
//!
//! Enters and leaves nothing: tables. A name that clashes with one of them needs a pin, except that a type which would
//! hide a name of the standard library gets `Dto` at its end.

/// Names that may not be given.
pub(super) type Reserved = &'static [&'static str];

/// Nothing is reserved.
pub(super) const NONE: Reserved = &[];

/// Names of types that are in scope everywhere, or that generated code uses without a path.
pub(super) const STANDARD_TYPES: Reserved = &[
    "AsMut",
    "AsRef",
    "AsyncFn",
    "AsyncFnMut",
    "AsyncFnOnce",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "Vec",
];

/// Types that the module of an operation names, beside which its own type is declared.
pub(super) const OPERATION_TYPES: Reserved = &[
    "AuthenticationClient",
    "Call",
    "Clone",
    "Copy",
    "Debug",
    "From",
    "Into",
    "IntoIterator",
    "ManagementClient",
    "Method",
    "Operation",
    "OperationInfo",
    "Option",
    "Payload",
    "Send",
    "String",
    "Sync",
    "UsersClient",
    "Vec",
];

/// Methods of every client, also those that only the runtime can call.
pub(super) const CLIENT_METHODS: Reserved = &[
    "app_id",
    "blocking",
    "builder",
    "call",
    "clone",
    "config",
    "default",
    "from_env",
    "into",
    "new",
    "oidc",
    "raw",
    "redirect_uri",
    "request",
    "start_call",
    "try_into",
    "with_user_token",
];

/// Methods of `Call`, also those that only the runtime can call.
pub(super) const CALL_METHODS: Reserved = &[
    "blocking",
    "check_limits",
    "clone",
    "deadline",
    "extra_body",
    "extra_query",
    "header",
    "headers",
    "idempotency_key",
    "into",
    "into_future",
    "items",
    "locale",
    "new",
    "no_retry",
    "pages",
    "request",
    "request_id",
    "retry",
    "send",
    "send_blocking",
    "send_raw",
    "send_with_meta",
    "send_with_meta_blocking",
    "set_body",
    "set_path",
    "set_query",
    "tenant",
    "timeout",
    "try_into",
    "user_token",
];

/// Functions of DTOs in requests: the constructor, and trait methods that a setter of the same name would hide. Some of
/// these DTOs are received as well.
pub(super) const DTO_METHODS: Reserved = &["clone", "default", "eq", "into", "ne", "new", "to_owned", "unknown_fields"];

/// The field of received DTOs for what the pages do not list.
pub(super) const RECEIVED_FIELDS: Reserved = &["unknown_fields"];

/// The variant for values that the pages do not list.
pub(super) const VARIANTS: Reserved = &["Unknown"];

/// Files: `mod.rs` is the module itself, the others are devices on Windows.
pub(super) const FILES: Reserved = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2", "lpt3",
    "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "mod", "nul", "prn",
];
