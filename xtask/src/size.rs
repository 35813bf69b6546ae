//! The size of what a page fetches for the element, against a budget, and where its bytes are.

use std::fs;

use crate::Outcome;
use crate::functions;
use crate::run::target;
use crate::site::{EXPLAINING, FETCHED};
use crate::wasm::LIVE;
use crate::words;

/// What a page may fetch at most to draw. Bytes, compressed with brotli.
const DRAWING: usize = 120_000;

/// The same of what it fetches besides when a reader reaches for a drawing: a little more than it is.
const ANSWERING: usize = 76_000;

/// The parts of the wasm, by the paths of what belongs to each. What is made of the standard library for one of them
/// counts as its own.
const PARTS: [(&str, &[&str]); 9] = [
    (
        "reading",
        &[
            "funding_flow::json",
            "funding_flow::decode",
            "funding_flow::description",
            "funding_flow::parse",
            "funding_flow::near",
            "funding_flow::read",
            "funding_flow::report",
            "jsonc_parser::",
        ],
    ),
    ("network", &["funding_flow::network", "funding_flow::balance", "funding_flow::names"]),
    ("trace", &["funding_flow::trace", "funding_flow::view"]),
    ("layout", &["funding_flow::layout", "funding_flow::text", "funding_flow::sort"]),
    (
        "scene and words",
        &[
            "funding_flow::scene",
            "funding_flow::element",
            "funding_flow::marks",
            "funding_flow::theme",
            "funding_flow::words",
            "funding_flow::money",
            "funding_flow::summary",
            "funding_flow::letter",
        ],
    ),
    ("table and details", &["funding_flow::table", "funding_flow::details"]),
    ("yew", &["yew::", "implicit_clone::", "indexmap::", "hashbrown::", "tokise::"]),
    ("web", &["funding_flow::web", "wasm_bindgen::", "js_sys::", "web_sys::", "gloo_", "chart_"]),
    ("the rest of ours", &["funding_flow::"]),
];

/// Prints each size and fails over the budget.
pub fn size() -> Outcome {
    let mut total = 0;
    println!("\n{:<32}{:>12}{:>12}", "bytes", "raw", "brotli");
    let read = |name: &str| fs::read(target().join("element").join(name));
    for name in FETCHED {
        total += line(name, &read(name)?);
    }
    println!("{:<32}{:>12}{total:>12}  of at most {DRAWING}", "to draw", "");
    println!("\nonly when a reader reaches for a drawing");
    let answering = line(LIVE, &read(LIVE)?);
    println!("{:<32}{:>12}{:>12}  of at most {}", "to draw and to answer", "", total + answering, DRAWING + ANSWERING);
    println!("\nonly in other languages than English");
    line(words::NAME, &read(words::NAME)?);
    println!("\nonly where a description has mistakes");
    for name in EXPLAINING {
        line(name, &read(name)?);
    }
    let named = target().join("bindings-named");
    for (title, name) in [("what draws", FETCHED[1]), ("what answers", LIVE)] {
        parts(title, &fs::read(named.join(name))?)?;
    }
    for (what, size, most) in [("to draw", total, DRAWING), ("to answer", answering, ANSWERING)] {
        if size > most {
            return Err(format!("a page fetches {size} bytes {what}, {} too many", size - most).into());
        }
    }
    Ok(())
}

/// Prints where the bytes of a module are. Each part is compressed by itself here, so that the sum is more than the whole.
fn parts(title: &str, wasm: &[u8]) -> Outcome {
    let module = functions::read(wasm).ok_or("what was built is no wasm module")?;
    let mut parts = vec![Vec::new(); PARTS.len() + 1];
    for (name, body) in &module.functions {
        parts[part(&plain(&rustc_demangle::demangle(name).to_string()))].extend_from_slice(body);
    }
    println!("\nof {title}");
    for ((name, _), bytes) in PARTS.iter().zip(&parts) {
        line(name, bytes);
    }
    line("standard library", parts.last().map_or(&[], Vec::as_slice));
    line("texts and tables", module.data);
    println!("{:<32}{:>12}", "imports, types and such", module.other);
    Ok(())
}

fn line(name: &str, bytes: &[u8]) -> usize {
    let compressed = crate::brotli::size(bytes);
    println!("{name:<32}{:>12}{compressed:>12}", bytes.len());
    compressed
}

/// The part that a function belongs to: the one that its name speaks of first.
fn part(name: &str) -> usize {
    let first = |paths: &[&str]| paths.iter().filter_map(|path| name.find(path)).min();
    let found = PARTS.iter().enumerate().filter_map(|(index, (_, paths))| Some((first(paths)?, index))).min();
    found.map_or(PARTS.len(), |(_, index)| index)
}

/// A name without the hashes in brackets that compilers put behind the names of crates.
fn plain(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, rest)) if hash.len() > 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => plain += rest,
            _ => plain = format!("{plain}[{piece}"),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::{PARTS, part, plain};

    #[test]
    fn functions_belong_to_whom_they_are_made_for() {
        let of = |name: &str| PARTS.get(part(&plain(name))).map(|(part, _)| *part);
        assert_eq!(of("funding_flow[5e172da7e6ed1865]::layout::layout"), Some("layout"));
        assert_eq!(
            of("core[641134fb57596b42]::ptr::drop_in_place::<[funding_flow[5e172da7e6ed1865]::trace::Trace]>"),
            Some("trace")
        );
        assert_eq!(
            of("<yew[1cef01e35d913587]::html::Scope<funding_flow[5e172da7e6ed1865]::web::FundingFlow>>::send"),
            Some("yew")
        );
        assert_eq!(of("core[641134fb57596b42]::fmt::write"), None);
        assert_eq!(plain("<[u8]>::to_vec"), "<[u8]>::to_vec");
    }
}
