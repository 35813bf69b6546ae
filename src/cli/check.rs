//! `check`: everything that is wrong with descriptions.

use super::{Stop, file};
use clap::{Args, ValueEnum};
use funding_flow::report::Report;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Report everything that is wrong with descriptions.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Descriptions; `-` reads standard input.
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// How to print the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Fail for warnings as well.
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// Sentences, with the line of the source.
    #[default]
    Text,
    /// One JSON object.
    Json,
}

impl Check {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let mut code = 0;
        let mut all = Vec::new();
        for path in &self.files {
            let bytes = match file::read(path) {
                Ok(bytes) => bytes,
                Err(stop) => {
                    // The other files are checked all the same.
                    eprintln!("{}", stop.message);
                    code = 2;
                    continue;
                }
            };
            let (_, report) = funding_flow::read_bytes(&bytes);
            if report.has_errors() || (self.strict && !report.is_empty()) {
                code = code.max(1);
            }
            match self.format {
                Format::Json => all.extend(as_json(path, &report)),
                Format::Text if report.is_empty() => file::print(&format!("{}: fine", path.display()))?,
                Format::Text => file::print(&file::shown(path, &String::from_utf8_lossy(&bytes), &report))?,
            }
        }
        if matches!(self.format, Format::Json) {
            file::print(&format!("{:#}", json!({ "problems": all })))?;
        }
        if code == 0 { Ok(()) } else { Err(Stop { message: String::new(), code }) }
    }
}

fn as_json(path: &Path, report: &Report) -> Vec<Value> {
    let one = |problem: &funding_flow::report::Problem| {
        json!({
            "file": path.display().to_string(),
            "severity": problem.severity.as_str(),
            "code": problem.code,
            "pointer": problem.pointer,
            "line": problem.place.map(|place| place.line),
            "column": problem.place.map(|place| place.column),
            "message": problem.message,
            "hint": problem.hint,
        })
    };
    report.problems().iter().map(one).collect()
}
