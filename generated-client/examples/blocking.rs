//! A program without async code: creates a user unless it exists.
//!
//! ```sh
//! AUTHING_ACCESS_KEY_ID=… AUTHING_ACCESS_KEY_SECRET=… \
//!     cargo run -p authing-client --features blocking --example blocking -- USERNAME
//! ```
//!
//! Without a key the program plays the service itself.
#![allow(clippy::print_stdout, reason = "that is what a program is for")]

use authing_client::blocking;
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
    let mut same_name = 0;
    for user in blocking::iter(client.list_users().keywords(&name).items()) {
        same_name += usize::from(user?.username.as_deref() == Some(name.as_str()));
    }
    println!("{same_name} user of that name");
    Ok(())
}
