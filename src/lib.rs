//! Draws how an open-source project is funded.
#![allow(dead_code)]

pub mod decode;
pub mod description;
pub mod element;
pub mod money;
pub mod network;
#[doc(hidden)]
#[allow(clippy::cast_precision_loss)]
pub mod placeholder;
pub mod report;
#[cfg(any(feature = "web", feature = "ssr"))]
pub mod web;
