//! A stand-in for resolve, trace, words and summary until they are here.
#![allow(missing_docs, clippy::all, clippy::pedantic)]

use crate::network::{Network, resolve};
use crate::parse::Parsed;
use crate::report::Report;

pub fn read(text: &str) -> (Option<Network>, Report) {
    finish(&Parsed::from_text(text))
}

pub fn read_bytes(bytes: &[u8]) -> (Option<Network>, Report) {
    finish(&Parsed::from_bytes(bytes))
}

pub fn read_value(value: crate::json::Value) -> (Option<Network>, Report) {
    finish(&Parsed::from_value(value))
}

fn finish(parsed: &Parsed) -> (Option<Network>, Report) {
    let mut report = parsed.report().clone();
    if report.has_errors() {
        return (None, report);
    }
    let Some(description) = parsed.partial() else { return (None, report) };
    let (network, more) = resolve(description);
    report.extend(more);
    parsed.locate(&mut report);
    (network.filter(|_| !report.has_errors()), report)
}

pub mod summary {
    use crate::network::Network;
    pub fn summary(_: &Network) -> String { "summary".into() }
    pub fn party_name(n: &Network, i: usize) -> String { n.parties[i].name.clone() }
    pub fn flow_name(n: &Network, i: usize) -> String {
        format!("{} to {}", n.parties[n.flows[i].from].name, n.parties[n.flows[i].to].name)
    }
    pub fn kept_name(_: &Network, _: usize, _: Option<usize>) -> String { "kept".into() }
}
pub mod words {
    pub fn role_heading(_: &str, _: crate::network::Role) -> &'static str { "Role" }
    pub fn legend(_: &str, _: crate::layout::LegendKey) -> &'static str { "legend" }
}
pub mod trace {
    pub struct T(i128);
    impl T { pub fn flow(&self, _: usize) -> Option<i128> { Some(self.0) } }
    pub fn around(n: &crate::network::Network, t: crate::view::Target) -> T {
        T(match t { crate::view::Target::Flow(i) => n.flows[i].estimate, _ => 1_000_000 })
    }
}
pub mod table {
    #[derive(Default)]
    pub struct Table;
    impl Table {
        pub fn to_markdown(&self) -> String { String::new() }
        pub fn to_html(&self) -> String { String::new() }
        pub fn to_csv(&self) -> String { String::new() }
        pub fn to_text(&self) -> String { String::new() }
    }
    pub fn table(_: &crate::network::Network) -> Table { Table }
}
