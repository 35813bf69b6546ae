//! `table`: the same facts as a table.

use super::part::Part;
use super::{Input, Stop, file};
use clap::{Args, ValueEnum};
use funding_flow::table;

/// Print the same facts as a table.
#[derive(Debug, Args)]
pub(super) struct Table {
    #[command(flatten)]
    input: Input,
    #[command(flatten)]
    part: Part,
    /// The form of the table.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    /// For a terminal.
    #[default]
    Text,
    /// For a README.
    Markdown,
    /// For a page.
    Html,
    /// For a spreadsheet.
    Csv,
}

impl Table {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let network = self.part.of(file::network(&self.input.file)?)?;
        let table = table::table(&network);
        file::print(&match self.format {
            Format::Text => table::to_text(&table),
            Format::Markdown => table::to_markdown(&table),
            Format::Html => table::to_html(&table),
            Format::Csv => table::to_csv(&table),
        })
    }
}
