//! Lanes: where the links run that cannot pass columns, before or after all columns, stacked without overlap.
//!
//! Short ones run inside of long ones, so none that begins or ends beside a longer one meets its lane. What goes back turns round
//! its party, so of two beside each other the one nearer the lane lies within the other; what runs on leaves and arrives
//! like any other link, so of those the nearer one lies outside. Ports follow the same rule, see `centres` in `ports`.

use super::Slots;
use crate::layout::columns::Columns;
use crate::layout::graph::Edge;
use crate::sort::by_key;

/// The links that run outside, from the content outwards.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    /// Before all columns: what runs on if anything does, else what goes back.
    pub above: Vec<u32>,
    /// After all columns: what goes back.
    pub below: Vec<u32>,
    /// Turns the order of keys round, by exclusive or, if what is above runs on.
    pub flip: u64,
}

/// Chooses sides by the rank of the ends. Where links are too long to pass columns, those run before all and what goes back after:
/// on one side they would cross where they share a party.
pub(super) fn choose(columns: &Columns, edges: &[Edge], slots: &Slots) -> Lanes {
    /// More than there are slots; there are fewer columns than the rest of 64 bits can count. The slot of the other end tells
    /// links from one party to one column apart.
    const MANY: u64 = 1 << 24;
    let mut lanes = Lanes::default();
    if !columns.back.contains(&true) {
        return lanes;
    }
    let rank = middles(slots);
    for (e, edge) in edges.iter().enumerate().filter(|&(e, _)| columns.back[e]) {
        let sum = rank[slots.of_node[edge.from]] + rank[slots.of_node[edge.to]];
        let runs_on = columns.column[edge.from] < columns.column[edge.to];
        let is_above = if columns.too_long { runs_on } else { sum < 1.0 };
        if is_above { &mut lanes.above } else { &mut lanes.below }.push(e as u32);
    }
    lanes.flip = if columns.too_long { MANY * MANY - 1 } else { 0 };
    for (side, flip) in [(&mut lanes.above, lanes.flip), (&mut lanes.below, MANY * MANY - 1)] {
        by_key(side, &mut |e| {
            let edge = &edges[e as usize];
            let span = columns.column[edge.from].abs_diff(columns.column[edge.to]) as u64;
            let place = (rank[slots.of_node[edge.from]] * MANY as f64) as u64 * MANY + slots.of_node[edge.to] as u64;
            span * MANY * MANY + (place ^ flip)
        });
    }
    lanes
}

/// Per slot: the share of its column before its middle, from 0 to 1.
fn middles(slots: &Slots) -> Vec<f64> {
    let mut rank = vec![0.5; slots.slot.len()];
    for c in 0..slots.columns() {
        let run = slots.run(c);
        let weight: f64 = slots.slot[run.clone()].iter().map(|s| s.weight).sum();
        let count = run.len() as f64;
        let (mut before, mut index) = (0.0, 0.5);
        for i in run {
            let w = slots.slot[i].weight;
            let by_weight = if weight > 0.0 { (before + w / 2.0) / weight } else { 0.5 };
            rank[i] = (by_weight + index / count) / 2.0;
            before += w;
            index += 1.0;
        }
    }
    rank
}

impl Lanes {
    /// The breadth the lanes of one side take, padding to the content included.
    pub(super) fn breadth(side: &[u32], edges: &[Edge], scale: f64, padding: f64) -> f64 {
        side.iter().map(|&e| edges[e as usize].weight as f64 * scale + padding).sum()
    }

    /// Calls back with the centre of each lane.
    pub(super) fn place(
        &self,
        edges: &[Edge],
        scale: f64,
        padding: f64,
        breadth: f64,
        mut set: impl FnMut(usize, f64),
    ) {
        let mut at = Lanes::breadth(&self.above, edges, scale, padding);
        for &e in &self.above {
            let thick = edges[e as usize].weight as f64 * scale;
            set(e as usize, at - padding - thick / 2.0);
            at -= thick + padding;
        }
        at = breadth - Lanes::breadth(&self.below, edges, scale, padding);
        for &e in &self.below {
            let thick = edges[e as usize].weight as f64 * scale;
            set(e as usize, at + padding + thick / 2.0);
            at += thick + padding;
        }
    }
}
