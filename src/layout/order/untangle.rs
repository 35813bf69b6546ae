//! Untangles long links that share an end: none of them cross on their way.
//!
//! Of two links from one party that cross, each may as well take the other's way up to there. In every column the ways of all
//! links from one party are dealt out anew, in the order in which they go on; then the same for those to one party. Nothing else moves,
//! and no third link is crossed more often than before (though perhaps by a broader one): the ways between two columns start and
//! end where they did, and pairing them in order crosses the least. So each turn that changes anything leaves fewer crossings, and
//! the turns come to an end.

use super::crossings;
use super::layers::Part;
use crate::sort::keyed;

/// The links from and those to a party are untangled in turn, as the one can tangle the other: nearly always up to six times, 36 times
/// in one of 3,600 parts tried. So often in any case, and on until so many items have been looked at.
const TURNS: usize = 20;
const ITEMS: usize = 10_000_000;

/// Parts long links that share an end. Parties stay where they are.
pub(super) fn ends(part: &Part, order: &mut [u32]) {
    let roots = [roots(part, false), roots(part, true)];
    let mut place = crossings::places(order);
    let mut calm = 0;
    for turn in 0..TURNS + ITEMS / (1 + part.len()) {
        let back = turn % 2 == 1;
        calm = if deal(part, order, &mut place, &roots[usize::from(back)], back) { 0 } else { calm + 1 };
        if calm > 1 {
            return;
        }
    }
}

/// The items of a column, the first one being where links begin, or, `back`, where they end.
fn column(part: &Part, number: usize, back: bool) -> std::ops::Range<usize> {
    part.run(if back { part.columns() - 1 - number } else { number })
}

/// Per way the party where its link begins, or, `back`, where it ends.
fn roots(part: &Part, back: bool) -> Vec<u32> {
    let near = if back { &part.right } else { &part.left };
    let mut root = part.as_given();
    for item in (0..part.columns()).flat_map(|number| column(part, number, back)) {
        if !part.real[item] {
            root[item] = root[near.of(item)[0].0 as usize];
        }
    }
    root
}

/// Deals the ways of all links from one party out in the order in which they go on; `back`, of those to one party in the order in which
/// they come. Says whether that changes anything.
fn deal(part: &Part, order: &mut [u32], place: &mut [u32], root: &[u32], back: bool) -> bool {
    let far = if back { &part.left } else { &part.right };
    let mut changed = false;
    for number in (0..part.columns()).rev() {
        let (mut slots, mut ways) = (Vec::new(), Vec::new());
        for slot in column(part, number, back) {
            let way = order[slot] as usize;
            if !part.real[way] {
                let root = u64::from(root[way]);
                slots.push((root, slot as i64));
                ways.push((root << 32 | u64::from(place[far.of(way)[0].0 as usize]), way as i64));
            }
        }
        keyed(&mut slots);
        keyed(&mut ways);
        for ((_, slot), (_, way)) in slots.into_iter().zip(ways) {
            changed |= i64::from(order[slot as usize]) != way;
            order[slot as usize] = way as u32;
            place[way as usize] = slot as u32;
        }
    }
    changed
}
