//! The race: what drawings of the same networks cost a page's main thread with the element, d3-sankey, ECharts and Plotly.

use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::Outcome;
use crate::compare::Clock;
use crate::run::{printed, root, target};
use crate::{site, tools};

const FOLDER: &str = "xtask/race";

/// What the others are measured against.
const MEASURE: &str = "d3-sankey";
const NAMES: [&str; 4] = [MEASURE, "funding-flow", "ECharts", "Plotly"];
const SIZES: [&str; 3] = ["100", "1000", "10000"];

/// Builds the pages, runs them in one browser and prints the tables of `docs/speed.md`.
pub fn race() -> Outcome {
    tools::node(FOLDER)?;
    let chromium = tools::chromium()?;
    let kept = target().join("race");
    let (element, playground) = (kept.join("element"), kept.join("playground"));
    site::element(&element)?;
    site::playground_element(&playground)?;
    let clock = Clock::build()?;
    let script = root().join(FOLDER).join("race.mjs");
    let text = printed(Command::new("node").arg(script).args([&element, &playground]).env("CHROMIUM", chromium))?;
    fs::write(kept.join("race.json"), &text)?;
    let found: Value = serde_json::from_str(text.trim())?;
    println!("\nChromium {}", found["chromium"].as_str().unwrap_or_default());
    let tables = [
        ("draw", "First drawing: ms of the main thread"),
        ("update", "Update: ms of the main thread"),
        ("drawClock", "First drawing: ms by the clock"),
        ("updateClock", "Update: ms by the clock"),
    ];
    for (what, title) in tables {
        println!("\n| {title} | 100 | 1,000 | 10,000 |\n|---|--:|--:|--:|");
        for name in NAMES {
            let cells = SIZES.map(|size| cell(&found[what][size], name));
            println!("| {name} | {} |", cells.join(" | "));
        }
    }
    println!("\n| From the pointer to the painted trace, ms | median | worst |\n|---|--:|--:|");
    for size in SIZES {
        let hover = &found["hover"][size];
        println!("| {size} flows | {:.1} | {:.1} |", number(&hover["median"]), number(&hover["worst"]));
    }
    println!("\n| Left behind | JS heap, kB | DOM nodes | listeners | wasm memory, kB |\n|---|--:|--:|--:|--:|");
    for (name, title) in [("mounts", "1,000 mounts"), ("updates", "10,000 updates")] {
        let left = &found["memory"][name];
        let kilo = |what: &str| number(&left[what]) / 1000.0;
        println!("| {title} | {:.0} | {} | {} | {:.0} |", kilo("heap"), left["nodes"], left["listeners"], kilo("wasm"));
    }
    println!("\n| Layout, ms | wasm in Chromium | native | ratio |\n|---|--:|--:|--:|");
    for size in SIZES {
        let native = native(&clock, size)?;
        let wasm = number(&found["layout"][size]);
        println!("| {size} flows | {wasm:.1} | {native:.1} | {:.2} |", wasm / native);
    }
    Ok(())
}

/// Milliseconds and their ratio to those of what all are measured against.
fn cell(times: &Value, name: &str) -> String {
    match times[name].as_f64() {
        Some(time) => format!("{time:.0} ({:.2})", time / number(&times[MEASURE])),
        None => "not tried".to_string(),
    }
}

/// What the layout of the same network takes without a browser.
fn native(clock: &Clock, size: &str) -> Outcome<f64> {
    let write = "import('./network.mjs').then((made) => \
        console.log(JSON.stringify(made.description(made.network(Number(process.argv[1]))))))";
    let text = printed(Command::new("node").args(["-e", write, size]).current_dir(root().join(FOLDER)))?;
    let file = target().join("race").join(format!("{size}.json"));
    fs::write(&file, text)?;
    Ok(number(&clock.ask(&["layout", &file.to_string_lossy()])?["milliseconds"]))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
