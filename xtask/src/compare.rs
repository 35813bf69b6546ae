//! The comparison: every case of a folder laid out by this crate and by d3-sankey in one run, measured alike.

mod case;
mod geometry;
mod measure;
mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Outcome;
use crate::run::{cargo, printed, root, target};
use crate::tools;
use case::Case;
use geometry::Geometry;
use measure::{Measure, measure};

/// Where the packages for Node are installed.
pub const FOLDER: &str = "xtask/compare";

/// Least gap between parties in pixels at our default settings.
const PADDING: f64 = 10.0;

/// What one method makes of a case.
#[derive(Clone, Copy, Debug)]
pub struct Result {
    pub measure: Measure,
    /// CPU time of the layout alone.
    pub milliseconds: f64,
}

/// A case and both results.
pub struct Row {
    pub case: Case,
    pub ours: Result,
    pub theirs: Result,
}

/// Lays out, measures and prints the table.
pub fn compare(folder: &str) -> Outcome {
    let cases = case::all(Path::new(folder))?;
    tools::node(FOLDER)?;
    let kept = target().join("compare");
    fs::create_dir_all(&kept)?;
    cargo(&["build", "--release"])?;
    let clock = Clock::build()?;
    let mut rows = Vec::new();
    let mut node = String::new();
    for case in cases {
        eprintln!("{}", case.name);
        let (description, factor) = case.description();
        let path = kept.join(format!("{}.description.json", case.name));
        fs::write(&path, description.to_string())?;
        let ours = printed(Command::new(target().join("release/funding-flow")).arg("layout").arg(&path))?;
        fs::write(kept.join(format!("{}.ours.json", case.name)), &ours)?;
        let ours = Result {
            measure: measure(&Geometry::read(&json(&ours)?, factor)?, PADDING),
            milliseconds: clock.ask(&["layout", &path.to_string_lossy()])?["milliseconds"].as_f64().unwrap_or(f64::NAN),
        };
        let theirs = d3(&case.path)?;
        fs::write(kept.join(format!("{}.d3.json", case.name)), theirs.to_string())?;
        node = theirs["node"].as_str().unwrap_or_default().to_string();
        let theirs = Result {
            measure: measure(&Geometry::read(&theirs, 1.0)?, 8.0),
            milliseconds: theirs["milliseconds"].as_f64().unwrap_or(f64::NAN),
        };
        rows.push(Row { case, ours, theirs });
    }
    fs::write(kept.join("measures.json"), table::measures(&rows).to_string())?;
    println!("\n{}", table::versions(&node)?);
    println!("\n{}\n{}", table::cases(&rows), table::means(&rows));
    Ok(())
}

/// What d3-sankey makes of a case, with 6 passes, its default.
pub fn d3(case: &Path) -> Outcome<Value> {
    json(&printed(Command::new("node").arg(root().join(FOLDER).join("d3.mjs")).arg(case))?)
}

/// The program of `benches/clock.rs`, built.
pub struct Clock(PathBuf);

impl Clock {
    pub fn build() -> Outcome<Self> {
        let cargo = std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from);
        let built = ["bench", "--bench", "clock", "--no-run", "--message-format", "json-render-diagnostics"];
        let messages = printed(Command::new(cargo).args(built).current_dir(root()).stderr(Stdio::inherit()))?;
        let program = messages.lines().find_map(|line| {
            let message: Value = serde_json::from_str(line).ok()?;
            let is_clock = message["target"]["name"] == "clock";
            is_clock.then(|| message["executable"].as_str().map(PathBuf::from))?
        });
        Ok(Self(program.ok_or("cargo names no program for the bench `clock`")?))
    }

    /// What it says to these arguments.
    pub fn ask(&self, arguments: &[&str]) -> Outcome<Value> {
        json(&printed(Command::new(&self.0).args(arguments))?)
    }
}

fn json(text: &str) -> Outcome<Value> {
    Ok(serde_json::from_str(text.trim())?)
}
