//! The wall: what may be named where. Each rule of ARCHITECTURE.md that is about source text is checked on it.

use std::fs;
use std::path::{Path, PathBuf};

/// All Rust files of a folder with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut found);
    found.sort();
    found
}

/// Code without comments, tests and attributes for documentation.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or(text);
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn name(path: &Path) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    path.strip_prefix(root).unwrap_or(path).display().to_string().replace('\\', "/")
}

#[test]
fn only_the_wall_names_a_browser() {
    let files = sources("src");
    assert!(files.len() > 30, "the sources were found");
    for (path, text) in files {
        let name = name(&path);
        if name.starts_with("src/web") {
            continue;
        }
        for word in ["yew", "web_sys", "js_sys", "wasm_bindgen", "gloo"] {
            let named = code(&text)
                .lines()
                .any(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|found| found == word));
            assert!(!named, "{name} names {word}");
        }
    }
}

#[test]
fn geometry_is_the_same_on_every_machine() {
    for (path, text) in sources("src") {
        let name = name(&path);
        if !(name.starts_with("src/layout") || name.starts_with("src/scene") || name.starts_with("src/text")) {
            continue;
        }
        for word in [
            ".powf(",
            ".powi(",
            ".exp(",
            ".ln(",
            ".sin(",
            ".cos(",
            ".tan(",
            ".mul_add(",
            "HashMap",
            "HashSet",
            "Instant",
            "SystemTime",
        ] {
            assert!(!code(&text).contains(word), "{name} uses {word}");
        }
    }
}

#[test]
fn only_the_network_makes_a_network() {
    for (path, text) in sources("src") {
        let name = name(&path);
        if name.starts_with("src/network") {
            continue;
        }
        let made = code(&text)
            .lines()
            .any(|line| line.contains("Network {") && !line.contains("impl") && !line.contains("for Network"));
        assert!(!made, "{name} makes a network");
    }
}

#[test]
fn one_function_rounds() {
    for (path, text) in sources("src") {
        let name = name(&path);
        if name.starts_with("src/scene") || name.starts_with("src/svg") {
            for word in [".round()", ".floor()", ".ceil()", "{:.1}", "{:.2}", "{:.3}"] {
                assert!(!code(&text).contains(word), "{name} rounds with {word}");
            }
        }
    }
}
