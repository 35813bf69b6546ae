//! The table: the same facts as the drawing, and those that it has no room for, row by row.

mod csv;
mod html;
mod markdown;
mod plain;

pub use csv::to_csv;
pub(crate) use html::linked;
pub use html::{to_element, to_html, write_html};
pub use markdown::to_markdown;
pub use plain::to_text;

use crate::details::{self, Fact};
use crate::letter::joined;
use crate::money::Hundredths;
use crate::network::{Flow, Network, Role};
use crate::sort::Sort as _;
use crate::view::Target;
use crate::words::{Word, role_heading};

/// A finished table as data: sections with columns and rows, in the language of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The title of the document.
    pub title: String,
    /// The whole in a sentence.
    pub summary: String,
    /// The language of the document, a BCP 47 tag.
    pub lang: String,
    /// Flows, parties, awards, notes, sources, as far as there are any.
    pub sections: Vec<Section>,
}

/// A part of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// What its rows are.
    pub heading: &'static str,
    /// Headings of its columns; columns that would be empty are left out.
    pub columns: Vec<&'static str>,
    /// Rows, each with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says; may be empty.
    pub text: String,
    /// Where it leads; `https:`, `http:` or `mailto:` only.
    pub url: Option<String>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, url: None }
    }
}

/// The table of a network.
#[must_use]
pub fn table(network: &Network) -> Table {
    let mut sections =
        vec![flows(network), parties(network), awards(network), about(network), notes(network), sources(network)];
    for section in &mut sections {
        drop_empty_columns(section);
    }
    sections.retain(|section| !section.rows.is_empty());
    Table {
        title: network.title.clone(),
        summary: crate::summary::summary(network),
        lang: network.lang.clone(),
        sections,
    }
}

fn section(network: &Network, heading: Word, columns: &[Word]) -> Section {
    let locale = network.locale();
    Section {
        heading: heading.in_language(locale),
        columns: columns.iter().map(|word| word.in_language(locale)).collect(),
        rows: Vec::new(),
    }
}

/// A row of a section for each flow: by role of the giver, then the largest first.
fn flows(network: &Network) -> Section {
    let labels = [
        Word::LabelFrom,
        Word::LabelTo,
        Word::LabelAmount,
        Word::LabelKind,
        Word::LabelStatus,
        Word::LabelLabel,
        Word::LabelScope,
        Word::LabelAward,
        Word::LabelPeriod,
        Word::LabelEffort,
        Word::LabelBasis,
        Word::LabelNote,
        Word::LabelLink,
        Word::LabelSource,
    ];
    let mut section = section(network, Word::Flows, &labels);
    let mut order = Vec::new();
    for (index, flow) in network.flows.iter().enumerate().filter(|(_, flow)| flow.is_shown) {
        order.push((network.parties[flow.from].role, flow.estimate, index));
    }
    for index in ranked(order) {
        let mut cells = row(network, &labels, labels.len(), details::details(network, Target::Flow(index)));
        // What has no column of its own is a note.
        cells.pop();
        if let Some(cell) = cells.get_mut(NOTE) {
            *cell = Cell::from(notes_of(network, index, &network.flows[index]));
        }
        section.rows.push(cells);
    }
    section
}

/// Indices by role, those without one last; then by amount, the largest first.
fn ranked(mut rows: Vec<(Option<Role>, Hundredths, usize)>) -> Vec<usize> {
    rows.order_by_key(|&(role, amount, index)| (role.is_none(), role, std::cmp::Reverse(amount), index));
    rows.into_iter().map(|(.., index)| index).collect()
}

/// The column of a flow's notes.
const NOTE: usize = 11;

/// Everything that is remarked of a flow.
fn notes_of(network: &Network, index: usize, flow: &Flow) -> String {
    let locale = network.locale();
    let mut notes: Vec<String> = flow.note.iter().cloned().collect();
    for note in &flow.notes {
        let text = details::note_text(network, note);
        notes.push(match note.kind {
            Some(kind) => format!("{}: {text}", Word::from(kind).in_language(locale)),
            None => text,
        });
    }
    let summed = network.summed(index);
    if summed.len() > 1 {
        let parts = summed.iter().map(|&flow| crate::summary::flow_name(network.whole(), flow));
        let parts: Vec<String> = parts.collect();
        notes.push(format!("{}: {}", Word::MadeUpOf.in_language(locale), joined(&parts, "; ")));
    }
    joined(&notes, " ")
}

/// A row for each party: by role, then those with most money first.
fn parties(network: &Network) -> Section {
    let labels = [
        Word::LabelName,
        Word::LabelRole,
        Word::LabelKind,
        Word::LabelReceived,
        Word::LabelPassedOn,
        Word::LabelKept,
        Word::LabelUnallocated,
        Word::LabelOverspent,
        Word::LabelStatus,
        Word::LabelDescription,
        Word::LabelLink,
    ];
    let mut columns = labels.to_vec();
    columns.insert(10, Word::About);
    let mut section = section(network, Word::Parties, &columns);
    let mut order = Vec::new();
    for (index, party) in network.parties.iter().enumerate().filter(|(_, party)| party.is_shown) {
        let flows = if party.inflows.is_empty() { &party.outflows } else { &party.inflows };
        order.push((party.role, flows.iter().map(|&flow| network.flows[flow].estimate).sum(), index));
    }
    for index in ranked(order) {
        section.rows.push(row(network, &labels, 10, details::details(network, Target::Party(index))));
        // The role reads as its column's heading does, not as one of many.
        if let (Some(cells), Some(role)) = (section.rows.last_mut(), network.parties[index].role) {
            role_heading(&network.lang, role).clone_into(&mut cells[1].text);
        }
    }
    section
}

fn awards(network: &Network) -> Section {
    let labels = [
        Word::LabelName,
        Word::LabelProgramme,
        Word::LabelNumber,
        Word::LabelFunder,
        Word::LabelRecipient,
        Word::LabelResponsible,
        Word::LabelRequested,
        Word::LabelAmount,
        Word::LabelStatus,
        Word::LabelScope,
        Word::LabelPeriod,
        Word::LabelSource,
        Word::LabelLink,
    ];
    let mut columns = labels.to_vec();
    columns.insert(11, Word::About);
    let mut section = section(network, Word::Awards, &columns);
    let has_flows = |award: &usize| network.flows.iter().any(|flow| flow.is_shown && flow.award == Some(*award));
    for award in (0..network.awards.len()).filter(|award| network.shown().is_none() || has_flows(award)) {
        section.rows.push(row(network, &labels, 11, details::award_details(network, award)));
    }
    section
}

/// A row of facts: those with a column of their own, and, at `others`, one cell for all that have none.
fn row(network: &Network, labels: &[Word], others: usize, facts: Vec<Fact>) -> Vec<Cell> {
    let locale = network.locale();
    let labels: Vec<&str> = labels.iter().map(|word| word.in_language(locale)).collect();
    let mut cells = vec![Cell::default(); labels.len()];
    let mut rest = Vec::new();
    for fact in facts {
        match labels.iter().position(|label| *label == fact.label) {
            // Several facts of one sort share a cell; the link is the first one's.
            Some(at) if cells[at].text.is_empty() => cells[at] = Cell { text: fact.value, url: fact.url },
            Some(at) => cells[at].text.push_str(&format!(" · {}", fact.value)),
            None => rest.push(format!("{}: {}", fact.label, fact.value)),
        }
    }
    cells.insert(others.min(cells.len()), Cell::from(joined(&rest, " · ")));
    cells
}

fn about(network: &Network) -> Section {
    let mut section = section(network, Word::About, &[Word::About, Word::LabelDescription]);
    let facts = details::document_details(network);
    let notes = facts.len().saturating_sub(network.notes.len());
    for fact in facts.into_iter().take(notes) {
        section.rows.push(vec![Cell::from(fact.label.to_owned()), Cell { text: fact.value, url: fact.url }]);
    }
    section
}

fn notes(network: &Network) -> Section {
    let mut section = section(
        network,
        Word::Notes,
        &[Word::LabelKind, Word::LabelDate, Word::LabelNote, Word::LabelBasis, Word::LabelSource],
    );
    let locale = network.locale();
    for note in &network.notes {
        let subjective = if note.subjective { Word::Subjective.in_language(locale) } else { "" };
        section.rows.push(vec![
            Cell::from(note.kind.map_or_else(String::new, |kind| Word::from(kind).in_language(locale).to_owned())),
            Cell::from(note.date.clone().unwrap_or_default()),
            Cell::from(note.text.clone()),
            Cell::from(subjective.to_owned()),
            source_cell(network, note.source),
        ]);
    }
    section
}

fn sources(network: &Network) -> Section {
    let mut section = section(network, Word::Sources, &[Word::LabelSource, Word::LabelDate, Word::LabelLink]);
    for source in &network.sources {
        section.rows.push(vec![
            Cell { text: source.title.clone().unwrap_or_default(), url: source.url.clone() },
            Cell::from(source.date.as_ref().map_or_else(String::new, |date| date.0.clone())),
            Cell { text: source.url.clone().unwrap_or_default(), url: source.url.clone() },
        ]);
    }
    section
}

fn source_cell(network: &Network, source: Option<usize>) -> Cell {
    source
        .and_then(|source| network.sources.get(source))
        .map_or_else(Cell::default, |source| Cell { text: details::source_text(source), url: source.url.clone() })
}

fn drop_empty_columns(section: &mut Section) {
    for column in (0..section.columns.len()).rev() {
        if section.rows.iter().all(|row| row.get(column).is_none_or(|cell| cell.text.is_empty())) {
            section.columns.remove(column);
            for row in &mut section.rows {
                if column < row.len() {
                    row.remove(column);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
