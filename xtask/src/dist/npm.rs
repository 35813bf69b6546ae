//! The npm package in `dist/npm`: the element as it is on the site, its types, and what describes it to tools.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::version;
use crate::Outcome;
use crate::minify::minified;
use crate::run::root;
use crate::site::{self, ELEMENT, INNER, inlined, namespace, replaced};

/// Files that are taken as they are: where each lies, and its name in the package.
const KEPT: [(&str, &str); 8] = [
    ("www/npm/server.js", "server.js"),
    ("www/npm/element.d.ts", "element.d.ts"),
    ("www/npm/custom-elements.json", "custom-elements.json"),
    ("schema/funding-flow.schema.json", "funding-flow.schema.json"),
    ("docs/npm.md", "README.md"),
    ("CHANGELOG.md", "CHANGELOG.md"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Files that are made here.
const TYPES: &str = "index.d.ts";
const ANYWIDGET: &str = "funding-flow.anywidget.mjs";

/// How the bindings name the wasm beside them.
const BESIDE: &str = "new URL('funding-flow_bg.wasm', import.meta.url)";

/// Makes the package of what `site::build` has built.
pub fn build() -> Outcome {
    let package = root().join("dist/npm");
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    fs::create_dir_all(&package)?;
    let read = |path: &str| fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"));
    for name in ELEMENT {
        fs::copy(root().join("dist/site").join(name), package.join(name))?;
    }
    for (from, name) in KEPT {
        fs::copy(root().join(from), package.join(name)).map_err(|error| format!("{from}: {error}"))?;
    }
    fs::write(package.join(TYPES), read("www/npm/index.d.ts")? + &read("schema/funding-flow.d.ts")?)?;
    fs::write(package.join(ANYWIDGET), anywidget(&site::whole_bindings())?)?;
    fs::write(package.join("package.json"), manifest(&read("www/npm/package.json")?, &version()?)?)?;
    Ok(())
}

/// Every file of the package but `package.json` and what npm takes by itself.
fn files() -> Vec<&'static str> {
    let mut files: Vec<&str> = ELEMENT.into_iter().chain(KEPT.iter().map(|(_, name)| *name)).collect();
    files.extend([TYPES, ANYWIDGET]);
    files.sort_unstable();
    files
}

/// The manifest with what is known only here.
fn manifest(template: &str, version: &str) -> Outcome<String> {
    let manifest = replaced(template, "\"version\": \"0.0.0\"", &format!("\"version\": \"{version}\""))?;
    replaced(&manifest, "\"files\": []", &format!("\"files\": {}", serde_json::to_string(&files())?))
}

/// The widget for notebooks as one file with the wasm in it, the one that has everything: notebooks load it as a text, which lies beside
/// nothing that could be fetched later.
fn anywidget(bindings: &Path) -> Outcome<String> {
    let wasm = STANDARD.encode(fs::read(bindings.join("funding-flow_bg.wasm"))?);
    let script = fs::read_to_string(bindings.join("funding-flow.js"))?;
    let bytes = format!("Uint8Array.from(atob(\"{wasm}\"), (letter) => letter.charCodeAt(0))");
    let mut module = namespace("bindings", &replaced(&script, BESIDE, &bytes)?);
    for name in INNER.into_iter().chain(["element.js"]) {
        module += &inlined(&fs::read_to_string(root().join("www").join(name))?, false);
    }
    module += &inlined(&fs::read_to_string(root().join("www/npm/anywidget.js"))?, true);
    minified(&module)
}

#[cfg(test)]
mod tests {
    use super::{files, manifest};
    use serde_json::Value;

    #[test]
    fn the_manifest_names_the_version_and_every_file_that_it_exports() {
        let template = include_str!("../../../www/npm/package.json");
        let manifest: Value = serde_json::from_str(&manifest(template, "1.2.3").expect("a template")).expect("JSON");
        assert_eq!(manifest["version"], "1.2.3");
        assert_eq!(manifest["files"], serde_json::json!(files()));
        let mut named = Vec::new();
        paths(&manifest["exports"], &mut named);
        assert!(named.len() > 8, "{named:?}");
        for path in named {
            let name = path.trim_start_matches("./");
            assert!(name == "package.json" || files().contains(&name), "{path} is not in the package");
        }
    }

    fn paths<'m>(exports: &'m Value, found: &mut Vec<&'m str>) {
        match exports {
            Value::String(path) => found.push(path),
            Value::Object(fields) => fields.values().for_each(|value| paths(value, found)),
            _ => {}
        }
    }
}
