//! Tables as plain text: a block of lines for each row, readable at any width and by ear.

use super::Table;

/// The title, the summary and, under each heading, the rows: the first cells on a line, the others below it.
#[must_use]
pub fn to_text(table: &Table) -> String {
    let mut text =
        format!("{}\n{}\n\n{}\n", table.title, "=".repeat(table.title.chars().count().min(78)), table.summary);
    for section in &table.sections {
        text.push_str(&format!("\n{}\n{}\n", section.heading, "-".repeat(section.heading.chars().count())));
        for row in &section.rows {
            if let [name, value] = &row[..] {
                text.push_str(&format!("\n{}: {}\n", name.text, value.text));
                continue;
            }
            let mut cells = section.columns.iter().zip(row).filter(|(_, cell)| !cell.text.is_empty());
            if let Some((_, first)) = cells.next() {
                text.push_str(&format!("\n{}\n", first.text));
            }
            for (column, cell) in cells {
                text.push_str(&format!("  {column}: {}\n", cell.text));
            }
        }
    }
    text
}
