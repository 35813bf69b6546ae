//! Tables as CSV (RFC 4180), safe to be opened in a spreadsheet.

use super::{Cell, Table};

/// All sections, one below the other, each with its heading and an empty line before it. Lines end in CR LF.
#[must_use]
pub fn to_csv(table: &Table) -> String {
    let mut text = String::new();
    line(&mut text, [table.title.as_str()].into_iter());
    line(&mut text, [table.summary.as_str()].into_iter());
    for section in &table.sections {
        text.push_str("\r\n");
        line(&mut text, [section.heading].into_iter());
        line(&mut text, section.columns.iter().copied());
        for row in &section.rows {
            line(&mut text, row.iter().map(|Cell { text, .. }| text.as_str()));
        }
    }
    text
}

fn line<'t>(text: &mut String, cells: impl Iterator<Item = &'t str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        field(text, cell);
    }
    text.push_str("\r\n");
}

/// A spreadsheet would take a cell that begins like a formula for one, and run it.
fn field(text: &mut String, cell: &str) {
    let risky =
        cell.trim_start_matches([' ', '\u{a0}']).starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let quoted = risky || cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell.trim() != cell;
    if !quoted {
        text.push_str(cell);
        return;
    }
    text.push('"');
    if risky {
        text.push('\'');
    }
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

#[cfg(test)]
mod tests {
    #[test]
    fn formulas_and_quotes_are_harmless() {
        let cases = [
            ("NumFOCUS", "NumFOCUS"),
            ("$195,000", "\"$195,000\""),
            ("a \"b\"", "\"a \"\"b\"\"\""),
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@x", "\"'@x\""),
            (" =x", "\"' =x\""),
            ("\tx", "\"'\tx\""),
            ("", ""),
        ];
        for (cell, field) in cases {
            let mut text = String::new();
            super::field(&mut text, cell);
            assert_eq!(text, field);
        }
    }
}
