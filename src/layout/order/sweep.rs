//! Sweeps over the columns, each ordered by the weighted mean place of its neighbours (Sugiyama, Tagawa, Toda 1981).

use super::crossings;
use super::layers::{Part, Sides};
use crate::sort::{by_key, rising};

/// Sweeps to and fro and returns the best order met with its crossings; ends after `patience` sweeps without gain.
pub(super) fn barycenter(part: &Part, order: Vec<u32>, sweeps: usize, patience: usize) -> (Vec<u32>, i64) {
    let mut cost = crossings::count(part, &order);
    let mut best = order.clone();
    let mut order = order;
    let mut place = crossings::places(&order);
    let mut idle = 0;
    let mut key = vec![0.0; part.len()];
    for s in 0..sweeps {
        if cost == 0 || idle >= patience {
            break;
        }
        for k in 1..part.columns() {
            let back = part.columns() - 1 - k;
            let (c, sides, by) = if s % 2 == 0 { (k, &part.left, k - 1) } else { (back, &part.right, back + 1) };
            by_mean(part, &mut order, &mut place, &mut key, (c, sides, by));
        }
        let now = crossings::count(part, &order);
        idle += 1;
        if now < cost {
            (cost, idle) = (now, 0);
            best.copy_from_slice(&order);
        }
    }
    (best, cost)
}

/// Sorts column `c` by the mean place of the neighbours in column `by`; who has none keeps its relative place.
fn by_mean(part: &Part, order: &mut [u32], place: &mut [u32], key: &mut [f64], (c, sides, by): (usize, &Sides, usize)) {
    let (run, other) = (part.run(c), part.run(by));
    let ratio = other.len() as f64 / run.len().max(1) as f64;
    for i in run.clone() {
        let (mut sum, mut weight) = (0.0, 0.0);
        for &(to, w) in sides.of(i) {
            sum += w as f64 * f64::from(place[to as usize] - other.start as u32);
            weight += w as f64;
        }
        key[i] = if weight > 0.0 { sum / weight } else { (f64::from(place[i]) - run.start as f64) * ratio };
    }
    by_key(&mut order[run.clone()], &mut |i| rising(key[i as usize]));
    for i in run {
        place[order[i] as usize] = i as u32;
    }
}
