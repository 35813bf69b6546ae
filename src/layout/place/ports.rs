//! Ports: where on a bar each link begins and ends, in the order of what it meets in the next column.

use super::lanes::Lanes;
use super::{Kind, Slots};
use crate::layout::columns::Columns;
use crate::layout::graph::Edge;
use crate::sort::by_key;

/// Where links touch their slots, relative to the slot's begin.
#[derive(Debug)]
pub(super) struct Ports {
    /// Per edge: the centre on the source's bar.
    pub out: Vec<f64>,
    /// Per edge: the centre on the target's bar.
    pub into: Vec<f64>,
    /// The steps of all links between neighbouring columns.
    pub steps: Vec<Step>,
}

/// A straight step between slots of neighbouring columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub from: u32,
    pub to: u32,
    /// How much more the end lies after its slot's begin than the start after its own.
    pub shift: f64,
    pub weight: f64,
}

/// Sorts all ports and lists the steps.
pub(super) fn new(columns: &Columns, edges: &[Edge], slots: &Slots, lanes: &Lanes, scale: f64) -> Ports {
    let (next, previous, steps) = neighbours(columns, edges, slots);
    let out = centres(edges, lanes, next, scale, &|e| e.from);
    let into = centres(edges, lanes, previous, scale, &|e| e.to);
    let steps = shifts(edges, slots, scale, &out, &into, steps);
    Ports { out, into, steps }
}

/// Per edge its centre on a bar, given the bar and the slot that the edge meets next from there.
fn centres(edges: &[Edge], lanes: &Lanes, met: Vec<u32>, scale: f64, bar: &dyn Fn(&Edge) -> usize) -> Vec<f64> {
    /// More than there are lanes or slots.
    const MANY: u64 = 1 << 32;
    // Loops before all others, the innermost first; loops after all others, the innermost last. What runs on outside does not
    // turn round its bar, so of that the innermost comes last.
    let mut key: Vec<u64> = met.into_iter().map(|slot| MANY + u64::from(slot)).collect();
    for (lane, &e) in lanes.above.iter().enumerate() {
        key[e as usize] = (lane as u64 ^ lanes.flip) % MANY;
    }
    for (lane, &e) in lanes.below.iter().enumerate() {
        key[e as usize] = 3 * MANY - lane as u64;
    }
    let mut sorted: Vec<u32> = (0..edges.len() as u32).collect();
    by_key(&mut sorted, &mut |e| key[e as usize]);
    let nodes = edges.iter().map(|edge| bar(edge) + 1).max().unwrap_or(0);
    let (mut at, mut centre) = (vec![0.0; nodes], vec![0.0; edges.len()]);
    for e in sorted {
        let edge = &edges[e as usize];
        let thick = edge.weight as f64 * scale;
        let at = &mut at[bar(edge)];
        centre[e as usize] = *at + thick / 2.0;
        *at += thick;
    }
    centre
}

/// An edge and the two slots a step of it joins.
type Meeting = (u32, u32, u32);

/// Per edge the slot it meets after its source and before its target; and all steps.
fn neighbours(columns: &Columns, edges: &[Edge], slots: &Slots) -> (Vec<u32>, Vec<u32>, Vec<Meeting>) {
    let mut last: Vec<u32> = edges.iter().map(|e| slots.of_node[e.from] as u32).collect();
    let mut next: Vec<u32> = edges.iter().map(|e| slots.of_node[e.to] as u32).collect();
    let mut met = vec![false; edges.len()];
    let mut steps = Vec::with_capacity(edges.len() + slots.edges.len());
    for (i, slot) in slots.slot.iter().enumerate() {
        if let Kind::Way(a, b) = slot.kind {
            for &e in &slots.edges[a..b] {
                if !std::mem::replace(&mut met[e], true) {
                    next[e] = i as u32;
                }
                steps.push((e as u32, last[e], i as u32));
                last[e] = i as u32;
            }
        }
    }
    for (e, edge) in edges.iter().enumerate().filter(|&(e, _)| !columns.back[e]) {
        steps.push((e as u32, last[e], slots.of_node[edge.to] as u32));
    }
    (next, last, steps)
}

fn shifts(edges: &[Edge], slots: &Slots, scale: f64, out: &[f64], into: &[f64], steps: Vec<Meeting>) -> Vec<Step> {
    // Per edge its centre within its bundle: the same in all its ways.
    let mut within = vec![0.0; edges.len()];
    for slot in &slots.slot {
        if let Kind::Way(a, b) = slot.kind {
            let mut at = 0.0;
            for &e in &slots.edges[a..b] {
                let thick = edges[e].weight as f64 * scale;
                within[e] = at + thick / 2.0;
                at += thick;
            }
        }
    }
    let at = |slot: u32, e: usize, bar: &[f64]| match slots.slot[slot as usize].kind {
        Kind::Node(_) => bar[e],
        Kind::Way(..) => within[e],
    };
    let mut list = Vec::with_capacity(steps.len());
    for (e, from, to) in steps {
        let e = e as usize;
        list.push(Step { from, to, shift: at(to, e, into) - at(from, e, out), weight: edges[e].weight as f64 });
    }
    list
}
