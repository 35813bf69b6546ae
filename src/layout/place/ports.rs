//! Ports: where on a bar each link begins and ends, in the order of what it meets in the next column.

use super::lanes::Lanes;
use super::{Kind, Slots};
use crate::layout::columns::Columns;
use crate::layout::graph::Edge;
use crate::sort::Sort as _;

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
    let (above, below) = (places(&lanes.above, edges.len()), places(&lanes.below, edges.len()));
    // Loops before all others, the innermost first; loops after all others, the innermost last.
    let key = |e: usize, slot: u32| match (above[e], below[e]) {
        (Some(lane), _) => (0, lane),
        (_, Some(lane)) => (2, usize::MAX - lane),
        _ => (1, slot as usize),
    };
    let side = |end: &dyn Fn(&Edge) -> usize, slot: &[u32]| {
        let mut sorted: Vec<usize> = (0..edges.len()).collect();
        sorted.order_by_key(|&e| (end(&edges[e]), key(e, slot[e]), e));
        let (mut at, mut last, mut centre) = (0.0, usize::MAX, vec![0.0; edges.len()]);
        for e in sorted {
            if end(&edges[e]) != last {
                last = end(&edges[e]);
                at = 0.0;
            }
            let thick = edges[e].weight as f64 * scale;
            centre[e] = at + thick / 2.0;
            at += thick;
        }
        centre
    };
    let out = side(&|e| e.from, &next);
    let into = side(&|e| e.to, &previous);
    let steps = shifts(edges, slots, scale, &out, &into, steps);
    Ports { out, into, steps }
}

fn places(lanes: &[usize], edges: usize) -> Vec<Option<usize>> {
    let mut place = vec![None; edges];
    for (i, &e) in lanes.iter().enumerate() {
        place[e] = Some(i);
    }
    place
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
    let bar = |slot: u32| matches!(slots.slot[slot as usize].kind, Kind::Node(_));
    steps
        .into_iter()
        .map(|(e, from, to)| {
            let i = e as usize;
            let start = if bar(from) { out[i] } else { within[i] };
            let end = if bar(to) { into[i] } else { within[i] };
            Step { from, to, shift: end - start, weight: edges[i].weight as f64 }
        })
        .collect()
}
