//! The stream of the items of a list: its pages in, one item after the other out.

use super::{Paged, Pages};
use authing_client_runtime::Error;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The items of a list, made by [`Call::items`](super::Call::items): a [`Stream`] that also has a
/// [`next`](Self::next) of its own.
///
/// Nothing is sent before the first item is asked for. After an error no item comes any more.
#[must_use = "a stream does nothing until it is read"]
pub struct Items<Op: Paged> {
    pages: Pages<Op>,
    current: std::vec::IntoIter<Op::Item>,
}

/// Nothing of it is pinned.
impl<Op: Paged> Unpin for Items<Op> {}

impl<Op: Paged> Items<Op> {
    pub(super) fn new(pages: Pages<Op>) -> Self {
        Self { pages, current: Vec::new().into_iter() }
    }

    /// Fetches up to this many pages ahead: see [`Pages::prefetch`].
    pub fn prefetch(mut self, pages: usize) -> Self {
        self.pages = self.pages.prefetch(pages);
        self
    }

    /// The number of the page that comes next, after the items of the page that came. After an error it is the page
    /// that failed.
    pub fn page(&self) -> i64 {
        self.pages.page()
    }

    /// The next item; `None` when there is none. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// As for [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<Op::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All items in a list.
    ///
    /// # Errors
    ///
    /// The first error, as for [`Pages::next`]; what came before is lost.
    pub async fn all(mut self) -> Result<Vec<Op::Item>, Error> {
        let mut items = Vec::new();
        while let Some(page) = self.pages.next().await {
            items.extend(self.current.by_ref());
            items.append(Op::list(&mut page?).0);
        }
        items.extend(self.current);
        Ok(items)
    }
}

impl<Op: Paged> Stream for Items<Op> {
    type Item = Result<Op::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.current.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(mut page)) => self.current = std::mem::take(Op::list(&mut page).0).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Shows the operation and the place in the list.
impl<Op: Paged> fmt::Debug for Items<Op> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").field("pages", &self.pages).finish_non_exhaustive()
    }
}
