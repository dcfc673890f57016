//! One call: the arguments set so far, and the ways to send it.

use authing_client_runtime::internal::{Caller, Held, Reply, UntypedCall, UrlValue, codec::Serialize, output};
use authing_client_runtime::{Error, Operation, RawOperation, RawRequest, Response, RetryPolicy};
use std::{fmt, marker::PhantomData, pin::Pin, sync::Arc, time::Duration};

/// A call of the operation `Op`. Set optional parameters by its methods, then [`send`](Self::send) or `.await` it.
///
/// Setting a parameter again replaces its value. A clone is a call of its own, so one can be kept and sent with
/// variations.
#[must_use = "a call does nothing until it is sent"]
pub struct Call<Op> {
    untyped: Held<UntypedCall>,
    operation: PhantomData<fn() -> Op>,
}

impl Call<RawOperation> {
    /// A call that no operation describes.
    pub(super) fn raw(caller: Arc<Caller>, request: RawRequest) -> Self {
        Self { untyped: UntypedCall::raw(caller, request), operation: PhantomData }
    }
}

impl<Op: Operation> Call<Op> {
    pub(super) fn new(caller: Arc<Caller>) -> Self {
        Self { untyped: UntypedCall::new(caller), operation: PhantomData }
    }

    /// Sends the call and gives its output.
    ///
    /// # Errors
    ///
    /// When no reply comes, the service refuses the call, or the reply cannot be decoded: the predicates of [`Error`]
    /// tell which.
    pub async fn send(self) -> Result<Op::Output, Error> {
        let mut read = None;
        let mut decode = |reply: &Reply| output::<Op>(reply, read.insert(Op::Output::default()));
        self.untyped.run(&Op::INFO, &mut decode).await?;
        Ok(read.unwrap_or_default())
    }

    /// Sends the call and gives its output with the status, the headers and the raw body of the reply.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn send_with_meta(self) -> Result<Response<Op::Output>, Error> {
        let mut read = None;
        let mut decode = |reply: &Reply| output::<Op>(reply, read.insert(Op::Output::default()));
        let done = self.untyped.run(&Op::INFO, &mut decode).await?;
        Ok(Response::new(read.unwrap_or_default(), done))
    }

    /// [`send`](Self::send) for code that is not async: the thread waits.
    ///
    /// # Errors
    ///
    /// As for `send`, and those of [`blocking::wait`](crate::blocking::wait).
    #[cfg(feature = "blocking")]
    pub fn send_blocking(self) -> Result<Op::Output, Error> {
        crate::blocking::wait(self.send())
    }

    /// [`send_with_meta`](Self::send_with_meta) for code that is not async: the thread waits.
    ///
    /// # Errors
    ///
    /// As for `send`, and those of [`blocking::wait`](crate::blocking::wait).
    #[cfg(feature = "blocking")]
    pub fn send_with_meta_blocking(self) -> Result<Response<Op::Output>, Error> {
        crate::blocking::wait(self.send_with_meta())
    }
}

/// Options of a single call, beside its arguments.
impl<Op> Call<Op> {
    /// The longest time for one exchange of this call, in place of that of the client.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.untyped.timeout(timeout);
        self
    }

    /// The longest time for the whole call from the moment it is sent, with every repetition and wait, in place of
    /// that of the client. Nothing is sent after it. Needs a tokio runtime with time.
    pub fn deadline(mut self, time: Duration) -> Self {
        self.untyped.deadline(time);
        self
    }

    /// When this call is repeated, in place of the policy of the client.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.untyped.retry(policy);
        self
    }

    /// Whether the arguments of this call are held against the documented limits, in place of what the client says.
    pub fn check_limits(mut self, check: bool) -> Self {
        self.untyped.check_limits(check);
        self
    }

    /// Sends a header in addition, in place of one of that name that the client sends. Headers that say who asks, or
    /// that belong to the connection, cannot be set. A value that no header can have is an error when the call is sent.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.untyped.header(name.as_ref(), value.as_ref());
        self
    }

    /// Sends a query parameter that has no method, or in place of one that has. Called again with the same name it
    /// sends a list.
    #[allow(clippy::needless_pass_by_value, reason = "numbers and texts are passed as they are")]
    pub fn extra_query(mut self, name: impl Into<String>, value: impl ToString) -> Self {
        self.untyped.extra_query(name.into(), value.to_string());
        self
    }

    /// Sends a field of the JSON body that has no method, or in place of one that has.
    pub fn extra_body(mut self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.untyped.extra_body(name.into(), &value);
        self
    }

    /// Makes the call for a tenant, in place of that of the client.
    pub fn tenant(mut self, id: impl AsRef<str>) -> Self {
        self.untyped.tenant(id.as_ref());
        self
    }

    /// The language of messages, in place of that of the client: `zh-CN`, `en-US`, `ja-JP`, `zh-TW`.
    pub fn locale(mut self, lang: impl AsRef<str>) -> Self {
        self.untyped.locale(lang.as_ref());
        self
    }
}

impl<Op> Call<Op> {
    /// Sends this call with the token of this user, in place of the one that the client was set up with. An empty token
    /// is none.
    ///
    /// Only calls of an [`AuthenticationClient`](super::AuthenticationClient) have users. Sending any other call, or one
    /// with a token that no header can hold, gives an error for which
    /// [`is_invalid_input`](Error::is_invalid_input) holds.
    pub fn user_token(mut self, token: impl AsRef<str>) -> Self {
        self.untyped.user_token(token.as_ref());
        self
    }
}

#[allow(dead_code, reason = "which places an API puts parameters in is known only when it is generated")]
impl<Op> Call<Op> {
    /// The call, of which the arguments change from page to page.
    pub(super) fn untyped_mut(&mut self) -> &mut UntypedCall {
        &mut self.untyped
    }

    /// Sets the path parameter `name`, which stays within one segment of the path.
    pub(crate) fn set_path(mut self, name: &'static str, value: impl Into<UrlValue>) -> Self {
        self.untyped.set_path(name, value.into());
        self
    }

    /// Sets the query parameter `name`. A list repeats the name.
    pub(crate) fn set_query(mut self, name: &'static str, value: impl Into<UrlValue>) -> Self {
        self.untyped.set_query(name, value.into());
        self
    }

    /// Sets the field `name` of the JSON body.
    pub(crate) fn set_body(mut self, name: &'static str, value: impl Serialize) -> Self {
        self.untyped.set_body(name, &value);
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
        Self { untyped: self.untyped.copy(), operation: PhantomData }
    }
}

/// Shows the operation and the names of the arguments, not their values, which may be personal data.
impl<Op: Operation> fmt::Debug for Call<Op> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.untyped.names();
        formatter
            .debug_struct("Call")
            .field("operation", &Op::INFO.id)
            .field("arguments", &names)
            .finish_non_exhaustive()
    }
}
