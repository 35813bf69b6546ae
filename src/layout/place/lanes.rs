//! Lanes: where the links run that cannot pass columns, before or after all columns, stacked without overlap.
//!
//! Short ones run inside of long ones, so none that begins or ends beside a longer one meets its lane. What goes back turns round
//! its party, so of two beside each other the one nearer the lane lies within the other; what runs on leaves and arrives
//! like any other link, so of those the nearer one lies outside. Ports follow the same rule, see `centres` in `ports`.

use super::Slots;
use crate::layout::columns::Columns;
use crate::layout::graph::Edge;
use crate::sort::{by_key, rising};

/// The links that run outside, from the content outwards. What lies on one side runs all on, or all back.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    /// Before all columns.
    pub above: Vec<u32>,
    /// After all columns.
    pub below: Vec<u32>,
    /// For both sides, whether of two links beside each other the one with the larger breadth lies inside.
    pub flip: [bool; 2],
}

/// A key, or one that sorts the other way round.
pub(super) fn flipped(key: u64, flip: bool) -> u64 {
    if flip { !key } else { key }
}

/// Chooses sides, by the rank of the ends unless some links go back and some run on, which would cross where they share a party.
pub(super) fn choose(columns: &Columns, edges: &[Edge], slots: &Slots) -> Lanes {
    let mut lanes = Lanes::default();
    let span = |e: usize| columns.column[edges[e].to] as i64 - columns.column[edges[e].from] as i64;
    let outside = || (0..edges.len()).filter(|&e| columns.back[e]);
    let (on, back) = (outside().any(|e| span(e) > 0), outside().any(|e| span(e) < 1));
    if !on && !back {
        return lanes;
    }
    let rank = middles(slots);
    let ends = |e: usize| [edges[e].to, edges[e].from].map(|v| rank[slots.of_node[v]]);
    for e in outside() {
        let is_above = if on && back { span(e) > 0 } else { ends(e).iter().sum::<f64>() < 1.0 };
        if is_above { &mut lanes.above } else { &mut lanes.below }.push(e as u32);
    }
    lanes.flip = [on, back];
    for (side, flip) in [(&mut lanes.above, on), (&mut lanes.below, back)] {
        for end in [0, 1] {
            by_key(side, &mut |e| flipped(rising(ends(e as usize)[end]), flip));
        }
        by_key(side, &mut |e| span(e as usize).unsigned_abs());
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
