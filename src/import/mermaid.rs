//! Mermaid: `sankey-beta` or `sankey`, then lines of three cells.

use super::Loss;
use super::amount::Marks;
use super::csv::records;
use super::draft::{Draft, Written};

/// Whether a text says that it is a Mermaid Sankey diagram.
pub(super) fn begins(text: &str) -> bool {
    let mut front = 0;
    for line in text.lines().map(str::trim) {
        match line {
            "" => {}
            "---" => front += 1,
            _ if front == 1 || line.starts_with("%%") || line.starts_with("```") => {}
            _ => return is_keyword(line),
        }
    }
    false
}

fn is_keyword(line: &str) -> bool {
    matches!(line, "sankey-beta" | "sankey")
}

/// Reads a diagram into a draft.
pub(super) fn read(text: &str, draft: &mut Draft) {
    let mut before = 0;
    let mut skipped = 0;
    let mut in_front = false;
    let mut begun = false;
    // What stands before the rows: front matter, fences, the keyword.
    for (number, raw) in text.split_inclusive('\n').enumerate() {
        let line = raw.trim();
        let is_row = match line {
            "---" if !begun => {
                in_front = !in_front;
                begun = !in_front;
                false
            }
            _ if in_front => {
                front_matter(number + 1, line, draft);
                false
            }
            _ => !(line.is_empty() || line.starts_with("%%") || line.starts_with("```") || is_keyword(line)),
        };
        if is_row {
            break;
        }
        if line.starts_with("%%{") {
            draft.lose(number + 1, line, Loss::Looks, "settings have no place in a description");
        }
        before += raw.len();
        skipped += 1;
        if is_keyword(line) {
            break;
        }
    }
    for record in records(text.get(before..).unwrap_or(""), ',') {
        let (line, text) = (record.line + skipped, record.text.trim());
        if text.is_empty() || text.starts_with("%%") || text.starts_with("```") {
            continue;
        }
        if let Some(why) = record.broken {
            draft.lose(line, text, Loss::LeftOut, why);
            continue;
        }
        let [from, to, amount] = record.cells.as_slice() else {
            let why = format!("a line has three cells, from, to and amount; this one has {}", record.cells.len());
            draft.lose(line, text, Loss::LeftOut, why);
            continue;
        };
        if amount.trim().is_empty() {
            draft.lose(line, text, Loss::LeftOut, "it has no amount");
            continue;
        }
        draft.flow(line, text, Written { from, to, amount, ..Written::default() }, Marks::Point);
    }
}

fn front_matter(number: usize, line: &str, draft: &mut Draft) {
    if let Some(title) = line.strip_prefix("title:") {
        let title = title.trim();
        let unquoted = ['"', '\''].iter().find_map(|&quote| title.strip_prefix(quote)?.strip_suffix(quote));
        draft.title = Some(unquoted.unwrap_or(title).to_owned());
    } else if !line.is_empty() && !line.starts_with('#') {
        draft.lose(number, line, Loss::Looks, "settings have no place in a description");
    }
}
