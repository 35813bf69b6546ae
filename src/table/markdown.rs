//! Tables as Markdown (GitHub's tables), in which no text becomes markup.

use super::{Cell, Table};

/// The title, the summary and a table for each section.
#[must_use]
pub fn to_markdown(table: &Table) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(&table.title), escaped(&table.summary));
    for section in &table.sections {
        text.push_str(&format!("\n## {}\n\n|", escaped(section.heading)));
        for column in &section.columns {
            text.push_str(&format!(" {} |", escaped(column)));
        }
        text.push_str("\n|");
        text.push_str(&" --- |".repeat(section.columns.len()));
        text.push('\n');
        for row in &section.rows {
            text.push('|');
            for cell in row {
                text.push_str(&format!(" {} |", linked(cell)));
            }
            text.push('\n');
        }
    }
    text
}

fn linked(cell: &Cell) -> String {
    match &cell.url {
        Some(url) if !cell.text.is_empty() => format!("[{}](<{}>)", escaped(&cell.text), address(url)),
        _ => escaped(&cell.text),
    }
}

/// What would end the address or the table is written in percent.
fn address(url: &str) -> String {
    let mut text = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            '<' => text.push_str("%3C"),
            '>' => text.push_str("%3E"),
            '|' => text.push_str("%7C"),
            '\\' => text.push_str("%5C"),
            '`' => text.push_str("%60"),
            ' ' => text.push_str("%20"),
            _ => text.push(character),
        }
    }
    text
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (index, character) in text.char_indices() {
        // What is markup anywhere, or at the beginning of a line.
        let anywhere = matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '#' | '!' | '$' | '{' | '}'
        );
        let first = index == 0 && matches!(character, '-' | '+' | '=' | ':');
        // Bare addresses become links by themselves.
        let address = matches!(character, ':' | '@') || (character == '.' && text[..index].ends_with("www"));
        if anywhere || first || address {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{Cell, escaped, linked};

    #[test]
    fn text_stays_text() {
        let cases = [
            ("a|b", "a\\|b"),
            ("<script>", "\\<script\\>"),
            ("*x* _y_", "\\*x\\* \\_y\\_"),
            ("[a](b)", "\\[a\\](b)"),
            ("- x", "\\- x"),
            ("&lt;", "\\&lt;"),
            ("$5 to $6", "\\$5 to \\$6"),
            ("https://x.org", "https\\://x.org"),
        ];
        for (text, markdown) in cases {
            assert_eq!(escaped(text), markdown);
        }
        let cell = Cell { text: "a".to_owned(), url: Some("https://x.org/a>b|c)".to_owned()) };
        assert_eq!(linked(&cell), "[a](<https://x.org/a%3Eb%7Cc)>)");
    }
}
