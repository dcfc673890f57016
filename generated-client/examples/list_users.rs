//! Listing the users of a user pool, page by page, through moments at which the service is down.
//!
//! ```sh
//! AUTHING_ACCESS_KEY_ID=… AUTHING_ACCESS_KEY_SECRET=… cargo run -p authing-client --example list_users
//! ```
//!
//! `AUTHING_HOST` and the other variables of `ManagementClient::from_env` count too. Without a key the program plays the
//! service itself.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "that is what a program is for")]

use authing_client::management::models::{ListUsersOptionsDto, PaginationDto};
use authing_client::{Error, ManagementClient, RetryPolicy};
use std::process::ExitCode;
use std::time::Duration;

#[path = "support/user_pool.rs"]
mod user_pool;

/// How many users a page has.
const LIMIT: i64 = 2;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let client = user_pool::client()?
        .timeout(Duration::from_secs(5)) // for each attempt
        .retry(RetryPolicy::default().max_attempts(5)) // of calls that only read
        .build()?;
    // The line of an error is for the log; what to do about it is decided by its predicates.
    let advice = match list(&client).await {
        Ok(()) => return Ok(ExitCode::SUCCESS),
        Err(error) => {
            eprintln!("{error}");
            if error.is_auth() {
                "is the access key that of this user pool, and may it list users?"
            } else if error.is_connect() {
                "is the host right, and can it be reached from here?"
            } else if error.is_retryable() {
                "the service is down or busy: try again later"
            } else {
                "this does not pass by itself"
            }
        }
    };
    eprintln!("{advice}");
    Ok(ExitCode::FAILURE)
}

async fn list(client: &ManagementClient) -> Result<(), Error> {
    let options = ListUsersOptionsDto::new().pagination(PaginationDto::new().limit(LIMIT));
    let mut users = client.list_users().options(options).items();
    let mut seen = 0;
    while let Some(user) = users.next().await {
        let user = user?;
        let name = user.username.as_deref().or(user.name.as_deref()).unwrap_or("without a name");
        println!("{} {name} is {:?}", user.user_id, user.status);
        seen += 1;
    }
    println!("{seen} users");
    Ok(())
}
