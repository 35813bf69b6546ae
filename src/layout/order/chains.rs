//! Puts all virtual nodes of one long link where it crosses least, by dynamic programming over the columns it passes.
//!
//! With everything else fixed, the crossings of the link between two columns depend only on the two places it goes
//! through, so the best way is a shortest path (as in the placement of long edges by Eiglsperger, Siebenhaller, Kaufmann 2005).

use super::layers::Part;

/// The long links of a part: the items from the source over the virtual nodes to the target.
pub(super) fn all(part: &Part) -> Vec<Vec<u32>> {
    let mut chains = Vec::new();
    for v in 0..part.len() {
        if part.real[v] {
            for &(mut u, _) in part.right.of(v) {
                if !part.real[u as usize] {
                    let mut chain = vec![v as u32];
                    while let (false, Some(&(next, _))) =
                        (part.real[u as usize], part.right.of(u as usize).first())
                    {
                        chain.push(u);
                        u = next;
                    }
                    chain.push(u);
                    chains.push(chain);
                }
            }
        }
    }
    chains
}

/// The best places of a chain's virtual nodes, counted without themselves.
///
/// A place `p` stands before the item that is `p`-th among the others of the column.
pub(super) fn best_way(part: &Part, order: &[u32], place: &[u32], chain: &[u32]) -> Vec<usize> {
    let column = |i: usize| part.column[chain[i] as usize] as usize;
    let own = |i: usize| place[chain[i] as usize] as usize - part.start[column(i)] as usize;
    let last = chain.len() - 1;
    // Least cost of reaching each place, and from where.
    let mut reach: Vec<i64> = Vec::new();
    let mut from: Vec<Vec<u32>> = Vec::new();
    for i in 1..=last {
        let (left, right) = (part.run(column(i - 1)), part.run(column(i)));
        // Places in the column of a virtual node skip that node; a bar is one place, its own.
        let (a, b) = (
            if i == 1 { 1 } else { left.len() },
            if i == last { 1 } else { right.len() },
        );
        let (at_left, at_right) = (own(i - 1), own(i));
        // Row of costs for the place p at the left and all q at the right.
        let mut row = vec![0i64; b];
        let mut change = vec![0i64; right.len() + 1];
        let to = |y: u32| place[y as usize] as usize - right.start;
        let mut best = vec![i64::MAX; b];
        let mut back = vec![0u32; b];
        // Adds what a segment to the place y at the right costs if it passes above (sign 1) or below (-1) at the left.
        let mut add = |row: &mut [i64], items: &[u32], sign_above: bool, factor: i64| {
            change.iter_mut().for_each(|c| *c = 0);
            let (mut all, mut hit) = (0, 0);
            for &x in items {
                for &(y, w) in part.right.of(x as usize) {
                    let y = to(y);
                    all += w;
                    if y == at_right {
                        hit += w;
                    } else {
                        // Places in the column without the chain's own item.
                        change[if y > at_right { y } else { y + 1 }] += w;
                    }
                }
            }
            if i == last {
                // Below the bar or above it; at the bar itself nothing crosses.
                let below: i64 = items
                    .iter()
                    .flat_map(|&x| part.right.of(x as usize))
                    .filter(|a| to(a.0) < at_right)
                    .map(|a| a.1)
                    .sum();
                let above = all - hit - below;
                row[0] += factor * if sign_above { above } else { below };
                return;
            }
            let mut before = 0;
            for (q, cost) in row.iter_mut().enumerate() {
                before += change[q];
                // `before` segments end above place q.
                *cost += factor * if sign_above { all - before } else { before };
            }
        };
        let others: Vec<u32> = part
            .run(column(i - 1))
            .map(|p| order[p])
            .filter(|&x| x != chain[i - 1])
            .collect();
        let first = if i == 1 { at_left } else { 0 };
        // Segments from above the place cross if they end below it, and the other way round.
        add(&mut row, &others[..first], true, 1);
        add(&mut row, &others[first..], false, 1);
        for p in 0..a {
            let so_far = if i == 1 { 0 } else { reach[p] };
            for q in 0..b {
                if so_far + row[q] < best[q] {
                    best[q] = so_far + row[q];
                    back[q] = p as u32;
                }
            }
            if p + 1 < a {
                let x = std::slice::from_ref(&others[p]);
                add(&mut row, x, false, -1);
                add(&mut row, x, true, 1);
            }
        }
        reach = best;
        from.push(back);
    }
    let mut places = Vec::with_capacity(last);
    let mut q = 0;
    for back in from.iter().skip(1).rev() {
        q = back[q] as usize;
        places.push(q);
    }
    places.reverse();
    places
}
