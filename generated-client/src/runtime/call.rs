//! One call: the arguments set so far, and the ways to send it.

use super::caller::Caller;
use super::codec::Serialize;
use super::error::Error;
use super::operation::Operation;
use super::reply;
use super::request::Request;
use super::url_value::UrlValue;
use std::{fmt, marker::PhantomData, pin::Pin, sync::Arc};

/// A call of the operation `Op`. Set optional parameters by its methods, then [`send`](Self::send) or `.await` it.
///
/// Setting a parameter again replaces its value. A clone is a call of its own, so one can be kept and sent with
/// variations.
#[must_use = "a call does nothing until it is sent"]
pub struct Call<Op> {
    caller: Arc<Caller>,
    request: Request,
    operation: PhantomData<fn() -> Op>,
}

impl<Op: Operation> Call<Op> {
    pub(super) fn new(caller: Arc<Caller>) -> Self {
        Self { caller, request: Request::default(), operation: PhantomData }
    }

    /// Sends the call and gives its output.
    ///
    /// # Errors
    ///
    /// When no reply comes, the service refuses the call, or the reply cannot be decoded: the predicates of [`Error`]
    /// tell which.
    pub async fn send(self) -> Result<Op::Output, Error> {
        let mut output = Op::Output::default();
        let mut decode = |reply: &reply::Reply| {
            output = reply::decode(&Op::INFO, reply)?;
            Ok(())
        };
        self.caller.run(&Op::INFO, &self.request, &mut decode).await?;
        Ok(output)
    }
}

#[allow(dead_code, reason = "which places an API puts parameters in is known only when it is generated")]
impl<Op> Call<Op> {
    /// What would be sent.
    #[cfg(test)]
    pub(super) fn into_request(self) -> Request {
        self.request
    }

    /// Sets the path parameter `name`, which stays within one segment of the path.
    pub(crate) fn set_path(mut self, name: &'static str, value: impl Into<UrlValue>) -> Self {
        self.request.set_path(name, value.into());
        self
    }

    /// Sets the query parameter `name`. A list repeats the name.
    pub(crate) fn set_query(mut self, name: &'static str, value: impl Into<UrlValue>) -> Self {
        self.request.set_query(name, value.into());
        self
    }

    /// Sets the field `name` of the JSON body.
    pub(crate) fn set_body(mut self, name: &'static str, value: impl Serialize) -> Self {
        self.request.set_body(name, &value);
        self
    }
}

impl<Op: Operation> IntoFuture for Call<Op> {
    type Output = Result<Op::Output, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    /// The same as [`send`](Call::send).
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl<Op> Clone for Call<Op> {
    fn clone(&self) -> Self {
        Self { caller: self.caller.clone(), request: self.request.clone(), operation: PhantomData }
    }
}

/// Shows the operation and the names of the arguments, not their values, which may be personal data.
impl<Op: Operation> fmt::Debug for Call<Op> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.request.names().collect::<Vec<_>>();
        formatter
            .debug_struct("Call")
            .field("operation", &Op::INFO.id)
            .field("arguments", &names)
            .finish_non_exhaustive()
    }
}
