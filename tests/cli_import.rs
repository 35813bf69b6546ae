//! `funding-flow import` as its users call it. Goldens in `tests/import/`: accept them with `ACCEPT=1 cargo test`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import")
}

/// Runs within the folder of samples, so that messages name files without a path.
fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_funding-flow"));
    command.args(arguments).current_dir(folder()).output().expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn compare(name: &str, found: &str) {
    let path = folder().join(name);
    if env::var_os("ACCEPT").is_some() {
        fs::write(&path, found).expect("a golden");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{name} has changed. If that is meant: ACCEPT=1 cargo test, and look at it.");
}

#[test]
fn samples_become_descriptions_that_check_finds_fine() {
    let samples = [
        ("table.csv", 1),
        ("semicolons.csv", 1),
        ("budget.sankeymatic", 1),
        ("flow.mermaid", 1),
        ("d3.json", 1),
        ("plotly.json", 0),
        ("echarts.json", 0),
    ];
    for (sample, code) in samples {
        let output = run(&["import", sample]);
        assert_eq!(output.status.code(), Some(code), "{sample}: {}", text(&output.stderr));
        compare(&format!("{sample}.expected"), &text(&output.stdout));
        compare(&format!("{sample}.messages"), &text(&output.stderr));
        let (network, report) = funding_flow::read(&text(&output.stdout));
        assert!(network.is_some() && !report.has_errors(), "{sample}: {report}");
    }
}

#[test]
fn the_format_can_be_named_and_the_title_given() {
    let output = run(&["import", "flow.mermaid", "--from", "mermaid", "--title", "Mine", "--currency", "eur"]);
    let value: serde_json::Value = serde_json::from_str(&text(&output.stdout)).expect("JSON");
    assert_eq!((value["title"].as_str(), value["currency"].as_str()), (Some("Mine"), Some("EUR")));
    assert_eq!(run(&["import", "flow.mermaid", "--currency", "gold"]).status.code(), Some(2));
    assert_eq!(run(&["import", "flow.mermaid", "--from", "nodes-links"]).status.code(), Some(2));
}

#[test]
fn what_cannot_be_read_writes_nothing() {
    let target = env::temp_dir().join(format!("funding-flow-import-{}.json", std::process::id()));
    let path = target.display().to_string();
    for input in ["no-such-file.csv", "../cli_import.rs"] {
        let output = run(&["import", input, "-o", &path]);
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
        assert!(!text(&output.stderr).is_empty());
        assert!(!target.exists());
    }
    let output = run(&["import", "plotly.json", "-o", &path]);
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).is_empty());
    assert!(fs::read_to_string(&target).expect("the description").contains("A fictional example"));
    let _ = fs::remove_file(&target);
}
