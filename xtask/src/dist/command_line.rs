//! The command line as an archive for this machine's system: the program, what it does and on which terms.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use tar::{Builder, Header};

use super::version;
use crate::Outcome;
use crate::run::{cargo, printed, root, target};

/// What stands beside the program.
const PAPERS: [&str; 4] = ["README.md", "CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];

/// When every file was made, in seconds since 1970: the same day for all, so that the same files give the same archive. (2006-07-24, as
/// in crates; some unpackers do not like 1970.)
const MADE: u64 = 1_153_704_088;

/// Builds `funding-flow-VERSION-TARGET.tar.gz` in a folder.
pub fn archive(folder: &Path) -> Outcome<PathBuf> {
    let system = system()?;
    cargo(&["build", "--release", "--package", "funding-flow"])?;
    let name = format!("funding-flow-{}-{system}", version()?);
    let path = folder.join(format!("{name}.tar.gz"));
    let mut archive = Builder::new(GzEncoder::new(fs::File::create(&path)?, Compression::best()));
    let program = format!("funding-flow{}", std::env::consts::EXE_SUFFIX);
    add(&mut archive, &name, &program, &target().join("release").join(&program), 0o755)?;
    for paper in PAPERS {
        add(&mut archive, &name, paper, &root().join(paper), 0o644)?;
    }
    archive.into_inner()?.finish()?;
    Ok(path)
}

/// Puts a file into the archive, without what only this machine knows about it: owner and time.
fn add(archive: &mut Builder<impl std::io::Write>, folder: &str, name: &str, from: &Path, mode: u32) -> Outcome {
    let bytes = fs::read(from)?;
    let mut header = Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(mode);
    header.set_mtime(MADE);
    archive.append_data(&mut header, format!("{folder}/{name}"), bytes.as_slice())?;
    Ok(())
}

/// The name that Rust has for this machine's system.
fn system() -> Outcome<String> {
    let told = printed(Command::new("rustc").arg("-vV"))?;
    let line = told.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or("rustc does not tell its host".into())
}

#[cfg(test)]
mod tests {
    use super::{Builder, MADE, PAPERS, add};
    use crate::run::root;

    #[test]
    fn the_same_files_give_the_same_archive() {
        let archive = || {
            let mut archive = Builder::new(Vec::new());
            for paper in PAPERS {
                add(&mut archive, "a", paper, &root().join(paper), 0o644).expect("the papers are there");
            }
            archive.into_inner().expect("a vector takes everything")
        };
        let bytes = archive();
        assert_eq!(bytes, archive());
        let mut read = tar::Archive::new(bytes.as_slice());
        let entries: Vec<_> = read.entries().expect("an archive").map(|entry| entry.expect("an entry")).collect();
        assert_eq!(entries.len(), PAPERS.len());
        assert!(entries.iter().all(|entry| entry.header().mtime().ok() == Some(MADE)));
    }
}
