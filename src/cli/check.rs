//! `check`: everything that is wrong with descriptions.

use super::{Stop, file};
use clap::{Args, ValueEnum};
use funding_flow::report::{Problem, Report};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Report everything that is wrong with descriptions.
#[derive(Debug, Args)]
#[command(after_long_help = "With --format json, one object for all files:
  { \"problems\": [{ \"file\", \"severity\", \"code\", \"pointer\", \"line\", \"column\", \"message\", \"hint\" }], \"unlisted\" }
`severity` is error or warning, `pointer` a JSON Pointer; line and column, from 1, and the hint are null where there is
none. Of each file at most 500 problems are listed; `unlisted` counts the others of all files.

Exit codes: 0 fine, 1 errors (with --strict warnings, too), 2 an unreadable file.")]
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
    /// Workflow commands, which GitHub Actions shows as annotations beside the lines of a pull request.
    Github,
}

impl Check {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let mut code = 0;
        let (mut all, mut unlisted) = (Vec::new(), 0);
        for path in &self.files {
            let bytes = match file::read(path) {
                Ok(bytes) => bytes,
                Err(stop) => {
                    // The other files are checked all the same.
                    eprintln!("{}", stop.message);
                    if matches!(self.format, Format::Github) {
                        let file = property(&path.display().to_string());
                        file::print(&format!("::error file={file},title=unreadable::{}", data(&stop.message)))?;
                    }
                    code = 2;
                    continue;
                }
            };
            let (_, report) = funding_flow::read_bytes(&bytes);
            if report.has_errors() || (self.strict && !report.is_empty()) {
                code = code.max(1);
            }
            match self.format {
                Format::Json => {
                    all.extend(as_json(path, &report));
                    unlisted += report.unlisted();
                }
                Format::Github => {
                    for problem in report.problems() {
                        file::print(&annotation(path, problem))?;
                    }
                    if report.unlisted() > 0 {
                        let severity = if report.has_errors() { "error" } else { "warning" };
                        let (file, more) = (property(&path.display().to_string()), report.unlisted());
                        file::print(&format!("::{severity} file={file},title=more::and {more} more of the kind"))?;
                    }
                }
                Format::Text if report.is_empty() => file::print(&format!("{}: fine", path.display()))?,
                Format::Text => file::print(&file::shown(path, &String::from_utf8_lossy(&bytes), &report))?,
            }
        }
        if matches!(self.format, Format::Json) {
            file::print(&format!("{:#}", json!({ "problems": all, "unlisted": unlisted })))?;
        }
        if code == 0 { Ok(()) } else { Err(Stop { message: String::new(), code }) }
    }
}

fn as_json(path: &Path, report: &Report) -> Vec<Value> {
    let one = |problem: &Problem| {
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

/// A workflow command: `::error file=…,line=…,col=…,title=code::message`.
fn annotation(path: &Path, problem: &Problem) -> String {
    let mut command = format!("::{} file={}", problem.severity.as_str(), property(&path.display().to_string()));
    if let Some(place) = problem.place {
        command.push_str(&format!(",line={},col={}", place.line, place.column));
    }
    let hint = problem.hint.as_ref().map_or_else(String::new, |hint| format!(" ({hint})"));
    command.push_str(&format!(",title={}::{}", property(problem.code), data(&format!("{}{hint}", problem.message))));
    command
}

/// What follows the second `::` of a command, in which only these three characters mean something.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, in which a comma and a colon mean something, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    #[test]
    fn commands_are_escaped() {
        assert_eq!(super::data("100 %: a,\r\nb"), "100 %25: a,%0D%0Ab");
        assert_eq!(super::property("C:\\a,b%.json"), "C%3A\\a%2Cb%25.json");
    }
}
