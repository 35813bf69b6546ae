//! The command line: `funding-flow`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
