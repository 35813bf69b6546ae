//! Every check there is. All of them run, whatever the first one says.

use std::process::Command;

use crate::Outcome;
use crate::run::{cargo, root, run, target};
use crate::{dist, site, size, tools};

const BROWSER: &str = "tests/browser";
const SITES: &str = "tests/sites";
const PACKAGE: &str = "tests/package";

/// Runs all checks, says at the end which failed.
pub fn test() -> Outcome {
    let wasm = tools::wasm_target()?;
    let strict = ["--", "-D", "warnings"];
    let web = |feature| ["clippy", "--lib", "--no-default-features", "--features", feature, "--target", wasm];
    let mut failed = Vec::new();
    let mut check = |name: &'static str, outcome: Outcome| {
        if let Err(error) = outcome {
            eprintln!("xtask: {error}");
            failed.push(format!("{name}: {error}"));
        }
    };
    check("format", cargo(&["fmt", "--all", "--check"]));
    check("clippy", cargo(&[&["clippy", "--workspace", "--all-targets"], &strict[..]].concat()));
    for feature in ["split", "explain", "playground"] {
        check("clippy for the web", cargo(&[&web(feature)[..], &strict[..]].concat()));
    }
    check("tests", cargo(&["test", "--workspace", "--no-fail-fast"]));
    check("tests with the component", cargo(&["test", "--features", "ssr", "--no-fail-fast"]));
    check("documentation", dist::krate::documented());
    check("crate", dist::krate::packaged(false));
    let site = site::build();
    let built = site.is_ok();
    check("site", site);
    if built {
        check("size", size::size());
        check("browser", browser());
        check("sites", sites());
        check("npm package", dist::npm::build().and_then(|()| npm_package()));
    }
    if failed.is_empty() {
        println!("\nall checks passed");
        return Ok(());
    }
    Err(format!("{} failed\n  {}", failed.len(), failed.join("\n  ")).into())
}

/// The element and the playground in a real Chromium.
fn browser() -> Outcome {
    tools::node(BROWSER)?;
    cargo(&["build"])?;
    scripts(BROWSER)
}

/// The npm package in a new project, with the bundlers that its guide names. Its pages are opened as those of the element are.
fn npm_package() -> Outcome {
    tools::node(BROWSER)?;
    tools::node(PACKAGE)?;
    scripts(PACKAGE)
}

/// The sites of the examples, built by their generators, and the pictures that other places than a page show.
pub fn sites() -> Outcome {
    tools::node(BROWSER)?;
    let examples = root().join("examples/sites");
    tools::generators(
        &target().join("sites"),
        &root().join(SITES).join("requirements.txt"),
        &examples.join("docusaurus"),
    );
    cargo(&["build", "--features", "png"])?;
    scripts(SITES)
}

/// The tests of a folder that are run by Node.
fn scripts(folder: &str) -> Outcome {
    let reporter = format!("--test-reporter={}", root().join(BROWSER).join("reporter.mjs").display());
    run(Command::new("node")
        .args(["--test", &reporter, "--test-reporter-destination=stdout"])
        .current_dir(root().join(folder))
        .env("CHROMIUM", tools::chromium()?)
        .env("SITES", target().join("sites"))
        .env("FUNDING_FLOW", target().join("debug/funding-flow")))
}
