//! The search for an order: starts, sweeps, refinement, each as far as the budget goes.

use super::exchange::Exchange;
use super::layers::Part;
use super::{crossings, sift, starts, sweep};

/// Parts whose pairs are more than this are refined by windows.
const PAIRS: usize = 400_000;

/// The best order found for a part.
pub(super) fn best(part: &Part, budget: u64) -> Vec<u32> {
    let mut best = (part.as_given(), i64::MAX);
    for start in [part.as_given(), starts::depth_first(part)] {
        let (order, cost) = sweep::barycenter(part, start, 24, 4);
        if cost < best.1 {
            best = (order, cost);
        }
    }
    if best.1 == 0 {
        return best.0;
    }
    if Exchange::pairs(part) <= PAIRS {
        let mut exchange = Exchange::new(part, best.0, budget);
        exchange.descend();
        exchange.iterate();
        exchange.into_order()
    } else {
        sift::windows(part, best.0, 8, 12, |_| true)
    }
}

/// The order of an earlier layout, changed only where that gains.
pub(super) fn again(part: &Part, budget: u64) -> Vec<u32> {
    refine(part, budget, |_| true)
}

/// The author's order of parties, with ways that cross little.
pub(super) fn ways_only(part: &Part, budget: u64) -> Vec<u32> {
    refine(part, budget, |i| !part.real[i])
}

fn refine(part: &Part, budget: u64, free: impl Fn(usize) -> bool) -> Vec<u32> {
    let order = part.as_given();
    if crossings::count(part, &order) == 0 {
        return order;
    }
    if Exchange::pairs(part) <= PAIRS {
        let mut exchange = Exchange::new(part, order, budget);
        exchange.hold(|i| !free(i));
        exchange.descend();
        exchange.into_order()
    } else {
        sift::windows(part, order, 8, 12, free)
    }
}
