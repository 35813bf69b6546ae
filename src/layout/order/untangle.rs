//! Untangles long links that share an end, so that no two of them cross on their way.
//!
//! If two links from one party cross, one of them may as well go beside the other up to there. What both cross can only become
//! less, so at least one of the two ways saves what they cost each other: an order with such a crossing is never the best.

use super::crossings;
use super::layers::Part;

/// Moves the ways of long links until no two that share an end cross; crossings only become less.
pub(super) fn ends(part: &Part, order: &mut [u32]) {
    let mut place = crossings::places(order);
    // Per item the party where its link begins, or ends; per such party the way of a link that was met last.
    let mut root = part.as_given();
    let mut last = part.as_given();
    // On from the sources, back from the targets, and so on, until all columns are found clean both ways.
    let (mut now, mut clean) = (0usize, 0);
    while clean < 2 * part.columns() {
        let (column, near, far) = match now.checked_sub(part.columns()) {
            None => (now, &part.left, &part.right),
            Some(back) => (part.columns() - 1 - back, &part.right, &part.left),
        };
        let back = |item: u32| near.at(item as usize)[0].0;
        let on = |item: u32| far.at(item as usize)[0].0;
        let mut tangled = None;
        for &item in &order[part.run(column)] {
            let at = item as usize;
            if part.real[at] {
                continue;
            }
            let before = back(item) as usize;
            root[at] = if part.real[before] { before as u32 } else { root[before] };
            let met = std::mem::replace(&mut last[root[at] as usize], item);
            // What was met in another column, or in this one before it was changed, counts for nothing.
            if part.column[met as usize] == column as u32
                && place[met as usize] < place[at]
                && place[on(met) as usize] > place[on(item) as usize]
            {
                tangled = Some((met, item));
                break;
            }
        }
        let Some((first, second)) = tangled else {
            clean += 1;
            now = (now + 1) % (2 * part.columns());
            continue;
        };
        clean = 0;
        // How much more than on its own way the second crosses beside the first; of the crossing of both, each saves its part.
        let mut more = 0;
        let (mut a, mut b, mut ends) = (first, second, [on(second); 2]);
        loop {
            for other in part.run(part.column[a as usize] as usize) {
                for &(end, weight) in far.at(other) {
                    let crosses = |from: u32, to: u32| {
                        (place[other] < place[from as usize]) != (place[end as usize] < place[to as usize])
                    };
                    if ![a, b].contains(&(other as u32)) && !ends.contains(&end) {
                        more += weight * (i64::from(crosses(a, ends[0])) - i64::from(crosses(b, ends[1])));
                    }
                }
            }
            if a == b {
                break;
            }
            ends = [a, b];
            (a, b) = (back(a), back(b));
        }
        (a, b) = (first, second);
        while a != b {
            let (item, beside) = if more > 0 { (a, b) } else { (b, a) };
            let (mut at, to) = (place[item as usize], place[beside as usize]);
            while at != to {
                let next = if to > at { at + 1 } else { at - 1 };
                order[at as usize] = order[next as usize];
                place[order[at as usize] as usize] = at;
                at = next;
            }
            order[to as usize] = item;
            place[item as usize] = to;
            (a, b) = (back(a), back(b));
        }
    }
}
