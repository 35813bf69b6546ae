//! Places an ordered picture along the breadth: one scale, bars, the ways of long links, ports, lanes of links that go back.
//!
//! Given the order, all ports are known relative to their bars ([`ports`]), the scale is the largest with which every
//! column fits ([`scale`]), and the bars then follow from a convex problem per column ([`isotonic`]).

#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_wrap,
    reason = "all indices are made here, from lists counted here; sums are bounded by construction"
)]

mod isotonic;
mod lanes;
mod ports;
mod scale;
mod turn;

use super::columns::Columns;
use super::graph::{Edge, Room};
use super::order::{Item, Ordering};
pub(super) use scale::FINEST;

/// What the placement has to respect.
#[derive(Clone, Copy, Debug)]
pub struct Spec<'a> {
    /// The breadth available; none: as the data needs it, see `thickness`. The result is broader where labels and padding do not fit.
    pub height: Option<f64>,
    /// The least gap between two bars of a column.
    pub padding: f64,
    /// Per node; missing ones need no room.
    pub rooms: &'a [Room],
    /// Without a height: the breadth of all bars of the column with the most money.
    pub thickness: f64,
    /// Per node: weight that stays there and leaves at the end of the outgoing side; missing ones are 0.
    pub extra_out: &'a [u64],
}

/// A link along the breadth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    /// Its centre at the source.
    pub start: f64,
    /// Its centre at the target.
    pub end: f64,
    /// Its thickness.
    pub thickness: f64,
    /// The columns it passes with its centre there, from source to target.
    pub ways: Vec<(usize, f64)>,
    /// For a link that runs outside: the centre of its lane before or after all columns.
    pub lane: Option<f64>,
}

/// Where everything stands along the breadth; all numbers are finite.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placement {
    /// Breadth per weight, one for the whole picture.
    pub scale: f64,
    /// The breadth taken: at least what was asked for.
    pub breadth: f64,
    /// Per node: begin and end of its bar.
    pub node: Vec<(f64, f64)>,
    /// Per edge.
    pub link: Vec<Track>,
    /// Per node: the centre of what stays there.
    pub stub: Vec<f64>,
    /// Per node: whether its room is turned round.
    pub turned: Vec<bool>,
}

/// A bar or the way of a bundle within a column.
#[derive(Clone, Debug)]
struct Slot {
    kind: Kind,
    weight: f64,
    /// From the start of the slot before in the column, without thickness; for the first from the edge of the content.
    room: Room,
}

impl Slot {
    /// Lays what is before the bar after it, and the other way round.
    fn turn(&mut self) {
        std::mem::swap(&mut self.room.above, &mut self.room.below);
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Node(usize),
    /// A range of the list of edges of all ways.
    Way(usize, usize),
}

/// The columns as slots, and which slot each node and each way is.
#[derive(Debug)]
struct Slots {
    /// All slots, column by column.
    slot: Vec<Slot>,
    /// Where each column begins.
    start: Vec<usize>,
    of_node: Vec<usize>,
    edges: Vec<usize>,
}

/// Places an order; total, deterministic, O(m log m) for m links and ways.
#[must_use]
pub fn place(columns: &Columns, edges: &[Edge], ordering: &Ordering, spec: &Spec) -> Placement {
    let padding = finite(spec.padding);
    let mut slots = Slots::new(columns, edges, ordering, spec);
    let lanes = lanes::choose(columns, edges, &slots);
    let mut fit = scale::fit(&slots, &lanes, edges, spec, padding);
    let ports = ports::new(columns, edges, &slots, &lanes, fit.scale);
    let links = isotonic::Touching::new(&slots, &ports);
    let mut begin = isotonic::start(&slots, &fit);
    isotonic::place(&slots, &links, &fit, padding, &mut begin);
    let turned = turn::rooms(&mut slots, &links, &mut fit, padding, &mut begin);
    isotonic::polish(&slots, &links, &fit, &mut begin);
    isotonic::straighten(&slots, &links, &fit, &mut begin);
    if spec.height.is_none() {
        fit.crop(&slots, &mut begin);
    }
    assemble(edges, spec, &slots, &lanes, &ports, &fit, &begin, padding, turned)
}

/// A length that can be added to others without harm.
fn finite(x: f64) -> f64 {
    if x.is_finite() { x.clamp(0.0, 1e9) } else { 0.0 }
}

impl Slots {
    fn new(columns: &Columns, edges: &[Edge], ordering: &Ordering, spec: &Spec) -> Slots {
        let n = columns.column.len();
        let (mut gives, mut takes) = (vec![0u128; n], vec![0u128; n]);
        for e in edges {
            gives[e.from] += u128::from(e.weight);
            takes[e.to] += u128::from(e.weight);
        }
        for (v, g) in gives.iter_mut().enumerate() {
            *g += u128::from(spec.extra_out.get(v).copied().unwrap_or(0));
        }
        let mut slots = Slots { slot: Vec::new(), start: vec![0], of_node: vec![0; n], edges: Vec::new() };
        for column in &ordering.columns {
            let begin = slots.slot.len();
            let mut last = None;
            for item in column {
                match *item {
                    Item::Node(v) => {
                        last = None;
                        slots.of_node[v] = slots.slot.len();
                        let room = spec.rooms.get(v).copied().unwrap_or_default();
                        let room = Room {
                            above: finite(room.above),
                            below: finite(room.below),
                            beside: finite(room.beside),
                            turns: room.turns,
                        };
                        let weight = gives[v].max(takes[v]) as f64;
                        slots.slot.push(Slot { kind: Kind::Node(v), weight, room });
                    }
                    Item::Way { edge } => {
                        let ends = (edges[edge].from, edges[edge].to);
                        let weight = edges[edge].weight as f64;
                        let at = slots.edges.len();
                        slots.edges.push(edge);
                        let same = last == Some(ends);
                        last = Some(ends);
                        match slots.slot.last_mut() {
                            Some(Slot { kind: Kind::Way(_, end), weight: sum, .. }) if same => {
                                *end = at + 1;
                                *sum += weight;
                            }
                            _ => slots.slot.push(Slot { kind: Kind::Way(at, at + 1), weight, room: Room::default() }),
                        }
                    }
                }
            }
            debug_assert!(begin <= slots.slot.len());
            slots.start.push(slots.slot.len());
        }
        slots
    }

    fn columns(&self) -> usize {
        self.start.len() - 1
    }

    fn run(&self, column: usize) -> std::ops::Range<usize> {
        self.start[column]..self.start[column + 1]
    }
}

#[expect(clippy::too_many_arguments, reason = "the last step needs what all others found")]
fn assemble(
    edges: &[Edge],
    spec: &Spec,
    slots: &Slots,
    lanes: &lanes::Lanes,
    ports: &ports::Ports,
    fit: &scale::Fit,
    begin: &[f64],
    padding: f64,
    turned: Vec<bool>,
) -> Placement {
    let scale = fit.scale;
    let bar = |v: usize| begin[slots.of_node[v]];
    let mut link: Vec<Track> = edges
        .iter()
        .enumerate()
        .map(|(e, edge)| Track {
            start: bar(edge.from) + ports.out[e],
            end: bar(edge.to) + ports.into[e],
            thickness: edge.weight as f64 * scale,
            ways: Vec::new(),
            lane: None,
        })
        .collect();
    for c in 0..slots.columns() {
        for i in slots.run(c) {
            if let Kind::Way(from, to) = slots.slot[i].kind {
                let mut at = begin[i];
                for &e in &slots.edges[from..to] {
                    let half = link[e].thickness / 2.0;
                    link[e].ways.push((c, at + half));
                    at += 2.0 * half;
                }
            }
        }
    }
    lanes.place(edges, scale, padding, fit.breadth, |e, centre| {
        link[e].lane = Some(centre);
    });
    let node: Vec<(f64, f64)> =
        slots.of_node.iter().map(|&i| (begin[i], begin[i] + slots.slot[i].weight * scale)).collect();
    let stub = node
        .iter()
        .enumerate()
        .map(|(v, bar)| bar.1 - spec.extra_out.get(v).copied().unwrap_or(0) as f64 * scale / 2.0)
        .collect();
    let turned = slots.of_node.iter().map(|&i| turned[i]).collect();
    Placement { scale, breadth: fit.breadth, node, link, stub, turned }
}

#[cfg(test)]
mod tests;
