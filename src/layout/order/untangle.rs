//! Untangles long links that share an end, so that no two of them cross on their way.
//!
//! If two links from one party cross, one of them may as well go beside the other up to there. What both cross can only become
//! less, so at least one of the two ways saves what they cost each other: an order with such a crossing is never the best.

use super::layers::Part;
use super::{chains, crossings};
use crate::sort::by_key;

/// Segments that are looked at to find the better of two ways; after that, links change places without a look.
const BUDGET: usize = 40_000_000;

struct Untangle<'a> {
    part: &'a Part,
    order: Vec<u32>,
    place: Vec<u32>,
    work: usize,
}

/// The order with the ways of long links moved until no two that share an end cross.
pub(super) fn ends(part: &Part, order: Vec<u32>) -> Vec<u32> {
    let mut chains = chains::all(part);
    let mut all = Untangle { part, place: crossings::places(&order), order, work: 0 };
    let mut list: Vec<u32> = (0..chains.len() as u32).collect();
    // From the sources and from the targets in turn, until neither finds any.
    let mut clean = 0;
    while clean < 2 {
        by_key(&mut list, &mut |chain| u64::from(chains[chain as usize][0]));
        clean += 1;
        for group in list.chunk_by(|a, b| chains[*a as usize][0] == chains[*b as usize][0]) {
            if all.group(&chains, group.to_vec()) {
                clean = 0;
            }
        }
        chains.iter_mut().for_each(|chain| chain.reverse());
    }
    all.order
}

impl Untangle<'_> {
    /// Untangles links that begin at one item, gap by gap; true if any were tangled.
    fn group(&mut self, chains: &[Vec<u32>], mut group: Vec<u32>) -> bool {
        let mut tangled = false;
        for step in 1.. {
            group.retain(|chain| chains[*chain as usize].len() > step + 1);
            if group.len() < 2 {
                break;
            }
            by_key(&mut group, &mut |chain| u64::from(self.place[chains[chain as usize][step] as usize]));
            for end in 1..group.len() {
                for at in (1..=end).rev() {
                    let [a, b] = [at - 1, at].map(|at| &chains[group[at] as usize]);
                    if self.place[a[step + 1] as usize] < self.place[b[step + 1] as usize] {
                        break;
                    }
                    self.part(a, b, step);
                    group.swap(at - 1, at);
                    tangled = true;
                }
            }
        }
        tangled
    }

    /// Parts two links that cross behind a step: leads the second beside the first up to there, or the other way round.
    fn part(&mut self, first: &[u32], second: &[u32], step: usize) {
        let mut more = self.cost(first[step], second[step + 1]) - self.cost(second[step], second[step + 1]);
        for at in 0..step {
            more += self.cost(first[at], first[at + 1]) - self.cost(second[at], second[at + 1]);
        }
        for at in 1..=step {
            let [from, to] = [first[at], second[at]].map(|item| self.place[item as usize] as usize);
            let between = &mut self.order[from..=to];
            if self.work > BUDGET {
                between.swap(0, to - from);
            } else if more < 0 {
                between.rotate_right(1);
            } else {
                between.rotate_left(1);
            }
            for (place, item) in (from..).zip(between) {
                self.place[*item as usize] = place as u32;
            }
        }
    }

    /// What a segment between two items of neighbouring columns crosses.
    fn cost(&mut self, from: u32, to: u32) -> i64 {
        if self.work > BUDGET {
            return 0;
        }
        let part = self.part;
        let column = part.column[from as usize] as usize;
        let sides = if part.column[to as usize] as usize > column { &part.right } else { &part.left };
        let is_before = |a: u32, b: u32| self.place[a as usize] < self.place[b as usize];
        let mut sum = 0;
        for item in part.run(column).filter(|item| *item != from as usize) {
            let ends = sides.of(item);
            self.work += ends.len();
            for &(end, weight) in ends {
                if end != to && is_before(item as u32, from) != is_before(end, to) {
                    sum += weight;
                }
            }
        }
        sum
    }
}
