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
    let all = 2 * part.columns();
    let (mut now, mut clean) = (0, 0);
    'columns: while clean < all {
        let column = now.min(all - 1 - now);
        let (near, far) = if column == now { (&part.left, &part.right) } else { (&part.right, &part.left) };
        let to = |item: usize| far.at(item)[0].0 as usize;
        let from = |item: usize| near.at(item)[0].0 as usize;
        for at in part.run(column) {
            let item = order[at] as usize;
            if part.real[item] {
                continue;
            }
            root[item] = root[from(item)];
            let met = std::mem::replace(&mut last[root[item] as usize], item as u32) as usize;
            // What was met in another column, or in this one before it was changed, counts for nothing.
            if part.column[met] as usize != column || place[met] >= at as u32 || place[to(met)] < place[to(item)] {
                continue;
            }
            // How much more than on its own way the later one crosses beside the other; what each saves of both is not counted.
            let mut more = 0;
            let (mut a, mut b) = (met, item);
            let (mut x, mut y) = (to(item), to(item));
            loop {
                for other in part.run(part.column[a] as usize) {
                    for &(end, weight) in far.at(other) {
                        let end = end as usize;
                        if other != a && other != b && end != x && end != y {
                            let crosses = |from: usize, to: usize| {
                                i64::from((place[other] < place[from]) != (place[end] < place[to]))
                            };
                            more += weight * (crosses(a, x) - crosses(b, y));
                        }
                    }
                }
                if a == b {
                    break;
                }
                (x, y) = (a, b);
                (a, b) = (from(a), from(b));
            }
            (a, b) = (met, item);
            while a != b {
                let between = &mut order[place[a] as usize..=place[b] as usize];
                let first = place[a];
                between.rotate_left(if more > 0 { 1 } else { between.len() - 1 });
                for (at, item) in between.iter().enumerate() {
                    place[*item as usize] = first + at as u32;
                }
                (a, b) = (from(a), from(b));
            }
            clean = 0;
            continue 'columns;
        }
        clean += 1;
        now = (now + 1) % all;
    }
}
