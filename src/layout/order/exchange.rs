//! Refines a small part by exact differences: for each pair of a column, what one order costs more than the other.
//!
//! An exchange of two neighbours changes only the differences of *their* neighbours, so best insertion (Matuszewski,
//! Schönfeld, Molitor 1999) over all places costs one row, and a local search (Lourenço, Martin, Stützle 2003) thousands of tries.

use super::crossings;
use super::layers::Part;

/// An order with the differences of all pairs.
pub(super) struct Exchange<'a> {
    part: &'a Part,
    order: Vec<u32>,
    place: Vec<u32>,
    /// Per column: where its square of differences begins.
    base: Vec<usize>,
    /// Row a, column b: crossings with a before b, less those with b before a.
    differ: Vec<i64>,
    cost: i64,
    held: Vec<bool>,
    queue: Vec<u32>,
    queued: Vec<bool>,
    log: Vec<(u32, u32)>,
    logging: bool,
    work: u64,
    budget: u64,
    seed: u64,
}

impl<'a> Exchange<'a> {
    /// How many differences a part needs.
    pub(super) fn pairs(part: &Part) -> usize {
        (0..part.columns()).map(|c| part.run(c).len() * part.run(c).len()).sum()
    }

    pub(super) fn new(part: &'a Part, order: Vec<u32>, budget: u64) -> Exchange<'a> {
        let mut base = vec![0];
        for c in 0..part.columns() {
            base.push(base[c] + part.run(c).len() * part.run(c).len());
        }
        let mut exchange = Exchange {
            place: crossings::places(&order),
            cost: crossings::count(part, &order),
            differ: vec![0; base[part.columns()]],
            base,
            held: vec![false; part.len()],
            queue: order.clone(),
            queued: vec![true; part.len()],
            log: Vec::new(),
            logging: false,
            work: 0,
            budget,
            seed: 0x9E37_79B9_7F4A_7C15,
            part,
            order,
        };
        exchange.fill();
        exchange
    }

    /// Items that must not be moved themselves.
    pub(super) fn hold(&mut self, held: impl Fn(usize) -> bool) {
        for (i, h) in self.held.iter_mut().enumerate() {
            *h = held(i);
        }
    }

    pub(super) fn into_order(self) -> Vec<u32> {
        self.order
    }

    fn row(&self, v: u32) -> usize {
        let c = self.part.column[v as usize] as usize;
        let run = self.part.run(c);
        self.base[c] + (v as usize - run.start) * run.len() - run.start
    }

    fn fill(&mut self) {
        for c in 0..self.part.columns() {
            let run = self.part.run(c);
            for a in run.clone() {
                for b in run.clone().skip(a + 1 - run.start) {
                    let mut d = 0;
                    for sides in [&self.part.left, &self.part.right] {
                        for &(x, v) in sides.of(a) {
                            for &(y, w) in sides.of(b) {
                                let (p, q) = (self.place[x as usize], self.place[y as usize]);
                                d += v * w * (i64::from(p > q) - i64::from(p < q));
                            }
                        }
                    }
                    let (ab, ba) = (self.row(a as u32) + b, self.row(b as u32) + a);
                    self.differ[ab] = d;
                    self.differ[ba] = -d;
                }
            }
        }
    }

    /// Moves an item to a place of its column, exchange by exchange.
    fn shift(&mut self, v: u32, to: usize) {
        let from = self.place[v as usize] as usize;
        if self.logging {
            self.log.push((v, from as u32));
        }
        let row = self.row(v);
        let mut at = from;
        while at != to {
            let next = if to > at { at + 1 } else { at - 1 };
            let u = self.order[next];
            let d = self.differ[row + u as usize];
            // Going down, v stood before u and stands after it now.
            let sign = if to > at { -1 } else { 1 };
            self.cost += sign * d;
            self.order[at] = u;
            self.place[u as usize] = at as u32;
            self.update(v, u, 2 * sign);
            at = next;
        }
        self.order[to] = v;
        self.place[v as usize] = to as u32;
        self.touch(v);
    }

    /// The neighbours of `v` and `u` cost otherwise now: `sign` is positive if `v` came before `u`.
    fn update(&mut self, v: u32, u: u32, sign: i64) {
        let part = self.part;
        for sides in [&part.left, &part.right] {
            for &(x, a) in sides.of(v as usize) {
                let row = self.row(x);
                for &(y, b) in sides.of(u as usize) {
                    if x != y {
                        // v before u: x before y is now without a crossing.
                        let change = -sign * a * b;
                        self.differ[row + y as usize] += change;
                        let back = self.row(y) + x as usize;
                        self.differ[back] -= change;
                    }
                }
            }
            self.work += (sides.of(v as usize).len() * sides.of(u as usize).len()) as u64;
            for &(y, _) in sides.of(u as usize) {
                self.touch(y);
            }
        }
        self.touch(u);
    }

    fn touch(&mut self, v: u32) {
        if !std::mem::replace(&mut self.queued[v as usize], true) {
            self.queue.push(v);
        }
    }

    /// The best place for an item and what going there gains (not above 0).
    fn best_place(&mut self, v: u32) -> (usize, i64) {
        let run = self.part.run(self.part.column[v as usize] as usize);
        let at = self.place[v as usize] as usize;
        let row = self.row(v);
        self.work += run.len() as u64;
        let (mut to, mut gain, mut sum) = (at, 0, 0);
        for j in (run.start..at).rev() {
            sum += self.differ[row + self.order[j] as usize];
            if sum < gain {
                (to, gain) = (j, sum);
            }
        }
        sum = 0;
        for j in at + 1..run.end {
            sum -= self.differ[row + self.order[j] as usize];
            if sum < gain {
                (to, gain) = (j, sum);
            }
        }
        (to, gain)
    }

    /// Best insertion of every item whose surroundings changed, until none gains.
    pub(super) fn descend(&mut self) {
        while let Some(v) = self.queue.pop() {
            self.queued[v as usize] = false;
            if self.held[v as usize] {
                continue;
            }
            let (to, gain) = self.best_place(v);
            if gain < 0 {
                self.shift(v, to);
                for side in [&self.part.left, &self.part.right] {
                    for &(x, _) in side.of(v as usize) {
                        self.touch(x);
                    }
                }
            }
        }
    }

    fn random(&mut self, below: usize) -> usize {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        ((self.seed >> 33) as usize) % below.max(1)
    }

    /// Disturbs a few places and descends again, kept when no worse, until the budget is spent.
    pub(super) fn iterate(&mut self) {
        if self.part.len() < 3 {
            return;
        }
        self.logging = true;
        while self.work < self.budget && self.cost > 0 {
            let before = self.cost;
            self.log.clear();
            self.work += 50;
            for _ in 0..1 + self.random(3) {
                let v = self.random(self.part.len()) as u32;
                let run = self.part.run(self.part.column[v as usize] as usize);
                let to = run.start + self.random(run.len());
                self.shift(v, to);
                for side in [&self.part.left, &self.part.right] {
                    for &(x, _) in side.of(v as usize) {
                        self.touch(x);
                    }
                }
            }
            self.descend();
            if self.cost > before {
                self.undo();
            }
        }
        self.logging = false;
    }

    fn undo(&mut self) {
        self.logging = false;
        while let Some((v, place)) = self.log.pop() {
            self.shift(v, place as usize);
        }
        self.logging = true;
        while let Some(v) = self.queue.pop() {
            self.queued[v as usize] = false;
        }
    }
}
