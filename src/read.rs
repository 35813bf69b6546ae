//! Reading: from text, bytes or a JSON value to a checked network, with every problem of every stage in one report.

use crate::json::Value;
use crate::network::{self, Network};
use crate::parse::Parsed;
use crate::report::{Report, TELLS};

/// Reads a description from text.
///
/// The network is absent exactly when the report has errors. Problems stand in the order of the text, each with its
/// line and column.
#[must_use]
pub fn read(text: &str) -> (Option<Network>, Report) {
    finish(Parsed::from_text(text))
}

/// Reads a description from the bytes of a file, which must be UTF-8.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> (Option<Network>, Report) {
    finish(Parsed::from_bytes(bytes))
}

/// Reads a description from a JSON value that comes from no text, so that problems have a JSON Pointer but no line.
#[must_use]
pub fn read_value(value: Value) -> (Option<Network>, Report) {
    finish(Parsed::from_value(value))
}

/// What stays wrong whatever a field that could not be read would have said.
const CERTAIN: [&str; 5] = ["unknown-party", "unknown-award", "unknown-source", "duplicate-id", "self-flow"];

/// Checks what could be read even where not all could, so that all problems are reported at once. A field that is wrong
/// is absent here: what merely follows from its absence is not reported.
fn finish(parsed: Parsed) -> (Option<Network>, Report) {
    if !TELLS {
        let (description, mut report) = parsed.into_parts();
        let network = description.and_then(|description| {
            let (network, problems) = network::resolve(&description);
            report.extend(problems);
            network
        });
        return (network, report);
    }
    let mut report = parsed.report().clone();
    let whole = !report.has_errors();
    let network = parsed.partial().and_then(|description| {
        let (network, mut problems) = network::resolve(description);
        problems.problems_mut().retain(|problem| whole || CERTAIN.contains(&problem.code));
        report.extend(problems);
        network
    });
    parsed.locate(&mut report);
    (network.filter(|_| !report.has_errors()), report)
}
