//! Events of the service as they happen: a subscription in, a stream of events out, over a WebSocket that is renewed
//! when it breaks.

mod connection;
mod options;
mod stream;

pub use self::options::EventSubscription;
pub use self::stream::{Event, Events};
