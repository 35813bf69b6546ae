//! The wasm modules, built small: with a standard library built for size where its source can be had.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use crate::Outcome;
use crate::run::{root, run, target};
use crate::site::replaced;
use crate::{tools, words};

/// Panics end the module without a word: nothing in it panics by design, and the words are a fifth of its size.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// The standard library for wasm, built anew with the same flags, its algorithms chosen for size.
const STD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// What of the bindings nobody calls: each begins with the one and ends before the other.
const UNUSED: [(&str, &str); 2] = [
    ("function initSync(", "let __wbg_init_promise;"),
    ("if (module_or_path !== undefined) {", "if (module_or_path === undefined) {"),
];

/// Where the loader of the bindings begins, in whose place `link.js` stands where the module is in two parts.
const LOADER: &str = "async function __wbg_load(";

/// How the bindings ask for the wasm, and how `link.js` does.
const FETCH: &str = "fetch(module_or_path";
const FETCH_DRAWS: &str = "fetch(draws()";
const FETCH_LIVE: &str = "fetch(live()";
const FETCH_WORDS: &str = "fetch(words()";

/// What stands in `link.js` for the length of the second part.
const LENGTH: &str = "LENGTH";

/// Whether a page has a hash for a module of its own, and so gets the wasm by its hash, too. Others do not, because a browser compiles
/// what it may not use yet only when all of it is there: that is a tenth of the time until a diagram stands.
const STRICT: &str = "document.querySelector(\"script[type=module][integrity]\")";

/// The feature whose module is built in two parts, the name of the second in the source, and the part as a file.
pub const SPLIT: &str = "split";
pub const LIVE: &str = "funding-flow-live.wasm";

/// What the linker leaves in for the tool that takes the module apart: where every address comes from, and the names.
const UNLINKED: [&str; 3] = ["--", "-Clink-arg=--emit-relocs", "-Cstrip=none"];

/// What the module is told that our script is called.
const OURS: &str = "_";

/// What is in the names of what the bindings call, closures and their own means, and what they are called instead. The worker,
/// which has no bindings, calls two by their names.
const CALLED: [(&str, &str); 3] = [("__closures_", "c"), ("__wbindgen_", "e"), ("__externref_", "e")];
const WORKER: [&str; 2] = ["__wbindgen_malloc", "__wbindgen_free"];

/// What the linker exports and nobody needs.
const LINKER: [&str; 4] = ["__data_end", "__heap_base", "__abort_handler", "__instance_terminated"];

/// Builds the library with a feature. It has no crate type for this itself, so that nobody else links one.
pub fn build(feature: &str) -> Outcome<PathBuf> {
    let wasm = tools::wasm_target()?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["rustc", "--lib", "--crate-type", "cdylib", "--profile", "release-wasm", "--target", wasm]);
    cargo.args(["--no-default-features", "--features", feature]);
    let is_split = feature == SPLIT;
    if tools::has_std_source()? {
        // Stable compilers take flags of their own makers only when they are told so.
        cargo.args(STD).env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", FLAGS);
    } else {
        println!("without the source of the standard library (rustup component rust-src) the wasm is larger");
    }
    if is_split {
        cargo.args(UNLINKED);
    }
    run(&mut cargo)?;
    Ok(target().join(wasm).join("release-wasm/funding_flow.wasm"))
}

/// Takes a module apart in a folder: what draws, which is for [`bind`] to make ready, and beside it what answers a reader.
pub fn split(built: &Path, folder: &Path) -> Outcome<PathBuf> {
    let module = fs::read(built)?;
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&module);
    (options.output_dir, options.main_out_path) = (folder, &main);
    let parts = wasm_split_cli_support::transform(options).map_err(|error| error.to_string())?;
    let [live] = parts.split_modules.as_slice() else {
        return Err(format!("the module fell into other parts than expected: {:?}", parts.split_modules).into());
    };
    fs::rename(live, folder.join(LIVE))?;
    Ok(main)
}

/// The part that answers, as it is fetched: written anew, its numbers are as short as they can be.
fn compact(live: &Path, names: bool) -> Outcome<Vec<u8>> {
    let mut config = walrus::ModuleConfig::new();
    config.generate_name_section(names).generate_producers_section(false).generate_dwarf(false);
    let mut live = config.parse_file(live).map_err(|error| error.to_string())?;
    let custom: Vec<_> = live.customs.iter().map(|(id, _)| id).collect();
    custom.into_iter().for_each(|id| drop(live.customs.delete(id)));
    Ok(live.emit_wasm())
}

/// Writes a module for browsers, `NAME_bg.wasm`, and its JavaScript, `NAME.js`, into a folder. With `names`, functions keep
/// theirs, to be counted.
pub fn bind(built: &Path, folder: &Path, name: &str, names: bool) -> Outcome {
    let live = built.with_file_name(LIVE);
    let is_split = live.exists();
    let mut output = Bindgen::new()
        .input_path(built)
        .out_name(name)
        .web(true)?
        .typescript(false)
        .encode_into(EncodeInto::Always)
        .omit_default_module_path(false)
        .remove_name_section(!names)
        .keep_lld_exports(is_split)
        .remove_producers_section(true)
        .generate_output()?;
    let mut script = output.js().to_string();
    // The generator makes the names of imports unique by hashes, which no compression makes shorter, and says at each whose it is.
    let script_name = format!("./{name}_bg.js");
    let imports = output.wasm_mut().imports.iter_mut().filter(|import| import.module == script_name);
    for (index, import) in imports.enumerate() {
        let short = letters(index + 26);
        script = script.replacen(&format!("{}: function", import.name), &format!("{short}: function"), 1);
        (import.module, import.name) = (OURS.to_owned(), short);
    }
    script = script.replace(&script_name, OURS);
    // And those of its own calls by all types of what they are given.
    if let Some(import) = output.wasm_mut().imports.iter().find(|import| import.module != OURS) {
        return Err(format!("the wasm asks `{}` itself, which is not a file of its own", import.module).into());
    }
    let exports = &mut output.wasm_mut().exports;
    let kind = |name: &str| CALLED.iter().find(|(part, _)| name.contains(part) && !WORKER.contains(&name));
    let mut long: Vec<_> = exports.iter().filter_map(|export| Some((kind(&export.name)?.1, export.id()))).collect();
    // A name may begin as another does.
    long.sort_by_key(|(_, id)| std::cmp::Reverse(exports.get(*id).name.len()));
    for (index, (kind, id)) in long.into_iter().enumerate() {
        let short = format!("{kind}{index}");
        script = script.replace(&exports.get(id).name, &short);
        exports.get_mut(id).name = short;
    }
    let unused: Vec<_> =
        exports.iter().filter(|export| LINKER.contains(&export.name.as_str())).map(walrus::Export::id).collect();
    unused.into_iter().for_each(|id| exports.delete(id));
    // Sorted: the same source always makes the same script.
    let own: BTreeSet<String> = output.local_modules().values().cloned().collect();
    let own: String = own.into_iter().collect();
    let missing = |words: &str| format!("the bindings do not say `{words}` any more");
    for (from, to) in UNUSED {
        script = without(&script, from, to).ok_or_else(|| missing(from))?;
    }
    output.emit(folder)?;
    let main = folder.join(format!("{name}_bg.wasm"));
    if is_split {
        let live = compact(&live, names)?;
        fs::write(folder.join(LIVE), &live)?;
        let link = fs::read_to_string(root().join("www/link.js"))?;
        let words = words::file();
        fs::write(folder.join(words::NAME), &words)?;
        // By its hash on every page: linked with another release it would read what is not there.
        let link = known(&link, FETCH_LIVE, &live)?;
        let link = known(&link, FETCH_WORDS, words.as_bytes())?;
        let link = replaced(&link, LENGTH, &live.len().to_string())?;
        script.truncate(script.find(LOADER).ok_or_else(|| missing(LOADER))?);
        script += &checked(&link, FETCH_DRAWS, &main)?;
    } else {
        script = checked(&script, FETCH, &main)?;
    }
    fs::write(folder.join(name).with_extension("js"), own + &without_imports(&script))?;
    Ok(())
}

/// A number as a name: a to z, aa to az, and so on.
fn letters(number: usize) -> String {
    let last: String = ('a'..='z').nth(number % 26).into_iter().collect();
    if number < 26 { last } else { letters(number / 26 - 1) + &last }
}

/// A script that asks for a file, made to ask for it by its hash.
fn known(script: &str, fetch: &str, file: &[u8]) -> Outcome<String> {
    replaced(script, &format!("{fetch})"), &format!("{fetch}, {{ integrity: \"{}\" }})", integrity(file)))
}

/// A script that asks for a file, made to ask for it by its hash where the page wants that.
fn checked(script: &str, fetch: &str, file: &Path) -> Outcome<String> {
    let hash = integrity(&fs::read(file)?);
    let options = format!("{STRICT} ? {{ integrity: \"{hash}\" }} : {{}})");
    replaced(script, &format!("{fetch})"), &format!("{fetch}, {options}"))
}

/// The hash of a file as pages name it (Subresource Integrity). The shortest that browsers take: it does not get smaller by compression.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The script without the lines that import our own modules, which stand before it instead.
fn without_imports(script: &str) -> String {
    script.lines().filter(|line| !line.starts_with("import ")).map(|line| format!("{line}\n")).collect()
}

/// A text without a part of it.
fn without(text: &str, from: &str, to: &str) -> Option<String> {
    let (before, rest) = text.split_once(from)?;
    let (_, after) = rest.split_once(to)?;
    Some([before, to, after].concat())
}

#[cfg(test)]
mod tests {
    use super::{FETCH_DRAWS, FETCH_LIVE, FETCH_WORDS, LENGTH, STRICT, letters, without};

    #[test]
    fn what_nothing_checks_is_not_linked_where_hashes_are_asked_for() {
        let link = include_str!("../../www/link.js");
        let (fetched, at_once) = link.split_once("function linkAtOnce").expect("both ways");
        assert!(fetched.contains(&format!("{FETCH_LIVE})")), "{fetched}");
        assert!(fetched.contains(&format!("{FETCH_DRAWS})")), "{fetched}");
        assert_eq!(link.matches(&format!("{FETCH_WORDS})")).count(), 1);
        assert_eq!(link.matches(LENGTH).count(), 1);
        assert!(at_once.contains(&format!("if ({STRICT}) throw")), "{at_once}");
    }

    #[test]
    fn names_are_short_and_no_two_are_alike() {
        assert_eq!([0, 25, 26, 51, 52, 702].map(letters), ["a", "z", "aa", "az", "ba", "aaa"]);
    }

    #[test]
    fn a_part_is_left_out() {
        assert_eq!(without("a b c d", "b", "d").as_deref(), Some("a d"));
        assert_eq!(without("a b c d", "b", "e"), None);
        assert_eq!(without("a b c d", "x", "d"), None);
    }
}
