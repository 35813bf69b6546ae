//! Whatever the input: a report, never a panic, and a network exactly where there is no error.

use std::fs;
use std::path::Path;

use funding_flow::{read, read_bytes};

#[path = "../src/dice.rs"]
mod dice;

use dice::Dice;

fn of<'a>(dice: &mut Dice, list: &[&'a str]) -> &'a str {
    list[dice.index(list.len())]
}

const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "\\u",
    "\\ud800",
    "\\udc00",
    "\"a\"",
    "null",
    "true",
    "NaN",
    "-Infinity",
    "0",
    "-1",
    "1e999999999999999999999",
    "1e-99",
    "0.001",
    "007",
    "0x",
    "0xffffffffffffffffff",
    "+",
    "-",
    ".",
    "1.",
    "//",
    "/*",
    "*/",
    "#",
    "<p>",
    "&quot;",
    "\n",
    "\r",
    "\t",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{a0}",
    "é",
    "💶",
    "“",
    "\"flows\":",
    "\"amount\":",
    "\"from\":",
    "{\"min\":2,\"max\":1}",
    "{\"share\":",
    "\"magnitude\":[5,6]",
    "$schema",
    "__proto__",
];

/// Reads, and tries what must hold of every reading.
fn holds(bytes: &[u8]) {
    let (network, report) = read_bytes(bytes);
    assert_eq!(network.is_none(), report.has_errors(), "{}", String::from_utf8_lossy(bytes));
    assert!(report.problems().len() <= 500);
    let mut last = 0;
    for problem in report.problems() {
        assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{problem}");
        if let Some(place) = problem.place {
            assert!(place.start <= place.end && place.end <= bytes.len() + 1, "{problem} {place:?}");
            assert!(place.start >= last, "{report}");
            last = place.start;
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert_eq!(read(text).1, report, "twice the same");
    }
}

#[test]
fn any_bytes() {
    let mut dice = Dice(1);
    for _ in 0..2000 {
        let length = dice.index(60);
        let bytes: Vec<u8> = (0..length).map(|_| u8::try_from(dice.index(256)).unwrap_or(0)).collect();
        holds(&bytes);
    }
}

#[test]
fn any_pieces() {
    let mut dice = Dice(2);
    for _ in 0..4000 {
        let count = dice.index(24);
        let text: String = (0..count).map(|_| of(&mut dice, PIECES)).collect();
        holds(text.as_bytes());
    }
}

#[test]
fn mutations_of_documents() {
    let mut dice = Dice(3);
    for document in documents() {
        let full: Vec<char> = document.chars().collect();
        for _ in 0..40 {
            let mut text = full.clone();
            for _ in 0..=dice.index(3) {
                let (from, length) = (dice.index(text.len()), dice.index(6));
                let to = (from + length).min(text.len());
                match dice.index(3) {
                    0 => drop(text.splice(from..to, [])),
                    1 => drop(text.splice(from..to, of(&mut dice, PIECES).chars())),
                    _ => {
                        let moved: Vec<char> = text.drain(from..to).collect();
                        let target = dice.index(text.len() + 1);
                        text.splice(target..target, moved);
                    }
                }
            }
            holds(text.iter().collect::<String>().as_bytes());
        }
    }
}

#[test]
fn every_beginning_of_a_document() {
    for document in documents().into_iter().filter(|document| document.len() < 450) {
        for end in 0..document.len() {
            holds(&document.as_bytes()[..end]);
        }
    }
}

/// The wrong documents short enough to be cut up many times, and one that uses every field.
fn documents() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let json = paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "json"));
    let texts = json.filter_map(|path| fs::read_to_string(path).ok()).filter(|text| text.len() < 2000);
    texts.chain([EVERYTHING.to_owned()]).collect()
}

const EVERYTHING: &str = include_str!("everything.json");

#[test]
fn every_field_is_read() {
    let (description, report) = funding_flow::parse::parse(EVERYTHING);
    assert!(report.is_empty(), "{report}");
    assert!(description.is_some());
}

#[test]
fn limits_hold_quickly() {
    let flow = r#"{"from":"a","to":"b","amount":1},"#;
    let many =
        |count: usize, flow: &str| format!("{{\"title\":\"t\",\"currency\":\"USD\",\"flows\":[{}", flow.repeat(count));
    let close = |text: String| format!("{}]}}", text.trim_end_matches(','));
    assert_eq!(funding_flow::parse::parse(&close(many(20_000, flow))).1.to_string(), "");
    assert_eq!(
        funding_flow::parse::parse(&close(many(20_001, flow))).1.to_string(),
        "1:39: error[too-many]: there are 20001 flows; at most 20000 are read (sum up the smallest)"
    );
    // Thousands of problems on one endless line: their places are found without counting the line again and again.
    let wrong = r#"{"from":1,"to":2,"amounts":"x"},"#;
    let report = funding_flow::parse::parse(&close(many(20_000, wrong))).1;
    assert_eq!(report.problems().len(), 500);
    assert_eq!(report.counts(), (60_000, 0));
    assert_eq!(report.unlisted(), 59_500);
    holds("[".repeat(100_000).as_bytes());
    holds("{\"a\":".repeat(100_000).as_bytes());
    holds("//\n".repeat(10_000).as_bytes());
}
