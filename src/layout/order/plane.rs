//! Orders a part without any crossing, where that can be done: Randerath and others, *A Satisfiability Formulation of Problems
//! on Level Graphs* (2001).
//!
//! Which of two items of a column comes first says it for each of their neighbours, and for third items by transitivity. So
//! pair by pair an answer is guessed and followed; where it ends in a contradiction, the other one is. If both do, something
//! has to cross: in most pictures the first pairs show it.

use super::exchange::Exchange;
use super::layers::Part;

/// What is known of all pairs.
struct Known<'a> {
    part: &'a Part,
    /// Per item: where its row of `before` begins, less the number of the first item of its column.
    row: Vec<usize>,
    /// Row a, column b: a comes before b.
    before: Vec<bool>,
    /// All that is known, in the order in which it was found out.
    found: Vec<(u32, u32)>,
}

/// An order without crossings; none where there is none.
pub(super) fn order(part: &Part) -> Option<Vec<u32>> {
    let mut known =
        Known { part, row: Exchange::rows(part), before: vec![false; Exchange::pairs(part)], found: Vec::new() };
    for c in 0..part.columns() {
        for a in part.run(c) {
            for b in a + 1..part.run(c).end {
                let is_open = !known.is(a, b) && !known.is(b, a);
                if is_open && !known.follows(a, b) && !known.follows(b, a) {
                    return None;
                }
            }
        }
    }
    let mut order = vec![0; part.len()];
    for c in 0..part.columns() {
        let run = part.run(c);
        for a in run.clone() {
            let before = run.clone().filter(|&b| known.is(b, a)).count();
            order[run.start + before] = a as u32;
        }
    }
    Some(order)
}

impl Known<'_> {
    fn is(&self, a: usize, b: usize) -> bool {
        self.before[self.row[a].wrapping_add(b)]
    }

    /// Takes it that a comes before b, and everything that follows; nothing of it where that contradicts itself.
    fn follows(&mut self, a: usize, b: usize) -> bool {
        let begin = self.found.len();
        let mut next = begin;
        let mut is_sound = self.put(a, b);
        while let Some(&(a, b)) = self.found.get(next).filter(|_| is_sound) {
            next += 1;
            is_sound = self.spread(a as usize, b as usize);
        }
        if !is_sound {
            while self.found.len() > begin
                && let Some((a, b)) = self.found.pop()
            {
                self.before[self.row[a as usize].wrapping_add(b as usize)] = false;
            }
        }
        is_sound
    }

    /// Notes that a comes before b; false where b is known to come before a.
    fn put(&mut self, a: usize, b: usize) -> bool {
        if !std::mem::replace(&mut self.before[self.row[a].wrapping_add(b)], true) {
            self.found.push((a as u32, b as u32));
        }
        !self.is(b, a)
    }

    /// What follows at once from a coming before b.
    fn spread(&mut self, a: usize, b: usize) -> bool {
        let part = self.part;
        for side in [&part.left, &part.right] {
            for &(x, _) in side.at(a) {
                for &(y, _) in side.at(b) {
                    if x != y && !self.put(x as usize, y as usize) {
                        return false;
                    }
                }
            }
        }
        part.run(part.column[a] as usize)
            .all(|w| (!self.is(b, w) || self.put(a, w)) && (!self.is(w, a) || self.put(w, b)))
    }
}
