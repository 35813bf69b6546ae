//! The crate as crates.io and docs.rs get it.

use std::fs;
use std::process::Command;

use super::version;
use crate::Outcome;
use crate::run::{cargo, printed, root, run, target};

/// What the file may weigh, in bytes: it holds sources and examples, no tests and no pictures of them.
const MOST: u64 = 500_000;

/// Packs the crate; with `verify`, builds it from what is in the file, too.
pub fn packaged(verify: bool) -> Outcome {
    let mut arguments = vec!["package", "--package", "funding-flow", "--quiet"];
    if !verify {
        arguments.push("--no-verify");
    }
    let changed = printed(Command::new("git").args(["status", "--porcelain"]).current_dir(root()));
    if changed.is_ok_and(|changed| !changed.is_empty()) {
        println!("\nthe crate is packed with changes that are not committed");
        arguments.push("--allow-dirty");
    }
    cargo(&arguments)?;
    let file = target().join(format!("package/funding-flow-{}.crate", version()?));
    let size = fs::metadata(&file)?.len();
    println!("{}: {size} bytes", file.display());
    if size > MOST {
        return Err(format!("the crate has {size} bytes, more than {MOST}: see `include` in Cargo.toml").into());
    }
    Ok(())
}

/// Builds the documentation with the features that docs.rs is told; a link that leads nowhere is a mistake.
pub fn documented() -> Outcome {
    run(Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["doc", "--no-deps", "--lib", "--package", "funding-flow", "--features", "ssr"])
        .env("RUSTDOCFLAGS", "-D warnings"))
}
