//! `import`: a description from what people have.

use super::{Stop, file};
use clap::{Args, ValueEnum};
use funding_flow::import::{Format, Given, Imported, Loss, import_with};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Make a description of a table, SankeyMATIC or Mermaid text, or a chart's nodes and links.
///
/// The format is recognised by the content. Names become parties without a role. Each line that is not in the description,
/// or not with all that it says, is listed on standard error; nothing is dropped silently. Amounts are taken where they
/// can mean only one thing: 195,000 is understood, and 1.234 in a table with semicolons is not.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Amounts with more than two decimals are written as approximate, rounded to hundredths. Where no currency is named,
XXX (none) is written. Flows in another currency than most keep their amount as a note, because no rate is known.

Exit codes: 0 all is in the description (but for colours and settings), 1 some lines are not, 2 nothing could be read."
)]
pub(super) struct Import {
    /// The text; `-` reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Its format. Default: what its content shows.
    #[arg(long, value_enum)]
    from: Option<From>,
    /// Where to write the description. Default: standard output.
    #[arg(short, long, value_name = "OUT.json")]
    output: Option<PathBuf>,
    /// The title. Default: the text's own, or "Imported flows".
    #[arg(long)]
    title: Option<String>,
    /// The currency of amounts that name none, such as USD. Default: that of most amounts, or XXX.
    #[arg(long, value_name = "CODE", value_parser = currency)]
    currency: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum From {
    /// A table with the columns from, to, amount and if you like currency, kind, status, note, label; separated by commas,
    /// semicolons or tabs. The columns may be called source, target, value, too.
    Csv,
    /// A [10] B
    Sankeymatic,
    /// sankey-beta, then A,B,10
    Mermaid,
    /// JSON with nodes and links: d3, ECharts, Plotly.
    NodesLinks,
}

impl Import {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let bytes = file::read(&self.file)?;
        let name = self.file.display();
        let Ok(text) = String::from_utf8(bytes) else {
            return Err(Stop::unusable(format!("cannot read {name}: it is not UTF-8 text; save it as UTF-8")));
        };
        let from = self.from.map(|from| match from {
            From::Csv => Format::Csv,
            From::Sankeymatic => Format::Sankeymatic,
            From::Mermaid => Format::Mermaid,
            From::NodesLinks => Format::NodesLinks,
        });
        let given = Given { title: self.title.clone(), currency: self.currency.clone() };
        let imported = import_with(&text, from, &given);
        let told = told(&self.file, &imported);
        let Some(json) = &imported.json else { return Err(Stop { message: told, code: 2 }) };
        match &self.output {
            Some(path) if path.as_os_str() != "-" => file::write(path, json)?,
            _ => file::print(json)?,
        }
        if imported.is_complete() {
            eprint!("{told}");
            return Ok(());
        }
        Err(Stop { message: told, code: 1 })
    }
}

/// What was understood and what was not.
fn told(file: &Path, imported: &Imported) -> String {
    let mut text = String::new();
    let file = file.display();
    let mut looks: Vec<(usize, &str)> = Vec::new();
    for problem in &imported.problems {
        let what = match problem.loss {
            Loss::LeftOut => "left out",
            Loss::Part => "in part",
            _ => {
                looks.push((problem.line, problem.why.as_str()));
                continue;
            }
        };
        let place = if problem.line > 0 { format!("{file}:{}", problem.line) } else { file.to_string() };
        let _ = writeln!(text, "{place}: {what}: {}", problem.why);
        if !problem.text.is_empty() {
            let _ = writeln!(text, "    {}", problem.text);
        }
    }
    // Lines about looks are of interest to few: one line for all that have one reason.
    looks.sort_by_key(|(_, why)| *why);
    for same in looks.chunk_by(|a, b| a.1 == b.1) {
        let lines: Vec<usize> = same.iter().map(|(line, _)| *line).collect();
        let plural = if lines.len() == 1 { "line" } else { "lines" };
        let _ = writeln!(text, "{file}: {plural} {}: {}", runs(&lines), same.first().map_or("", |(_, why)| why));
    }
    for remark in &imported.remarks {
        let _ = writeln!(text, "{file}: {remark}");
    }
    if let (Some(format), true) = (imported.format, imported.json.is_some()) {
        let plural = if imported.understood == 1 { "flow" } else { "flows" };
        let _ = writeln!(text, "{file}: {} {plural} imported ({})", imported.understood, format.as_str());
    }
    text
}

/// `3, 5–8`.
fn runs(lines: &[usize]) -> String {
    let mut lines = lines.to_vec();
    lines.sort_unstable();
    lines.dedup();
    let runs = lines.chunk_by(|a, b| a + 1 == *b).map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        _ => run.first().map_or_else(String::new, usize::to_string),
    });
    runs.collect::<Vec<_>>().join(", ")
}

fn currency(code: &str) -> Result<String, String> {
    let capitals = code.to_uppercase();
    match funding_flow::import::is_currency(&capitals) {
        true => Ok(capitals),
        false => Err("the code of a currency (ISO 4217), such as USD".into()),
    }
}
