//! Draws a description as an SVG file: `cargo run --example render -- examples/minimal.json minimal.svg`.

use funding_flow::layout::{self, Options};
use funding_flow::theme::{Mode, Theme};
use funding_flow::view::View;
use funding_flow::{read, scene, svg};
use std::error::Error;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let input = arguments.next().ok_or("name a description")?;
    let output = arguments.next().ok_or("name the file to write")?;
    // The report holds every problem; a network is there unless one of them is an error.
    let (network, report) = read(&fs::read_to_string(&input)?);
    if !report.is_empty() {
        eprintln!("{report}");
    }
    let Some(network) = network else { return Err(report.into()) };
    let layout = layout::layout(&network, &Options { width: 800.0, ..Options::default() });
    let theme = Theme { mode: Mode::Auto, ..Theme::default() };
    fs::write(&output, svg::to_string(&scene::draw(&network, &layout, &theme, &View::STATIC)))?;
    Ok(())
}
