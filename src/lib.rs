//! Draws how an open-source project is funded: a Sankey diagram from a JSON description.
#![allow(dead_code)]

pub(crate) mod balance;
pub mod decode;
pub mod description;
pub mod element;
pub mod layout;
pub mod marks;
pub mod json;
pub mod money;
pub(crate) mod near;
pub mod network;
pub mod parse;
pub mod report;
pub mod scene;
pub mod svg;
pub mod text;
pub mod theme;
pub mod view;
pub mod summary;
pub mod details;
pub mod table;

pub mod words;
pub mod trace;
pub mod crude;
#[cfg(feature = "schema")]
pub mod schema;
