//! Lists that the service gives page by page: a [`Call`] of a [`Paged`] operation in, a stream of its [`Pages`] or
//! [`Items`] out. What an operation adds is one small impl; where it is in the list is the business of `Cursor`.

mod items;
mod pages;

pub use self::items::Items;
pub use self::pages::Pages;
use super::call::Call;
use authing_client_runtime::{Operation, Paging};

/// An operation that answers one page of a list at a time: implemented by the generator.
pub trait Paged: Operation {
    /// What the list holds.
    type Item: Clone + PartialEq + Send + 'static;

    /// Where the request says which page it wants.
    const PAGING: Paging;

    /// The list of a page, and how many items all pages together have, if the service tells.
    fn list(output: &mut Self::Output) -> (&mut Vec<Self::Item>, Option<i64>);
}

/// Lists that come page by page.
impl<Op: Paged> Call<Op> {
    /// All pages from the one that is set (else the first) to the last, as a stream of outputs.
    ///
    /// A page has as many items as the limit that is set, else as many as the documentation allows. Each page is a
    /// call of its own with the options of this one, so a timeout, a deadline and retries are for each page.
    ///
    /// The last page is the one at which as many items have come as the service says there are. Where it does not say,
    /// it is the first page that is not full.
    ///
    /// # When the list changes meanwhile
    ///
    /// The service counts rows anew for each page. When rows are added or removed before the place that is being read,
    /// the others move, and some of them come twice or not at all. To be sure, sort by something that does not change
    /// where the operation allows it, and compare ids.
    ///
    /// A service that does not heed the page, or goes in circles, is not asked for ever. A page that is the same as the
    /// one before it is passed over; the third of these in a row, or the page of a circle, ends the stream, with an
    /// error ([`is_decode`](super::Error::is_decode)) if the service says that there are more items.
    ///
    /// ```no_run
    /// # async fn example(client: &authing_client::ManagementClient) -> Result<(), authing_client::Error> {
    /// let mut pages = client.list_groups().limit(20).pages();
    /// while let Some(page) = pages.next().await {
    ///     println!("{} groups", page?.list.len());
    /// }
    /// # Ok(()) }
    /// ```
    pub fn pages(self) -> Pages<Op> {
        Pages::new(self)
    }

    /// The items of all [`pages`](Self::pages), one by one.
    ///
    /// ```no_run
    /// # async fn example(client: &authing_client::ManagementClient) -> Result<(), authing_client::Error> {
    /// let mut users = client.list_users().items().prefetch(2);
    /// while let Some(user) = users.next().await {
    ///     println!("{}", user?.user_id);
    /// }
    /// # Ok(()) }
    /// ```
    pub fn items(self) -> Items<Op> {
        Items::new(self.pages())
    }
}
