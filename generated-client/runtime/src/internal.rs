//! What the generated half and the clients of `authing-client` need beside the public items. Nobody else should use it:
//! it changes in any version.

pub use crate::app::{App, is_confidential};
pub use crate::auth::{Asker, Session};
pub use crate::caller::Caller;
pub use crate::channel::Channel;
pub use crate::cursor::{Cursor, Repeat, Step};
pub use crate::error::{Failure, Kind};
pub use crate::headers::set_text as set_header;
pub use crate::held::Held;
#[cfg(feature = "reqwest")]
pub use crate::http_option_setters;
pub use crate::option_setters;
pub use crate::options::Options;
pub use crate::reply::{Reply, output};
pub use crate::signature::{KeyUse, Signing};
pub use crate::source::Source;
pub use crate::token::TOKEN;
pub use crate::untyped_call::UntypedCall;
pub use crate::url_value::UrlValue;
#[cfg(feature = "v2-runtime")]
pub use crate::v2::{PasswordKeys, TOKEN as V2_TOKEN, V2};
pub use crate::values::{integers, list, numbers, strings};
#[cfg(feature = "reqwest")]
pub use reqwest::Client as HttpClient;

/// How models become JSON and back.
pub mod codec {
    #[cfg(feature = "unknown-fields")]
    pub use crate::codec::UnknownFields;
    pub use crate::codec::{
        Deserialize, Deserializer, Hidden, Kept, List, Nothing, Object, OpenEnum, Place, Read, Scalar, Serialize,
        Serializer, Taken, Writer, deserialize, fresh, open_enum, show,
    };
    pub use crate::{kept, unknown};
}
