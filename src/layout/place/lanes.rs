//! Lanes: where the links that go back run, before or after all columns, whichever is nearer, stacked without overlap.

use super::Slots;
use crate::layout::columns::Columns;
use crate::layout::graph::Edge;
use crate::sort::{by_key, rising};

/// The links that go back, from the content outwards.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    /// Before all columns.
    pub above: Vec<u32>,
    /// After all columns.
    pub below: Vec<u32>,
}

/// Chooses sides by the rank of the ends; short loops run inside of long ones.
pub(super) fn choose(columns: &Columns, edges: &[Edge], slots: &Slots) -> Lanes {
    let mut lanes = Lanes::default();
    if !columns.back.contains(&true) {
        return lanes;
    }
    let rank = middles(slots);
    for (e, edge) in edges.iter().enumerate().filter(|&(e, _)| columns.back[e]) {
        let sum = rank[slots.of_node[edge.from]] + rank[slots.of_node[edge.to]];
        if sum < 1.0 { &mut lanes.above } else { &mut lanes.below }.push(e as u32);
    }
    for (side, flip) in [(&mut lanes.above, 0), (&mut lanes.below, u64::MAX)] {
        by_key(side, &mut |e| rising(rank[slots.of_node[edges[e as usize].from]]) ^ flip);
        by_key(side, &mut |e| {
            let edge = &edges[e as usize];
            columns.column[edge.from].abs_diff(columns.column[edge.to]) as u64
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
