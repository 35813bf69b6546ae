//! Draws how an open-source project is funded: a Sankey diagram from a JSON description.
//!
//! Values flow one way: [`read`] makes of text a checked [`network::Network`] (or a [`report::Report`] of everything that
//! is wrong), [`layout::layout`] finds where everything is drawn, [`scene::draw`] makes a tree of elements of it, and
//! [`svg::to_string`] writes that as a file. Only reading can fail.
//!
//! ```
//! use funding_flow::{layout, read, scene, svg, theme::Theme, view::View};
//!
//! let text = r#"{
//!   "title": "How we are funded",
//!   "currency": "USD",
//!   "flows": [{ "from": "Example Foundation", "to": "Example Project", "amount": 250000 }]
//! }"#;
//! let (network, report) = read(text);
//! assert!(report.is_empty(), "{report}");
//! if let Some(network) = network {
//!     let layout = layout::layout(&network, &layout::Options::default());
//!     let drawing = svg::to_string(&scene::draw(&network, &layout, &Theme::default(), &View::STATIC));
//!     assert!(drawing.contains("$250,000"));
//! }
//! ```

// One panic stops every widget of a page.
#![cfg_attr(
    not(test),
    warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)
)]

pub(crate) mod balance;
pub(crate) mod decode;
pub mod description;
pub mod details;
#[cfg(test)]
mod dice;
pub mod element;
pub mod face;
pub mod import;
pub mod json;
pub mod layout;
pub(crate) mod letter;
pub mod marks;
pub mod money;
pub(crate) mod names;
pub(crate) mod near;
pub mod network;
pub mod panel;
pub mod parse;
mod read;
pub mod report;
pub mod scene;
#[cfg(feature = "schema")]
pub mod schema;
pub mod snippet;
pub(crate) mod sort;
pub mod summary;
pub mod svg;
pub mod table;
pub mod text;
pub mod theme;
pub mod trace;
pub mod view;
#[cfg(any(feature = "element", feature = "explain", feature = "ssr"))]
pub mod web;
pub mod words;

pub use read::{read, read_bytes, read_value};
