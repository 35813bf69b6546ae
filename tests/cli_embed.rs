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
