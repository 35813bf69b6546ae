//! Windowed sifting of large parts: each item moves to the best place near by (Matuszewski, Schönfeld, Molitor 1999).

use super::crossings;
use super::layers::{Part, Sides};

/// Sifts all free items `passes` times within `window` places to either side.
pub(super) fn windows(
    part: &Part,
    mut order: Vec<u32>,
    passes: usize,
    window: usize,
    free: impl Fn(usize) -> bool,
) -> Vec<u32> {
    let mut place = crossings::places(&order);
    let (mut left, mut right) = (part.left.clone(), part.right.clone());
    for pass in 0..passes {
        let mut moved = false;
        for k in 0..part.columns() {
            let c = if pass % 2 == 0 { k } else { part.columns() - 1 - k };
            for i in part.run(c) {
                for sides in [&mut left, &mut right] {
                    sides.of_mut(i).sort_unstable_by_key(|a| place[a.0 as usize]);
                }
            }
            let run = part.run(c);
            let items: Vec<u32> = order[run.clone()].to_vec();
            for v in items {
                if !free(v as usize) {
                    continue;
                }
                let at = place[v as usize] as usize;
                let differ = |u: u32| difference(&left, &place, v, u) + difference(&right, &place, v, u);
                let (mut gain, mut sum, mut to) = (0, 0, at);
                for j in (run.start.max(at.saturating_sub(window))..at).rev() {
                    // v before the item at j instead of after it.
                    sum += differ(order[j]);
                    if sum < gain {
                        (gain, to) = (sum, j);
                    }
                }
                sum = 0;
                for j in at + 1..run.end.min(at + window + 1) {
                    sum -= differ(order[j]);
                    if sum < gain {
                        (gain, to) = (sum, j);
                    }
                }
                if to != at {
                    moved = true;
                    if to < at {
                        order[to..=at].rotate_right(1);
                    } else {
                        order[at..=to].rotate_left(1);
                    }
                    for j in to.min(at)..=to.max(at) {
                        place[order[j] as usize] = j as u32;
                    }
                }
            }
        }
        if !moved {
            break;
        }
    }
    order
}

/// Crossings on one side with `a` before `b`, less those with `b` before `a`; neighbours sorted by place.
fn difference(sides: &Sides, place: &[u32], a: u32, b: u32) -> i64 {
    let (a, b) = (sides.of(a as usize), sides.of(b as usize));
    let all: i64 = b.iter().map(|x| x.1).sum();
    let (mut sum, mut below, mut i) = (0, 0, 0);
    for &(x, weight) in a {
        let at = place[x as usize];
        while i < b.len() && place[b[i].0 as usize] < at {
            below += b[i].1;
            i += 1;
        }
        let same = if i < b.len() && b[i].0 == x { b[i].1 } else { 0 };
        sum += weight * (below - (all - below - same));
    }
    sum
}
