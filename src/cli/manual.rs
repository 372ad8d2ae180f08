//! What the flags say of themselves: completions for shells, manual pages.

use std::io;
use std::process::ExitCode;

use anyhow::bail;
use clap::CommandFactory;

use super::flags::{Cli, Completions, Man};

/// Prints the completions of a shell.
pub(crate) fn completions(flags: &Completions) -> anyhow::Result<ExitCode> {
    let mut out = Vec::new();
    clap_complete::generate(flags.shell, &mut Cli::command(), "paralign", &mut out);
    io::Write::write_all(&mut io::stdout().lock(), &out)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints a manual page.
pub(crate) fn man(flags: &Man) -> anyhow::Result<ExitCode> {
    // Building fills in what a command has from the one above it, its full name among it.
    let mut program = Cli::command().version(env!("CARGO_PKG_VERSION"));
    program.build();
    let command = match &flags.command {
        None => program,
        Some(name) => match program.find_subcommand(name) {
            Some(found) => found.clone().version(env!("CARGO_PKG_VERSION")),
            None => bail!("there is no command {name}; `paralign --help` lists them"),
        },
    };
    clap_mangen::Man::new(command).render(&mut io::stdout().lock())?;
    Ok(ExitCode::SUCCESS)
}
