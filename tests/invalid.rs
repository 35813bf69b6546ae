//! Documents that are wrong, each with the report its author gets beside it. To accept new reports, read them and run
//! `ACCEPT=1 cargo test --test invalid`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use funding_flow::report::Report;

fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    paths
}

fn report(path: &Path) -> Report {
    let bytes = fs::read(path).expect("the document is there");
    funding_flow::read_bytes(&bytes).1
}

#[test]
fn every_mistake_gets_its_sentence() {
    let documents = documents();
    assert!(documents.len() >= 45, "there are {}", documents.len());
    let mut wrong = Vec::new();
    for path in documents {
        let mut found = report(&path).to_string();
        if !found.is_empty() {
            found.push('\n');
        }
        let beside = path.with_extension("txt");
        if std::env::var_os("ACCEPT").is_some() {
            fs::write(&beside, &found).expect("the report is writable");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}\nexpected:\n{expected}found:\n{found}", path.display()));
        }
        let fine = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("fine-"));
        assert!(!fine || found.is_empty(), "{}", path.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_are_plain() {
    for path in documents() {
        for problem in report(&path).problems() {
            let message = &problem.message;
            let start = message.chars().next().unwrap_or('.');
            assert!(start.is_lowercase() || !start.is_alphabetic() || message.starts_with("JSON"), "{message}");
            for text in [Some(message), problem.hint.as_ref()].into_iter().flatten() {
                assert!(!text.contains('\n') && !text.ends_with('.') && text.chars().count() < 300, "{text}");
                assert!(!text.contains("Some(") && !text.contains("None)"), "{text}");
            }
        }
    }
}

#[test]
fn every_code_is_shown_at_work() {
    let seen: BTreeSet<&str> = documents()
        .iter()
        .flat_map(|path| report(path).problems().iter().map(|problem| problem.code).collect::<Vec<_>>())
        .collect();
    let codes = [
        "against-roles",
        "anonymous-with-link",
        "award-mismatch",
        "circle",
        "contradiction",
        "duplicate-id",
        "empty-id",
        "empty-text",
        "missing-currency",
        "missing-rate",
        "no-amounts",
        "not-a-project",
        "overspent",
        "part-of-itself",
        "published-salary",
        "rest-not-computable",
        "same-name",
        "self-flow",
        "share-of-nothing",
        "shares-above-whole",
        "similar-ids",
        "two-most",
        "unconnected-party",
        "unknown-award",
        "unknown-party",
        "unknown-source",
        "unused-rate",
        "wrong-amount",
        "bad-amount",
        "bad-currency",
        "bad-date",
        "bad-lang",
        "bad-number",
        "bad-orcid",
        "bad-period",
        "bad-ror",
        "bad-url",
        "bad-version",
        "duplicate-key",
        "min-above-max",
        "missing-field",
        "no-flows",
        "not-json",
        "not-utf8",
        "too-deep",
        "too-long",
        "unknown-field",
        "unknown-word",
        "wrong-type",
    ];
    for code in codes {
        assert!(seen.contains(code), "no document shows {code}");
    }
}
