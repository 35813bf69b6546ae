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
pub mod read;
pub mod report;
pub use read::{read, read_bytes, read_value};
pub mod scene;
pub mod svg;
pub mod text;
pub mod theme;
pub mod view;
#[cfg(any(feature = "web", feature = "ssr"))]
pub mod web;
pub mod summary {
    use crate::network::Network;
    pub fn summary(_: &Network) -> String {
        "s".into()
    }
    pub fn party_name(n: &Network, i: usize) -> String {
        n.parties[i].name.clone()
    }
    pub fn flow_name(_: &Network, _: usize) -> String {
        "f".into()
    }
    pub fn kept_name(_: &Network, _: usize, _: Option<usize>) -> String {
        "k".into()
    }
}
pub mod words {
    pub fn role_heading(_: &str, _: crate::network::Role) -> &'static str {
        "Role"
    }
    pub fn legend(_: &str, _: crate::layout::LegendKey) -> &'static str {
        "legend"
    }
}
pub mod trace {
    pub struct T;
    impl T {
        pub fn flow(&self, _: usize) -> Option<i128> {
            None
        }
    }
    pub fn around(_: &crate::network::Network, _: crate::view::Target) -> T {
        T
    }
}
#[cfg(feature = "schema")]
pub mod schema;
pub mod table {
    use crate::network::Network;
    pub struct T;
    impl T {
        pub fn to_text(&self) -> String {
            String::new()
        }
        pub fn to_markdown(&self) -> String {
            String::new()
        }
        pub fn to_html(&self) -> String {
            String::new()
        }
        pub fn to_csv(&self) -> String {
            String::new()
        }
    }
    pub fn table(_: &Network) -> T {
        T
    }
}
