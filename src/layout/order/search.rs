//! The search for an order: starts, sweeps, refinement, each as far as the budget goes.

use super::exchange::Exchange;
use super::iterate::Search;
use super::layers::Part;
use super::sift::Sift;
use super::{crossings, plane, sift, spectral, starts, sweep};
use crate::sort::{Sort as _, by_key};

/// Parts with more pairs than this are refined by windows.
const PAIRS: usize = 400_000;
/// Parts with more pairs than this are searched from one start only.
const POOL: usize = 40_000;
/// Items times places that are tried to either side in a large part.
const WINDOWS: usize = 150_000;
/// Parties of an earlier order move only to save more than this part of all crossings, in a large picture.
const WORTH: i64 = 50;
/// In one of few parties each pair is much of the picture: a move has to save this many times the part of the pairs
/// that it turns at the least, or half of all crossings.
const DEAR: i64 = 5;
/// One of so many pairs of an earlier order may be turned, more only to halve what crosses then: readers know where to look.
const FEW: usize = 200;
/// Units of work per item beyond which a small part is not searched on.
const PER_ITEM: u64 = 30_000;

/// The best order found for a part.
pub(super) fn best(part: &Part, budget: u64) -> Vec<u32> {
    let pairs = Exchange::pairs(part);
    let deep = starts::depth_first(part);
    let given = part.as_given();
    if part.columns() < 2 || crossings::count(part, &given) == 0 {
        return given;
    }
    let mut orders = vec![given];
    orders.extend(spectral::orders(part, &deep));
    orders.push(deep);
    let mut swept = Vec::with_capacity(orders.len());
    for order in orders {
        swept.push((order, 0));
    }
    // A few sweeps show which starts are worth more.
    sweep_all(part, &mut swept, 4, 2);
    swept.truncate(if pairs <= POOL { 4 } else { 2 });
    sweep_all(part, &mut swept, 24, 4);
    swept.dedup_by_key(|s| s.1);
    swept.truncate(if pairs <= POOL { 4 } else { 1 });
    match swept.first() {
        Some((order, 0)) => order.clone(),
        Some((order, _)) if pairs > PAIRS => sift::windows(
            part,
            order.clone(),
            Sift { passes: 8, window: (WINDOWS / part.len()).clamp(12, 40), worth: 0 },
            &|_| true,
        ),
        _ => match (pairs <= POOL).then(|| plane::order(part)).flatten() {
            Some(order) => order,
            None => tournament(part, swept, budget_of(part, pairs, budget)),
        },
    }
}

/// Sweeps orders and sorts them by their crossings.
fn sweep_all(part: &Part, orders: &mut [(Vec<u32>, i64)], sweeps: usize, patience: usize) {
    for order in orders.iter_mut() {
        *order = sweep::barycenter(part, std::mem::take(&mut order.0), sweeps, patience);
    }
    orders.order_by_key(|order| order.1);
}

/// What a part may spend: more if it is larger, no more than helps if it is small, and little where tries have become dear.
fn budget_of(part: &Part, pairs: usize, budget: u64) -> u64 {
    let items = part.len() as u64;
    if pairs > POOL {
        return budget / 8;
    }
    budget.saturating_add(budget.saturating_mul(items) / 600).min(PER_ITEM * items)
}

/// Searches on from several orders, the worse half of them given up in each round.
fn tournament(part: &Part, orders: Vec<(Vec<u32>, i64)>, budget: u64) -> Vec<u32> {
    let mut pool = Vec::with_capacity(orders.len());
    for (order, _) in orders {
        pool.push(Search::new(part, order));
    }
    let mut best: Vec<u32> = (0..pool.len() as u32).collect();
    let mut left = budget;
    while best.len() > 1 {
        for &i in &best {
            pool[i as usize].run(budget / 8);
            left = left.saturating_sub(budget / 8);
        }
        by_key(&mut best, &mut |i| pool[i as usize].state.cost as u64);
        best.truncate(best.len() / 2);
    }
    let Some(&i) = best.first() else {
        return part.as_given();
    };
    let search = &mut pool[i as usize];
    search.run(left);
    std::mem::take(&mut search.state.order)
}

/// The order of an earlier layout, changed only where that gains.
pub(super) fn again(part: &Part) -> Vec<u32> {
    refine(part, &|_| true)
}

/// The author's order of parties, with ways that cross little.
pub(super) fn ways_only(part: &Part) -> Vec<u32> {
    refine(part, &|i| !part.real[i])
}

/// How many pairs of parties stand in the same column.
fn pairs(part: &Part) -> usize {
    let parties = |c: usize| part.run(c).filter(|&i| part.real[i]).count();
    (0..part.columns()).map(|c| parties(c) * parties(c).saturating_sub(1) / 2).sum()
}

/// What a move of a party in an earlier order has to save of so many crossings.
fn worth(part: &Part, cost: i64) -> i64 {
    (cost / pairs(part).max(1) as i64).saturating_mul(DEAR).min(cost / 2).max(cost / WORTH)
}

fn refine(part: &Part, free: &dyn Fn(usize) -> bool) -> Vec<u32> {
    let order = part.as_given();
    if crossings::count(part, &order) == 0 {
        return order;
    }
    if Exchange::pairs(part) > PAIRS {
        let order = sift::windows(part, order, Sift { passes: 2, window: usize::MAX, worth: 0 }, &|i| !part.real[i]);
        let worth = worth(part, crossings::count(part, &order));
        return sift::windows(part, order, Sift { passes: 4, window: 12, worth }, free);
    }
    let mut exchange = Exchange::new(part, order);
    exchange.hold(&|i| part.real[i], 0);
    exchange.descend();
    for _ in 0..2 {
        for link in 0..exchange.long_links() {
            exchange.reroute(link);
        }
        exchange.descend();
    }
    let worth = worth(part, exchange.cost);
    exchange.hold(&|i| !free(i), worth);
    exchange.spare = pairs(part) / FEW;
    exchange.touch_all();
    exchange.descend();
    let (near, cost) = (exchange.order.clone(), exchange.cost);
    exchange.spare = usize::MAX;
    exchange.touch_all();
    exchange.descend();
    if exchange.cost > cost - exchange.cost { near } else { exchange.order }
}
