//! Tools: what the checks need beyond cargo, installed where that can be done without asking, else named.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::run::{root, run};

const WASM: &str = "wasm32-unknown-unknown";

/// The wasm target of the toolchain in use.
pub fn wasm_target() -> Outcome<&'static str> {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).output()?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&sysroot.stdout).trim());
    if !sysroot.join("lib/rustlib").join(WASM).exists() {
        run(Command::new("rustup").args(["target", "add", WASM])).map_err(|error| {
            format!("{error}; the Rust target {WASM} is needed: install it as your Rust was installed")
        })?;
    }
    Ok(WASM)
}

/// Chromium: `$CHROMIUM`, or the first on the path, or Debian's package when we may install it.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(own) = std::env::var_os("CHROMIUM") {
        return Ok(own.into());
    }
    let find =
        || ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(on_path);
    if let Some(found) = find() {
        return Ok(found);
    }
    if on_path("apt-get").is_some() && is_root() {
        run(Command::new("apt-get").arg("update"))?;
        run(Command::new("apt-get").args(["install", "-y", "chromium"]).env("DEBIAN_FRONTEND", "noninteractive"))?;
    }
    find().ok_or_else(|| "the browser tests need Chromium: install it, or set CHROMIUM to the path of one".into())
}

/// Node, with the packages that a folder's lock file names.
pub fn node(folder: &str) -> Outcome {
    if on_path("node").is_none() || on_path("npm").is_none() {
        return Err("this needs Node 20 or later with npm: https://nodejs.org, or apt-get install nodejs npm".into());
    }
    let folder = root().join(folder);
    // npm writes the second file when it has installed all that the first one names.
    if is_older(&folder.join("node_modules/.package-lock.json"), &folder.join("package-lock.json")) {
        run(Command::new("npm").args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder))?;
    }
    Ok(())
}

fn is_older(made: &Path, source: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|metadata| metadata.modified()).ok();
    time(made).is_none_or(|made| time(source).is_some_and(|source| made < source))
}

fn on_path(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").stderr(Stdio::null()).output();
    id.is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}
