//! Tracing: how much of whose money reaches whom.
//!
//! At every party money is mixed, so that each outflow carries its inflows pro rata; money of an award stays with
//! flows of that award as far as they go. What a flow carries is a fraction of it, kept in fixed point; only the last
//! step makes hundredths of it, in such a way that the parts of all origins add up to exactly what flows.

mod carried;
mod follow;
mod mixing;
mod part;
mod reach;

use std::rc::Rc;

use crate::money::{Hundredths, Interval};
use crate::network::{Network, Role};
use crate::sort::Sort as _;
use crate::view::Target;
use follow::{Money, Walk};
use mixing::{IN, Mixing, OUT, part as part_of};
use part::Most;

pub use carried::{Carried, OWNERS, Shares, carried};
pub(crate) use mixing::Pools;
pub use reach::{Reach, line, reaches};

/// How a traced figure comes about, from the safest to the least safe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mix {
    /// It is all of the flow or follows from no assumption.
    #[default]
    Whole,
    /// The money is told apart by the award it belongs to.
    Earmarked,
    /// The money is mixed with other money and taken to be spread evenly.
    ProRata,
}

/// The traced part of a flow, or of what reaches or leaves a party.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// How much of the estimate is traced money.
    pub estimate: Hundredths,
    /// All that it can be, as far as amounts are uncertain. What is said to be about right is taken as it is said.
    pub amount: Interval,
    /// How the figure comes about.
    pub mix: Mix,
    /// Whether an amount that it follows from is only about right, and it with that.
    pub about: bool,
}

/// The part of every flow and party that carries the money in question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    flows: Vec<Part>,
    parties: Vec<Part>,
}

impl Trace {
    /// The traced money in a flow; nothing where none of it is.
    #[must_use]
    pub fn flow(&self, flow: usize) -> Option<Hundredths> {
        self.flows.get(flow).map(|part| part.estimate).filter(|&estimate| estimate > 0)
    }

    /// The traced money in each flow.
    #[must_use]
    pub fn flows(&self) -> &[Part] {
        &self.flows
    }

    /// The traced money at each party: what reaches those after the start, what leaves those before the end.
    #[must_use]
    pub fn parties(&self) -> &[Part] {
        &self.parties
    }
}

/// Where money that leaves a party goes.
///
/// Over all origins (see [`origins`]) the parts of a flow add up to exactly that flow.
#[must_use]
pub fn from_party(network: &Network, party: usize) -> Trace {
    let mixing = Mixing::new(network);
    from(&mixing, &[party])
}

/// Where the money that reaches a party comes from.
#[must_use]
pub fn to_party(network: &Network, party: usize) -> Trace {
    let mixing = Mixing::new(network);
    let mut trace = mixing.collect(&Walk::back(&mixing, Money::Parties(&[party])).trace(), true);
    mixing.keep_within(&mut trace, &mixing.flows(&[party], IN));
    mixing.is_all_at(party, &mut trace);
    trace
}

/// Both: where the money of a party comes from and where it goes.
#[must_use]
pub fn through_party(network: &Network, party: usize) -> Trace {
    sides(network, Target::Party(party)).joined()
}

/// Where the money of a flow comes from and where it goes.
#[must_use]
pub fn through_flow(network: &Network, flow: usize) -> Trace {
    let mut trace = sides(network, Target::Flow(flow)).joined();
    if let Some(flow) = network.flows.get(flow).filter(|flow| Mixing::is_active(flow)) {
        let (amount, about) = (mixing::known(flow), mixing::is_about(flow));
        let whole = Part { estimate: flow.estimate, amount, mix: Mix::Whole, about };
        for end in [flow.from, flow.to] {
            trace.parties[end] = whole;
        }
    }
    trace
}

/// What a reader who points at a part of the drawing wants to see.
#[must_use]
pub fn around(network: &Network, target: Target) -> Trace {
    match target {
        Target::Party(party) => through_party(network, party),
        Target::Flow(flow) => through_flow(network, flow),
    }
}

/// The two sides of a part of the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sides {
    /// Where its money comes from.
    pub before: Trace,
    /// Where its money goes.
    pub after: Trace,
    /// How much of it each party itself has brought into the network.
    pub own: Vec<Part>,
}

impl Sides {
    /// The traced money in a flow, on whichever side it is.
    #[must_use]
    pub fn flow(&self, flow: usize) -> Option<Hundredths> {
        self.before.flow(flow).max(self.after.flow(flow))
    }

    fn joined(self) -> Trace {
        join(self.before, &self.after)
    }

    /// The parties that bring the money of a part into the network, those that bring most of it first; a party that adds
    /// money of its own to what it receives is one of them.
    #[must_use]
    pub fn sources(&self, network: &Network, of: Target) -> Vec<(usize, Part)> {
        let receives = |party: usize| {
            let members = network.members(party).into_iter();
            members.filter_map(|party| network.whole().parties.get(party)).any(|party| !party.inflows.is_empty())
        };
        ranked(&self.own, &|party| of != Target::Party(party) || receives(party))
    }

    /// The people and deliverables that the money of a part reaches, those that it reaches most first; in a network
    /// without roles the parties at which it ends.
    #[must_use]
    pub fn recipients(&self, network: &Network, of: Target) -> Vec<(usize, Part)> {
        let whole = network.whole();
        let is_end = |party: usize| matches!(whole.parties[party].role, Some(Role::Person | Role::Deliverable));
        let has_ends = (0..whole.parties.len()).any(is_end);
        ranked(&self.after.parties, &|party| {
            of != Target::Party(party)
                && if has_ends { is_end(party) } else { whole.parties[party].outflows.is_empty() }
        })
    }
}

fn ranked(parts: &[Part], is_listed: &dyn Fn(usize) -> bool) -> Vec<(usize, Part)> {
    let mut ranked = Vec::new();
    for (party, part) in parts.iter().enumerate() {
        if part.estimate > 0 && is_listed(party) {
            ranked.push((party, *part));
        }
    }
    ranked.order_by_key(|&(party, part)| (std::cmp::Reverse(part.estimate), party));
    ranked
}

/// Where the money of a part of the drawing comes from, and where it goes.
///
/// Of a part of a network, too, that is all the money of the whole, whether the way it takes is shown or not.
#[must_use]
pub fn sides(network: &Network, target: Target) -> Sides {
    sides_of(network, &Rc::new(Pools::new(network.whole())), target)
}

/// The same for a network the pools of whose whole are known. Pools of another network give figures without a meaning.
#[must_use]
pub(crate) fn sides_of(network: &Network, pools: &Rc<Pools>, target: Target) -> Sides {
    let mixing = Mixing::of(network.whole(), pools);
    let own = match target {
        Target::Party(party) => network.members(party),
        Target::Flow(flow) => network.summed(flow),
    };
    let (money, arriving, leaving) = match target {
        Target::Party(_) => (Money::Parties(&own), mixing.flows(&own, IN), mixing.flows(&own, OUT)),
        Target::Flow(_) => (Money::Flows(&own), own.clone(), own.clone()),
    };
    let after = match target {
        Target::Party(_) => from(&mixing, &own),
        Target::Flow(_) => {
            let mut trace = mixing.collect(&Walk::forward(&mixing, money).trace(), false);
            mixing.keep_within(&mut trace, &leaving);
            trace
        }
    };
    let back = Walk::back(&mixing, money);
    let fractions = back.trace();
    let mut before = mixing.collect(&fractions, true);
    mixing.keep_within(&mut before, &arriving);
    let brought = back.own(&fractions, &before);
    if let Target::Party(_) = target {
        own.iter().for_each(|&party| mixing.is_all_at(party, &mut before));
    }
    if network.shown.is_none() {
        return Sides { before, after, own: brought };
    }
    let party = |party: usize| Some(network.drawn_as(party));
    let flow = |flow: usize| network.flow_drawn_as(flow);
    let drawn = |trace: &Trace| Trace { flows: added(&trace.flows, &flow), parties: added(&trace.parties, &party) };
    let mut sides = Sides { before: drawn(&before), after: drawn(&after), own: added(&brought, &party) };
    if passes_once(network) {
        sides.before.keep_within(mixing.most(&arriving));
        sides.after.keep_within(mixing.most(&leaving));
    }
    sides
}

/// Parts added up where they are drawn as one.
fn added(parts: &[Part], drawn_as: &dyn Fn(usize) -> Option<usize>) -> Vec<Part> {
    let mut sums = vec![Part::NOTHING; parts.len()];
    for (index, part) in parts.iter().enumerate() {
        if let Some(sum) = drawn_as(index).and_then(|at| sums.get_mut(at)) {
            sum.add(part);
        }
    }
    sums
}

/// The parties that bring money into the network: those that nothing flows to, and those that pass on more than
/// they receive.
#[must_use]
pub fn origins(network: &Network) -> Vec<usize> {
    let mixing = Mixing::new(network);
    (0..network.parties.len()).filter(|&party| mixing.parties[party].own > 0).collect()
}

/// Where the money goes that a party itself brings into the network.
#[must_use]
pub fn from_origin(network: &Network, party: usize) -> Trace {
    let mixing = Mixing::new(network);
    origin(&mixing, party)
}

fn from(mixing: &Mixing, parties: &[usize]) -> Trace {
    let brings = |party: &usize| mixing.network.parties.get(*party).is_some_and(|party| party.inflows.is_empty());
    let mut trace = match parties {
        [first, others @ ..] if parties.iter().all(brings) => {
            let mut trace = origin(mixing, *first);
            for other in others {
                trace.add(&origin(mixing, *other));
            }
            trace
        }
        _ => mixing.collect(&Walk::forward(mixing, Money::Parties(parties)).trace(), false),
    };
    mixing.keep_within(&mut trace, &mixing.flows(parties, OUT));
    parties.iter().for_each(|&party| mixing.is_all_at(party, &mut trace));
    trace
}

/// The parts of all origins up to this one, less those of all before it: each rounded, so that nothing is lost.
fn origin(mixing: &Mixing, party: usize) -> Trace {
    let fractions = origins_before(mixing, party);
    let [before, up_to_here] = &fractions;
    let mut trace = mixing.collect(&Walk::forward(mixing, Money::Parties(&[party])).trace(), false);
    let is_source = mixing.network.parties.get(party).is_some_and(|party| party.inflows.is_empty());
    for (index, flow) in mixing.network.flows.iter().enumerate() {
        let estimate = part_of(up_to_here[index], flow.estimate) - part_of(before[index], flow.estimate);
        let traced = &mut trace.flows[index];
        traced.estimate = estimate;
        if is_source && traced.amount.exact().is_some() {
            // What is known exactly stays exact: the hundredth that rounding moves is moved in the amount, too.
            traced.amount = Interval::point(estimate);
        }
        if !is_source {
            // Its own money is mixed with what it receives.
            traced.amount.least = 0;
            traced.mix = if estimate == flow.estimate { Mix::Whole } else { Mix::ProRata };
        }
        traced.fit();
    }
    mixing.sum_up(&mut trace, [before, up_to_here], false);
    mixing.keep_within(&mut trace, &mixing.flows(&[party], OUT));
    mixing.is_all_at(party, &mut trace);
    trace
}

/// The fractions that are money of the origins before a party, and of those up to it.
fn origins_before(mixing: &Mixing, party: usize) -> [Vec<i64>; 2] {
    [party, party + 1].map(|count| Walk::forward(mixing, Money::Origins(count)).fractions())
}

/// Two traces on both sides of one part. In circles a flow may be on both: the larger part of it counts.
fn join(mut before: Trace, after: &Trace) -> Trace {
    let pairs = before.flows.iter_mut().zip(&after.flows).chain(before.parties.iter_mut().zip(&after.parties));
    for (before, after) in pairs {
        if after.estimate > before.estimate || (before.estimate == 0 && after.amount != Interval::point(0)) {
            *before = *after;
        }
    }
    before
}

/// Whether no money comes to a party twice, also where several are drawn as one.
fn passes_once(network: &Network) -> bool {
    let whole = network.whole();
    let mut next = vec![Vec::new(); whole.parties.len()];
    for flow in whole.flows.iter().filter(|flow| Mixing::is_active(flow)) {
        let (from, to) = (network.drawn_as(flow.from), network.drawn_as(flow.to));
        if from == to {
            return false;
        }
        next[from].push(to);
    }
    crate::network::components(&next).iter().all(|component| component.len() == 1)
}

impl Trace {
    /// Where money passes once, no more of it reaches anyone than has left.
    fn keep_within(&mut self, most: Most) {
        self.parties.iter_mut().for_each(|part| part.keep_within(most));
        for part in &mut self.flows {
            // What all origins have of a flow stays the whole of it.
            let estimate = part.estimate;
            part.keep_within(most);
            part.estimate = estimate;
            part.fit();
        }
    }

    fn add(&mut self, other: &Self) {
        let pairs = self.flows.iter_mut().zip(&other.flows).chain(self.parties.iter_mut().zip(&other.parties));
        pairs.for_each(|(sum, part)| sum.add(part));
    }
}

#[cfg(test)]
mod tests;
