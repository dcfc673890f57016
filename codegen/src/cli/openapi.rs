//! `codegen openapi`

use std::path::PathBuf;

use anstream::{eprintln, print};
use clap::{Args, ValueEnum};
use codegen::openapi::{self, Dialect, Enums, Options};
use codegen::output::write_page;

use super::{Format, Outcome, report, spec_exists};

#[derive(Args)]
pub(super) struct OpenapiArgs {
    /// The folder of pages.
    #[arg(long, default_value = "spec")]
    spec: PathBuf,
    /// The version of OpenAPI.
    #[arg(long, value_enum, default_value_t = Version::V3_1)]
    openapi: Version,
    /// How to declare the values that pages list.
    #[arg(long, value_enum, default_value_t = EnumStyle::Open)]
    enums: EnumStyle,
    /// The form of the document.
    #[arg(long, value_enum, default_value_t = Syntax::Json)]
    format: Syntax,
    /// The file to write instead of printing the document.
    #[arg(long)]
    to: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Version {
    /// What today's tools read.
    #[value(name = "3.1.0", alias = "3.1")]
    V3_1,
    /// For tools that read nothing newer.
    #[value(name = "3.0.3", alias = "3.0")]
    V3_0,
}

#[derive(Clone, Copy, ValueEnum)]
enum EnumStyle {
    /// As a type that also takes values of tomorrow.
    Open,
    /// As `enum` where the page gives the whole list.
    Closed,
}

#[derive(Clone, Copy, ValueEnum)]
enum Syntax {
    Json,
    Yaml,
}

/// Prints the API as an OpenAPI document, or writes it into a file; findings go to the error stream.
pub(super) fn run(args: &OpenapiArgs) -> Outcome {
    if !spec_exists(&args.spec) {
        return Outcome::Failed;
    }
    let outcome = codegen::generate(&args.spec);
    report(&outcome.diagnostics, &outcome.sources, &args.spec, Format::Text);
    if outcome.diagnostics.has_errors() {
        return Outcome::Findings;
    }
    let written = text(args, &outcome.api).and_then(|text| match &args.to {
        Some(path) => write_page(path, &text).map_err(|error| error.to_string()),
        None => {
            print!("{text}");
            Ok(())
        }
    });
    match written {
        Ok(()) => Outcome::Clean,
        Err(error) => {
            eprintln!("error: {error}");
            Outcome::Failed
        }
    }
}

fn text(args: &OpenapiArgs, api: &codegen::ir::Api) -> Result<String, String> {
    let dialect = match args.openapi {
        Version::V3_1 => Dialect::V3_1,
        Version::V3_0 => Dialect::V3_0,
    };
    let enums = match args.enums {
        EnumStyle::Open => Enums::Open,
        EnumStyle::Closed => Enums::Closed,
    };
    let document = openapi::document(api, Options { dialect, enums });
    match args.format {
        Syntax::Json => openapi::json(&document).map_err(|error| error.to_string()),
        Syntax::Yaml => openapi::yaml(&document).map_err(|error| error.to_string()),
    }
}
