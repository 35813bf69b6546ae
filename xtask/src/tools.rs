//! Tools: what the checks need beyond cargo, installed where that can be done without asking, else named.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;
use crate::run::{root, run};

const WASM: &str = "wasm32-unknown-unknown";

/// The least version of Node.
const NODE: u32 = 20;

/// The wasm target of the toolchain in use.
pub fn wasm_target() -> Outcome<&'static str> {
    let sysroot = sysroot()?;
    if !sysroot.join("lib/rustlib").join(WASM).exists() {
        run(Command::new("rustup").args(["target", "add", WASM])).map_err(|error| {
            format!("{error}; the Rust target {WASM} is needed: install it as your Rust was installed")
        })?;
    }
    Ok(WASM)
}

/// Whether the source of the standard library is there; rustup brings it where there is rustup.
pub fn has_std_source() -> Outcome<bool> {
    let source = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.lock");
    if !source.exists() {
        // Without it there is another way to build, so that a failure is none.
        let _ = run(Command::new("rustup").args(["component", "add", "rust-src"]));
    }
    Ok(source.exists())
}

fn sysroot() -> Outcome<PathBuf> {
    let printed = Command::new("rustc").args(["--print", "sysroot"]).output()?;
    Ok(PathBuf::from(String::from_utf8_lossy(&printed.stdout).trim()))
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
    apt(&["chromium"])?;
    find().ok_or_else(|| "the browser tests need Chromium: install it, or set CHROMIUM to the path of one".into())
}

/// Debian's packages, where we may install them; nothing happens where we may not.
fn apt(packages: &[&str]) -> Outcome {
    if packages.is_empty() || on_path("apt-get").is_none() || !is_root() {
        return Ok(());
    }
    run(Command::new("apt-get").arg("update"))?;
    let mut install = Command::new("apt-get");
    run(install.args(["install", "-y"]).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The site generators: Debian's, those of a list of Python packages, and those that a site made with Node names. What cannot be
/// had is named by the check that needs it, so that the others still run.
pub fn generators(sites: &Path, list: &Path, site: &Path) {
    let programs = [("hugo", "hugo"), ("jekyll", "jekyll"), ("rsvg-convert", "librsvg2-bin")];
    let mut missing: Vec<&str> =
        programs.iter().filter(|(program, _)| on_path(program).is_none()).map(|(_, package)| *package).collect();
    let has_venv = Command::new("python3").args(["-c", "import ensurepip, venv"]).stderr(Stdio::null()).status();
    if !has_venv.is_ok_and(|status| status.success()) {
        missing.push("python3-venv");
    }
    for outcome in [apt(&missing), python(&sites.join("venv"), list), packages(sites, site)] {
        if let Err(error) = outcome {
            eprintln!("xtask: {error}");
        }
    }
}

/// The npm packages of a site, in the folder that it is copied into, where Node finds them from there. Their versions are pinned, what
/// they need in turn is not: a lock file would be longer than all the sites.
fn packages(folder: &Path, site: &Path) -> Outcome {
    let wanted = fs::read_to_string(site.join("package.json"))?;
    let done = folder.join("node_modules/installed.json");
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    needs_node()?;
    fs::create_dir_all(folder)?;
    fs::write(folder.join("package.json"), &wanted)?;
    let quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
    run(Command::new("npm").arg("install").args(quiet).current_dir(folder))?;
    Ok(fs::write(done, wanted)?)
}

/// The Python packages that a list pins, in a virtual environment.
fn python(venv: &Path, list: &Path) -> Outcome {
    let done = venv.join("installed.txt");
    let wanted = fs::read_to_string(list)?;
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(venv))?;
    run(Command::new(venv.join("bin/python"))
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(list))?;
    Ok(fs::write(done, wanted)?)
}

/// That Node and npm are there; Debian 12 has a Node that is too old, so it is not installed.
pub fn needs_node() -> Outcome {
    let found = Command::new("node").arg("--version").output().ok().filter(|output| output.status.success());
    let version = found.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    let missing = match &version {
        None => "Node is not installed".to_owned(),
        Some(version) if major(version) < Some(NODE) => format!("Node {version} is too old"),
        Some(_) if on_path("npm").is_none() => "npm, which belongs to Node, is not installed".to_owned(),
        Some(_) => return Ok(()),
    };
    Err(format!("{missing}; Node {NODE} or later with npm is needed (https://nodejs.org)").into())
}

/// The first number of a version such as `v20.1.0`.
fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Node, with the packages that a folder's lock file names.
pub fn node(folder: &str) -> Outcome {
    needs_node()?;
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

#[cfg(test)]
mod tests {
    use super::{NODE, major};

    #[test]
    fn versions_are_compared_as_numbers() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert!(major("v18.19.0") < Some(NODE) && major("v100.0.0") > Some(NODE));
        assert!(major("nonsense") < Some(NODE));
    }
}
