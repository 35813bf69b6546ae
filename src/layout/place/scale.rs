//! The scale: the largest breadth per weight with which every column fits, one for the whole picture.

use super::lanes::Lanes;
use super::{Kind, Slot, Slots, Spec};
use crate::layout::graph::Edge;

/// Of the breadth asked for, the fullest column's money takes at least this part; else the picture grows.
const LEAST: f64 = 0.3;

/// What the least weight, a hundredth of the currency's unit, is drawn as broad as at the most: as a line of the legend, which
/// else could not give the scale.
pub(in super::super) const FINEST: f64 = 14.0;

/// The scale and what follows from it.
#[derive(Debug)]
pub(super) struct Fit {
    pub scale: f64,
    pub breadth: f64,
    /// Where the content begins and ends, between the lanes.
    pub content: (f64, f64),
    /// Per slot: the least distance from its begin to the next one's; for the last of a column to the content's end.
    pub step: Vec<f64>,
    /// Per column: the least distance from the content's begin to its first slot.
    pub lead: Vec<f64>,
}

/// Breadth beyond what the fullest column needs, as a part of it, where the breadth follows from the data: a column without
/// any play cannot move a bar to where its links would run straight. What no column uses is cut off again.
const PLAY: f64 = 0.2;

/// Finds the scale, and a larger breadth where the one asked for does not do.
pub(super) fn fit(slots: &Slots, lanes: &Lanes, edges: &[Edge], spec: &Spec, padding: f64) -> Fit {
    let most = (0..slots.columns()).map(|c| weight(slots, c)).fold(0.0, f64::max);
    let need = |scale: f64| {
        let content = (0..slots.columns()).map(|c| extent(slots, c, scale, padding)).fold(0.0, f64::max);
        content
            + Lanes::breadth(&lanes.above, edges, scale, padding)
            + Lanes::breadth(&lanes.below, edges, scale, padding)
    };
    let asked = finite_or(spec.height, 0.0);
    let full = finite_or(spec.height, super::finite(spec.thickness)).max(1.0);
    let high = (full / most).min(FINEST);
    let (scale, breadth) = if most <= 0.0 {
        (1.0, need(1.0).max(asked))
    } else if spec.height.is_none() {
        (high, need(high) * (1.0 + PLAY))
    } else {
        let least = LEAST * high;
        if need(least) >= asked { (least, need(least)) } else { (largest(&need, least, high, asked), asked) }
    };
    let above = Lanes::breadth(&lanes.above, edges, scale, padding);
    let below = Lanes::breadth(&lanes.below, edges, scale, padding);
    let mut fit = Fit {
        scale,
        breadth,
        content: (above, breadth - below),
        step: vec![0.0; slots.slot.len()],
        lead: vec![0.0; slots.columns()],
    };
    for c in 0..slots.columns() {
        fit.measure(slots, c, padding);
    }
    fit
}

impl Fit {
    /// Cuts off what no column uses before its first slot and after its last.
    pub(super) fn crop(&mut self, slots: &Slots, begin: &mut [f64]) {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for c in 0..slots.columns() {
            let run = slots.run(c);
            if let (Some(first), Some(last)) = (run.clone().next(), run.last()) {
                low = low.min(begin[first] - self.lead[c]);
                high = high.max(begin[last] + self.step[last]);
            }
        }
        let (low, high) = (low.max(self.content.0), high.min(self.content.1));
        if low >= high {
            return;
        }
        begin.iter_mut().for_each(|at| *at -= low - self.content.0);
        self.breadth -= self.content.1 - high + low - self.content.0;
        self.content.1 -= self.content.1 - high + low - self.content.0;
    }

    /// The breadth a column needs.
    pub(super) fn used(&self, slots: &Slots, c: usize) -> f64 {
        self.lead[c] + slots.run(c).map(|i| self.step[i]).sum::<f64>()
    }

    /// Takes the distances within a column from its slots.
    pub(super) fn measure(&mut self, slots: &Slots, c: usize, padding: f64) {
        let column = &slots.slot[slots.run(c)];
        self.lead[c] = column.first().map_or(0.0, |s| before(s, self.scale).max(0.0));
        for (k, i) in slots.run(c).enumerate() {
            self.step[i] = distance(&column[k], column.get(k + 1), self.scale, padding);
        }
    }
}

fn finite_or(x: Option<f64>, or: f64) -> f64 {
    x.map_or(or, super::finite)
}

/// The largest scale between `low`, which fits, and `high` that needs no more than `asked`, by bisection.
fn largest(need: &impl Fn(f64) -> f64, mut low: f64, mut high: f64, asked: f64) -> f64 {
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if need(middle) <= asked {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn weight(slots: &Slots, c: usize) -> f64 {
    slots.slot[slots.run(c)].iter().map(|s| s.weight).sum()
}

/// Room before a bar.
fn before(slot: &Slot, scale: f64) -> f64 {
    slot.room.above.max((slot.room.beside - slot.weight * scale) / 2.0)
}

/// Room after a bar.
fn after(slot: &Slot, scale: f64) -> f64 {
    slot.room.below.max((slot.room.beside - slot.weight * scale) / 2.0)
}

/// From the begin of a slot to the begin of the next, or to the end of the content.
fn distance(slot: &Slot, next: Option<&Slot>, scale: f64, padding: f64) -> f64 {
    let way = |s: &Slot| matches!(s.kind, Kind::Way(..));
    let gap = next.map_or(0.0, |n| match (way(slot), way(n)) {
        (false, false) => padding,
        (true, true) => padding / 4.0,
        _ => padding / 2.0,
    });
    slot.weight * scale + gap.max(after(slot, scale).max(0.0) + next.map_or(0.0, |n| before(n, scale).max(0.0)))
}

/// The breadth a column needs; it grows with the scale.
fn extent(slots: &Slots, c: usize, scale: f64, padding: f64) -> f64 {
    let column = &slots.slot[slots.run(c)];
    let lead = column.first().map_or(0.0, |s| before(s, scale).max(0.0));
    let steps = column.iter().enumerate().map(|(i, s)| distance(s, column.get(i + 1), scale, padding));
    lead + steps.sum::<f64>()
}
