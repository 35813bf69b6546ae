//! `embed`: the files of a diagram on a page, and what the page has to say.

use super::{Stop, file};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use funding_flow::snippet::{Drawings, ELEMENT, Embedded, Site, Snippet, file_name};
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
    #[arg(long = "for", value_parser = sites(), value_name = "SITE")]
    site: Site,
    /// The folder to write the files to; made where there is none.
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// Width in pixels of the column of the page that the diagram stands in. Default: 1000 for html and github, 720 for the
    /// generators, whose themes set text at about that width
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(240..=4000))]
    width: Option<u16>,
}

/// The sites by their names.
fn sites() -> impl TypedValueParser<Value = Site> {
    let named = |site: Site| PossibleValue::new(site.as_str()).help(site.what().trim_end_matches('.'));
    PossibleValuesParser::new(Site::ALL.map(named)).try_map(|name| Site::named(&name).ok_or("an unknown site"))
}

impl Embed {
    pub(super) fn run(&self) -> Result<(), Stop> {
        let (network, text) = file::network_and_text(&self.file)?;
        let name = match self.file.file_stem() {
            Some(stem) if self.file != Path::new("-") => file_name(&stem.to_string_lossy()),
            _ => file_name(""),
        };
        let drawings = Drawings::new(&network, self.site, self.width.map(f64::from));
        let Embedded { snippet, pictures, .. } = drawings.embed(&name, network.title());
        std::fs::create_dir_all(&self.out).map_err(|error| {
            Stop::unusable(format!("cannot make the folder {}: {}", self.out.display(), file::plain(&error)))
        })?;
        let mut written = Vec::new();
        for (name, drawing) in pictures {
            let path = self.out.join(name);
            file::write(&path, drawing)?;
            written.push(path);
        }
        if self.site != Site::Github {
            let path = self.out.join(format!("{name}.json"));
            // The description itself may lie in that folder.
            if std::fs::read(&path).ok().as_deref() != Some(text.as_bytes()) {
                file::write(&path, &text)?;
            }
            written.push(path);
        }
        file::print(&told(&snippet, &written))
    }
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
