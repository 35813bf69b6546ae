//! The size of what a page fetches for the element, against a budget.

use std::fs;

use crate::Outcome;
use crate::run::root;

/// Bytes, compressed with brotli.
const BUDGET: usize = 120_000;

/// What a page fetches that has a `<funding-flow>`.
const FETCHED: [&str; 2] = ["funding-flow.js", "funding-flow_bg.wasm"];

/// Prints each size and fails over the budget.
pub fn size() -> Outcome {
    let mut total = 0;
    println!("\n{:<24}{:>12}{:>12}", "bytes", "raw", "brotli");
    for name in FETCHED {
        let bytes = fs::read(root().join("dist/site").join(name))?;
        let compressed = crate::brotli::size(&bytes);
        total += compressed;
        println!("{name:<24}{:>12}{compressed:>12}", bytes.len());
    }
    println!("{:<24}{:>12}{total:>12}  of {BUDGET}", "total", "");
    if total > BUDGET {
        return Err(format!("a page fetches {total} bytes for the element, {} over the budget", total - BUDGET).into());
    }
    Ok(())
}
