//! What is given away, in `dist`: the site, the npm package, the command line for this machine, and the checksums of both.

pub mod krate;
pub mod npm;

mod command_line;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::run::{printed, root};
use crate::{Outcome, site, tools};

/// The list of checksums, in the form that `sha256sum --check` reads.
const SUMS: &str = "SHA256SUMS";

/// Builds all of it anew.
pub fn dist() -> Outcome {
    site::build()?;
    npm::build()?;
    let dist = root().join("dist");
    for entry in fs::read_dir(&dist)? {
        let path = entry?.path();
        let stale = path.extension().is_some_and(|extension| extension == "gz" || extension == "tgz");
        if stale || path.ends_with(SUMS) {
            fs::remove_file(path)?;
        }
    }
    let mut archives = vec![command_line::archive(&dist)?];
    match tools::needs_node() {
        Ok(()) => archives.push(pack(&dist)?),
        Err(error) => println!("dist/npm is not packed; `npm pack` there does it ({error})"),
    }
    archives.sort();
    let mut sums = String::new();
    for archive in &archives {
        let name = archive.file_name().unwrap_or_default().to_string_lossy();
        writeln!(sums, "{}  {name}", hex(&Sha256::digest(fs::read(archive)?)))?;
    }
    fs::write(dist.join(SUMS), &sums)?;
    krate::packaged(true)?;
    println!("\nin {}:\n{sums}", dist.display());
    Ok(())
}

/// The npm package as one file.
fn pack(dist: &Path) -> Outcome<PathBuf> {
    let mut npm = Command::new("npm");
    let name = printed(npm.args(["pack", "--silent", "--pack-destination"]).arg(dist).current_dir(dist.join("npm")))?;
    Ok(dist.join(name.trim()))
}

/// The version of everything: that of the crate.
fn version() -> Outcome<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let package = manifest.split_once("\n[package]").map_or("", |(_, package)| package);
    let line = package.lines().find_map(|line| line.strip_prefix("version = \""));
    line.and_then(|line| Some(line.split_once('"')?.0.to_owned())).ok_or("Cargo.toml names no version".into())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::{hex, version};

    #[test]
    fn there_is_one_version() {
        let version = version().expect("a version");
        assert_eq!(version.split('.').count(), 3, "{version}");
    }

    #[test]
    fn checksums_are_written_in_hexadecimal() {
        assert_eq!(hex(&[0, 10, 255]), "000aff");
    }
}
