//! Draws how an open-source project is funded: a Sankey diagram from a JSON description.
#![allow(dead_code)]

pub mod decode;
pub mod description;
pub mod element;
pub mod layout;
pub mod marks;
pub mod money;
pub mod network;
pub mod report;
pub mod scene;
pub mod svg;
pub mod text;
pub mod theme;
pub mod view;
