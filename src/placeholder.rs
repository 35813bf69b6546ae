//! A stand-in for resolve, trace, words and summary until they are here.
#![allow(missing_docs, clippy::all, clippy::pedantic)]

use crate::description::*;
use crate::network::{Keep, Network, Party, Role};
use crate::parse::Parsed;
use crate::report::{Problem, Report};

pub fn read(text: &str) -> (Option<Network>, Report) {
    finish(Parsed::from_text(text).into_parts())
}

pub fn read_bytes(bytes: &[u8]) -> (Option<Network>, Report) {
    finish(Parsed::from_bytes(bytes).into_parts())
}

pub fn read_value(value: crate::json::Value) -> (Option<Network>, Report) {
    finish(Parsed::from_value(value).into_parts())
}

fn finish((description, mut report): (Option<Description>, Report)) -> (Option<Network>, Report) {
    let Some(d) = description else { return (None, report) };
    let network = resolve(&d);
    if network.is_none() {
        report.push(Problem::error("unknown-party", "/flows", "a party is not in any list"));
    }
    (network, report)
}

fn resolve(d: &Description) -> Option<Network> {
    let mut parties: Vec<Party> = Vec::new();
    let mut add = |id: &str, name: Option<&str>, role: Option<Role>| {
        if parties.iter().any(|p| p.id == id) {
            return;
        }
        parties.push(Party {
            id: id.into(), name: name.unwrap_or(id).into(), role, kind: None, description: None, url: None, notes: vec![],
            group: None, column: None, anonymous: false, identifier: None, title: None, part_of: None, status: None,
            project: None, inflows: vec![], outflows: vec![], keeps: Vec::<Keep>::new(), balance: Default::default(),
        });
    };
    for p in &d.funders { add(&p.id, p.name.as_deref(), Some(Role::Funder)) }
    for p in &d.sponsors { add(&p.id, p.name.as_deref(), Some(Role::Sponsor)) }
    for p in &d.projects { add(&p.id, p.name.as_deref(), Some(Role::Project)) }
    for p in &d.people { add(&p.id, p.name.as_deref(), Some(Role::Person)) }
    for p in &d.deliverables { add(&p.id, p.name.as_deref(), Some(Role::Deliverable)) }
    let listed = d.funders.len() + d.sponsors.len() + d.projects.len() + d.people.len() + d.deliverables.len() > 0;
    if !listed {
        for f in d.flows.0.iter() {
            add(&f.from, None, None);
            add(&f.to, None, None);
        }
    }
    let mut flows = Vec::new();
    for f in d.flows.0.iter() {
        let id = |id: &str| parties.iter().position(|p| p.id == id);
        let (from, to) = (id(&f.from)?, id(&f.to)?);
        let stated = format!("{:?}", f.amount);
        let digits: String = stated.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        let amount: Option<i128> = digits.parse().ok();
        let estimate = amount.unwrap_or(2_500_000);
        flows.push(crate::network::Flow {
            from, to, amount: f.amount.clone().unwrap_or(crate::money::Amount { stated: crate::money::Stated::Unknown, text: None }),
            currency: None,
            interval: crate::money::Interval { least: amount.unwrap_or(0), most: amount }, estimate, kind: None,
            status: Status::Awarded, scope: None, award: None, period: None, effort: None, basis: Basis::Stated,
            label: None, note: None, url: None, source: None, notes: vec![],
        });
    }
    for (i, f) in flows.iter().enumerate() {
        parties[f.from].outflows.push(i);
        parties[f.to].inflows.push(i);
    }
    Some(Network {
        title: d.title.clone(), description: None, lang: "en".into(), currency: None, rates: vec![], period: None,
        updated: None, notes: vec![], sources: vec![], author_order: false, awards: vec![], parties, flows,
        widths_show_amounts: true,
    })
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
        pub fn to_text(&self) -> String { String::new() }
    }
    pub fn table(_: &crate::network::Network) -> Table { Table }
}
