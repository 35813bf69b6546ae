//! One mistake in a description that is right: it is told, and nothing that merely follows from it.

use std::collections::BTreeSet;

use funding_flow::report::Severity;
use serde_json::Value;

fn example(name: &str) -> Value {
    let path = format!("{}/examples/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("an example")).expect("JSON")
}

/// Pointers of all values in a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| {
            found.push(format!("{at}/{key}"));
            pointers(value, &format!("{at}/{key}"), found);
        }),
        Value::Array(entries) => entries.iter().enumerate().for_each(|(index, value)| {
            found.push(format!("{at}/{index}"));
            pointers(value, &format!("{at}/{index}"), found);
        }),
        _ => {}
    }
}

fn told(text: &str) -> BTreeSet<(bool, String, String)> {
    let report = funding_flow::read(text).1;
    let problems = report.problems().iter();
    problems.map(|it| (it.severity == Severity::Error, it.code.to_owned(), it.pointer.clone())).collect()
}

/// The entry of a list that a pointer leads into.
fn entry(pointer: &str) -> String {
    pointer.split('/').take(3).collect::<Vec<_>>().join("/")
}

#[test]
fn a_value_of_a_wrong_type_makes_no_other_mistakes_up() {
    let (mut tried, mut made_up) = (0, Vec::new());
    for name in ["minimal", "made-up-library", "dask"] {
        let right = example(name);
        let before = told(&right.to_string());
        assert!(before.iter().all(|(is_error, ..)| !is_error), "{name}");
        let mut all = Vec::new();
        pointers(&right, "", &mut all);
        for pointer in all {
            // What is null is missing.
            for wrong in [Value::Bool(true), Value::Array(vec![Value::Array(Vec::new())]), Value::Null] {
                let mut document = right.clone();
                *document.pointer_mut(&pointer).expect("there") = wrong.clone();
                let after = told(&document.to_string());
                let is_told = |(is_error, code, _): &(bool, String, String)| {
                    *is_error && (!wrong.is_null() || code == "missing-field")
                };
                if !after.iter().any(is_told) {
                    continue;
                }
                for (_, code, place) in after.difference(&before) {
                    // What is said of the place itself, or of what is missing there.
                    let is_its = place.starts_with(&pointer)
                        || pointer.starts_with(place.as_str())
                        || entry(place) == entry(&pointer);
                    if !is_its {
                        made_up.push(format!("{name}: {wrong} at {pointer} makes {code} at {place}"));
                    }
                }
                tried += 1;
            }
        }
    }
    assert!(made_up.is_empty(), "{}", made_up.join("\n"));
    assert!(tried > 1_000, "{tried}");
}

#[test]
fn two_mistakes_are_told_together() {
    // Each of these is told whatever else cannot be read.
    let wrong = r#"{ "from": "nobody", "to": "prject", "amount": 1, "source": { "url": "ftp://x" } }"#;
    for (half, codes) in [
        (r#"{ "from": "fund" }"#, &["missing-field", "unknown-party", "bad-url"][..]),
        (r#""fund to project""#, &["wrong-type", "unknown-party", "bad-url"]),
        (r#"{ "from": "fund", "to": "project", "amount": "lots" }"#, &["wrong-type", "unknown-party", "bad-url"]),
        (
            r#"{ "from": "fund", "to": "project", "period": { "from": "2021-13" } }"#,
            &["bad-date", "unknown-party", "bad-url"],
        ),
        (r#"{ "from": "fund", "to": "project", "colour": 5 }"#, &["unknown-field", "unknown-party", "bad-url"]),
    ] {
        let text = format!(
            r#"{{ "title": "T", "currency": "EUR", "funders": [{{ "id": "fund" }}], "projects": [{{ "id": "project" }}], "flows": [{half}, {wrong}] }}"#
        );
        let found: BTreeSet<String> = told(&text).into_iter().map(|(_, code, _)| code).collect();
        for code in codes {
            assert!(found.contains(*code), "{half}: {code} is missing in {found:?}");
        }
    }
}
