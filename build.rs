//! Keeps the checked-in client in step with the pages: compare, apply, and fail when it wrote.
//!
//! Enters: spec/, the generated folder, `AUTHING_CODEGEN` (write, check or off) and `CI`. Leaves: the client as the pages
//! say it, and a failed build if it was not so before, since cargo may have compiled the old one at the same time. The
//! reasons are in docs/decisions/0003-build-script.md.

use std::path::Path;

use codegen::diagnostic::{Style, render_text};
use codegen::output::{self, Error};

const SPEC: &str = "spec";
const GENERATED: &str = "generated-client/src/generated";
/// Holds the features of the groups.
const MANIFEST: &str = "generated-client/Cargo.toml";
const COMMAND: &str = "cargo run -p codegen -- generate";

fn main() {
    for path in ["build.rs", SPEC, GENERATED, MANIFEST] {
        println!("cargo::rerun-if-changed={path}");
    }
    for name in ["AUTHING_CODEGEN", "CI"] {
        println!("cargo::rerun-if-env-changed={name}");
    }
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let default = || if variable("CI").is_some() { "check" } else { "write" }.to_owned();
    let report = match variable("AUTHING_CODEGEN").unwrap_or_else(default).as_str() {
        _ if !Path::new(SPEC).is_dir() || !Path::new(GENERATED).is_dir() => Ok(()),
        "off" => Ok(()),
        "write" => regenerate(true),
        "check" => regenerate(false),
        other => Err(format!("AUTHING_CODEGEN is `{other}`; it may be write, check or off")),
    };
    // Cargo takes one line at a time; any error fails the build.
    let text = report.err().unwrap_or_default();
    text.lines().filter(|line| !line.is_empty()).for_each(|line| println!("cargo::error={line}"));
}

/// Fails unless the client was already fresh; the error tells what to do.
fn regenerate(may_write: bool) -> Result<(), String> {
    let outcome = codegen::generate(Path::new(SPEC));
    if outcome.diagnostics.has_errors() {
        let findings = render_text(&outcome.diagnostics, &outcome.sources, Style::Plain);
        return Err(findings + "the pages have errors; the client was left as it was");
    }
    let dir = Path::new(GENERATED);
    let (wrote, drift) = match may_write.then(|| output::apply(dir, &outcome.files)) {
        Some(Err(error)) if error.is_read_only() => (false, output::compare(dir, &outcome.files)),
        Some(applied) => (true, applied),
        None => (false, output::compare(dir, &outcome.files)),
    };
    let drift = drift.map_err(|error| error.to_string())?;
    if !drift.foreign.is_empty() {
        return Err(Error::Foreign(drift.foreign).to_string());
    }
    let list = drift.lines().collect::<Vec<_>>().join("\n  ");
    match wrote {
        _ if list.is_empty() => Ok(()),
        true => Err(format!("regenerated in {GENERATED}:\n  {list}\nrun the same command again")),
        false => Err(format!("not what the pages say, in {GENERATED}:\n  {list}\nrun `{COMMAND}`")),
    }
}
