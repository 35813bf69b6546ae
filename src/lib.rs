//! Draws how an open-source project is funded: a Sankey diagram from a JSON description.
#![allow(dead_code)]

pub(crate) mod balance;
pub mod decode;
pub mod description;
pub mod element;
pub mod json;
pub mod layout;
pub mod marks;
pub mod money;
pub(crate) mod near;
pub mod network;
pub mod parse;
#[doc(hidden)]
pub mod placeholder;
pub mod report;
pub mod scene;
#[cfg(feature = "schema")]
pub mod schema;
pub mod svg;
pub mod text;
pub mod theme;
pub mod view;
#[cfg(any(feature = "web", feature = "ssr"))]
pub mod web;

pub use placeholder::{read, read_bytes, read_value, summary, table, trace, words};
