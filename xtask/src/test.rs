//! Every check there is. All of them run, whatever the first one says.

mod queue;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use self::queue::Check;
use crate::Outcome;
use crate::run::{cargo, root, run, target};
use crate::{dist, site, size, tools};

const BROWSER: &str = "tests/browser";
const SITES: &str = "tests/sites";
const PACKAGE: &str = "tests/package";

/// The checks in the order in which they begin: first what the others wait for, then what takes long. A check of its own is what cannot
/// be done by two at a time, and what two others need.
const CHECKS: &[Check] = &[
    Check { name: "format", needs: &[], builds: false, run: || cargo(&["fmt", "--all", "--check"]) },
    Check { name: "tools", needs: &[], builds: false, run: tools },
    Check { name: "site", needs: &[], builds: false, run: site::bare },
    Check { name: "program", needs: &[], builds: true, run: program },
    Check { name: "examples", needs: &["site", "program"], builds: false, run: || site::examples(&own_program()) },
    Check { name: "browser", needs: &["examples", "tools"], builds: false, run: || scripts(BROWSER) },
    Check { name: "tests", needs: &[], builds: true, run: || cargo(&["test", "--no-fail-fast"]) },
    Check { name: "tests-features", needs: &[], builds: true, run: tests_of_features },
    Check { name: "tests-xtask", needs: &[], builds: true, run: || cargo(&["test", "--package", "xtask"]) },
    Check { name: "clippy", needs: &[], builds: true, run: || clippy(&["--all-targets"]) },
    Check { name: "clippy-split", needs: &[], builds: true, run: || clippy_for_web("split") },
    Check { name: "clippy-explain", needs: &[], builds: true, run: || clippy_for_web("explain") },
    Check { name: "clippy-playground", needs: &[], builds: true, run: || clippy_for_web("playground") },
    Check { name: "clippy-xtask", needs: &[], builds: true, run: || clippy(&["--package", "xtask", "--all-targets"]) },
    Check { name: "documentation", needs: &[], builds: true, run: dist::krate::documented },
    Check { name: "crate", needs: &[], builds: true, run: || dist::krate::packaged(false) },
    Check { name: "size", needs: &["site"], builds: false, run: size::size },
    Check { name: "sites", needs: &["examples", "tools"], builds: false, run: || scripts(SITES) },
    Check { name: "npm-package", needs: &["examples", "tools"], builds: false, run: npm_package },
];

/// All features that a native build can have.
const NATIVE: [&str; 2] = ["--features", "ssr,png"];

/// What of the tests looks at these features, and a drawing, which must be the same with them. What the other tests try is the same code.
const TESTS_OF_FEATURES: [&str; 7] = ["--lib", "--test", "golden", "--test", "parity", "--test", "cli_png"];

/// Runs all checks, says at the end how long each took and which failed.
pub fn test() -> Outcome {
    // What changes the toolchain comes before all that uses it.
    tools::wasm_target()?;
    tools::has_std_source()?;
    queue::run(CHECKS)
}

/// Runs the checks of these names one after the other, each after those that it needs, until one fails.
pub fn named(names: &[&str]) -> Outcome {
    queue::named(CHECKS, names)?.into_iter().try_for_each(|check| (check.run)())
}

/// Runs one check alone, of which something else sees to it that it has what it needs.
pub fn alone(name: &str) -> Outcome {
    let check = CHECKS.iter().find(|check| check.name == name).ok_or_else(|| format!("no such check: {name}"))?;
    (check.run)()
}

fn clippy(what: &[&str]) -> Outcome {
    cargo(&[&["clippy"], what, &["--", "-D", "warnings"]].concat())
}

fn clippy_for_web(feature: &str) -> Outcome {
    clippy(&["--lib", "--no-default-features", "--features", feature, "--target", tools::wasm_target()?])
}

/// Where the program lies that draws for the other checks: a copy, since tests of the command line put others in its first place.
fn own_program() -> PathBuf {
    target().join("checks/bin").join(format!("funding-flow{}", std::env::consts::EXE_SUFFIX))
}

/// The program with everything that it can do.
fn program() -> Outcome {
    cargo(&[&["build"], &NATIVE[..]].concat())?;
    let own = own_program();
    fs::create_dir_all(own.with_file_name(""))?;
    fs::copy(target().join("debug").join(own.file_name().unwrap_or_default()), own)?;
    Ok(())
}

/// What the checks need besides cargo, before two of them look for it. What cannot be had is named by the checks that need it.
fn tools() -> Outcome {
    let list = root().join(SITES).join("requirements.txt");
    tools::generators(&target().join("sites"), &list, &root().join("examples/sites/docusaurus"));
    for outcome in [tools::node(BROWSER), tools::node(PACKAGE), tools::chromium().map(drop)] {
        if let Err(error) = outcome {
            eprintln!("xtask: {error}");
        }
    }
    Ok(())
}

/// The component on a server, pictures as PNG, and the examples in the documentation of both.
fn tests_of_features() -> Outcome {
    let [tests, examples] = [&TESTS_OF_FEATURES[..], &["--doc"]];
    let test = |what: &[&str]| cargo(&[&["test", "--no-fail-fast"], &NATIVE[..], what].concat());
    let (tests, examples) = (test(tests), test(examples));
    tests.and(examples)
}

/// The npm package in a new project, with the bundlers that its guide names. Its pages are opened as those of the element are.
fn npm_package() -> Outcome {
    dist::npm::build()?;
    tools::node(PACKAGE)?;
    scripts(PACKAGE)
}

/// The tests of a folder that are run by Node: the element and the playground in a real Chromium, or the sites of the examples, built by
/// their generators.
fn scripts(folder: &str) -> Outcome {
    tools::node(BROWSER)?;
    let reporter = format!("--test-reporter={}", root().join(BROWSER).join("reporter.mjs").display());
    run(Command::new("node")
        .args(["--test", &reporter, "--test-reporter-destination=stdout"])
        .current_dir(root().join(folder))
        .env("CHROMIUM", tools::chromium()?)
        .env("SITES", target().join("sites"))
        .env("FUNDING_FLOW", own_program()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{CHECKS, TESTS_OF_FEATURES};
    use crate::run::root;

    #[test]
    fn tests_that_look_at_a_feature_run_with_it() {
        let mut found = 0;
        for entry in fs::read_dir(root().join("tests")).expect("the tests") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).unwrap_or_default();
            if ["feature = \"ssr\"", "feature = \"png\""].iter().any(|feature| text.contains(feature)) {
                let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
                assert!(TESTS_OF_FEATURES.contains(&name), "tests/{name}.rs");
                found += 1;
            }
        }
        assert!(found >= 2, "the tests were found");
    }

    #[test]
    fn checks_stand_after_what_they_need() {
        for (index, check) in CHECKS.iter().enumerate() {
            for need in check.needs {
                assert!(CHECKS[..index].iter().any(|other| other.name == *need), "{} needs {need}", check.name);
            }
        }
    }
}
