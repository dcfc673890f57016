//! The events of a subscription, over as many connections as it takes.

use super::connection::{Broken, Socket, Target};
use super::options::Patience;
use crate::clock;
use crate::error::Error;
use crate::values::JsonValue;
use futures_util::{SinkExt, Stream, StreamExt, stream};
use std::{fmt, time::Duration};
use tokio::time::{self, Instant};
use tokio_tungstenite::tungstenite::{Bytes, Message, Utf8Bytes};

/// An open subscription to events: see [`EventSubscription`](super::EventSubscription).
///
/// A connection that breaks is made again. Events that happen in between are lost, since the protocol does not repeat
/// them: [`connections`](Self::connections) tells whether that may be.
pub struct Events {
    target: Target,
    limits: Patience,
    state: State,
    /// Tries in a row without a sign of life.
    failures: u32,
    connections: u64,
}

enum State {
    /// There is no connection; one may be made from then on.
    Waiting(Instant),
    Connected(Box<Connection>),
    Ended,
}

struct Connection {
    socket: Socket,
    /// When the service has to have given a sign of life.
    until: Instant,
    /// Whether it was asked for one.
    is_asked: bool,
}

/// What happened on a connection.
enum Step {
    Event(Event),
    /// A sign of life.
    Alive,
    /// Nothing yet.
    Quiet,
}

impl Events {
    pub(super) fn new(target: Target, limits: Patience) -> Self {
        Self { target, limits, state: State::Waiting(Instant::now()), failures: 0, connections: 0 }
    }

    /// Waits for the next event, and connects first if need be. Dropping the future loses no event.
    ///
    /// After an error the stream has ended (`None`). There is one when the service refuses the subscription
    /// ([`Error::is_refused`]), or when connections were tried too often without a sign of life.
    pub async fn next(&mut self) -> Option<Result<Event, Error>> {
        loop {
            let step = match &mut self.state {
                State::Ended => return None,
                State::Waiting(from) => {
                    time::sleep_until(*from).await;
                    self.connect().await
                }
                State::Connected(connection) => connection.step(&self.target, self.limits.heartbeat).await,
            };
            match step {
                Ok(Step::Quiet) => {}
                Ok(Step::Alive) => self.failures = 0,
                Ok(Step::Event(event)) => {
                    self.failures = 0;
                    return Some(Ok(event));
                }
                Err(broken) => {
                    if let Some(error) = self.fail(broken) {
                        return Some(Err(error));
                    }
                }
            }
        }
    }

    /// The events as a [`Stream`].
    pub fn into_stream(self) -> impl Stream<Item = Result<Event, Error>> + Send {
        stream::unfold(self, |mut events| async { Some((events.next().await?, events)) })
    }

    /// How many connections were made so far. When it grows between two events, events may have been lost.
    pub fn connections(&self) -> u64 {
        self.connections
    }

    async fn connect(&mut self) -> Result<Step, Broken> {
        let socket = self.target.connect(&self.limits).await?;
        self.connections += 1;
        let until = clock::after(self.limits.heartbeat);
        self.state = State::Connected(Box::new(Connection { socket, until, is_asked: false }));
        Ok(Step::Quiet)
    }

    /// Plans another try, or ends with the error.
    fn fail(&mut self, broken: Broken) -> Option<Error> {
        self.failures = self.failures.saturating_add(1);
        if !broken.is_passing || self.failures >= self.limits.attempts {
            self.state = State::Ended;
            return Some(broken.error);
        }
        let wait = longest_wait(&self.limits, self.failures).mul_f64(fastrand::f64());
        self.state = State::Waiting(clock::after(wait));
        None
    }
}

impl Connection {
    async fn step(&mut self, target: &Target, heartbeat: Duration) -> Result<Step, Broken> {
        let silent = || target.lost("the service gives no sign of life");
        let Ok(received) = time::timeout_at(self.until, self.socket.next()).await else {
            if self.is_asked {
                return Err(silent());
            }
            self.is_asked = true;
            self.until = clock::after(heartbeat);
            let asked = time::timeout_at(self.until, self.socket.send(Message::Ping(Bytes::new()))).await;
            return match asked {
                Ok(sent) => sent.map(|()| Step::Quiet).map_err(|error| target.broken(error)),
                Err(_) => Err(silent()),
            };
        };
        self.is_asked = false;
        self.until = clock::after(heartbeat);
        match received {
            Some(Ok(Message::Text(text))) => Ok(Step::Event(Event(text))),
            Some(Ok(Message::Close(_))) | None => Err(target.lost("the service closed it")),
            Some(Ok(_)) => Ok(Step::Alive),
            Some(Err(error)) => Err(target.broken(error)),
        }
    }
}

/// The longest time to wait after so many failures.
fn longest_wait(limits: &Patience, failures: u32) -> Duration {
    let factor = 2_u32.saturating_pow(failures.saturating_sub(1));
    limits.first_wait.saturating_mul(factor).min(limits.longest_wait)
}

/// Shows the host, no credentials.
impl fmt::Debug for Events {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("Events");
        debug.field("host", &self.target.host).field("connections", &self.connections).finish_non_exhaustive()
    }
}

/// An event as the service sent it.
#[derive(Clone, PartialEq, Eq)]
pub struct Event(Utf8Bytes);

impl Event {
    /// The text of the event, which is JSON of a form that depends on the event.
    pub fn text(&self) -> &str {
        self.0.as_str()
    }

    /// The event as JSON; `None` when it is something else.
    pub fn json(&self) -> Option<JsonValue> {
        serde_json::from_str(self.text()).ok()
    }
}

/// Shows the length, not the text, which may be personal data.
impl fmt::Debug for Event {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Event").field("bytes", &self.0.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::EventSubscription;

    #[test]
    fn waits_double_up_to_the_longest() {
        let limits = EventSubscription::authentication("t", "e").limits;
        let waits = [1, 2, 3, 7, 100].map(|failures| longest_wait(&limits, failures).as_millis());
        assert_eq!(waits, [500, 1000, 2000, 30_000, 30_000]);
    }

    #[test]
    fn a_wait_may_be_longer_than_clocks_go() {
        let subscription = EventSubscription::authentication("t", "e").backoff(Duration::MAX, Duration::MAX);
        let mut events = subscription.max_attempts(u32::MAX).open().unwrap();
        // The waits are random, and most of them are too long.
        for _ in 0..64 {
            let broken = events.target.lost("test");
            assert!(events.fail(broken).is_none());
            assert!(matches!(events.state, State::Waiting(from) if from > Instant::now()));
        }
    }
}
