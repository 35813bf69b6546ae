//! Windowed sifting of large parts: each item moves to the best place near by (Matuszewski, Schönfeld, Molitor 1999).

use super::crossings;
use super::layers::{Part, Sides};
use crate::sort::{Keyed, keyed};

/// How far and how long to sift.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sift {
    /// Passes over all columns.
    pub passes: usize,
    /// Places to either side that are tried.
    pub window: usize,
    /// What a move must gain, and more.
    pub worth: i64,
    /// Pairs of an earlier order that all moves together may turn.
    pub spare: usize,
}

/// The places of the neighbours of one column's items, sorted, with their weights.
#[derive(Default)]
struct Near {
    start: Vec<u32>,
    place: Vec<Keyed>,
    /// Per item the sum of the weights.
    sum: Vec<i64>,
}

impl Near {
    fn gather(&mut self, run: std::ops::Range<usize>, sides: &Sides, place: &[u32]) {
        self.start.clear();
        self.place.clear();
        self.sum.clear();
        self.start.push(0);
        for v in run {
            let begin = self.place.len();
            self.place.extend(sides.of(v).iter().map(|&(u, w)| (u64::from(place[u as usize]), w)));
            keyed(&mut self.place[begin..]);
            self.sum.push(self.place[begin..].iter().map(|p| p.1).sum());
            self.start.push(self.place.len() as u32);
        }
    }

    #[inline(always)]
    fn of(&self, i: usize) -> &[Keyed] {
        &self.place[self.start[i] as usize..self.start[i + 1] as usize]
    }

    /// Crossings on this side with `a` before `b`, less those with `b` before `a`.
    fn difference(&self, a: usize, b: usize) -> i64 {
        let all = self.sum[b];
        let others = self.of(b);
        let (mut sum, mut below, mut next) = (0, 0, 0);
        for &(at, weight) in self.of(a) {
            while next < others.len() && others[next].0 < at {
                below += others[next].1;
                next += 1;
            }
            let same = if next < others.len() && others[next].0 == at { others[next].1 } else { 0 };
            sum += weight * (2 * below + same - all);
        }
        sum
    }
}

/// Sifts all items; one is looked at again only after something near it has moved.
pub(super) fn windows(part: &Part, mut order: Vec<u32>, mut how: Sift) -> Vec<u32> {
    let mut place = crossings::places(&order);
    let mut stale = vec![true; part.len()];
    let (mut left, mut right) = (Near::default(), Near::default());
    for pass in 0..how.passes {
        for k in 0..part.columns() {
            let c = if pass % 2 == 0 { k } else { part.columns() - 1 - k };
            let run = part.run(c);
            if !stale[run.clone()].contains(&true) {
                continue;
            }
            left.gather(run.clone(), &part.left, &place);
            right.gather(run.clone(), &part.right, &place);
            // Every item once, in the order the column has before.
            let column = order[run.clone()].to_vec();
            for v in column {
                if !std::mem::replace(&mut stale[v as usize], false) {
                    continue;
                }
                let at = place[v as usize] as usize;
                let differ = |u: u32| {
                    let (a, b) = (v as usize - run.start, u as usize - run.start);
                    left.difference(a, b) + right.difference(a, b)
                };
                let to = best_place(&order, part.reach(&order, at, how.spare), at, how, &differ);
                if to != at {
                    how.spare -= part.turns(&order, at, to);
                    if to < at {
                        order[to..=at].rotate_right(1);
                    } else {
                        order[at..=to].rotate_left(1);
                    }
                    let (low, high) = (to.min(at), to.max(at));
                    for (j, &u) in order.iter().enumerate().take(high + 1).skip(low) {
                        place[u as usize] = j as u32;
                        for near in [part.left.of(u as usize), part.right.of(u as usize)].as_slice() {
                            near.iter().for_each(|a| stale[a.0 as usize] = true);
                        }
                    }
                    let reach = how.window.min(run.len());
                    for &u in &order[run.start.max(low.saturating_sub(reach))..run.end.min(high + reach + 1)] {
                        stale[u as usize] = true;
                    }
                }
            }
        }
        if !stale.contains(&true) {
            break;
        }
    }
    order
}

/// The place within the window where the item at `at` costs least.
fn best_place(order: &[u32], run: std::ops::Range<usize>, at: usize, how: Sift, differ: &dyn Fn(u32) -> i64) -> usize {
    let (mut gain, mut sum, mut to) = (-how.worth, 0, at);
    for j in (run.start.max(at.saturating_sub(how.window))..at).rev() {
        // Before the item at j instead of after it.
        sum += differ(order[j]);
        if sum < gain {
            (gain, to) = (sum, j);
        }
    }
    sum = 0;
    let end = run.end.min(at.saturating_add(how.window).saturating_add(1));
    for (j, &u) in order.iter().enumerate().take(end).skip(at + 1) {
        sum -= differ(u);
        if sum < gain {
            (gain, to) = (sum, j);
        }
    }
    to
}
