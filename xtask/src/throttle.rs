//! What a reader with a slow line and a slow machine sees and when, beside the bare image, d3-sankey and ECharts.

use std::process::Command;

use crate::Outcome;
use crate::run::{cargo, root, run, target};
use crate::{site, tools};

const FOLDER: &str = "xtask/throttle";

/// How often each page is opened, in turn.
const RUNS: &str = "7";

/// Builds the site and prints the table.
pub fn throttle() -> Outcome {
    // The driver of the browser is that of the browser tests.
    tools::node("tests/browser")?;
    tools::node(FOLDER)?;
    let chromium = tools::chromium()?;
    site::build()?;
    cargo(&["build"])?;
    run(Command::new("node")
        .arg(root().join(FOLDER).join("throttle.mjs"))
        .arg(RUNS)
        .env("CHROMIUM", chromium)
        .env("FUNDING_FLOW", target().join("debug/funding-flow")))
}
