//! `funding-flow embed` as its users call it. Goldens in `tests/embed/`: accept them with `ACCEPT=1 cargo test`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

const SITES: [&str; 9] = ["html", "hugo", "jekyll", "sphinx", "myst", "mkdocs", "docusaurus", "quarto", "github"];

fn folder(name: &str) -> PathBuf {
    let path = env::temp_dir().join(format!("funding-flow-embed-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).expect("a folder");
    path
}

fn run(within: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_funding-flow"));
    command.args(arguments).current_dir(within).output().expect("the command runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn compare(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/embed").join(name);
    if env::var_os("ACCEPT").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, found).expect("a golden");
        return;
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{name} has changed. If that is meant: ACCEPT=1 cargo test, and look at it.");
}

const DESCRIPTION: &str = r#"{ "title": "How {{we}} are \"funded\" & more", "currency": "USD", "flows": [{ "from": "a", "to": "b", "amount": 1 }] }"#;

#[test]
fn every_site_gets_its_files_and_its_snippet() {
    let folder = folder("sites");
    fs::write(folder.join("our funding.json"), DESCRIPTION).expect("a file");
    for site in SITES {
        let output = run(&folder, &["embed", "our funding.json", "--for", site, "--out", site]);
        assert_eq!(output.status.code(), Some(0), "{site}: {}", text(&output.stderr));
        compare(&format!("{site}.txt"), &text(&output.stdout));
        assert!(fs::read_to_string(folder.join(site).join("our-funding.svg")).expect("an image").starts_with("<svg"));
        let copy = fs::read_to_string(folder.join(site).join("our-funding.json"));
        assert_eq!(copy.ok().as_deref(), (site != "github").then_some(DESCRIPTION), "{site}");
    }
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn the_description_itself_may_lie_in_the_folder() {
    let folder = folder("own");
    fs::write(folder.join("x.json"), DESCRIPTION).expect("a file");
    assert_eq!(run(&folder, &["embed", "x.json", "--for", "html"]).status.code(), Some(0));
    assert_eq!(fs::read_to_string(folder.join("x.json")).expect("the description"), DESCRIPTION);
    // The description and two drawings, one for phones.
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 3);
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn what_is_wrong_writes_nothing() {
    let folder = folder("wrong");
    fs::write(folder.join("x.json"), "{}").expect("a file");
    assert_eq!(run(&folder, &["embed", "x.json", "--for", "html", "--out", "o"]).status.code(), Some(1));
    assert_eq!(run(&folder, &["embed", "y.json", "--for", "html", "--out", "o"]).status.code(), Some(2));
    assert_eq!(run(&folder, &["embed", "x.json", "--for", "geocities"]).status.code(), Some(2));
    assert_eq!(fs::read_dir(&folder).expect("a folder").count(), 1);
    let _ = fs::remove_dir_all(&folder);
}

/// A line without its lengths.
fn without_lengths(line: &str) -> String {
    line.trim().chars().filter(|letter| !letter.is_ascii_digit() && *letter != '.').collect()
}

/// Compares the lines of a guide that are the same as printed ones but for lengths; gives how many there are.
fn compare_lengths(guide: &str, printed: &str) -> usize {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/sites/{guide}.md"));
    let told = fs::read_to_string(&path).expect("a guide");
    let mut found = 0;
    // Pages may indent them in another way.
    for line in told.lines().map(str::trim) {
        let same = printed.lines().map(str::trim).find(|printed| without_lengths(printed) == without_lengths(line));
        let Some(printed) = same.filter(|printed| printed.contains("px") || printed.contains("<img")) else { continue };
        found += 1;
        if line != printed && env::var_os("ACCEPT").is_some() {
            let told = fs::read_to_string(&path).expect("a guide");
            fs::write(&path, told.replace(line, printed)).expect("a guide");
            continue;
        }
        assert_eq!(
            line, printed,
            "{guide}.md has other lengths. If that is meant: ACCEPT=1 cargo test, and look at it."
        );
    }
    found
}

#[test]
fn the_guides_show_the_lengths_that_are_printed() {
    let folder = folder("guides");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/minimal.json");
    fs::copy(example, folder.join("funding.json")).expect("the smallest example");
    for site in SITES.into_iter().filter(|site| !matches!(*site, "github" | "quarto")) {
        let printed = text(&run(&folder, &["embed", "funding.json", "--for", site, "--out", site]).stdout);
        let guide = if site == "html" { "plain" } else { site };
        assert_eq!(compare_lengths(guide, &printed), 3, "{guide}.md has the element and both images\n{printed}");
        if site == "hugo" {
            // What holds for all sites has the same in a style sheet.
            let (_, height) = printed.split_once("min-height: ").expect("a height");
            let (height, _) = height.split_once('"').expect("an end");
            let rule = format!("funding-flow {{ display: block; min-height: {height}; }}");
            assert_eq!(compare_lengths("README", &rule), 1, "README.md has the rule for style sheets");
        }
    }
    let _ = fs::remove_dir_all(&folder);
}
