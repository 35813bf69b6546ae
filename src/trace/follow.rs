//! Following money: which fraction of every flow is money that left the start, or, backward, that will reach the end.
//!
//! Both ways are one walk. At each party in turn, what is known of the flows on one side of it is spread over those on
//! the other: of what comes in over what goes out, or of what goes out over what came in.

use super::mixing::{Fractions, Group, IN, Mixing, ONE, OUT, is_about, known as amount_of, part};
use super::reach::own_money;
use super::{Mix, Part, Trace};
use crate::money::{Interval, lower};
use crate::sort::Sort as _;

/// Which money is followed.
#[derive(Clone, Copy)]
pub(super) enum Money<'a> {
    /// All that leaves some parties, or reaches them.
    Parties(&'a [usize]),
    /// That of some flows.
    Flows(&'a [usize]),
    /// The own money of all parties before this one; only forward.
    Origins(usize),
}

/// Which of the fractions is asked for: the one by estimates, or the least or the most that it can be while amounts vary
/// within their intervals.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    Estimate,
    Least,
    Most,
}

/// A way to follow money, forward or back.
pub(super) struct Walk<'a> {
    mixing: &'a Mixing<'a>,
    money: Money<'a>,
    /// On which side of a party the flows are that are known, and on which those that they are spread over.
    known: usize,
    sought: usize,
    /// Flows of which the fraction is given.
    given: Vec<bool>,
    /// What is given; nothing of all other flows.
    start: Vec<i64>,
}

impl<'a> Walk<'a> {
    /// From money to where it goes.
    pub(super) fn forward(mixing: &'a Mixing<'a>, money: Money<'a>) -> Self {
        Self::new(mixing, money, IN, OUT)
    }

    /// From money to where it comes from.
    pub(super) fn back(mixing: &'a Mixing<'a>, money: Money<'a>) -> Self {
        Self::new(mixing, money, OUT, IN)
    }

    fn new(mixing: &'a Mixing<'a>, money: Money<'a>, known: usize, sought: usize) -> Self {
        let count = mixing.network.flows.len();
        let mut own = Self { mixing, money, known, sought, given: vec![false; count], start: vec![0; count] };
        match money {
            Money::Parties(parties) => {
                if own.is_back() {
                    // What has reached the end is not followed when it leaves again.
                    own.give(&mixing.flows(parties, OUT), 0);
                }
                own.give(&mixing.flows(parties, sought), ONE);
            }
            Money::Flows(flows) => own.give(flows, ONE),
            Money::Origins(_) => {}
        }
        own
    }

    fn give(&mut self, flows: &[usize], fraction: i64) {
        for &index in flows {
            if self.mixing.network.flows.get(index).is_some_and(Mixing::is_active) {
                self.given[index] = true;
                self.start[index] = fraction;
            }
        }
    }

    fn is_back(&self) -> bool {
        self.known == OUT
    }

    /// Fractions with all that they can be.
    pub(super) fn trace(&self) -> Fractions {
        let estimate = self.fractions();
        let bounds = [Bound::Least, Bound::Most].into_iter().filter(|_| !self.mixing.is_certain);
        let bounds = bounds.map(|bound| self.walk(bound)).collect();
        let (mix, about) = (self.mixes(&estimate), self.abouts(&estimate));
        Fractions { estimate, bounds, mix, about }
    }

    /// The fraction of each flow that is the followed money, by estimates.
    pub(super) fn fractions(&self) -> Vec<i64> {
        self.walk(Bound::Estimate)
    }

    /// The components in the order in which they are walked.
    fn component(&self, at: usize) -> &'a [usize] {
        let components = &self.mixing.components;
        &components[if self.is_back() { components.len() - 1 - at } else { at }]
    }

    fn walk(&self, bound: Bound) -> Vec<i64> {
        let mut fractions = self.start.clone();
        let count = self.mixing.components.len();
        for component in (0..count).map(|at| self.component(at)) {
            let mut rounds = 1;
            if component.len() > 1 {
                // Money in a circle comes round again, less each time.
                rounds = (100_000 / component.len()).clamp(8, 256);
                if bound != Bound::Estimate {
                    rounds = 8;
                }
                if bound == Bound::Most {
                    // Nothing is known at first.
                    for flow in self.mixing.flows(component, self.sought) {
                        if !self.given[flow] {
                            fractions[flow] = ONE;
                        }
                    }
                }
            }
            for _ in 0..rounds {
                let mut changed = false;
                for at in 0..component.len() {
                    let party = component[if self.is_back() { component.len() - 1 - at } else { at }];
                    changed |= self.spread(party, bound, &mut fractions);
                }
                if !changed {
                    break;
                }
            }
            match self.money {
                Money::Origins(count) if count >= self.mixing.parties.len() && component.len() > 1 => {
                    // All origins together are everything. In circles sums come near that without reaching it.
                    for flow in self.mixing.flows(component, OUT) {
                        if fractions[flow] >= ONE - (ONE >> 16) {
                            fractions[flow] = ONE;
                        }
                    }
                }
                _ => {}
            }
        }
        fractions
    }

    /// Spreads what is known on one side of a party over the other. Reports whether anything changed.
    fn spread(&self, index: usize, bound: Bound, fractions: &mut [i64]) -> bool {
        let pool = &self.mixing.parties[index];
        let is_certain = pool.certain || (!self.is_back() && pool.groups.is_empty() && pool.certain_ins);
        let is_bound = bound != Bound::Estimate && !is_certain;
        let (pooled, grouped) = if is_bound {
            (self.bound(index, bound == Bound::Most, fractions), Vec::new())
        } else {
            self.mixture(index, fractions)
        };
        let mut changed = false;
        for &flow in self.mixing.sides(index)[self.sought] {
            if self.given[flow] {
                continue;
            }
            let group = self.mixing.groups_of[self.sought][flow].filter(|_| !is_bound);
            let fraction = group.map_or(pooled, |number| {
                let (group, own) = (&self.mixing.groups[number], grouped[number - pool.groups.start]);
                group.mixed(own, pooled, self.sought)
            });
            changed |= fractions[flow] != fraction;
            fractions[flow] = fraction;
        }
        changed
    }

    /// The followed fraction of a party's money: of what is mixed, and of each of its groups.
    fn mixture(&self, index: usize, fractions: &[i64]) -> (i64, Vec<i64>) {
        let pool = &self.mixing.parties[index];
        let mut pooled = match self.money {
            Money::Origins(count) if index < count => pool.own * i128::from(ONE),
            _ => 0,
        };
        let mut grouped = vec![0; pool.groups.len()];
        for &flow in self.mixing.sides(index)[self.known] {
            if fractions[flow] == 0 {
                continue;
            }
            let money = i128::from(fractions[flow]) * self.mixing.network.flows[flow].estimate;
            match self.mixing.groups_of[self.known][flow] {
                Some(group) => grouped[group - pool.groups.start] += money,
                None => pooled += money,
            }
        }
        let groups = &self.mixing.groups[pool.groups.clone()];
        let grouped = grouped.into_iter().zip(groups).map(|(money, group)| {
            let fraction = ratio(money, group.whole[self.known]);
            pooled += i128::from(fraction) * (group.whole[self.known] - group.kept_apart);
            fraction
        });
        let grouped = grouped.collect();
        (ratio(pooled, pool.size), grouped)
    }

    /// The least or the most that a fraction can be at a party where amounts are uncertain.
    ///
    /// Forward, an outflow carries no more of the followed money than the richest mixture of the inflows, and no less than
    /// the poorest. Back, all of the money may stay or take another way, or all of it the best one.
    fn bound(&self, index: usize, most: bool, fractions: &[i64]) -> i64 {
        if self.is_back() && !most {
            return 0;
        }
        let pool = &self.mixing.parties[index];
        let known = self.mixing.sides(index)[self.known].iter();
        let mut known: Vec<(i64, Interval)> =
            known.map(|&flow| (fractions[flow], amount_of(&self.mixing.network.flows[flow]))).collect();
        if !self.is_back() && pool.own > 0 {
            // Its own money, which is not followed here, thins the mixture by nobody knows how much.
            known.push((0, Interval::ANY));
        }
        if !self.is_back() && pool.groups.is_empty() {
            return extreme(&mut known, most);
        }
        let possible = known.iter().filter(|(_, amount)| amount.most != Some(0)).map(|(fraction, _)| *fraction);
        if most { possible.max() } else { possible.min() }.unwrap_or(0)
    }

    /// How each fraction comes about.
    fn mixes(&self, fractions: &[i64]) -> Vec<Mix> {
        let mut mixes = vec![Mix::Whole; fractions.len()];
        for &party in (0..self.mixing.components.len()).flat_map(|at| self.component(at)) {
            self.mix(party, fractions, &mut mixes);
        }
        mixes
    }

    /// Which fractions follow from amounts that are only about right; all of a flow is so much as that flow is.
    fn abouts(&self, fractions: &[i64]) -> Vec<bool> {
        let mut abouts: Vec<bool> = self.mixing.network.flows.iter().map(is_about).collect();
        for &party in (0..self.mixing.components.len()).flat_map(|at| self.component(at)) {
            let sides = self.mixing.sides(party);
            // Whatever comes in has its part in what is mixed; what goes another way is none of the money.
            let counts = |flow: usize| fractions[flow] > 0 || !self.is_back();
            if sides[self.known].iter().any(|&flow| abouts[flow] && counts(flow)) {
                for &flow in sides[self.sought].iter().filter(|&&flow| !self.given[flow]) {
                    abouts[flow] |= (1..ONE).contains(&fractions[flow]);
                }
            }
        }
        abouts
    }

    fn mix(&self, index: usize, fractions: &[i64], mixes: &mut [Mix]) {
        let pool = &self.mixing.parties[index];
        let sides = self.mixing.sides(index);
        let (known, groups_of) = (sides[self.known], &self.mixing.groups_of[self.known]);
        let rest = |group: &Group, side: usize| group.whole[side] > group.kept_apart;
        // Whether all flows carry the same fraction, and the least safe way in which one comes about.
        let evenness = |mixes: &[Mix], is_its: &dyn Fn(usize) -> bool| {
            let (mut first, mut same, mut worst) = (None, true, Mix::Whole);
            for &flow in known.iter().filter(|&&flow| is_its(flow)) {
                same &= *first.get_or_insert(fractions[flow]) == fractions[flow];
                if fractions[flow] > 0 {
                    worst = worst.max(mixes[flow]);
                }
            }
            (same, worst)
        };
        let is_drawn = |flow: usize| self.mixing.network.flows[flow].estimate > 0;
        let (same, worst) = evenness(mixes, &|flow| {
            is_drawn(flow) && groups_of[flow].is_none_or(|group| rest(&self.mixing.groups[group], self.known))
        });
        let all_leaves = !self.is_back() || pool.stays == 0;
        let nothing_added = self.is_back() || pool.own == 0 || known.is_empty();
        let pooled = if same && all_leaves && nothing_added { worst } else { Mix::ProRata };
        let of_groups = pool.groups.clone();
        let of_groups: Vec<Mix> = of_groups
            .map(|group| {
                let (same, worst) = evenness(mixes, &|flow| is_drawn(flow) && groups_of[flow] == Some(group));
                if same { worst } else { Mix::ProRata }
            })
            .collect();
        let all_same = pool.groups.is_empty() || (all_leaves && evenness(mixes, &|_| true).0);
        for &flow in sides[self.sought] {
            if self.given[flow] {
                continue;
            }
            mixes[flow] = match self.mixing.groups_of[self.sought][flow] {
                None => pooled,
                Some(number) => {
                    let earmarked = of_groups[number - pool.groups.start];
                    let is_mixed = rest(&self.mixing.groups[number], self.sought);
                    let mixed = if is_mixed { earmarked.max(pooled) } else { earmarked };
                    if all_same { mixed } else { mixed.max(Mix::Earmarked) }
                }
            };
        }
    }

    /// Of a walk back: what each party itself brings to the end; `before` is the trace of the fractions.
    pub(super) fn own(&self, fractions: &Fractions, before: &Trace) -> Vec<Part> {
        let ends = if let Money::Parties(parties) = self.money { parties } else { &[] };
        let of = |index: usize| {
            let (party, pool) = (&self.mixing.network.parties[index], &self.mixing.parties[index]);
            let leaves = before.parties.get(index).copied().unwrap_or(Part::NOTHING);
            if pool.own == 0 {
                return Part::NOTHING;
            }
            if party.inflows.is_empty() {
                return leaves;
            }
            let is_end = ends.contains(&index);
            // Elsewhere than at the end its own money is mixed with what it receives.
            let estimate = if is_end { pool.own } else { part(self.mixture(index, &fractions.estimate).0, pool.own) };
            let mix = if estimate == pool.own { Mix::Whole } else { Mix::ProRata };
            let amount = if self.mixing.is_certain {
                Interval::point(estimate)
            } else {
                let leaves = leaves.amount.most.filter(|_| !is_end);
                Interval { least: 0, most: lower(own_money(self.mixing, index).most, leaves) }
            };
            let mut part = Part { estimate, amount, mix, about: leaves.about };
            part.fit();
            part
        };
        (0..self.mixing.network.parties.len()).map(of).collect()
    }
}

/// The fraction whose product with an amount is this much.
fn ratio(money: i128, amount: i128) -> i64 {
    if amount > 0 { (money / amount) as i64 } else { 0 }
}

/// The richest (or poorest) mixture: as much as can be of what is richer than the mixture, as little of the others.
fn extreme(ins: &mut [(i64, Interval)], most: bool) -> i64 {
    ins.order_by_key(|(fraction, _)| if most { -fraction } else { *fraction });
    let (mut money, mut size) = (0, 0);
    for (fraction, amount) in ins.iter() {
        money += i128::from(*fraction) * amount.least;
        size += amount.least;
    }
    for (fraction, amount) in ins.iter() {
        let own = i128::from(*fraction);
        let better = if most { own * size > money } else { own * size < money };
        if size > 0 && !better {
            break;
        }
        let Some(end) = amount.most else { return *fraction };
        money += own * (end - amount.least);
        size += end - amount.least;
    }
    ratio(if most { money + size - 1 } else { money }, size)
}
