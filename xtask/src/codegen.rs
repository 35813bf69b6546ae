//! What is generated from the types of the description and kept in the repository.

use std::fs;
use std::process::Command;

use crate::Outcome;
use crate::run::{cargo, root, target};

/// Where each file lies, and the command of `funding-flow` that prints it.
const FILES: [(&str, &[&str]); 1] = [("schema/funding-flow.schema.json", &["schema"])];

/// Writes the files anew.
pub fn codegen() -> Outcome {
    for (path, text) in generated()? {
        let path = root().join(path);
        fs::create_dir_all(path.parent().unwrap_or(&path))?;
        fs::write(path, text)?;
    }
    Ok(())
}

/// Fails where a file of the repository is not what would be written now.
pub fn is_current() -> Outcome {
    for (path, text) in generated()? {
        if fs::read(root().join(path)).is_ok_and(|kept| kept == text) {
            continue;
        }
        return Err(format!("{path} is not what the types say: run `cargo xtask codegen`").into());
    }
    Ok(())
}

fn generated() -> Outcome<Vec<(&'static str, Vec<u8>)>> {
    cargo(&["build"])?;
    let mut files = Vec::new();
    for (path, arguments) in FILES {
        let printed = Command::new(target().join("debug/funding-flow")).args(arguments).output()?;
        if !printed.status.success() {
            return Err(format!("`funding-flow {}` failed", arguments.join(" ")).into());
        }
        files.push((path, printed.stdout));
    }
    Ok(files)
}
