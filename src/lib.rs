//! Draws how an open-source project is funded.
#![forbid(unsafe_code)]

pub mod layout;
