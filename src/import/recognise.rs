//! Recognising: which format a text is in, by its content.

use super::{Format, amount, csv, mermaid, sankeymatic};

/// The format of a text; the error says why it is none.
pub(super) fn format(text: &str) -> Result<Format, String> {
    if text.trim().is_empty() {
        return Err("the text is empty".into());
    }
    if text.trim_start().starts_with(['{', '[']) {
        return Ok(Format::NodesLinks);
    }
    if mermaid::begins(text) {
        return Ok(Format::Mermaid);
    }
    let header = csv::header(text);
    if header.is_some_and(|header| header.is_understood()) {
        return Ok(Format::Csv);
    }
    if text.lines().any(sankeymatic::is_flow) {
        return Ok(Format::Sankeymatic);
    }
    let mut rows = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("%%"));
    let is_row = |line: &str| {
        let separator = csv::separator(line);
        let cells: Vec<&str> = line.split(separator).collect();
        cells.len() >= 3 && cells.last().is_some_and(|cell| amount::read(cell, amount::Marks::Point).is_ok())
    };
    if rows.next().is_some_and(is_row) {
        return Ok(if text.contains("%%") { Format::Mermaid } else { Format::Csv });
    }
    Err("this is none of the known formats: CSV with the columns from, to, amount; SankeyMATIC (A [10] B); Mermaid \
         (sankey-beta); JSON with nodes and links"
        .into())
}
