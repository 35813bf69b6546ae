//! Showing: amounts as a reader reads them.

use super::{Currency, Hundredths};

/// A figure as the messages of a report show it, in English.
pub(crate) fn plain(value: Hundredths, currency: Option<Currency>) -> String {
    let _ = currency;
    format!("{value}")
}
