//! `render`: a description as an SVG file, or as a PNG file where the command was built for it.

use super::part::Part;
use super::{Colours, Input, Picture, Stop, file};
use clap::{Args, ValueEnum};
use funding_flow::theme::{Background, Theme};
use funding_flow::view::View;
use funding_flow::{layout, scene, svg};
use std::path::{Path, PathBuf};

/// Draw a description as an SVG file, or as a PNG file where the output's name ends in .png.
///
/// PNG needs a command that was built with the feature `png`: cargo install funding-flow --features png. Its letters come
/// from the fonts of the system, so that it may look different elsewhere; the SVG does not.
#[derive(Debug, Args)]
pub(super) struct Render {
    #[command(flatten)]
    input: Input,
    /// Where to write the drawing, as SVG or, where the name ends in .png, as PNG. Default: standard output, as SVG.
    #[arg(short, long, value_name = "OUT.svg")]
    output: Option<PathBuf>,
    /// Pixels of a PNG for each pixel of the drawing. Default: 1.
    #[arg(long, value_name = "N", value_parser = scale)]
    scale: Option<f32>,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    part: Part,
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
        let network = self.part.of(file::network(&self.input.file)?)?;
        let by_funder = matches!(self.color, Meaning::Funder);
        let layout = layout::layout(&network, &layout::Options { by_funder, ..self.picture.options() });
        let theme = Theme { mode: self.theme.mode(), background: self.background.clone().unwrap_or_default() };
        let drawing = svg::to_string(&scene::draw(&network, &layout, &theme, &View::STATIC));
        if let Some(path) = self.output.as_ref().filter(|path| is_png(path)) {
            return file::write(path, png(&drawing, self.scale.unwrap_or(1.0))?);
        }
        if self.scale.is_some() {
            return Err(Stop::unusable("--scale is for PNG files: name one with -o, such as -o funding-flow.png"));
        }
        match &self.output {
            Some(path) if path.as_os_str() != "-" => file::write(path, &drawing),
            _ => file::print(&drawing),
        }
    }
}

fn is_png(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("png"))
}

#[cfg(feature = "png")]
fn png(drawing: &str, scale: f32) -> Result<Vec<u8>, Stop> {
    super::png::png(drawing, scale)
}

#[cfg(not(feature = "png"))]
fn png(_: &str, _: f32) -> Result<Vec<u8>, Stop> {
    Err(Stop::unusable(
        "this command was built without PNG: build it with the feature, cargo install funding-flow --features png \
         (in the repository: cargo run --release --features png -- render …), or write an SVG",
    ))
}

/// A scale that makes a picture.
fn scale(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.1..=10.0).contains(&value) => Ok(value),
        _ => Err("a number from 0.1 to 10".to_string()),
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
