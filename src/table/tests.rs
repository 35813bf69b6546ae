use super::{Cell, Table, table, to_csv, to_element, to_html, to_markdown, to_text};
use crate::network::sample::{network, sample};

const GRANT: &str = "funder Moore
    sponsor NumFOCUS
    person <b>Writer
    keeps NumFOCUS 10%
    award grant 100 Moore
    Moore -> NumFOCUS 100 #grant
    NumFOCUS -> <b>Writer ? #grant
    NumFOCUS -> <b>Writer ~20 !proposed";

fn cells<'t>(table: &'t Table, section: &str, column: &str) -> Vec<&'t str> {
    let section = table.sections.iter().find(|found| found.heading == section).unwrap();
    let column = section.columns.iter().position(|found| *found == column).unwrap();
    section.rows.iter().map(|row| row[column].text.as_str()).collect()
}

#[test]
fn rows_stand_by_role_and_amount() {
    let table = table(&network(GRANT));
    assert_eq!(cells(&table, "Flows", "From"), ["Moore", "NumFOCUS", "NumFOCUS"]);
    assert_eq!(cells(&table, "Flows", "Amount"), ["$100", "amount not published (up to $90)", "≈\u{a0}$20"]);
    assert_eq!(cells(&table, "Flows", "Status"), ["", "", "proposed"]);
    assert_eq!(cells(&table, "Parties", "Name"), ["Moore", "NumFOCUS", "<b>Writer"]);
    assert_eq!(cells(&table, "Parties", "Kept"), ["", "overhead: $10 (10\u{a0}%)", ""]);
    assert_eq!(cells(&table, "Awards", "Amount"), ["$100"]);
    for section in &table.sections {
        assert!(section.rows.iter().all(|row| row.len() == section.columns.len()), "{}", section.heading);
    }
}

#[test]
fn every_sort_of_text_holds_every_cell() {
    let table = table(&network(GRANT));
    let (text, csv) = (to_text(&table), to_csv(&table));
    for Cell { text: cell, .. } in table.sections.iter().flat_map(|section| section.rows.iter().flatten()) {
        assert!(text.contains(cell), "{cell}");
        assert!(csv.contains(cell), "{cell}");
    }
    assert!(to_markdown(&table).contains("| NumFOCUS | \\<b\\>Writer | ≈\u{a0}\\$20 |"), "{}", to_markdown(&table));
    assert!(to_html(&table).contains("<td>&lt;b&gt;Writer</td>"), "{}", to_html(&table));
    assert_eq!(to_element(&table).children.len(), table.sections.len());
}

#[test]
fn all_languages_have_tables() {
    for lang in ["es", "ja", "pt"] {
        let mut description = sample(GRANT);
        description.lang = Some(crate::description::Lang(lang.to_owned()));
        let network = crate::network::resolve(&description).0.unwrap();
        assert_eq!(table(&network).sections.len(), table(&self::network(GRANT)).sections.len());
        // Facts find their columns by these.
        for section in table(&network).sections {
            let mut columns = section.columns.clone();
            columns.sort_unstable();
            columns.dedup();
            assert_eq!(columns.len(), section.columns.len(), "{:?}", section.columns);
        }
    }
}
