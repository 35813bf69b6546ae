//! JSON Pointers (RFC 6901) into a document.

use serde_json::Value;

/// The pointers to all values, each before those within it.
pub fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(value, String::new(), &mut found);
    found
}

fn walk(value: &Value, at: String, found: &mut Vec<String>) {
    found.push(at.clone());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, member)| walk(member, format!("{at}/{key}"), found));
        }
        Value::Array(entries) => {
            entries.iter().enumerate().for_each(|(index, entry)| walk(entry, format!("{at}/{index}"), found));
        }
        _ => {}
    }
}
