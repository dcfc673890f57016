//! The stream of the pages of a list: calls go out, their outputs come in the order of the pages.

use super::Paged;
use crate::runtime::call::Call;
use authing_client_runtime::Error;
use authing_client_runtime::internal::{Cursor, Failure, Kind, Repeat, Step};
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The pages of a list, made by [`Call::pages`]: a [`Stream`] that also has a [`next`](Self::next) of its own.
///
/// Nothing is sent before the first page is asked for. After an error no page comes any more; [`page`](Self::page)
/// tells where to start again.
#[must_use = "a stream does nothing until it is read"]
pub struct Pages<Op: Paged> {
    call: Call<Op>,
    cursor: Cursor,
    /// How many pages are fetched ahead.
    ahead: usize,
    under_way: VecDeque<Slot<Op>>,
    /// How many pages came.
    came: usize,
    previous: Vec<Op::Item>,
    /// The page whose turn among those that came was the last power of two: whatever circle the service goes in, some
    /// such page comes again (Brent's algorithm).
    mark: Vec<Op::Item>,
}

/// A page that was asked for.
enum Slot<Op: Paged> {
    Waits(Pin<Box<dyn Future<Output = Result<Op::Output, Error>> + Send>>),
    Came(Result<Op::Output, Error>),
}

/// Nothing of it is pinned but what has a box of its own.
impl<Op: Paged> Unpin for Pages<Op> {}

impl<Op: Paged> Pages<Op> {
    pub(super) fn new(mut call: Call<Op>) -> Self {
        let cursor = Cursor::new(&Op::INFO, Op::PAGING, call.untyped_mut().request_mut());
        let (under_way, previous, mark) = (VecDeque::new(), Vec::new(), Vec::new());
        Self { call, cursor, ahead: 0, under_way, came: 0, previous, mark }
    }

    /// Fetches up to this many pages ahead, at once, while a page is being used. Default: 0, so that a page is fetched
    /// when it is asked for.
    ///
    /// The first page comes alone, for it tells how many there are; where it does not, up to this many pages behind
    /// the end are asked for in vain.
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.ahead = pages;
        self
    }

    /// The number of the page that comes next. After an error it is the page that failed.
    pub fn page(&self) -> i64 {
        self.cursor.due()
    }

    /// The next page; `None` when there is none. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// When the call for the page fails, or the service gives the same page over and over.
    pub async fn next(&mut self) -> Option<Result<Op::Output, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All pages in a list.
    ///
    /// # Errors
    ///
    /// The first error, as for [`next`](Self::next).
    pub async fn all(mut self) -> Result<Vec<Op::Output>, Error> {
        let mut pages = Vec::new();
        while let Some(page) = self.next().await {
            pages.push(page?);
        }
        Ok(pages)
    }

    /// Asks for the pages that may be under way, and lets all of them go on.
    fn advance(&mut self, context: &mut Context<'_>) {
        while self.cursor.asks(self.under_way.len(), self.ahead.max(1)) {
            let mut call = self.call.clone();
            self.cursor.ask(call.untyped_mut().request_mut());
            self.under_way.push_back(Slot::Waits(call.into_future()));
        }
        for slot in &mut self.under_way {
            if let Slot::Waits(future) = slot
                && let Poll::Ready(outcome) = future.as_mut().poll(context)
            {
                *slot = Slot::Came(outcome);
            }
        }
    }

    /// The page that is due, if it came.
    fn take(&mut self) -> Option<Result<Op::Output, Error>> {
        match self.under_way.pop_front()? {
            Slot::Came(outcome) => Some(outcome),
            waits @ Slot::Waits(_) => {
                self.under_way.push_front(waits);
                None
            }
        }
    }

    /// What a page is to the reader; `None` when it is nothing.
    fn judge(&mut self, outcome: Result<Op::Output, Error>) -> Option<Result<Op::Output, Error>> {
        let mut output = match outcome {
            Ok(output) => output,
            Err(error) => {
                self.cursor.end();
                return Some(Err(error));
            }
        };
        let (list, total) = Op::list(&mut output);
        let repeat = match list.as_slice() {
            [] => Repeat::New,
            list if list == self.previous => Repeat::Previous,
            list if list == self.mark => Repeat::Earlier,
            _ => Repeat::New,
        };
        match self.cursor.came(list.len(), total, repeat) {
            Step::Page => {}
            Step::Skip | Step::End => return None,
            Step::Missing(missing) => {
                let message = format!("the service repeats a page, and {missing} more items should come");
                return Some(Err(Failure::of(&Op::INFO, Kind::Decode, message).into()));
            }
        }
        if !self.cursor.has_ended() {
            self.came += 1;
            self.previous.clone_from(list);
            if self.came.is_power_of_two() {
                self.mark.clone_from(list);
            }
        }
        Some(Ok(output))
    }
}

impl<Op: Paged> Stream for Pages<Op> {
    type Item = Result<Op::Output, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if self.cursor.has_ended() {
                self.under_way.clear();
                return Poll::Ready(None);
            }
            self.advance(context);
            let Some(outcome) = self.take() else { return Poll::Pending };
            if let Some(page) = self.judge(outcome) {
                if self.ahead > 0 && !self.cursor.has_ended() {
                    // Not only when the next page is asked for: meanwhile this one is being used.
                    self.advance(context);
                }
                return Poll::Ready(Some(page));
            }
        }
    }
}

/// Shows the operation and the place in the list.
impl<Op: Paged> fmt::Debug for Pages<Op> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = formatter.debug_struct("Pages");
        debug.field("call", &self.call).field("page", &self.page()).finish_non_exhaustive()
    }
}
