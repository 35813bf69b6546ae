//! Tables: RFC 4180, with commas, semicolons or tabs.
//!
//! Read here and not by a library, because a quote that does not close must break its own line and be listed: readers of
//! CSV take all that follows it for one cell.

use super::Loss;
use super::amount::{self, Marks};
use super::draft::{Draft, Written};

/// One record: the line it begins on, its text and its cells.
pub(super) struct Record<'t> {
    pub(super) line: usize,
    pub(super) text: &'t str,
    pub(super) cells: Vec<String>,
    /// Why its quotes cannot be right.
    pub(super) broken: Option<&'static str>,
}

/// Which column holds what.
#[derive(Default)]
pub(super) struct Header {
    columns: Vec<(Column, usize)>,
    unknown: Vec<(usize, String)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Column {
    From,
    To,
    Amount,
    Currency,
    Kind,
    Status,
    Note,
    Label,
}

impl Header {
    /// Whether it says who gives and who receives.
    pub(super) fn is_understood(&self) -> bool {
        self.index(Column::From).is_some() && self.index(Column::To).is_some()
    }

    fn index(&self, column: Column) -> Option<usize> {
        self.columns.iter().find(|(own, _)| *own == column).map(|(_, index)| *index)
    }

    fn of(cells: &[String]) -> Self {
        let mut header = Self::default();
        for (index, cell) in cells.iter().enumerate() {
            match column(cell).filter(|column| header.index(*column).is_none()) {
                Some(column) => header.columns.push((column, index)),
                None => header.unknown.push((index, cell.trim().to_owned())),
            }
        }
        header
    }
}

/// What a column holds by its name, or by the first word of its name: `from_funder_name`.
fn column(name: &str) -> Option<Column> {
    let name = name.trim().to_lowercase();
    Some(match name.split([' ', '_', '-', '(']).next().unwrap_or("") {
        "from" | "source" | "giver" | "funder" => Column::From,
        "to" | "target" | "recipient" | "receiver" => Column::To,
        "amount" | "value" => Column::Amount,
        "currency" => Column::Currency,
        "kind" => Column::Kind,
        "status" => Column::Status,
        "note" | "notes" => Column::Note,
        "label" => Column::Label,
        _ => return None,
    })
}

/// The first record that is no comment, as a header.
pub(super) fn header(text: &str) -> Option<Header> {
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#'))?;
    let record = records(first, separator(first)).into_iter().next()?;
    Some(Header::of(&record.cells))
}

/// What separates the cells of a line: whichever occurs most often outside quotes.
pub(super) fn separator(line: &str) -> char {
    let count = |separator: char| {
        let mut quoted = false;
        line.chars()
            .filter(|&c| {
                quoted ^= c == '"';
                c == separator && !quoted
            })
            .count()
    };
    let (commas, semicolons, tabs) = (count(','), count(';'), count('\t'));
    if tabs > 0 && tabs >= commas.max(semicolons) {
        '\t'
    } else if semicolons > commas {
        ';'
    } else {
        ','
    }
}

/// Reads a table into a draft.
pub(super) fn read(text: &str, draft: &mut Draft) {
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or("");
    let separator = separator(first);
    let marks = if separator == ';' { Marks::Unclear } else { Marks::Point };
    let mut header: Option<Header> = None;
    for record in records(text, separator) {
        let (line, text) = (record.line, record.text);
        if record.cells.iter().all(|cell| cell.trim().is_empty()) || text.starts_with('#') {
            continue;
        }
        if let Some(why) = record.broken {
            draft.lose(line, text, Loss::LeftOut, why);
            continue;
        }
        let Some(known) = &header else {
            let mut found = Header::of(&record.cells);
            if found.is_understood() {
                for (_, name) in found.unknown.iter().filter(|(_, name)| !name.is_empty()) {
                    let why =
                        format!("the column {} is not understood: its cells are left out", crate::json::quoted(name));
                    draft.lose(line, text, Loss::Part, why);
                }
                header = Some(found);
                continue;
            }
            if record.cells.get(2).is_none_or(|cell| amount::read(cell, marks).is_err()) {
                let why = "the first line names the columns: from, to, amount, and if you like currency, kind, status, note, label";
                draft.lose(line, text, Loss::LeftOut, why);
                return;
            }
            draft.remarks.push("the first line names no columns: they are taken to be from, to, amount".into());
            found = Header {
                columns: vec![(Column::From, 0), (Column::To, 1), (Column::Amount, 2)],
                unknown: (3..record.cells.len()).map(|index| (index, String::new())).collect(),
            };
            row(draft, &found, &record, marks);
            header = Some(found);
            continue;
        };
        row(draft, known, &record, marks);
    }
}

fn row(draft: &mut Draft, header: &Header, record: &Record, marks: Marks) {
    let cell = |column| header.index(column).and_then(|index| record.cells.get(index)).map_or("", String::as_str);
    let named = header.columns.len() + header.unknown.len();
    if record.cells.iter().skip(named).any(|cell| !cell.trim().is_empty()) {
        let why = format!(
            "it has {} cells, and there are {named} columns: an amount with commas needs quotes",
            record.cells.len()
        );
        return draft.lose(record.line, record.text, Loss::LeftOut, why);
    }
    let is_named = |index: usize| header.unknown.iter().any(|(own, name)| *own == index && name.is_empty());
    if record.cells.iter().enumerate().any(|(index, cell)| is_named(index) && !cell.trim().is_empty()) {
        draft.lose(record.line, record.text, Loss::Part, "a cell stands in a column without a name: it is left out");
    }
    let after_amount = header.index(Column::Amount).and_then(|index| record.cells.get(index + 1));
    let is_short =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if after_amount.is_some_and(|after| after.len() == 3 && is_short(after, 3))
        && is_short(cell(Column::Amount).trim(), 3)
    {
        let why = "its amount may go on after the comma: an amount with commas needs quotes";
        return draft.lose(record.line, record.text, Loss::LeftOut, why);
    }
    let written = Written {
        from: cell(Column::From),
        to: cell(Column::To),
        amount: cell(Column::Amount),
        currency: cell(Column::Currency),
        kind: cell(Column::Kind),
        status: cell(Column::Status),
        note: cell(Column::Note),
        label: cell(Column::Label),
    };
    draft.flow(record.line, record.text, written, marks);
}

/// All records. A quote that does not close makes its own line a broken record, and reading goes on with the next line.
pub(super) fn records(text: &str, separator: char) -> Vec<Record<'_>> {
    let mut records = Vec::new();
    let (mut line, mut at) = (1, 0);
    // Once a quote was found to run to the end, later ones on other lines are looked at for themselves.
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (cells, end, broken) = record(rest, separator);
        let record_text = rest.get(..end).unwrap_or(rest);
        records.push(Record { line, text: record_text.trim_end_matches(['\r', '\n']), cells, broken });
        line += record_text.matches('\n').count();
        at += end;
    }
    records
}

/// The first record of a text: its cells, where the next one begins, and what is wrong with its quotes.
fn record(text: &str, separator: char) -> (Vec<String>, usize, Option<&'static str>) {
    let first_line = text.find('\n').map_or(text.len(), |at| at + 1);
    let broken = |why| (Vec::from([text.get(..first_line).unwrap_or("").to_owned()]), first_line, Some(why));
    let mut cells = Vec::new();
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let lead = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
        let mut cell = String::new();
        if let Some(mut inner) = rest.get(lead..).and_then(|rest| rest.strip_prefix('"')) {
            loop {
                let Some(quote) = inner.find('"') else {
                    return broken("a quote is opened on this line and never closed");
                };
                cell.push_str(inner.get(..quote).unwrap_or(""));
                inner = inner.get(quote + 1..).unwrap_or("");
                let Some(more) = inner.strip_prefix('"') else { break };
                cell.push('"');
                inner = more;
            }
            let after = inner.trim_start_matches([' ', '\u{a0}', '\r']);
            if !(after.is_empty() || after.starts_with(['\n', separator])) {
                return broken("something stands after a closing quote: a quote within quotes is written twice");
            }
            at = text.len() - after.len();
        } else {
            let end = rest.find(['\n', separator]).unwrap_or(rest.len());
            cell.push_str(rest.get(..end).unwrap_or("").trim_end_matches('\r'));
            at += end;
        }
        cells.push(cell);
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(next) if next == separator => at += next.len_utf8(),
            Some(_) => return (cells, at + 1, None),
            None => return (cells, at, None),
        }
    }
}
