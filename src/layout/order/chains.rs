//! Puts all virtual nodes of one long link where it crosses least, by dynamic programming over the columns it passes.
//!
//! With everything else fixed, the crossings of the link between two columns depend only on the two places it goes
//! through, so the best way is a shortest path (as in the placement of long edges by Eiglsperger, Siebenhaller, Kaufmann 2005).

use super::layers::Part;

/// The long links of a part: the items from the source over the virtual nodes to the target.
pub(super) fn all(part: &Part) -> Vec<Vec<u32>> {
    let mut chains = Vec::new();
    for v in (0..part.len()).filter(|&v| part.real[v]) {
        for &(mut u, _) in part.right.at(v) {
            if part.real[u as usize] {
                continue;
            }
            let mut chain = vec![v as u32];
            while let (false, Some(&(next, _))) = (part.real[u as usize], part.right.at(u as usize).first()) {
                chain.push(u);
                u = next;
            }
            chain.push(u);
            chains.push(chain);
        }
    }
    chains
}

/// The best places of a chain's virtual nodes, each counted among the other items of its column.
pub(super) fn best_way(part: &Part, order: &[u32], place: &[u32], chain: &[u32]) -> Vec<usize> {
    let last = chain.len() - 1;
    // Least cost of reaching each place of a column, and from which place of the column before.
    let mut reach = vec![0];
    let mut from: Vec<Vec<u32>> = Vec::new();
    for i in 1..=last {
        let mut gap = Gap::new(part, order, place, chain, i);
        let mut best = vec![i64::MAX; gap.row.len()];
        let mut back = vec![0u32; gap.row.len()];
        for (p, so_far) in reach.iter().enumerate() {
            for (q, cost) in gap.row.iter().enumerate() {
                if so_far + cost < best[q] {
                    best[q] = so_far + cost;
                    back[q] = p as u32;
                }
            }
            gap.advance(p);
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

/// What the chain's segment costs between two columns: a row per place at the left, moved on place by place.
struct Gap<'a> {
    part: &'a Part,
    place: &'a [u32],
    /// The items of the left column but the chain's own.
    others: Vec<u32>,
    /// First number of the right column, and the place of the chain's own item there.
    right: (usize, usize),
    /// The chain ends here: its only place at the right is its own, where nothing that ends there crosses it.
    ends: bool,
    /// Per place at the right: the weight of the segments crossed.
    row: Vec<i64>,
    change: Vec<i64>,
}

impl<'a> Gap<'a> {
    fn new(part: &'a Part, order: &[u32], place: &'a [u32], chain: &[u32], i: usize) -> Gap<'a> {
        let run = |v: u32| part.run(part.column[v as usize] as usize);
        let (left, right) = (run(chain[i - 1]), run(chain[i]));
        let ends = i == chain.len() - 1;
        let own = place[chain[i - 1] as usize] as usize - left.start;
        let mut gap = Gap {
            part,
            place,
            others: order[left].iter().copied().filter(|&v| v != chain[i - 1]).collect(),
            right: (right.start, place[chain[i] as usize] as usize - right.start),
            ends,
            row: vec![0; if ends { 1 } else { right.len() }],
            change: vec![0; right.len() + 1],
        };
        // A bar has one place, its own; a virtual node may go before all others first.
        let first = if i == 1 { own } else { 0 };
        for k in 0..gap.others.len() {
            gap.add(gap.others[k], k < first, 1);
        }
        gap
    }

    /// Moves the chain's place at the left past the `p`-th of the others.
    fn advance(&mut self, p: usize) {
        if let Some(&v) = self.others.get(p) {
            self.add(v, false, -1);
            self.add(v, true, 1);
        }
    }

    /// Adds what the segments of an item cost that stands above or below the chain at the left.
    fn add(&mut self, v: u32, above: bool, sign: i64) {
        let segments = self.part.right.at(v as usize);
        let (start, own) = self.right;
        let at = |y: u32| self.place[y as usize] as usize - start;
        if self.ends {
            for &(y, w) in segments {
                let crosses = if above { at(y) > own } else { at(y) < own };
                self.row[0] += sign * w * i64::from(crosses);
            }
            return;
        }
        let mut all = 0;
        for &(y, w) in segments {
            // Segments end before all places behind theirs, counted without the chain's own item.
            self.change[at(y) + usize::from(at(y) < own)] += w;
            all += w;
        }
        let mut before = 0;
        for (cost, change) in self.row.iter_mut().zip(&self.change) {
            before += change;
            *cost += sign * if above { all - before } else { before };
        }
        for &(y, _) in segments {
            self.change[at(y) + usize::from(at(y) < own)] = 0;
        }
    }
}
