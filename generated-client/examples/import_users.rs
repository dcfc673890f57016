//! Importing users from a CSV file with the columns `username`, `email`, `phone` and `name`, of which any may be absent.
//!
//! ```sh
//! AUTHING_ACCESS_KEY_ID=… AUTHING_ACCESS_KEY_SECRET=… cargo run -p authing-client --example import_users -- users.csv
//! ```
//!
//! Rows go in batches. A batch that is refused as a whole is sent again user by user, so that one that exists does not
//! keep out the others. Without a key the program plays the service itself, and without a file it takes an example.
#![allow(clippy::print_stdout, reason = "that is what a program is for")]

use authing_client::management::models::CreateUserInfoDto;
use authing_client::{Error, ManagementClient};
use std::{env, fs};

#[path = "support/user_pool.rs"]
mod user_pool;

/// How many users the service takes at once.
const BATCH: usize = 50;

/// A row of the file.
#[derive(serde::Deserialize)]
struct Row {
    username: Option<String>,
    email: Option<String>,
    phone: Option<String>,
    name: Option<String>,
}

/// What became of the rows.
#[derive(Debug, Default, PartialEq)]
struct Report {
    created: usize,
    existing: usize,
    incomplete: usize,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = env::args().nth(1);
    let text = match &file {
        Some(path) => fs::read_to_string(path)?,
        None => include_str!("support/users.csv").to_owned(),
    };
    let client = user_pool::client()?.build()?;
    let report = import(&client, &text).await?;
    println!("{report:?}");
    if file.is_none() && report != (Report { created: 2, existing: 1, incomplete: 1 }) {
        return Err("the example has two new users, one that exists, and one without any identifier".into());
    }
    Ok(())
}

async fn import(client: &ManagementClient, text: &str) -> Result<Report, Box<dyn std::error::Error>> {
    let mut report = Report::default();
    let mut users = Vec::new();
    for (index, row) in csv::Reader::from_reader(text.as_bytes()).deserialize().enumerate() {
        match user(row?) {
            Some(user) => users.push(user),
            None => {
                println!("row {} has no username, no email and no phone", index + 1);
                report.incomplete += 1;
            }
        }
    }
    for batch in users.chunks(BATCH) {
        // Writes are sent once. Where that may be twice, `.retry(RetryPolicy::default().writes(true))`.
        match client.create_users_batch(batch.to_vec()).await {
            Ok(created) => report.created += created.len(),
            Err(error) if error.is_conflict() => one_by_one(client, batch, &mut report).await?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(report)
}

async fn one_by_one(client: &ManagementClient, batch: &[CreateUserInfoDto], report: &mut Report) -> Result<(), Error> {
    for user in batch {
        match client.create_users_batch([user.clone()]).await {
            Ok(_) => report.created += 1,
            Err(error) if error.is_conflict() => {
                println!("{} exists", user.username.as_deref().unwrap_or("a user without a name"));
                report.existing += 1;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// The user of a row; none without anything to sign in by.
fn user(row: Row) -> Option<CreateUserInfoDto> {
    if row.username.is_none() && row.email.is_none() && row.phone.is_none() {
        return None;
    }
    let mut user = CreateUserInfoDto::new();
    (user.username, user.email, user.phone, user.name) = (row.username, row.email, row.phone, row.name);
    Some(user)
}
