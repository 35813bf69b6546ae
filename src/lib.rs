//! Draws how an open-source project is funded.
#![allow(dead_code)]

pub mod decode;
pub mod description;
pub mod element;
pub mod money;
pub mod network;
pub mod report;
