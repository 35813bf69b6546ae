//! Iterated local search: disturb the order, descend again, keep what is no worse (Lourenço, Martin, Stützle 2003).
//!
//! Moves of single items cannot carry a branch past another one without a worse order in between, so most disturbances
//! move a connected group: turned round, set to another height, or cut off from one neighbour and carried along.

use std::cmp::Ordering;

use super::exchange::Exchange;
use super::layers::Part;
use crate::sort::{Keyed, keyed, rising};

/// A local search that may be continued.
pub(super) struct Search<'a> {
    pub state: Exchange<'a>,
    random: Random,
    /// Marks of the group in hand.
    inside: Vec<bool>,
    /// Tries since the last gain.
    idle: usize,
}

/// A xorshift generator (Marsaglia 2003): the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % n.max(1)
    }

    /// Small numbers more often than large ones.
    fn small(&mut self, n: usize) -> usize {
        let limit = 1 + self.below(n);
        self.below(limit)
    }
}

impl<'a> Search<'a> {
    /// Starts at an order and descends.
    pub(super) fn new(part: &'a Part, order: Vec<u32>) -> Search<'a> {
        let mut state = Exchange::new(part, order);
        state.settle();
        Search { state, random: Random(0x9E37_79B9_7F4A_7C15), inside: vec![false; part.len()], idle: 0 }
    }

    /// Tries on for some units of work, or until a gain has become unlikely.
    pub(super) fn run(&mut self, units: u64) {
        let end = self.state.work + units;
        let patience = 100 + 8 * self.state.part.len();
        while self.state.work < end && self.state.cost > 0 && self.idle < patience {
            let before = self.state.cost;
            self.state.log = Some(Vec::new());
            self.state.work += 100;
            self.idle += 1;
            self.disturb();
            self.state.descend();
            if self.state.long_links() > 0 && self.random.below(4) == 0 {
                let link = self.random.below(self.state.long_links());
                if self.state.reroute(link) {
                    self.state.descend();
                }
            }
            match self.state.cost.cmp(&before) {
                Ordering::Greater => self.state.undo(),
                Ordering::Less => self.idle = 0,
                Ordering::Equal => {}
            }
        }
        self.state.log = None;
    }

    fn disturb(&mut self) {
        match self.random.below(10) {
            0 => self.group(true),
            1 => self.group(false),
            2..8 => self.carry(),
            _ => self.scatter(),
        }
    }

    fn any(&mut self) -> u32 {
        self.random.below(self.state.part.len()) as u32
    }

    /// Moves one to three items anywhere.
    fn scatter(&mut self) {
        for _ in 0..=self.random.below(3) {
            let v = self.any();
            let run = self.state.part.run(self.state.part.column[v as usize] as usize);
            let to = run.start + self.random.below(run.len());
            self.state.shift(v, to);
        }
    }

    /// Turns a random connected group round in all columns, or moves it to another height.
    fn group(&mut self, turn: bool) {
        let part = self.state.part;
        let size = 2 + self.random.small((part.len() / 2).min(40));
        let mut group = vec![self.any()];
        let mut inside = self.marks(&group);
        for _ in 0..3 * size {
            let v = group[self.random.below(group.len())] as usize;
            let (left, right) = (part.left.at(v), part.right.at(v));
            let k = self.random.below(left.len() + right.len());
            if let Some(&(u, _)) = left.iter().chain(right).nth(k)
                && group.len() < size
                && !std::mem::replace(&mut inside[u as usize], true)
            {
                group.push(u);
            }
        }
        let height = self.random.below(1001);
        for c in 0..part.columns() {
            let run = part.run(c);
            let (members, others) = self.divide(c, &inside);
            if members.is_empty() {
                continue;
            }
            let target = if turn {
                let mut back = members.iter().rev();
                let column = &self.state.order[run.clone()];
                column.iter().map(|&v| if inside[v as usize] { back.next().copied().unwrap_or(v) } else { v }).collect()
            } else {
                insert(others, height * (run.len() - members.len()) / 1000, &members)
            };
            self.state.become_order(run.start, &target);
        }
        self.inside = inside;
    }

    /// Cuts what hangs on one neighbour of an item, moves it within its column and lets the next columns follow.
    fn carry(&mut self) {
        let part = self.state.part;
        let cut = self.any();
        let (left, right) = (part.left.at(cut as usize), part.right.at(cut as usize));
        let k = self.random.below(left.len() + right.len());
        let Some(&(first, _)) = left.iter().chain(right).nth(k) else {
            return;
        };
        let size = 1 + self.random.small((part.len() / 2).min(60));
        let mut group = vec![first];
        let mut inside = self.marks(&group);
        let mut at = 0;
        while at < group.len() && group.len() < size {
            let v = group[at] as usize;
            at += 1;
            for &(u, _) in part.left.at(v).iter().chain(part.right.at(v)) {
                if u != cut && group.len() < size && !std::mem::replace(&mut inside[u as usize], true) {
                    group.push(u);
                }
            }
        }
        let home = part.column[first as usize] as usize;
        let (mut members, others) = self.divide(home, &inside);
        let to = self.random.below(part.run(home).len()).min(others.len());
        if self.random.below(3) == 0 {
            members.reverse();
        }
        self.state.become_order(part.run(home).start, &insert(others, to, &members));
        let mut c = home + 1;
        while c < part.columns() && self.follow(c, &inside, true) {
            c += 1;
        }
        c = home;
        while c > 0 && self.follow(c - 1, &inside, false) {
            c -= 1;
        }
        self.inside = inside;
    }

    /// Sorts the members of a column in between the others by the mean places of their neighbours on one side.
    fn follow(&mut self, c: usize, inside: &[bool], by_left: bool) -> bool {
        let (members, others) = self.divide(c, inside);
        if members.is_empty() {
            return false;
        }
        let mut sorted: Vec<Keyed> = Vec::with_capacity(members.len());
        for &v in &members {
            sorted.push((rising(self.mean(v, by_left)), i64::from(v)));
        }
        keyed(&mut sorted);
        let mut target = Vec::with_capacity(members.len() + others.len());
        let mut next = 0;
        for v in others {
            let key = rising(self.mean(v, by_left));
            while let Some(member) = sorted.get(next).filter(|member| member.0 <= key) {
                target.push(member.1 as u32);
                next += 1;
            }
            target.push(v);
        }
        target.extend(sorted[next..].iter().map(|member| member.1 as u32));
        self.state.work += 4 * target.len() as u64;
        self.state.become_order(self.state.part.run(c).start, &target);
        true
    }

    /// The mean place of an item's neighbours on one side; before all others if it has none.
    fn mean(&self, v: u32, by_left: bool) -> f64 {
        let sides = if by_left { &self.state.part.left } else { &self.state.part.right };
        let (mut sum, mut all) = (0.0, 0.0);
        for &(u, w) in sides.at(v as usize) {
            sum += f64::from(self.state.place[u as usize]) * w as f64;
            all += w as f64;
        }
        if all > 0.0 { sum / all } else { -1.0 }
    }

    fn marks(&mut self, group: &[u32]) -> Vec<bool> {
        let mut inside = std::mem::take(&mut self.inside);
        inside.fill(false);
        for &v in group {
            inside[v as usize] = true;
        }
        inside
    }

    /// The items of a column inside and outside of the group, in order.
    fn divide(&self, c: usize, inside: &[bool]) -> (Vec<u32>, Vec<u32>) {
        self.state.order[self.state.part.run(c)].iter().partition(|&&v| inside[v as usize])
    }
}

fn insert(mut others: Vec<u32>, at: usize, members: &[u32]) -> Vec<u32> {
    let after = others.split_off(at.min(others.len()));
    others.extend_from_slice(members);
    others.extend_from_slice(&after);
    others
}
