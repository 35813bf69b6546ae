//! Draws how an open-source project is funded.
#![allow(dead_code)]

pub mod decode;
pub mod description;
pub mod element;
pub mod json;
pub mod money;
pub mod network;
pub mod parse;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
