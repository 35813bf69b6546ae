//! Import: a description from what people have: tables, SankeyMATIC, Mermaid, the nodes and links of charts.
//!
//! Nothing is dropped silently: each line that is not in the description, or not with all that it says, is listed.

mod amount;
mod csv;
mod draft;
mod mermaid;
mod nodes_links;
mod recognise;
mod sankeymatic;

use draft::Draft;

/// A figure as people write it, as JSON writes it; nothing where it is none.
pub(crate) fn plain_figure(written: &str) -> Option<String> {
    amount::plain(written, amount::Marks::Point).ok()
}

/// A form of text that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A table whose cells are separated by commas, semicolons or tabs, with the columns `from` (or `source`), `to` (or
    /// `target`) and `amount` (or `value`).
    Csv,
    /// `A [10] B`.
    Sankeymatic,
    /// `sankey-beta`, then lines such as `A,B,10`.
    Mermaid,
    /// JSON with `nodes` and `links`, as d3, ECharts and Plotly have it.
    NodesLinks,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Sankeymatic, Self::Mermaid, Self::NodesLinks];

    /// Its name in options and reports.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Sankeymatic => "sankeymatic",
            Self::Mermaid => "mermaid",
            Self::NodesLinks => "nodes-links",
        }
    }
}

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Loss {
    /// It is not in the description.
    LeftOut,
    /// Its flow is in the description, without a part of what it says.
    Part,
    /// It says how something looks, which a description has no place for.
    Looks,
}

impl Loss {
    /// `"left-out"`, `"part"` or `"looks"`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftOut => "left-out",
            Self::Part => "part",
            Self::Looks => "looks",
        }
    }
}

/// A line that is not in the description, or not with all that it says.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The line, from 1; 0 where the whole text is meant.
    pub line: usize,
    /// The line, shortened.
    pub text: String,
    /// Why, in a sentence.
    pub why: String,
    /// What became of it.
    pub loss: Loss,
}

/// What was imported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The format of the text; absent where it is none that is known.
    pub format: Option<Format>,
    /// The description, as JSON that reads without errors; absent where there is no flow in the text.
    pub json: Option<String>,
    /// How many flows are in the description.
    pub understood: usize,
    /// Each line that is not in the description, or not with all that it says, in the order of the text.
    pub problems: Vec<Problem>,
    /// What had to be assumed, in sentences.
    pub remarks: Vec<String>,
}

impl Imported {
    /// Whether all is in the description but how things look.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.json.is_some() && self.problems.iter().all(|problem| problem.loss == Loss::Looks)
    }
}

/// What the text may not say.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The title. Default: the text's own, or "Imported flows".
    pub title: Option<String>,
    /// ISO 4217 code of the currency of amounts that name none. Default: that of most amounts, or `XXX`, no currency.
    pub currency: Option<String>,
}

/// Makes a description of a text, by default in the format that its content shows.
#[must_use]
pub fn import(text: &str, from: Option<Format>) -> Imported {
    import_with(text, from, &Given::default())
}

/// Like [`import`], with what the text may not say.
#[must_use]
pub fn import_with(text: &str, from: Option<Format>, given: &Given) -> Imported {
    let nothing = |why: String| {
        let whole = Problem { line: 0, text: String::new(), why, loss: Loss::LeftOut };
        Imported { format: from, problems: vec![whole], ..Imported::default() }
    };
    if text.len() > crate::json::MOST_BYTES {
        return nothing("the text is larger than 8 MiB".into());
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let format = match from.map_or_else(|| recognise::format(text), Ok) {
        Ok(format) => format,
        Err(why) => return nothing(why),
    };
    let mut draft = Draft::new(given);
    match format {
        Format::Csv => csv::read(text, &mut draft),
        Format::Sankeymatic => sankeymatic::read(text, &mut draft),
        Format::Mermaid => mermaid::read(text, &mut draft),
        Format::NodesLinks => nodes_links::read(text, &mut draft),
    }
    draft.finish(format)
}

/// Whether this is the ISO 4217 code of a currency, in capital letters.
#[must_use]
pub fn is_currency(code: &str) -> bool {
    amount::known(code).is_some()
}

#[cfg(test)]
mod tests;
