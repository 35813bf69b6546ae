//! Tracing: how much of whose money reaches whom.
//!
//! At every party money is mixed, so that each outflow carries its inflows pro rata; money of an award stays with
//! flows of that award as far as they go. What a flow carries is a fraction of it, kept in fixed point; only the last
//! step makes hundredths of it, in such a way that the parts of all origins add up to exactly what flows.

mod backward;
mod forward;
mod mixing;
mod reach;

use std::rc::Rc;

use crate::money::{Hundredths, Interval};
use crate::network::{Network, Role};
use crate::sort::Sort as _;
use crate::view::Target;
use mixing::{Mixing, part};

pub(crate) use mixing::Pools;
pub use reach::{Reach, lines, reaches};

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
    /// All that it can be, as far as amounts are uncertain.
    pub amount: Interval,
    /// How the figure comes about.
    pub mix: Mix,
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
    from(&mixing, party)
}

/// Where the money that reaches a party comes from.
#[must_use]
pub fn to_party(network: &Network, party: usize) -> Trace {
    let mixing = Mixing::new(network);
    to(&mixing, party)
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
        let whole = Part { estimate: flow.estimate, amount: flow.interval, mix: Mix::Whole };
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

    /// The parties that bring the money of a part into the network, those that bring most of it first.
    #[must_use]
    pub fn sources(&self, network: &Network, of: Target) -> Vec<(usize, Part)> {
        ranked(&self.before, of, |party| network.parties[party].inflows.is_empty())
    }

    /// The people and deliverables that the money of a part reaches, those that it reaches most first; in a network
    /// without roles the parties at which it ends.
    #[must_use]
    pub fn recipients(&self, network: &Network, of: Target) -> Vec<(usize, Part)> {
        let is_end = |party: usize| matches!(network.parties[party].role, Some(Role::Person | Role::Deliverable));
        let has_ends = (0..network.parties.len()).any(is_end);
        ranked(
            &self.after,
            of,
            |party| if has_ends { is_end(party) } else { network.parties[party].outflows.is_empty() },
        )
    }
}

fn ranked(trace: &Trace, of: Target, listed: impl Fn(usize) -> bool) -> Vec<(usize, Part)> {
    let parts = trace.parties.iter().copied().enumerate();
    let mut ranked: Vec<_> =
        parts.filter(|&(party, part)| part.estimate > 0 && of != Target::Party(party) && listed(party)).collect();
    ranked.order_by_key(|&(party, part)| (std::cmp::Reverse(part.estimate), party));
    ranked
}

/// Where the money of a part of the drawing comes from, and where it goes.
#[must_use]
pub fn sides(network: &Network, target: Target) -> Sides {
    sides_of(network, &Rc::new(Pools::new(network)), target)
}

/// The same for a network whose pools are known. Pools of another network give figures without a meaning.
#[must_use]
pub(crate) fn sides_of(network: &Network, pools: &Rc<Pools>, target: Target) -> Sides {
    let mixing = Mixing::of(network, pools);
    match target {
        Target::Party(party) => Sides { before: to(&mixing, party), after: from(&mixing, party) },
        Target::Flow(flow) => Sides {
            before: mixing.collect(&backward::trace(&mixing, backward::End::Flow(flow)), true),
            after: mixing.collect(&forward::trace(&mixing, forward::Start::Flow(flow)), false),
        },
    }
}

/// How many origins have a colour of their own.
pub const OWNERS: usize = 4;

/// Shares of the owners in their order, and last of all others; they add up to one.
pub type Shares = [f64; OWNERS + 1];

/// Whose money every flow and party carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The parties that bring in most money, the largest first.
    pub owners: Vec<usize>,
    /// Whether there are more of them than have a colour.
    pub others: bool,
    /// Of every flow.
    pub flows: Vec<Shares>,
    /// Of every party: what reaches it and what it brings in.
    pub parties: Vec<Shares>,
}

/// Whose money every flow and party carries, by estimates.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "ratios for widths in pixels")]
pub fn carried(network: &Network) -> Carried {
    let mixing = Mixing::new(network);
    let own = |party: usize| mixing.parties[party].own;
    let mut owners: Vec<usize> = (0..network.parties.len()).filter(|&party| own(party) > 0).collect();
    owners.order_by_key(|&party| (std::cmp::Reverse(own(party)), party));
    let others = owners.len() > OWNERS;
    owners.truncate(OWNERS);
    let mut flows = vec![[0.0; OWNERS + 1]; network.flows.len()];
    for (rank, &owner) in owners.iter().enumerate() {
        let up_to_here = forward::fractions(&mixing, forward::Start::Origins(owner + 1));
        let before = forward::fractions(&mixing, forward::Start::Origins(owner));
        for ((shares, with), without) in flows.iter_mut().zip(up_to_here).zip(before) {
            shares[rank] = ((with - without) as f64 / mixing::ONE as f64).clamp(0.0, 1.0);
        }
    }
    flows.iter_mut().for_each(complete);
    let mut parties = vec![[0.0; OWNERS + 1]; network.parties.len()];
    for (index, (party, shares)) in network.parties.iter().zip(&mut parties).enumerate() {
        let received: Hundredths = party.inflows.iter().map(|&flow| network.flows[flow].estimate).sum();
        let all = (received + own(index)).max(1) as f64;
        for &flow in &party.inflows {
            for (share, part) in shares.iter_mut().zip(flows[flow]) {
                *share += part * network.flows[flow].estimate as f64 / all;
            }
        }
        if let Some(rank) = owners.iter().position(|&owner| owner == index) {
            shares[rank] += own(index) as f64 / all;
        }
        complete(shares);
    }
    Carried { owners, others, flows, parties }
}

/// What none of the owners has is of others; fractions that are rounded leave no hairline of them.
fn complete(shares: &mut Shares) {
    let known: f64 = shares[..OWNERS].iter().sum();
    shares[OWNERS] = if known > 0.999_999 { 0.0 } else { 1.0 - known };
    let last = shares.iter().rposition(|share| *share > 0.0).unwrap_or(OWNERS);
    shares[last] += 1.0 - shares.iter().sum::<f64>();
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

fn from(mixing: &Mixing, party: usize) -> Trace {
    if mixing.network.parties.get(party).is_some_and(|party| party.inflows.is_empty()) {
        return origin(mixing, party);
    }
    let after = forward::trace(mixing, forward::Start::Party(party));
    let mut trace = mixing.collect(&after, false);
    mixing.is_all_at(party, &mut trace);
    trace
}

fn to(mixing: &Mixing, party: usize) -> Trace {
    let before = backward::trace(mixing, backward::End::Party(party));
    let mut trace = mixing.collect(&before, true);
    mixing.is_all_at(party, &mut trace);
    trace
}

/// The parts of all origins up to this one, less those of all before it: each rounded, so that nothing is lost.
fn origin(mixing: &Mixing, party: usize) -> Trace {
    let up_to_here = forward::fractions(mixing, forward::Start::Origins(party + 1));
    let before = forward::fractions(mixing, forward::Start::Origins(party));
    let mut trace = mixing.collect(&forward::trace(mixing, forward::Start::Party(party)), false);
    let is_source = mixing.network.parties.get(party).is_some_and(|party| party.inflows.is_empty());
    for (index, flow) in mixing.network.flows.iter().enumerate() {
        let estimate = part(up_to_here[index], flow.estimate) - part(before[index], flow.estimate);
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
    mixing.sum_up(&mut trace, false);
    mixing.is_all_at(party, &mut trace);
    trace
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

impl Part {
    /// Hundredths are rounded, so that the estimate may lie a hundredth outside.
    fn fit(&mut self) {
        self.amount.least = self.amount.least.min(self.estimate);
        self.amount.most = self.amount.most.map(|most| most.max(self.estimate));
    }
}

#[cfg(test)]
mod tests;
