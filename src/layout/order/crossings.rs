//! Counts the weighted crossings of an order: Barth, Jünger, Mutzel, *Simple and Efficient Bilayer Cross Counting* (2004).

use super::layers::Part;

/// A Fenwick tree of sums.
pub(super) struct Tree {
    sum: Vec<i64>,
}

impl Tree {
    pub(super) fn new(size: usize) -> Tree {
        Tree { sum: vec![0; size + 1] }
    }

    pub(super) fn add(&mut self, at: usize, value: i64) {
        let mut i = at + 1;
        while i < self.sum.len() {
            self.sum[i] += value;
            i += i & i.wrapping_neg();
        }
    }

    /// The sum of all at places before and including `at`.
    pub(super) fn below(&self, at: usize) -> i64 {
        let (mut i, mut sum) = (at + 1, 0);
        while i > 0 {
            sum += self.sum[i];
            i &= i - 1;
        }
        sum
    }
}

/// Per item its place in the order.
pub(in crate::layout) fn places(order: &[u32]) -> Vec<u32> {
    let mut place = vec![0; order.len()];
    for (i, &v) in order.iter().enumerate() {
        place[v as usize] = i as u32;
    }
    place
}

/// The sum over all crossing pairs of segments of the product of their weights.
pub(super) fn count(part: &Part, order: &[u32]) -> i64 {
    let place = places(order);
    (1..part.columns()).map(|c| gap(part, order, &place, c)).sum()
}

/// The crossings between the columns `c - 1` and `c`.
fn gap(part: &Part, order: &[u32], place: &[u32], c: usize) -> i64 {
    let base = part.start[c] as usize;
    let mut tree = Tree::new(part.run(c).len());
    let (mut all, mut cost) = (0, 0);
    for &v in &order[part.run(c - 1)] {
        let ends = part.right.of(v as usize);
        for &(to, weight) in ends {
            cost += weight * (all - tree.below(place[to as usize] as usize - base));
        }
        for &(to, weight) in ends {
            tree.add(place[to as usize] as usize - base, weight);
            all += weight;
        }
    }
    cost
}
