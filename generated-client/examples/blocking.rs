//! A program without async code: creates a user unless it exists.
//!
//! ```sh
//! AUTHING_ACCESS_KEY_ID=… AUTHING_ACCESS_KEY_SECRET=… \
//!     cargo run -p authing-client --features blocking --example blocking -- USERNAME
//! ```
//!
//! Without a key the program plays the service itself.
#![allow(clippy::print_stdout, reason = "that is what a program is for")]

use authing_client::RetryPolicy;
use std::{env, error::Error};

#[path = "support/user_pool.rs"]
mod user_pool;

fn main() -> Result<(), Box<dyn Error>> {
    let name = env::args().nth(1).unwrap_or_else(|| "dan".to_owned());
    let client = user_pool::client()?.build()?;
    // The same call, options and errors as in async code; only the end differs.
    match client.create_user().username(&name).send_blocking() {
        Ok(user) => println!("{name} is now {}", user.user_id),
        Err(error) if error.is_conflict() => println!("{name} exists"),
        Err(error) => return Err(error.into()),
    }
    let search = client.list_users().keywords(&name).retry(RetryPolicy::default().always("list-users"));
    let reply = search.send_with_meta_blocking()?;
    println!("found among {} users at attempt {}", reply.output().total_count, reply.attempts());
    Ok(())
}
