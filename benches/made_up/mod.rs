//! Made-up funding networks of any size, the same for the same number of links.

#![allow(dead_code, reason = "each program of this folder takes what it needs")]

#[path = "../../src/dice.rs"]
mod dice;

use std::fmt::Write as _;

use funding_flow::layout::graph::{Edge, Pin};
use funding_flow::layout::place::Spec;

use dice::Dice;

/// A network as columns and links; its parties are called "Party 0", "Party 1" and so on.
pub struct MadeUp {
    pub pins: Vec<Pin>,
    pub edges: Vec<Edge>,
}

/// Mostly a low number.
fn low(dice: &mut Dice, limit: usize) -> usize {
    let high = dice.index(limit) + 1;
    let high = dice.index(high) + 1;
    dice.index(high)
}

/// Money from funders through sponsors and people to deliverables: a few large sponsors, most links between parties of
/// one neighbourhood, every seventh skips a column.
pub fn network(links: usize) -> MadeUp {
    made_up(links, false)
}

/// The same with hubs: a few parties of each column have most of the links.
pub fn hubs(links: usize) -> MadeUp {
    made_up(links, true)
}

fn made_up(links: usize, hubs: bool) -> MadeUp {
    let dice = &mut Dice(0x9e37_79b9_7f4a_7c15 ^ links as u64);
    let parties = (links * 52 / 100).max(8);
    let counts = [parties / 5, parties / 10, parties * 3 / 10].map(|count| count.max(1));
    let rest = parties - counts.iter().sum::<usize>();
    let counts = [counts[0], counts[1], counts[2], rest];
    let mut first = [0; 4];
    for column in 1..4 {
        first[column] = first[column - 1] + counts[column - 1];
    }
    // The indices say nothing about who belongs to whom.
    let mut index: Vec<usize> = (0..parties).collect();
    for at in (1..parties).rev() {
        index.swap(at, dice.index(at + 1));
    }
    let mut pins = vec![Pin::default(); parties];
    for column in 0..4 {
        for at in 0..counts[column] {
            pins[index[first[column] + at]].column = u32::try_from(column).ok();
        }
    }
    let mut edges = Vec::with_capacity(links);
    for _ in 0..links {
        let (from, to) = match dice.index(14) {
            0 => (0, 2),
            1 => (1, 3),
            2..=5 => (0, 1),
            6..=9 => (1, 2),
            _ => (2, 3),
        };
        let (giver, taker) = if hubs {
            (low(dice, counts[from]), low(dice, counts[to]))
        } else {
            let giver = dice.index(counts[from]);
            let near = giver * counts[to] / counts[from];
            let spread = if dice.index(5) == 0 { counts[to] } else { 5.min(counts[to]) };
            (giver, (near + counts[to] + dice.index(spread) - spread / 2) % counts[to])
        };
        let weight = ((1 + dice.below(99)) * 10_000) << dice.index(8);
        edges.push(Edge { from: index[first[from] + giver], to: index[first[to] + taker], weight });
    }
    MadeUp { pins, edges }
}

impl MadeUp {
    /// The network as a description.
    pub fn description(&self) -> String {
        let mut text = String::from("{\"title\": \"A made-up network\", \"currency\": \"EUR\", \"projects\": [");
        for (party, pin) in self.pins.iter().enumerate() {
            let comma = if party == 0 { "" } else { "," };
            let column = pin.column.unwrap_or(0);
            let _ =
                write!(text, "{comma}\n{{\"id\": \"p{party}\", \"name\": \"Party {party}\", \"column\": {column}}}");
        }
        text.push_str("], \"flows\": [");
        for (flow, edge) in self.edges.iter().enumerate() {
            let comma = if flow == 0 { "" } else { "," };
            let amount = edge.weight / 100;
            let _ = write!(
                text,
                "{comma}\n{{\"from\": \"p{}\", \"to\": \"p{}\", \"amount\": {amount}}}",
                edge.from, edge.to
            );
        }
        text.push_str("]}");
        text
    }
}

/// A picture without labels, as high as its data need.
pub fn spec() -> Spec<'static> {
    Spec { height: None, padding: 10.0, rooms: &[], thickness: 400.0, extra_out: &[] }
}

impl MadeUp {
    /// The network as a case of `cargo xtask compare`.
    pub fn case(&self) -> serde_json::Value {
        let id = |party: usize| format!("Party {party}");
        let node = |(party, pin): (usize, &Pin)| serde_json::json!({ "id": id(party), "column": pin.column });
        let link = |edge: &Edge| serde_json::json!({ "source": id(edge.from), "target": id(edge.to), "value": edge.weight / 100 });
        let height = (self.pins.len() * 64 / 10).max(600);
        serde_json::json!({
            "name": format!("made-up-{:06}", self.edges.len()),
            "width": 960, "height": height, "padding": 8, "nodeWidth": 16,
            "nodes": self.pins.iter().enumerate().map(node).collect::<Vec<_>>(),
            "links": self.edges.iter().map(link).collect::<Vec<_>>(),
        })
    }
}
