//! `codegen completions` and `codegen man`: what a shell and `man` know of the commands. Enters the definition of the
//! command line, leaves text on the output.

use std::io::Write as _;

use anstream::eprintln;
use clap::Command;
use clap_complete::Shell;

use super::Outcome;

/// The script by which a shell completes the arguments.
pub(super) fn completions(mut command: Command, shell: Shell) -> Outcome {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "codegen", &mut text);
    written(&text)
}

/// The page of `codegen`, or of one of its commands.
pub(super) fn man(mut command: Command, of: Option<&str>) -> Outcome {
    // Gives each command its whole name.
    command.build();
    let page = of.map_or_else(|| Some(command.clone()), |name| command.find_subcommand(name).cloned());
    let Some(page) = page else {
        eprintln!("error: there is no command `{}`", of.unwrap_or_default());
        return Outcome::Failed;
    };
    let mut text = Vec::new();
    match clap_mangen::Man::new(page).render(&mut text) {
        Ok(()) => written(&text),
        Err(_) => Outcome::Failed,
    }
}

/// A reader that stops early is no failure.
fn written(text: &[u8]) -> Outcome {
    std::io::stdout().write_all(text).ok();
    Outcome::Clean
}
