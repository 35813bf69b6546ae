//! Running other programs, their output passed through.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;

/// The folder of the repository.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |own| root().join(own))
}

/// The cargo that runs us.
pub fn cargo(arguments: &[&str]) -> Outcome {
    run(Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).args(arguments))
}

/// Runs to the end; anything but success is an error that shows the command.
pub fn run(command: &mut Command) -> Outcome {
    let shown = shown(command);
    println!("\n$ {shown}");
    let status = command.current_dir(command.get_current_dir().map_or_else(root, Path::to_path_buf)).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed ({status})").into()),
        Err(error) => Err(format!("`{shown}` could not be run: {error}").into()),
    }
}

/// What a program prints; anything but success is an error that shows the command and what it said.
pub fn printed(command: &mut Command) -> Outcome<String> {
    let shown = shown(command);
    let output = command.output().map_err(|error| format!("`{shown}` could not be run: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{shown}` failed ({})\n{}", output.status, String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
