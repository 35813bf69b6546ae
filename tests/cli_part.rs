//! `--status`, `--award`, `--year` and `--fold` as their users call them.

use std::process::{Command, Output};

const NUMPY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/numpy-openblas.json");
const GROUPS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/parts/fund.json");

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_funding-flow")).args(arguments).output().expect("the command runs")
}

fn out(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

/// Compares with a file beside the description; `ACCEPT=1` writes it.
fn golden(name: &str, found: &str) {
    let path = format!("{}/tests/parts/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(&path, found).expect("the golden is written");
    }
    assert_eq!(
        found,
        std::fs::read_to_string(&path).unwrap_or_default(),
        "{name}: ACCEPT=1 writes it anew, look at it"
    );
}

#[test]
fn a_table_of_a_part_says_what_it_shows() {
    golden("award.txt", &out(&["table", GROUPS, "--award", "docs"]));
    golden("year.txt", &out(&["table", GROUPS, "--year", "2021", "--status", "awarded,paid"]));
    golden("folded.txt", &out(&["table", GROUPS, "--fold", "Companies", "--fold", "Team"]));
}

#[test]
fn a_drawing_of_a_part_says_what_it_shows() {
    golden("folded.svg", &out(&["render", GROUPS, "--fold", "Companies", "--fold", "Team", "--width", "720"]));
    golden("award.svg", &out(&["render", GROUPS, "--award", "docs", "--color", "funder", "--width", "720"]));
}

#[test]
fn a_layout_has_only_what_is_shown() {
    let layout: serde_json::Value =
        serde_json::from_str(&out(&["layout", NUMPY, "--award", "season-of-docs-2019"])).expect("JSON");
    let ids: Vec<_> =
        layout["nodes"].as_array().expect("nodes").iter().map(|node| node["id"].as_str().expect("an id")).collect();
    assert_eq!(ids, ["season-of-docs", "anne-bonner", "tutorial"]);
    let layout: serde_json::Value =
        serde_json::from_str(&out(&["layout", GROUPS, "--fold", "Companies"])).expect("JSON");
    let sources: Vec<_> =
        layout["links"].as_array().expect("links").iter().map(|link| link["source"].as_str().expect("an id")).collect();
    assert!(sources.contains(&"Companies") && !sources.contains(&"alpha"), "{sources:?}");
}

#[test]
fn what_the_description_does_not_have_is_a_usage_error() {
    for (arguments, said) in [
        (["--award", "eos"], "no award has the id \"eos\"; there is \"eoss\", \"season-of-docs-2019\""),
        (["--fold", "Team"], "no group of more than one party is called \"Team\"; there is none"),
        (["--year", "20"], "1000..=9999"),
        (["--status", "granted"], "proposed, awarded, paid, declined"),
    ] {
        let output = run(&["table", NUMPY, arguments[0], arguments[1]]);
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{text}");
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn declined_money_can_be_asked_for_in_a_table() {
    let text = out(&["table", GROUPS, "--status", "declined"]);
    assert!(text.contains("Shown: declined, 1 of "), "{text}");
    assert!(text.contains("Status: declined"), "{text}");
}
