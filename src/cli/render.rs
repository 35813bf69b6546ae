//! `render`: a description as an SVG file.

use super::{Colours, Input, Picture, Stop, file};
use clap::{Args, ValueEnum};
use funding_flow::theme::{Background, Theme};
use funding_flow::view::View;
use funding_flow::{layout, scene, svg};
use std::path::PathBuf;

/// Draw a description as an SVG file.
#[derive(Debug, Args)]
pub(super) struct Render {
    #[command(flatten)]
    input: Input,
    /// Where to write the drawing. Default: standard output.
    #[arg(short, long, value_name = "OUT.svg")]
    output: Option<PathBuf>,
    #[command(flatten)]
    picture: Picture,
    /// Which colours.
    #[arg(long, value_enum, default_value_t)]
    theme: Colours,
    /// What colours stand for.
    #[arg(long, value_enum, default_value_t)]
    color: Meaning,
    /// What is painted behind everything: `none` or a CSS colour such as `#fffbe6`. Default: the theme's own.
    #[arg(long, value_name = "none|COLOUR", value_parser = background)]
    background: Option<Background>,
}

/// What the colours of ribbons stand for.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Meaning {
    /// The role of the giver.
    #[default]
    Role,
    /// Whose money it is.
    Funder,
}

impl Render {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let network = file::network(&self.input.file)?;
        let by_funder = matches!(self.color, Meaning::Funder);
        let layout = layout::layout(&network, &layout::Options { by_funder, ..self.picture.options() });
        let theme = Theme { mode: self.theme.mode(), background: self.background.clone().unwrap_or_default() };
        let drawing = svg::to_string(&scene::draw(&network, &layout, &theme, &View::STATIC));
        match &self.output {
            Some(path) if path.as_os_str() != "-" => file::write(path, &drawing),
            _ => file::print(&drawing),
        }
    }
}

/// A colour as CSS writes it, of letters, digits and the marks of its functions; nothing that could reach outside.
fn background(text: &str) -> Result<Background, String> {
    let text = text.trim();
    if text == "none" {
        return Ok(Background::None);
    }
    let hex = text.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|digit| digit.is_ascii_hexdigit())
    });
    let name = !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphabetic());
    let function = ["rgb(", "rgba(", "hsl(", "hsla("].iter().any(|start| text.starts_with(start))
        && text.ends_with(')')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || " (),.%/-".contains(c));
    if hex || name || function {
        Ok(Background::Colour(text.to_string()))
    } else {
        Err("`none`, or a CSS colour such as white, #fffbe6 or rgb(255, 251, 230)".to_string())
    }
}
