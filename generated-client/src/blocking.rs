//! Calls without async code: a future goes in, the thread waits, the output comes out.
//!
//! The futures are those of the async client, so both behave alike. They run on the thread that waits; connections and
//! timers are looked after by one thread of a tokio runtime, which is started by the first call and lasts as long as the
//! process.

use authing_client_runtime::Error;
use authing_client_runtime::internal::{Failure, Kind};
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use tokio::runtime::{Builder, Handle, Runtime};
use tokio::task::coop;

/// Waits for what an async method of this crate gives. For a [`Call`](crate::Call) there is
/// [`send_blocking`](crate::Call::send_blocking); this is for everything else, such as signing in by OpenID Connect.
///
/// ```no_run
/// # #[cfg(feature = "oidc")]
/// # fn example(app: &authing_client::AuthenticationClient) -> Result<(), authing_client::Error> {
/// use authing_client::blocking;
///
/// let user = blocking::wait(app.oidc().user_info("access token"))?;
/// println!("{:?}", user.name);
/// # Ok(()) }
/// ```
///
/// # Errors
///
/// Those of the method. Besides, [`is_invalid_input`](Error::is_invalid_input) holds on a thread that runs async tasks,
/// which waiting would hold up; there, `.await`. The threads of tokio's `spawn_blocking` and `block_in_place` may wait.
/// When the system gives no thread for the runtime, [`is_retryable`](Error::is_retryable) holds.
pub fn wait<T>(work: impl IntoFuture<Output = Result<T, Error>>) -> Result<T, Error> {
    block_on(work.into_future())?
}

/// The items of a stream of this crate, one by one.
///
/// Where [`wait`] would be an error, the iterator gives that error and ends.
pub fn iter<T>(stream: impl Stream<Item = Result<T, Error>>) -> impl Iterator<Item = Result<T, Error>> {
    let mut stream = Box::pin(stream);
    let mut ended = false;
    std::iter::from_fn(move || {
        if ended {
            return None;
        }
        let item = block_on(poll_fn(|context| stream.as_mut().poll_next(context))).unwrap_or_else(|error| {
            ended = true;
            Some(Err(error))
        });
        ended |= item.is_none();
        item
    })
}

/// Runs a future to its end, on this thread.
fn block_on<F: Future>(future: F) -> Result<F::Output, Error> {
    if is_async() {
        let fault = "waiting on a thread that runs async tasks would hold them up: use `.await`, or `spawn_blocking`";
        return Err(Failure::new(Kind::Input, fault).into());
    }
    let _context = runtime()?.enter();
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return Ok(output),
            // It may return early, after which polling once more does no harm.
            Poll::Pending => thread::park(),
        }
    }
}

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// The runtime, started at the first call.
fn runtime() -> Result<&'static Runtime, Error> {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    static STARTING: Mutex<()> = Mutex::new(());
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let _only_one = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let started = Builder::new_multi_thread().worker_threads(1).thread_name("authing-client").enable_all().build();
    let runtime = started.map_err(|error| {
        Failure::new(Kind::Transport, format!("no thread for blocking calls can be started: {error}")).source(error)
    })?;
    Ok(RUNTIME.get_or_init(|| runtime))
}

/// Whether this thread is just running an async task of tokio.
///
/// A handle alone does not tell: threads of `spawn_blocking` have one, and they may wait. But what runs as a task may
/// take a limited number of steps before it has to give way, and only that. So it is asked for more steps than a task
/// ever has, which are all given back.
fn is_async() -> bool {
    const MORE_THAN_ANY_TASK_HAS: usize = u8::MAX as usize + 1;
    if Handle::try_current().is_err() {
        return false;
    }
    let mut context = Context::from_waker(Waker::noop());
    let mut taken = Vec::new();
    while taken.len() < MORE_THAN_ANY_TASK_HAS {
        match coop::poll_proceed(&mut context) {
            Poll::Ready(step) => taken.push(step),
            Poll::Pending => break,
        }
    }
    let limited = taken.len() < MORE_THAN_ANY_TASK_HAS;
    // Each gives back what was left before it, so the first one has to be the last.
    while taken.pop().is_some() {}
    limited
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::Pin;
    use std::time::Duration;

    fn waits() -> bool {
        let moment = async {
            tokio::time::sleep(Duration::from_millis(1)).await;
            Ok(())
        };
        match wait(moment) {
            Ok(()) => true,
            Err(error) => {
                assert!(error.is_invalid_input() && !error.is_retryable(), "{error}");
                false
            }
        }
    }

    #[test]
    fn threads_may_wait() {
        let threads: Vec<_> = (0..8).map(|_| thread::spawn(waits)).collect();
        assert!(threads.into_iter().all(|thread| thread.join().unwrap_or_default()));
    }

    #[tokio::test]
    async fn only_threads_without_a_task_may_wait() {
        assert!(!waits());
        assert!(!tokio::spawn(async { waits() }).await.unwrap_or(true));
        assert!(tokio::task::spawn_blocking(waits).await.unwrap_or_default());
        assert!(coop::has_budget_remaining());
    }

    #[test]
    fn a_thread_that_only_knows_a_runtime_may_wait() -> std::io::Result<()> {
        let other = Builder::new_multi_thread().worker_threads(1).build()?;
        let _context = other.enter();
        assert!(waits());
        assert!(other.block_on(async { !waits() && tokio::task::block_in_place(waits) }));
        Ok(())
    }

    /// Counts down, and is not ready at first.
    struct Countdown(u8);

    impl Stream for Countdown {
        type Item = Result<u8, Error>;

        fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            context.waker().wake_by_ref();
            self.0 -= 1;
            match self.0 {
                9 => Poll::Pending,
                0 => Poll::Ready(None),
                left => Poll::Ready(Some(Ok(left))),
            }
        }
    }

    #[test]
    fn a_stream_is_an_iterator() {
        let items = iter(Countdown(10)).collect::<Result<Vec<_>, _>>();
        assert!(items.is_ok_and(|items| items == [8, 7, 6, 5, 4, 3, 2, 1]));
    }

    #[tokio::test]
    async fn an_iterator_that_may_not_wait_says_so_once() {
        let mut items = iter(Countdown(10));
        assert!(items.next().is_some_and(|item| item.is_err_and(|error| error.is_invalid_input())));
        assert!(items.next().is_none());
    }
}
