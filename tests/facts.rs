//! No fact is lost: whatever field of a description says something, the table and the details say it, too.

mod pointers;

use std::collections::BTreeSet;

use funding_flow::details::{Fact, award_details, details, document_details};
use funding_flow::view::Target;
use funding_flow::{read, table};
use pointers::pointers;
use serde_json::Value;

const EVERYTHING: &str = include_str!("everything.json");

/// What is no fact about the money, by the end of its JSON Pointer: how the description is read and drawn, and by which
/// names its parts refer to each other.
const NO_FACTS: [&str; 7] = ["/$schema", "/version", "/lang", "/order", "/column", "/id", "/title"];

fn document() -> Value {
    serde_json::from_str(EVERYTHING).expect("JSON")
}

/// All that the table says, and all that the details of the parties, flows, awards and the whole say.
fn told(document: &Value) -> Option<[String; 2]> {
    let network = read(&document.to_string()).0?;
    let mut facts = document_details(&network);
    facts.extend((0..network.ids().count()).flat_map(|party| details(&network, Target::Party(party))));
    facts.extend((0..network.ends().count()).flat_map(|flow| details(&network, Target::Flow(flow))));
    facts.extend((0..network.award_ids().count()).flat_map(|award| award_details(&network, award)));
    let line = |Fact { label, value, url }: Fact| format!("{label}: {value} {}\n", url.unwrap_or_default());
    Some([table::to_text(&table::table(&network)), facts.into_iter().map(line).collect()])
}

/// Every value of the document with its JSON Pointer.
fn values() -> Vec<(String, Value)> {
    let document = document();
    let value = |at: String| document.pointer(&at).cloned().map(|value| (at, value));
    pointers(&document).into_iter().filter_map(value).collect()
}

/// Whether a pointer is one of [`NO_FACTS`]; the titles of sources, awards and people are facts.
fn is_no_fact(pointer: &str) -> bool {
    match pointer.strip_suffix("/title") {
        Some(above) => above.is_empty(),
        None => NO_FACTS.iter().any(|end| pointer.ends_with(end)),
    }
}

fn without(pointer: &str) -> Value {
    let mut document = document();
    let (above, key) = pointer.rsplit_once('/').expect("a place in the document");
    match document.pointer_mut(above) {
        Some(Value::Object(members)) => drop(members.shift_remove(key)),
        Some(Value::Array(entries)) => drop(entries.remove(key.parse().expect("an index"))),
        _ => panic!("{pointer}"),
    }
    document
}

/// The properties of every object of the schema that the document has nowhere.
fn missing(schema: &Value, document: &[(String, Value)]) -> BTreeSet<String> {
    let mut missing = BTreeSet::new();
    let records =
        schema["$defs"].as_object().expect("definitions").iter().map(|(name, record)| (name.as_str(), record));
    for (name, record) in records.chain([("", schema)]) {
        let Some(properties) = record["properties"].as_object() else { continue };
        // The lists of the document are named after what they hold; other records are told by their own fields.
        let list = match name {
            "Person" => "/people/".to_owned(),
            "ListedSource" => "/sources/".to_owned(),
            _ => format!("/{}s/", name.to_lowercase()),
        };
        for key in properties.keys() {
            let is_its = |pointer: &str| match name {
                "" => pointer.matches('/').count() == 1,
                "Funder" | "Sponsor" | "Project" | "Person" | "Deliverable" | "Award" | "Flow" | "ListedSource" => {
                    pointer.starts_with(&list) && pointer.matches('/').count() == 3
                }
                _ => true,
            };
            if !document.iter().any(|(pointer, _)| pointer.ends_with(&format!("/{key}")) && is_its(pointer)) {
                missing.insert(format!("{name}/{key}"));
            }
        }
    }
    missing
}

#[test]
fn the_document_has_every_field_of_the_schema() {
    let schema: Value = serde_json::from_str(&funding_flow::schema::json_schema()).expect("the schema is JSON");
    assert_eq!(missing(&schema, &values()), BTreeSet::new());
}

/// A field that can be left out without anything else being said is shown nowhere.
#[test]
fn no_field_can_be_left_out_unnoticed() {
    let [table, panels] = told(&document()).expect("a network");
    let (mut tried, mut lost) = (0, Vec::new());
    let says_something =
        |(pointer, value): &&(String, Value)| !pointer.is_empty() && !is_no_fact(pointer) && !value.is_null();
    for (pointer, _) in values().iter().filter(says_something) {
        // What is required, or what another part needs, cannot be left out.
        let Some([less_table, less_panels]) = told(&without(pointer)) else { continue };
        if less_table == table {
            lost.push(format!("{pointer} is not in the table"));
        }
        // A source that nothing names belongs to no part of the drawing.
        if less_panels == panels && !pointer.starts_with("/sources/1") {
            lost.push(format!("{pointer} is in no details"));
        }
        tried += 1;
    }
    assert_eq!(lost, Vec::<String>::new());
    assert!(tried > 150, "{tried}");
}

/// Words that are not shown as they are written: ids, of which the names are shown, and words of lists.
const OTHERWISE: [&str; 16] = [
    "/id",
    "/from",
    "/to",
    "/kind",
    "/type",
    "/status",
    "/scope",
    "/basis",
    "/per",
    "/partOf",
    "/project",
    "/funder",
    "/recipient",
    "/responsible",
    "/award",
    "/qualifier",
];

#[test]
fn texts_are_found_as_they_are_written() {
    let [table, panels] = told(&document()).expect("a network");
    let mut tried = 0;
    for (pointer, value) in values() {
        let Some(text) = value.as_str().filter(|_| !is_no_fact(&pointer)) else { continue };
        let is_reference = text == "post" || OTHERWISE.iter().any(|end| pointer.ends_with(end));
        if is_reference && !pointer.starts_with("/period") && !pointer.contains("/period/") {
            continue;
        }
        assert!(table.contains(text), "{pointer}: {text}\n{table}");
        assert!(panels.contains(text) || pointer.starts_with("/sources/1/"), "{pointer}: {text}\n{panels}");
        tried += 1;
    }
    assert!(tried > 85, "{tried}");
}

#[test]
fn figures_and_words_are_said_in_full() {
    let [table, panels] = told(&document()).expect("a network");
    for fact in [
        "1\u{a0}EUR = 1.08\u{a0}USD (2024-03-01)",
        "a year of the whole (2019-12 to 2020-12-31)",
        "since 2019-11",
        "until 2023-05",
        "Anonymous: yes",
        "Fee (overhead): $108.05 (10\u{a0}%). Ten per cent.",
        "Part of: A project",
        "https://ror.org/00f54p054",
        "https://orcid.org/0000-0002-1694-233X",
        "descoped",
        "$2,161.08 (50\u{a0}% of the request was granted)",
        "80\u{a0}% of the request was granted",
        "caveat: in june: With a condition. (an opinion) [A post, 2021-02-03]",
        "comparison: in july: Less than before. (an opinion) [A post, 2021-02-03]",
        "some thousand (≈\u{a0}€1,000.50), converted: ≈\u{a0}$1,080.54",
        "5.5–10 hours a week",
        "6.5 hours a month",
        "at least 5\u{a0}% of what A sponsor receives",
        "a little (up to $898.47)",
    ] {
        assert!(table.contains(fact), "{fact}\n{table}");
        assert!(panels.contains(fact), "{fact}\n{panels}");
    }
}
