//! The commands, their options and exit codes: 0 fine, 1 problems, 2 usage, unreadable or unwritable file.

mod check;
mod embed;
mod file;
mod geometry;
mod import;
mod part;
#[cfg(feature = "png")]
mod png;
mod render;
mod table;
mod trace;

use clap::{Args, Parser, Subcommand, ValueEnum};
use funding_flow::layout::{Direction, Options};
use funding_flow::theme::Mode;
use std::path::PathBuf;
use std::process::ExitCode;

/// Draws how an open-source project is funded, from a JSON description.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Draw a description as an SVG or PNG file.
    Render(render::Render),
    /// Report everything that is wrong with descriptions.
    Check(check::Check),
    /// Print where everything is drawn, as JSON.
    Layout(geometry::Geometry),
    /// Print the same facts as a table.
    Table(table::Table),
    /// Print how much of whose money reaches whom.
    Trace(trace::Trace),
    /// Make a description of a table, SankeyMATIC or Mermaid text, or a chart's nodes and links.
    Import(import::Import),
    /// Write what a page needs to show a diagram, and print what the page has to say.
    Embed(embed::Embed),
    /// Print the JSON Schema of descriptions.
    Schema,
}

/// The size and direction of a picture.
#[derive(Debug, Args)]
struct Picture {
    /// Width in pixels.
    #[arg(long, default_value_t = 1000.0, value_name = "N", value_parser = length, allow_negative_numbers = true)]
    width: f64,
    /// Height in pixels; without it, it follows from the data. It grows where labels do not fit.
    #[arg(long, value_name = "N", value_parser = length, allow_negative_numbers = true)]
    height: Option<f64>,
    /// Which way the money runs.
    #[arg(long, value_enum, default_value_t)]
    layout: Way,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Way {
    /// Horizontal, or vertical where the picture is narrow.
    #[default]
    Auto,
    /// From left to right.
    Horizontal,
    /// From top to bottom.
    Vertical,
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Colours {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// As the reader's system asks.
    Auto,
}

impl Picture {
    fn options(&self) -> Options {
        let direction = match self.layout {
            Way::Auto => Direction::Auto,
            Way::Horizontal => Direction::Horizontal,
            Way::Vertical => Direction::Vertical,
        };
        Options { width: self.width, height: self.height, direction, ..Options::default() }
    }
}

impl Colours {
    fn mode(self) -> Mode {
        match self {
            Self::Light => Mode::Light,
            Self::Dark => Mode::Dark,
            Self::Auto => Mode::Auto,
        }
    }
}

/// A length that can be drawn.
fn length(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(value) if (0.0..=100_000.0).contains(&value) => Ok(value),
        _ => Err("a number of pixels from 0 to 100000".to_string()),
    }
}

/// Why a command ends early: a sentence on standard error, and the exit code.
#[derive(Debug)]
struct Stop {
    message: String,
    code: u8,
}

impl Stop {
    /// A file that cannot be read or written.
    fn unusable(message: impl Into<String>) -> Self {
        Self { message: message.into(), code: 2 }
    }
}

/// Runs the command of the process's arguments.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Render(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Layout(command) => command.run(),
        Command::Table(command) => command.run(),
        Command::Trace(command) => command.run(),
        Command::Import(command) => command.run(),
        Command::Embed(command) => command.run(),
        Command::Schema => file::print(&funding_flow::schema::json_schema()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            if !stop.message.is_empty() {
                eprintln!("{}", stop.message.trim_end());
            }
            ExitCode::from(stop.code)
        }
    }
}

/// The file to read.
#[derive(Debug, Args)]
struct Input {
    /// A description; `-` reads standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
}
