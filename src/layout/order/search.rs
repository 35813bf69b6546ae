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
/// And parts with more columns, each of which every try goes through, likewise little.
const COLUMNS: usize = 200;
/// Items times places that are tried to either side in a large part.
const WINDOWS: usize = 150_000;
/// The same for ways through a large part whose parties stand.
const FAR: usize = 10_000_000;
/// Pairs of an earlier order are turned only to save more than this part of all crossings.
const WORTH: i64 = 150;
/// One of so many pairs of an earlier order may be turned by an edit, for readers know where to look; by a larger change more, if
/// that halves what crosses then.
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
            Sift { passes: 8, window: (WINDOWS / part.len()).clamp(12, 40), worth: 0, spare: 0 },
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
    if pairs > POOL || part.columns() > COLUMNS {
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

/// The given order of the author, or of an earlier layout, with new parties and ways where they cross least. After an edit (true)
/// a few pairs are turned where that gains; after a larger change (false) more, if little crosses then.
pub(super) fn again(part: &Part, is_edit: Option<bool>) -> Vec<u32> {
    let order = part.as_given();
    if crossings::count(part, &order) == 0 {
        return order;
    }
    let few = part.pairs() / FEW;
    if Exchange::pairs(part) > PAIRS {
        let order = sift::windows(part, order, Sift { passes: 2, window: FAR / part.len(), worth: 0, spare: 0 });
        let Some(is_edit) = is_edit else { return order };
        let worth = crossings::count(part, &order) / WORTH;
        let spare = if is_edit { few } else { usize::MAX };
        return sift::windows(part, order, Sift { passes: 4, window: 12, worth, spare });
    }
    let mut exchange = Exchange::new(part, order);
    exchange.descend();
    for _ in 0..2 {
        for link in 0..exchange.long_links() {
            exchange.reroute(link);
        }
        exchange.descend();
    }
    let Some(is_edit) = is_edit else { return exchange.order };
    let worth = exchange.cost / WORTH;
    exchange.turn(few, worth);
    if is_edit {
        return exchange.order;
    }
    let (near, cost) = (exchange.order.clone(), exchange.cost);
    exchange.turn(usize::MAX, worth);
    if exchange.cost > cost - exchange.cost { near } else { exchange.order }
}
