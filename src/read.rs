//! Reading: from text, bytes or a JSON value to a checked network, with every problem of every stage in one report.

mod unread;

use crate::json::Value;
use crate::network::{self, Network};
use crate::parse::Parsed;
use crate::report::{Report, TELLS};
use unread::Unread;

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
    let network = parsed.partial().and_then(|description| {
        let (network, mut problems) = network::resolve(description);
        if report.has_errors() {
            let unread = Unread::of(parsed.report());
            problems.problems_mut().retain(|problem| !unread.explains(problem));
        }
        report.extend(problems);
        network
    });
    parsed.locate(&mut report);
    (network.filter(|_| !report.has_errors()), report)
}
