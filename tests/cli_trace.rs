//! `funding-flow trace` as its users call it.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Output, Stdio};

const NUMPY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/numpy-openblas.json");

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_funding-flow")).args(arguments).output().expect("the command runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}

#[test]
fn lines_say_how_much_and_under_which_award() {
    let output = run(&["trace", NUMPY]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output).replace('\u{a0}', " ");
    // 50 % to 100 % of the 55,000 of OpenBLAS.
    let line = "Chan Zuckerberg Initiative → Martin Kroeker: $27,500–$55,000 (14.1 %–28.2 % of its money), earmarked (award eoss)";
    assert!(text.lines().any(|found| found == line), "{text}");
    assert!(text.contains("Google Season of Docs → Anne Bonner: amount not published"), "{text}");
}

#[test]
fn json_has_exactly_the_documented_members() {
    let output = run(&["trace", NUMPY, "--from", "czi", "--to", "openblas", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    let share = value[0]["share"]["least"].as_f64().expect("a share");
    assert!((share - 55_000.0 / 195_000.0).abs() < 1e-8, "{share}");
    assert_eq!(value[0]["share"]["least"], value[0]["share"]["most"]);
    let expected = serde_json::json!([{
        "from": "czi", "to": "openblas", "amount": { "least": 55000, "most": 55000, "about": false },
        "share": value[0]["share"], "earmarked": true,
    }]);
    assert_eq!(value, expected);
    let output = run(&["trace", NUMPY, "--to", "anne-bonner", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&out(&output)).expect("JSON");
    assert_eq!(value[0]["amount"], serde_json::json!({ "least": 0, "most": null, "about": false }));
}

#[test]
fn unknown_ids_are_usage_errors_with_a_suggestion() {
    for option in ["--from", "--to"] {
        let output = run(&["trace", NUMPY, option, "martin-kroecker"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(err(&output).contains("did you mean \"martin-kroeker\"?"), "{}", err(&output));
    }
    let output = run(&["trace", NUMPY, "--from", "Martin Kroeker"]);
    assert!(err(&output).contains("did you mean \"martin-kroeker\"?"), "{}", err(&output));
    assert_eq!(run(&["trace", "no-such-file.json"]).status.code(), Some(2));
}

#[test]
fn pairs_are_written_as_they_are_found() {
    // All 4,000,000 of them would take minutes; the first ones are there at once.
    let giver = |index| format!(r#"{{"from":"giver {index}","to":"hub","amount":1}}"#);
    let taker = |index| format!(r#"{{"from":"hub","to":"taker {index}","amount":1}}"#);
    let flows: Vec<String> = (0..2_000).map(giver).chain((0..2_000).map(taker)).collect();
    let file = std::env::temp_dir().join(format!("funding-flow-trace-{}.json", std::process::id()));
    let text = format!(r#"{{"title":"t","currency":"USD","flows":[{}]}}"#, flows.join(","));
    std::fs::write(&file, text).expect("a file");
    for format in ["text", "json"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_funding-flow"))
            .args(["trace", "--format", format])
            .arg(&file)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command runs");
        let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines();
        let first: Vec<String> = lines.by_ref().take(3).map(|line| line.expect("a line")).collect();
        assert!(first[1].contains("giver "), "{first:?}");
        drop(lines);
        // Nobody reads on, so it ends.
        assert_eq!(child.wait().expect("an end").code(), Some(0));
    }
    let _ = std::fs::remove_file(&file);
}
