//! Puts the slots of each column where its links run straightest: bounded isotonic regression, column by column.
//!
//! Least distances within a column become an order of shifted places, so the least squares are found by pooling adjacent
//! violators (Barlow, Bartholomew, Bremner, Brunk 1972) and cut at the bounds. Weights divided by the last distance
//! (Schlossmacher 1973) turn squares into plain distances: many ribbons quite straight rather than all a little bent.

use super::ports::Ports;
use super::scale::Fit;
use super::{Kind, Slots};
use crate::layout::runs::Runs;
use crate::sort::{Keyed, keyed, risen, rising};
use std::ops::Range;

/// Sweeps over all columns; small pictures get twice as many, which cost nothing and straighten a little more.
const SWEEPS: usize = 24;
const SMALL: usize = 1000;

/// Per slot the steps that touch it: the other slot, where this one wishes to begin relative to it, and how much.
pub(super) struct Touching(Runs<(u32, f64, f64)>);

impl Touching {
    pub(super) fn new(slots: &Slots, ports: &Ports) -> Touching {
        let steps = &ports.steps;
        let most = steps.iter().map(|s| s.weight).fold(0.0, f64::max).max(1.0);
        let is_start = |i: usize| i.is_multiple_of(2);
        let end = |i: usize| if is_start(i) { steps[i / 2].from } else { steps[i / 2].to };
        Touching(Runs::new(slots.slot.len(), 2 * steps.len(), &end, |i| {
            let s = &steps[i / 2];
            // Relative weights, never quite zero: a flow of nothing still wants to be straight.
            let weight = s.weight / most + 1e-9;
            if is_start(i) { (s.to, s.shift, weight) } else { (s.from, -s.shift, weight) }
        }))
    }

    fn of(&self, i: usize) -> &[(u32, f64, f64)] {
        self.0.of(i)
    }

    fn at(&self, i: usize) -> &[(u32, f64, f64)] {
        self.0.at(i)
    }

    /// How far all money travels, twice.
    pub(super) fn travel(&self, begin: &[f64]) -> f64 {
        let of =
            |i: usize| self.at(i).iter().map(move |&(o, shift, w)| w * (begin[o as usize] + shift - begin[i]).abs());
        (0..begin.len()).flat_map(of).sum()
    }
}

/// Every column as close as it may be, in the middle.
pub(super) fn start(slots: &Slots, fit: &Fit) -> Vec<f64> {
    let mut begin = vec![0.0; slots.slot.len()];
    for c in 0..slots.columns() {
        let used = fit.used(slots, c);
        let mut at = fit.content.0 + fit.lead[c] + ((fit.content.1 - fit.content.0 - used) / 2.0).max(0.0);
        for i in slots.run(c) {
            begin[i] = at;
            at += fit.step[i];
        }
    }
    begin
}

/// Moves the begins of all slots to where links run straightest.
pub(super) fn place(slots: &Slots, links: &Touching, fit: &Fit, padding: f64, begin: &mut [f64]) {
    let sweeps = if slots.slot.len() < SMALL { 2 * SWEEPS } else { SWEEPS };
    sweep(slots, links, fit, padding, 0..sweeps, begin);
}

/// Some of the sweeps.
pub(super) fn sweep(slots: &Slots, links: &Touching, fit: &Fit, padding: f64, sweeps: Range<usize>, begin: &mut [f64]) {
    let mut pool = Pool::default();
    for s in sweeps {
        // From squares to distances.
        let near = if s < 6 { f64::INFINITY } else { (padding.max(1.0)) / (1.0 + (s - 6) as f64) };
        for k in 0..slots.columns() {
            let c = if s % 2 == 0 { k } else { slots.columns() - 1 - k };
            column(slots.run(c), links, fit, c, near, begin, &mut pool);
        }
    }
}

/// Moves ways on to where they come from, as long as that makes no link longer.
///
/// A long link that has to rise may do so in any of the gaps it crosses; distances are the same. Readers follow one
/// bend more easily than many small ones.
pub(super) fn straighten(slots: &Slots, links: &Touching, fit: &Fit, begin: &mut [f64]) {
    for c in 0..slots.columns() {
        straighten_column(slots, slots.run(c), links, fit, c, begin);
    }
}

fn straighten_column(slots: &Slots, run: Range<usize>, touching: &Touching, fit: &Fit, c: usize, begin: &mut [f64]) {
    for i in run.clone() {
        if matches!(slots.slot[i].kind, Kind::Node(_)) {
            continue;
        }
        let low = if i == run.start { fit.content.0 + fit.lead[c] } else { begin[i - 1] + fit.step[i - 1] };
        let high = if i + 1 == run.end { fit.content.1 } else { begin[i + 1] } - fit.step[i];
        let cost = |at: f64| {
            touching.at(i).iter().map(|(other, shift, w)| w * (begin[*other as usize] + shift - at).abs()).sum::<f64>()
        };
        let Some((other, shift, _)) = touching.at(i).iter().find(|(other, ..)| (*other as usize) < run.start) else {
            continue;
        };
        let at = (begin[*other as usize] + shift).min(high).max(low);
        if low <= high && cost(at) <= cost(begin[i]) + 1e-9 {
            begin[i] = at;
        }
    }
}

/// Blocks of slots that stand as close as they may.
#[derive(Default)]
struct Pool {
    /// Weighted sum of wishes, weight, count.
    blocks: Vec<(f64, f64, usize)>,
}

/// Places one column, all others fixed.
fn column(run: Range<usize>, touching: &Touching, fit: &Fit, c: usize, near: f64, begin: &mut [f64], pool: &mut Pool) {
    let low = fit.content.0 + fit.lead[c];
    let mut offset = 0.0;
    pool.blocks.clear();
    for i in run.clone() {
        let (mut sum, mut weight) = (0.0, 0.0);
        for &(other, shift, w) in touching.of(i) {
            let wish = begin[other as usize] + shift;
            let far = (wish - begin[i]).abs();
            let w = if near.is_finite() { w / (far + near) } else { w };
            sum += w * wish;
            weight += w;
        }
        if weight <= 0.0 {
            (sum, weight) = (begin[i] * 1e-12, 1e-12);
        }
        pool.blocks.push((sum - weight * offset, weight, 1));
        offset += fit.step[i];
        while let [.., a, b] = pool.blocks.as_slice() {
            if a.0 / a.1 <= b.0 / b.1 {
                break;
            }
            let joined = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
            pool.blocks.pop();
            pool.blocks.pop();
            pool.blocks.push(joined);
        }
    }
    // The last slot's step ends at the content's end.
    let high = (fit.content.1 - offset).max(low);
    let (mut i, mut offset) = (run.start, 0.0);
    for &(sum, weight, count) in &pool.blocks {
        let at = (sum / weight).clamp(low, high);
        for _ in 0..count {
            begin[i] = at + offset;
            offset += fit.step[i];
            i += 1;
        }
    }
}

/// Sweeps with plain distances, blocks at weighted medians: what is nearly straight becomes straight.
pub(super) fn polish(slots: &Slots, links: &Touching, fit: &Fit, begin: &mut [f64]) {
    if slots.slot.len() >= SMALL {
        return;
    }
    for s in 0..4 {
        for k in 0..slots.columns() {
            let c = if s % 2 == 0 { k } else { slots.columns() - 1 - k };
            to_medians(slots.run(c), links, fit, c, begin);
        }
    }
}

/// Slots that stand as close as they may, with all their wishes: a key for the place, and the bits of the weight.
struct Block {
    wishes: Vec<Keyed>,
    at: f64,
    /// Where they stood before, in the mean.
    was: f64,
    count: usize,
}

fn weight(wish: &Keyed) -> f64 {
    f64::from_bits(wish.1 as u64)
}

impl Block {
    /// The place of least travel that is nearest to where the block was.
    fn settle(&mut self) {
        keyed(&mut self.wishes);
        let half = self.wishes.iter().map(weight).sum::<f64>() / 2.0;
        let (mut sum, mut low) = (0.0, None);
        self.at = self.was;
        for wish in &self.wishes {
            let at = risen(wish.0);
            sum += weight(wish);
            if sum >= half - 1e-12 {
                let low = *low.get_or_insert(at);
                self.at = self.was.max(low).min(at);
                if sum > half + 1e-12 {
                    return;
                }
            }
        }
    }

    fn join(&mut self, other: Block) {
        let (a, b) = (self.count as f64, other.count as f64);
        self.was = (self.was * a + other.was * b) / (a + b);
        self.wishes.extend(other.wishes);
        self.count += other.count;
        self.settle();
    }
}

/// Places one column, all others fixed, by plain distances.
fn to_medians(run: Range<usize>, links: &Touching, fit: &Fit, c: usize, begin: &mut [f64]) {
    let low = fit.content.0 + fit.lead[c];
    let mut offset = 0.0;
    let mut blocks: Vec<Block> = Vec::new();
    for i in run.clone() {
        let wish =
            |&(other, shift, w): &(u32, f64, f64)| (rising(begin[other as usize] + shift - offset), w.to_bits() as i64);
        let was = begin[i] - offset;
        let mut block = Block { wishes: links.at(i).iter().map(wish).collect(), at: was, was, count: 1 };
        block.settle();
        offset += fit.step[i];
        while let Some(mut last) = blocks.pop_if(|last| last.at > block.at) {
            last.join(block);
            block = last;
        }
        blocks.push(block);
    }
    let high = (fit.content.1 - offset).max(low);
    let (mut i, mut offset) = (run.start, 0.0);
    for block in blocks {
        let at = block.at.clamp(low, high);
        for _ in 0..block.count {
            begin[i] = at + offset;
            offset += fit.step[i];
            i += 1;
        }
    }
}
