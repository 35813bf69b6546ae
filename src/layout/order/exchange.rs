//! Refines a small part by exact differences: for each pair of a column, what one order costs more than the other.
//!
//! An exchange of two neighbours changes only the differences of *their* neighbours, so the best insertion of an item over
//! all places of its column (Matuszewski, Schönfeld, Molitor 1999) costs one row, and a local search thousands of tries.

use super::layers::Part;
use super::{chains, crossings};

/// An order with the differences of all pairs.
pub(super) struct Exchange<'a> {
    pub part: &'a Part,
    pub order: Vec<u32>,
    /// Per item its place in `order`.
    pub place: Vec<u32>,
    /// The weighted crossings of `order`.
    pub cost: i64,
    /// Units of work done.
    pub work: u64,
    /// Per item: where its row of `differ` begins, less the number of the first item of its column.
    row: Vec<usize>,
    /// Row a, column b: crossings with a before b, less those with b before a.
    differ: Vec<i64>,
    /// Pairs of an earlier order that a move may turn.
    spare: usize,
    queue: Vec<u32>,
    queued: Vec<bool>,
    /// Items moved and where they stood before, while a try runs.
    pub log: Option<Vec<(u32, u32)>>,
    chains: Vec<Vec<u32>>,
}

impl<'a> Exchange<'a> {
    /// How many differences a part needs.
    pub(super) fn pairs(part: &Part) -> usize {
        (0..part.columns()).map(|c| part.run(c).len() * part.run(c).len()).sum()
    }

    /// Per item where its row of pairs begins, less the number of the first item of its column.
    pub(super) fn rows(part: &Part) -> Vec<usize> {
        let mut row = Vec::with_capacity(part.len());
        let mut size = 0usize;
        for c in 0..part.columns() {
            let run = part.run(c);
            for _ in run.clone() {
                row.push(size.wrapping_sub(run.start));
                size += run.len();
            }
        }
        row
    }

    pub(super) fn new(part: &'a Part, order: Vec<u32>) -> Exchange<'a> {
        let mut exchange = Exchange {
            place: crossings::places(&order),
            cost: crossings::count(part, &order),
            work: 0,
            row: Self::rows(part),
            differ: vec![0; Self::pairs(part)],
            spare: 0,
            queue: order.clone(),
            queued: vec![true; part.len()],
            log: None,
            chains: chains::all(part),
            part,
            order,
        };
        exchange.fill();
        exchange
    }

    fn fill(&mut self) {
        for c in 0..self.part.columns() {
            let run = self.part.run(c);
            for a in run.clone() {
                for b in a + 1..run.end {
                    let d = self.difference(&self.part.left, a, b) + self.difference(&self.part.right, a, b);
                    let (ab, ba) = (self.row[a].wrapping_add(b), self.row[b].wrapping_add(a));
                    self.differ[ab] = d;
                    self.differ[ba] = -d;
                }
            }
        }
    }

    fn difference(&self, sides: &super::layers::Sides, a: usize, b: usize) -> i64 {
        let mut sum = 0;
        for &(x, v) in sides.of(a) {
            let p = self.place[x as usize];
            for &(y, w) in sides.of(b) {
                let q = self.place[y as usize];
                sum += v * w * (i64::from(p > q) - i64::from(p < q));
            }
        }
        sum
    }

    /// Moves an item to a place of its column, exchange by exchange.
    pub(super) fn shift(&mut self, v: u32, to: usize) {
        let from = self.place[v as usize] as usize;
        if let Some(log) = &mut self.log {
            log.push((v, from as u32));
        }
        let row = self.row[v as usize];
        // Going down, v stood before the others and stands after them now.
        let sign = if to > from { -1 } else { 1 };
        let mut at = from;
        while at != to {
            let next = if to > at { at + 1 } else { at - 1 };
            let u = self.order[next];
            self.cost += sign * self.differ[row.wrapping_add(u as usize)];
            self.order[at] = u;
            self.place[u as usize] = at as u32;
            self.update(v, u, 2 * sign);
            at = next;
        }
        self.order[to] = v;
        self.place[v as usize] = to as u32;
        self.touch(v);
        let part = self.part;
        self.touch_each(part.left.at(v as usize));
        self.touch_each(part.right.at(v as usize));
    }

    /// The neighbours of `v` and `u` cost otherwise now: `sign` is positive if `v` comes before `u`.
    fn update(&mut self, v: u32, u: u32, sign: i64) {
        let part = self.part;
        self.update_side(part.left.of(v as usize), part.left.of(u as usize), sign);
        self.update_side(part.right.of(v as usize), part.right.of(u as usize), sign);
    }

    fn update_side(&mut self, of_v: &[(u32, i64)], of_u: &[(u32, i64)], sign: i64) {
        for &(x, a) in of_v {
            let (row, a) = (self.row[x as usize], sign * a);
            for &(y, b) in of_u {
                if x != y {
                    // With v before u, x before y is without a crossing.
                    self.differ[row.wrapping_add(y as usize)] -= a * b;
                    let back = self.row[y as usize].wrapping_add(x as usize);
                    self.differ[back] += a * b;
                }
            }
        }
        self.work += (of_v.len() * of_u.len()) as u64;
        self.touch_each(of_u);
    }

    fn touch_each(&mut self, items: &[(u32, i64)]) {
        for &(item, _) in items {
            self.touch(item);
        }
    }

    #[inline(always)]
    fn touch(&mut self, v: u32) {
        if !std::mem::replace(&mut self.queued[v as usize], true) {
            self.queue.push(v);
        }
    }

    /// All items are looked at again by the next descent.
    pub(super) fn touch_all(&mut self) {
        (0..self.part.len() as u32).for_each(|v| self.touch(v));
    }

    /// The best place for an item and what going there gains (not above 0).
    fn best_place(&mut self, v: u32) -> (usize, i64) {
        let at = self.place[v as usize] as usize;
        let run = self.part.reach(&self.order, at, self.spare);
        let row = self.row[v as usize];
        self.work += run.len() as u64;
        let (mut to, mut gain, mut sum) = (at, 0, 0);
        for j in (run.start..at).rev() {
            sum += self.differ[row.wrapping_add(self.order[j] as usize)];
            if sum < gain {
                (to, gain) = (j, sum);
            }
        }
        sum = 0;
        for j in at + 1..run.end {
            sum -= self.differ[row.wrapping_add(self.order[j] as usize)];
            if sum < gain {
                (to, gain) = (j, sum);
            }
        }
        (to, gain)
    }

    /// Best insertion of every item whose neighbours moved, until none gains.
    pub(super) fn descend(&mut self) {
        while let Some(v) = self.queue.pop() {
            self.queued[v as usize] = false;
            let (to, gain) = self.best_place(v);
            if gain < 0 {
                self.shift(v, to);
            }
        }
    }

    /// Turns no more than `spare` pairs of an earlier order, where that gains most and each time more than `worth`.
    pub(super) fn turn(&mut self, mut spare: usize, worth: i64) {
        loop {
            self.spare = spare;
            let mut best = (-worth, 0, 0);
            for v in 0..self.part.len() as u32 {
                let (to, gain) = self.best_place(v);
                if gain < best.0 {
                    best = (gain, v, to);
                }
            }
            self.spare = 0;
            let (gain, v, to) = best;
            if gain == -worth {
                return;
            }
            spare -= self.part.turns(&self.order, self.place[v as usize] as usize, to);
            self.shift(v, to);
            self.descend();
        }
    }

    /// Descends until no best insertion of any item gains.
    pub(super) fn settle(&mut self) {
        loop {
            let before = self.cost;
            self.touch_all();
            self.descend();
            if self.cost == before {
                return;
            }
        }
    }

    /// Moves the items of a column to a wanted order.
    pub(super) fn become_order(&mut self, start: usize, target: &[u32]) {
        for (i, &v) in target.iter().enumerate() {
            if self.order[start + i] != v {
                self.shift(v, start + i);
            }
        }
    }

    /// How many long links there are.
    pub(super) fn long_links(&self) -> usize {
        self.chains.len()
    }

    /// Takes the best way for one long link; true if that gained.
    pub(super) fn reroute(&mut self, number: usize) -> bool {
        let chain = std::mem::take(&mut self.chains[number]);
        let before = self.cost;
        let column = |v: u32| self.part.run(self.part.column[v as usize] as usize).len();
        self.work += chain.windows(2).map(|w| (column(w[0]) * column(w[1])) as u64).sum::<u64>();
        let way = chains::best_way(self.part, &self.order, &self.place, &chain);
        for (&v, p) in chain.iter().skip(1).zip(way) {
            let to = self.part.run(self.part.column[v as usize] as usize).start + p;
            if self.place[v as usize] as usize != to {
                self.shift(v, to);
            }
        }
        self.chains[number] = chain;
        debug_assert!(self.cost <= before);
        self.cost < before
    }

    /// Takes back all moves since the log began.
    pub(super) fn undo(&mut self) {
        let mut log = self.log.take().unwrap_or_default();
        while let Some((v, place)) = log.pop() {
            self.shift(v, place as usize);
        }
        self.log = Some(log);
        while let Some(v) = self.queue.pop() {
            self.queued[v as usize] = false;
        }
    }
}
