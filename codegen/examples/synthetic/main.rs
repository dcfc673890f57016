//! Writes a spec folder of any size: enters a number of operations and a folder, leaves canonical pages in it.
//!
//! `cargo run -p codegen --example synthetic -- <operations> <folder> [<fields>]`
//!
//! The mix is that of the real API: 1.05 data structures per operation, three of five operations are POST, 3.5 parameters,
//! an enum in every twelfth field. `<fields>` is the mean number of fields of a data structure; 5 if it is not given, as in
//! the real API. The same arguments give the same folder.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command talks to people")]

mod chance;
mod model;
mod page;
mod words;

use std::fs;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use model::Api;

/// How many operations share a folder.
const GROUP_SIZE: usize = 12;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let parsed = match arguments.as_slice() {
        [operations, folder] => Some((operations.parse(), folder, Ok(5))),
        [operations, folder, fields] => Some((operations.parse(), folder, fields.parse())),
        _ => None,
    };
    let Some((Ok(operations), folder, Ok(fields))) = parsed else {
        eprintln!("usage: synthetic <operations> <folder> [<fields of a data structure, on average>]");
        return ExitCode::from(2);
    };
    let api = Api::new(operations, fields);
    match write(&api, Path::new(folder)) {
        Ok(()) => {
            println!("{} operations, {} data structures, {} fields", operations, api.dtos.len(), api.fields());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn write(api: &Api, folder: &Path) -> io::Result<()> {
    let mut groups = String::new();
    for (i, operations) in api.operations.chunks(GROUP_SIZE).enumerate() {
        let slug = format!("group-{i}");
        let dir = folder.join("v3/management").join(&slug);
        fs::create_dir_all(&dir)?;
        groups += &format!(
            "[[group]]\nclient = \"v3/management\"\nslug = \"{slug}\"\ntitle = \"第 {i} 组\"\n\
            feature = \"management-{slug}\"\n\n"
        );
        for operation in operations {
            fs::write(dir.join(format!("{}.md", operation.id)), page::page(operation, api))?;
        }
    }
    fs::write(folder.join("groups.toml"), groups)
}
