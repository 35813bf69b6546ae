//! `embed`: the files of a diagram on a page, and what the page has to say.

use super::{Stop, file};
use clap::{Args, ValueEnum};
use funding_flow::layout::{self, Layout, Options};
use funding_flow::network::Network;
use funding_flow::snippet::{ELEMENT, Narrow, Picture, Room, Site, Snippet, file_name, snippet};
use funding_flow::theme::{Mode, Theme};
use funding_flow::view::View;
use funding_flow::{scene, svg};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Write what a page needs to show a diagram, and print what the page has to say.
///
/// Writes the drawing as an SVG file, which is there before any script and stays when something fails, and a copy of the
/// description beside it. Prints which folder of the site the files go to, what goes into the page, and what other files
/// of the site have to say.
#[derive(Debug, Args)]
#[command(after_long_help = "Exit codes: 0 fine, 1 the description has errors, 2 an unreadable or unwritable file.")]
pub(super) struct Embed {
    /// A description.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// What the site is made with.
    #[arg(long = "for", value_enum, value_name = "SITE")]
    site: Generator,
    /// The folder to write the files to; made where there is none.
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// Width in pixels of the column of the page that the diagram stands in. Default: 1000 for html and github, 720 for the
    /// generators, whose themes set text at about that width
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(240..=4000))]
    width: Option<u16>,
}

/// The width for phones, in pixels.
const PHONE: f64 = 360.0;

/// Widths of the element, in pixels, that the phone's image is shown at.
const PHONES: [f64; 5] = [320.0, 344.0, 360.0, 400.0, 440.0];

/// How much wider a screen is than the column of its page, in pixels, on small screens.
const MARGINS: f64 = 40.0;

/// More flows than these are laid out for the two pictures only, not for every width that a page may have.
const MANY: usize = 2000;

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Generator {
    /// A page of plain HTML.
    Html,
    /// A shortcode for Hugo.
    Hugo,
    /// Jekyll, GitHub Pages among them.
    Jekyll,
    /// Sphinx with reStructuredText.
    Sphinx,
    /// MyST Markdown in Sphinx.
    Myst,
    /// MkDocs.
    Mkdocs,
    /// Docusaurus (MDX).
    Docusaurus,
    /// Quarto.
    Quarto,
    /// A README on GitHub: an image only.
    Github,
}

impl Embed {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let site = match self.site {
            Generator::Html => Site::Html,
            Generator::Hugo => Site::Hugo,
            Generator::Jekyll => Site::Jekyll,
            Generator::Sphinx => Site::Sphinx,
            Generator::Myst => Site::Myst,
            Generator::Mkdocs => Site::Mkdocs,
            Generator::Docusaurus => Site::Docusaurus,
            Generator::Quarto => Site::Quarto,
            Generator::Github => Site::Github,
        };
        let (network, text) = file::network_and_text(&self.file)?;
        let name = match self.file.file_stem() {
            Some(stem) if self.file != Path::new("-") => file_name(&stem.to_string_lossy()),
            _ => file_name(""),
        };
        let width =
            self.width.map_or(if matches!(site, Site::Html | Site::Github) { 1000.0 } else { 720.0 }, f64::from);
        let wide = at(&network, width);
        let mut picture =
            Picture { name: &name, alt: network.title(), size: (wide.width, wide.height), room: None, narrow: None };
        let mut drawings = vec![(format!("{name}.svg"), wide)];
        if site != Site::Github {
            let (room, narrow) = rooms(&network, &drawings[0].1);
            picture.room = Some(room);
            if let Some((narrow, drawing)) = narrow {
                picture.narrow = Some(narrow);
                drawings.push((format!("{}.svg", picture.narrow_name()), drawing));
            }
        }
        let failed =
            |error: std::io::Error| Stop::unusable(format!("cannot make the folder {}: {error}", self.out.display()));
        std::fs::create_dir_all(&self.out).map_err(failed)?;
        let mut written = Vec::new();
        // On pages whose colours are not known the image follows the reader's; a README wants a background that stays.
        let theme = Theme { mode: if site == Site::Github { Mode::Light } else { Mode::Auto }, ..Theme::default() };
        for (name, drawing) in &drawings {
            let path = self.out.join(name);
            file::write(&path, svg::to_string(&scene::draw(&network, drawing, &theme, &View::STATIC)))?;
            written.push(path);
        }
        if site != Site::Github {
            let path = self.out.join(format!("{name}.json"));
            // The description itself may lie in that folder.
            if std::fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
                file::write(&path, &text)?;
            }
            written.push(path);
        }
        file::print(&told(&snippet(site, &picture), &written))
    }
}

fn at(network: &Network, width: f64) -> Layout {
    layout::layout(network, &Options { width, ..Options::default() })
}

/// The height to keep free for a live drawing in about the width of `wide`; and the phone's image, where it is another.
fn rooms(network: &Network, wide: &Layout) -> (Room, Option<(Narrow, Layout)>) {
    let offers = network.offers();
    let lists = [offers.statuses.len(), offers.awards.len(), offers.years.len()];
    let choices = lists.iter().filter(|list| **list > 0).count() + offers.groups.len();
    let few = wide.links.len() <= MANY;
    let highest = |widths: &[f64], least: f64| {
        let heights = widths.iter().filter(|_| few).map(|&width| at(network, width).height);
        heights.fold(least, f64::max)
    };
    if wide.width < 2.0 * PHONE && wide.vertical {
        let around = [0.85, 0.9, 0.95, 1.05].map(|part| part * wide.width);
        return (Room::new(highest(&around, wide.height), choices, true), None);
    }
    // The narrowest width from which on columns stay columns.
    let mut turn = wide.width;
    while few && turn - 20.0 >= PHONE && at(network, turn - 20.0).vertical == wide.vertical {
        turn -= 20.0;
    }
    let around = [0.8, 0.85, 0.9, 0.95, 1.05, 1.1].map(|part| (part * wide.width).max(turn));
    let phone = at(network, PHONE);
    let narrow = Narrow {
        size: (phone.width, phone.height),
        room: Room::new(highest(&PHONES, phone.height), choices, true),
        below: turn + MARGINS,
    };
    (Room::new(highest(&around, wide.height), choices, false), Some((narrow, phone)))
}

fn listed(names: &[&str]) -> String {
    match names {
        [others @ .., last] if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => names.join(""),
    }
}

/// What to do, in the order in which it is done.
fn told(snippet: &Snippet, written: &[PathBuf]) -> String {
    let mut text = String::new();
    let shown = |path: &PathBuf| path.display().to_string();
    let _ = writeln!(text, "Written: {}", written.iter().map(shown).collect::<Vec<_>>().join(", "));
    let (own, others): (Vec<&str>, Vec<&str>) =
        snippet.files.iter().map(String::as_str).partition(|file| !ELEMENT.contains(file));
    let folder = match snippet.folder {
        "" => "beside the page".to_owned(),
        folder => format!("into {folder}/ of the site"),
    };
    let _ = writeln!(text, "\nPut {} {folder}.", listed(&own));
    if !others.is_empty() {
        let _ = writeln!(
            text,
            "Put {} there, too, once for the whole site (`cargo xtask site` makes them in dist/site).",
            listed(&others)
        );
    }
    for part in &snippet.once {
        let _ = writeln!(text, "\nOnce for the site, {}:\n\n{}", part.file, part.text);
    }
    let _ = writeln!(text, "\nOn the page:\n\n{}", snippet.page);
    if !snippet.notes.is_empty() {
        text.push('\n');
    }
    for note in &snippet.notes {
        let _ = writeln!(text, "Note: {note}.");
    }
    text
}
