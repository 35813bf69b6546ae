//! Writing a value as text that people read: two spaces a level, short objects on one line.

use std::fmt::Write as _;

use super::{Content, Value};

/// Characters that a line may have before what it holds is written below it.
const WIDE: usize = 120;

/// The text of a value, with a line break at its end.
pub(crate) fn pretty(value: &Value) -> String {
    let mut text = String::new();
    write(&mut text, value, 0, 0);
    text.push('\n');
    text
}

/// Writes a value whose line begins at a level and has `before` characters already.
fn write(text: &mut String, value: &Value, level: usize, before: usize) {
    let start = text.len();
    on_one_line(text, value);
    let fits = text.len() - start + before < WIDE;
    let has_inner = |value: &Value| matches!(value.content, Content::Array(_) | Content::Object(_));
    let is_flat = match &value.content {
        Content::Object(members) => {
            level > 0 && !members.iter().any(|member| matches!(member.value.content, Content::Array(_)))
        }
        Content::Array(entries) => !entries.iter().any(has_inner),
        _ => true,
    };
    if is_flat && (fits || !has_inner(value)) {
        return;
    }
    text.truncate(start);
    let indent = |text: &mut String, level: usize| {
        text.push('\n');
        text.extend(std::iter::repeat_n("  ", level));
    };
    match &value.content {
        Content::Array(entries) => {
            text.push('[');
            for (index, entry) in entries.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                indent(text, level + 1);
                write(text, entry, level + 1, 2 * (level + 1));
            }
            indent(text, level);
            text.push(']');
        }
        Content::Object(members) => {
            text.push('{');
            for (index, member) in members.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                indent(text, level + 1);
                string(text, &member.key);
                text.push_str(": ");
                write(text, &member.value, level + 1, 2 * (level + 1) + member.key.len() + 4);
            }
            indent(text, level);
            text.push('}');
        }
        _ => {}
    }
}

fn on_one_line(text: &mut String, value: &Value) {
    match &value.content {
        Content::Null | Content::Foreign(_) => text.push_str("null"),
        Content::Boolean(value) => text.push_str(if *value { "true" } else { "false" }),
        Content::Number(number) => text.push_str(number),
        Content::String(value) => string(text, value),
        Content::Array(entries) => {
            text.push('[');
            for (index, entry) in entries.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { "" });
                on_one_line(text, entry);
            }
            text.push(']');
        }
        Content::Object(members) => {
            text.push('{');
            for (index, member) in members.iter().enumerate() {
                text.push_str(if index > 0 { ", " } else { " " });
                string(text, &member.key);
                text.push_str(": ");
                on_one_line(text, &member.value);
            }
            text.push_str(if members.is_empty() { "}" } else { " }" });
        }
    }
}

fn string(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '\r' => text.push_str("\\r"),
            other if other < ' ' || other == '\u{7f}' => {
                let _ = write!(text, "\\u{:04x}", u32::from(other));
            }
            other => text.push(other),
        }
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::pretty;
    use crate::json::{Lines, scan};

    #[test]
    fn what_is_written_reads_the_same() {
        let text = "{\n  \"title\": \"a \\\"b\\\" \\\\ \\u0001\",\n  \"flows\": [\n    { \"from\": \"ü\", \"amount\": { \"min\": 1.50, \"max\": 2e3 } },\n    { \"list\": [], \"none\": null }\n  ]\n}\n";
        let (value, report) = scan(&Lines::new(text), text);
        assert!(report.is_empty(), "{report}");
        let written = value.as_ref().map(pretty);
        assert_eq!(
            written.as_deref(),
            Some(
                "{\n  \"title\": \"a \\\"b\\\" \\\\ \\u0001\",\n  \"flows\": [\n    { \"from\": \"ü\", \"amount\": { \"min\": 1.50, \"max\": 2e3 } },\n    {\n      \"list\": [],\n      \"none\": null\n    }\n  ]\n}\n"
            )
        );
    }
}
