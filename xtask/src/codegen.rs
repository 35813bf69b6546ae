//! What is generated from the types of the description and kept in the repository: its JSON Schema and its TypeScript types.

use std::process::Command;

use crate::Outcome;
use crate::run::run;

/// Writes both anew. The tests that hold them to the types do it, so that what is generated is said once.
pub fn codegen() -> Outcome {
    run(Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["test", "--test", "schema", "are_current"])
        .env("ACCEPT", "1"))
}
