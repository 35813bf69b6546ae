//! The site: the element, the playground and the examples in `dist/site`, as they can be put on any web server.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::minify::minified;
use crate::run::{cargo, root, run, target};
use crate::wasm::LIVE;
use crate::{Outcome, playground, wasm, words};

/// The files of the element, all of which belong on a site but the last: what a page fetches to draw, what it fetches besides when a
/// reader reaches for a drawing, what for other languages than English, what where a description has mistakes, and the class for those
/// who define the element themselves.
pub const ELEMENT: [&str; 8] =
    [FETCHED[0], FETCHED[1], FETCHED[2], LIVE, words::NAME, EXPLAINING[0], EXPLAINING[1], CLASS];
pub const FETCHED: [&str; 3] = ["funding-flow.js", "funding-flow_bg.wasm", "funding-flow-worker.js"];
pub const EXPLAINING: [&str; 2] = ["funding-flow-explain.js", "funding-flow-explain_bg.wasm"];
const CLASS: &str = "element.js";

/// Where the site is built.
const SITE: &str = "dist/site";

/// The modules that stand before the class, each after those that it imports.
pub const INNER: [&str; 6] = ["style.js", "core.js", "painter.js", "first.js", "reach.js", "text.js"];

/// Builds the site anew.
pub fn build() -> Outcome {
    bare()?;
    cargo(&["build"])?;
    examples(&target().join("debug/funding-flow"))
}

/// Builds the site anew, without the examples.
pub fn bare() -> Outcome {
    let (element, site) = (target().join("element"), root().join(SITE));
    self::element(&element)?;
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::create_dir_all(&site)?;
    for name in ELEMENT {
        fs::copy(element.join(name), site.join(name))?;
    }
    playground::build(&site)?;
    playground_element(&site.join("playground"))?;
    let embed = fs::read_to_string(root().join("examples/embed.html"))?;
    fs::write(site.join("embed.html"), embed.replace("src=\"numpy", "src=\"examples/numpy"))?;
    Ok(())
}

/// Builds the element alone into a folder.
pub fn element(folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    let bindings = target().join("bindings");
    let draws = wasm::split(&wasm::build(wasm::SPLIT)?, &target().join("parts"))?;
    wasm::bind(&draws, &bindings, "funding-flow", false)?;
    // The same with the names of its functions, for `size`.
    wasm::bind(&draws, &target().join("bindings-named"), "funding-flow", true)?;
    scripts(&bindings, folder)?;
    for name in [LIVE, words::NAME] {
        fs::copy(bindings.join(name), folder.join(name))?;
    }
    wasm::bind(&wasm::build("explain")?, &bindings, "funding-flow-explain", false)?;
    let [script, wasm] = EXPLAINING;
    fs::copy(bindings.join(wasm), folder.join(wasm))?;
    let explain = fs::read_to_string(root().join("www/explain.js"))?;
    let bindings = namespace("bindings", &fs::read_to_string(bindings.join(script))?);
    fs::write(folder.join(script), minified(&format!("{bindings}{}", inlined(&explain, true)))?)?;
    Ok(())
}

/// Builds what the playground has in place of the element into a folder.
pub fn playground_element(folder: &Path) -> Outcome {
    fs::create_dir_all(folder)?;
    wasm::bind(&wasm::build("playground")?, &whole_bindings(), "funding-flow", false)?;
    scripts(&whole_bindings(), folder)
}

/// Where the wasm that has everything, and the script that starts it, are built.
pub fn whole_bindings() -> PathBuf {
    target().join("bindings-playground")
}

/// The wasm with one script that defines the element, and one that only exports its class; each holds all that it needs, so that a page
/// waits for one answer before it asks for the wasm, and one integrity hash covers it.
fn scripts(bindings: &Path, site: &Path) -> Outcome {
    let [script, wasm, worker] = FETCHED;
    fs::copy(bindings.join(wasm), site.join(wasm))?;
    let read = |name: &str| fs::read_to_string(root().join("www").join(name));
    fs::write(site.join(worker), minified(&read("worker.js")?)?)?;
    let bindings = namespace("bindings", &fs::read_to_string(bindings.join(script))?);
    let inner = INNER.iter().map(|name| Ok(inlined(&read(name)?, false))).collect::<Outcome<String>>()?;
    let inner = bindings + &inner;
    let element = read("element.js")?;
    fs::write(site.join(CLASS), minified(&format!("{inner}{}", inlined(&element, true)))?)?;
    let define = inlined(&read("funding-flow.js")?, true);
    fs::write(site.join(script), minified(&format!("{inner}{}{define}", inlined(&element, false)))?)?;
    Ok(())
}

/// A module's text for a file in which what it imports stands before it.
pub fn inlined(module: &str, exports: bool) -> String {
    let lines = module.lines().filter(|line| !line.starts_with("import "));
    let kept = lines.map(|line| if exports { line } else { line.strip_prefix("export ").unwrap_or(line) });
    kept.map(|line| format!("{line}\n")).collect()
}

/// The generated bindings as one object, so that their names meet no others.
pub fn namespace(name: &str, module: &str) -> String {
    let loader = "default: __wbg_init".to_string();
    let mut exported = Vec::from_iter(module.contains("__wbg_init as default").then_some(loader));
    let mut body = String::new();
    for line in module.lines().filter(|line| !line.starts_with("export {")) {
        let line = line.strip_prefix("export ").map_or(line, |declaration| {
            let mut words = declaration.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'));
            if let (Some("class" | "function"), Some(name)) = (words.next(), words.next()) {
                exported.push(name.to_string());
            }
            declaration
        });
        body.push_str(line);
        body.push('\n');
    }
    format!("const {name} = (() => {{\n{body}return {{ {} }};\n}})();\n", exported.join(", "))
}

/// A text with one thing in place of another, which has to be there.
pub fn replaced(text: &str, place: &str, with: &str) -> Outcome<String> {
    let (before, after) = text.split_once(place).ok_or_else(|| format!("there is no `{place}` to be replaced"))?;
    Ok([before, with, after].concat())
}

/// Copies the examples into the site, has a program draw them, and lists them with their titles for the gallery.
pub fn examples(program: &Path) -> Outcome {
    let folder = root().join(SITE).join("examples");
    fs::create_dir_all(&folder)?;
    let mut names: Vec<String> = fs::read_dir(root().join("examples"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "json"))
        .collect();
    names.sort();
    let mut list = Vec::new();
    for name in &names {
        let text = fs::read_to_string(root().join("examples").join(name))?;
        let document: Value = serde_json::from_str(&text).map_err(|error| format!("examples/{name}: {error}"))?;
        let picture = Path::new(name).with_extension("svg");
        list.push(json!({ "file": name, "title": document["title"], "picture": picture }));
        let own = folder.join(name);
        fs::write(&own, text)?;
        run(Command::new(program).arg("render").arg(&own).arg("-o").arg(own.with_extension("svg")))?;
    }
    fs::write(folder.join("index.json"), serde_json::to_string_pretty(&list)?)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{inlined, namespace, replaced};

    #[test]
    fn what_is_not_there_cannot_be_replaced() {
        assert_eq!(replaced("a b c", "b", "d").ok().as_deref(), Some("a d c"));
        assert!(replaced("a b c", "x", "d").is_err());
    }

    #[test]
    fn a_module_is_inlined() {
        let module = "import { a } from \"./a.js\";\nexport const b = a;\n";
        assert_eq!(inlined(module, false), "const b = a;\n");
        assert_eq!(inlined(module, true), "export const b = a;\n");
    }

    #[test]
    fn bindings_become_one_object() {
        let module =
            "export class Chart {\n}\nexport function check(text) {\n}\nexport { initSync, __wbg_init as default };\n";
        let object = namespace("bindings", module);
        assert!(object.contains("\nclass Chart {\n"), "{object}");
        assert!(object.contains("return { default: __wbg_init, Chart, check };"), "{object}");
        assert!(!object.contains("export"), "{object}");
    }
}
