//! Tables as HTML: a tree of elements for the widget, and text for a page.

use super::{Section, Table};
use crate::element::{Child, Element};

/// The sections as a tree: a heading and a `table` each, in a `div`. Each element says what it is of a table, and each cell of
/// which column, because in a narrow place no row has room beside the other cells' names.
#[must_use]
pub fn to_element(table: &Table) -> Element {
    let root = Element::new("div").with("class", "funding-flow-table").with("lang", table.lang.clone());
    root.children(table.sections.iter().map(|section| one(section, true)))
}

/// The table as a whole page would hold it: title, summary and sections, as text.
#[must_use]
pub fn to_html(table: &Table) -> String {
    let root = Element::new("section")
        .with("class", "funding-flow-table")
        .with("lang", table.lang.clone())
        .child(Element::new("h2").text(table.title.clone()))
        .child(Element::new("p").text(table.summary.clone()))
        .children(table.sections.iter().map(|section| one(section, false)));
    let mut text = String::new();
    write_html(&mut text, &root);
    text.push('\n');
    text
}

fn one(section: &Section, is_live: bool) -> Element {
    // A style that stacks the cells takes their meaning from them in some browsers.
    let is = |tag: &'static str, role: &'static str| {
        let element = Element::new(tag);
        if is_live { element.with("role", role) } else { element }
    };
    let heading = |column: &&'static str| is("th", "columnheader").with("scope", "col").text(*column);
    let body = section.rows.iter().map(|row| {
        let cells = row.iter().zip(&section.columns).enumerate().map(|(index, (cell, column))| {
            // The first cell names the row for those who hear the table.
            let element = match index {
                0 => is("th", "rowheader").with("scope", "row"),
                _ if is_live => is("td", "cell").with("data-column", *column),
                _ => is("td", "cell"),
            };
            linked(element, cell.text.clone(), cell.url.as_deref())
        });
        is("tr", "row").children(cells)
    });
    let head = is("tr", "row").children(section.columns.iter().map(heading));
    let table =
        is("table", "table").child(is("thead", "rowgroup").child(head)).child(is("tbody", "rowgroup").children(body));
    Element::new("section").child(Element::new("h3").text(section.heading)).child(table)
}

/// The element with a text in it, which leads to an address where there is one.
pub(crate) fn linked(element: Element, text: String, url: Option<&str>) -> Element {
    match url {
        Some(url) if is_safe(url) && !text.is_empty() => element.child(
            Element::new("a").with("href", url.to_owned()).with("rel", "noopener noreferrer nofollow ugc").text(text),
        ),
        _ => element.text(text),
    }
}

/// Addresses are checked when a description is read; a wall has more than one course of bricks.
fn is_safe(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    url.contains(':') && ["https", "http", "mailto"].iter().any(|safe| scheme.eq_ignore_ascii_case(safe))
}

/// Appends an element as HTML.
pub fn write_html(text: &mut String, element: &Element) {
    text.push('<');
    text.push_str(element.tag);
    for (name, value) in &element.attributes {
        text.push(' ');
        text.push_str(name);
        text.push_str("=\"");
        escape(text, value);
        text.push('"');
    }
    text.push('>');
    if matches!(element.tag, "br" | "hr" | "img" | "input" | "link" | "meta" | "col" | "wbr") {
        return;
    }
    for child in &element.children {
        match child {
            Child::Element(child) => write_html(text, child),
            Child::Text(child) => escape(text, child),
        }
    }
    text.push_str("</");
    text.push_str(element.tag);
    text.push('>');
}

fn escape(text: &mut String, raw: &str) {
    for character in raw.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            _ => text.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Element, is_safe, write_html};

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut text = String::new();
        let element = Element::new("p").with("title", "\"<'&").text("<script>&").child(Element::new("br"));
        write_html(&mut text, &element);
        assert_eq!(text, "<p title=\"&quot;&lt;&#39;&amp;\">&lt;script&gt;&amp;<br></p>");
    }

    #[test]
    fn only_safe_addresses_are_linked() {
        for (url, safe) in
            [("https://a", true), ("MAILTO:a@b", true), ("javascript:x", false), ("x", false), (" http:x", false)]
        {
            assert_eq!(is_safe(url), safe, "{url}");
        }
    }
}
