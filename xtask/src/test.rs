//! Every check there is. All of them run, whatever the first one says.

use std::process::Command;

use crate::Outcome;
use crate::run::{cargo, root, run, target};
use crate::{codegen, site, size, tools};

const BROWSER: &str = "tests/browser";

/// Runs all checks, says at the end which failed.
pub fn test() -> Outcome {
    let wasm = tools::wasm_target()?;
    let strict = ["--", "-D", "warnings"];
    let web = ["clippy", "--lib", "--no-default-features", "--features", "playground", "--target", wasm];
    let mut failed = Vec::new();
    let mut check = |name: &'static str, outcome: Outcome| {
        if let Err(error) = outcome {
            eprintln!("xtask: {error}");
            failed.push(format!("{name}: {error}"));
        }
    };
    check("format", cargo(&["fmt", "--all", "--check"]));
    check("clippy", cargo(&[&["clippy", "--workspace", "--all-targets"], &strict[..]].concat()));
    check("clippy for the web", cargo(&[&web[..], &strict[..]].concat()));
    check("tests", cargo(&["test", "--workspace", "--no-fail-fast"]));
    check("tests with the component", cargo(&["test", "--features", "ssr", "--no-fail-fast"]));
    check("generated files", codegen::is_current());
    let site = site::build();
    let built = site.is_ok();
    check("site", site);
    if built {
        check("size", size::size());
        check("browser", browser());
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
    let chromium = tools::chromium()?;
    cargo(&["build"])?;
    run(Command::new("node")
        .args(["--test", "--test-reporter=./reporter.mjs", "--test-reporter-destination=stdout"])
        .current_dir(root().join(BROWSER))
        .env("CHROMIUM", chromium)
        .env("FUNDING_FLOW", target().join("debug/funding-flow")))
}
