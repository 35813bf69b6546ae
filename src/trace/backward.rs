//! Backward: which fraction of every flow is money that will reach the end.

use super::forward::evenness;
use super::mixing::{Fractions, Mixing, ONE, mixed, part};
use super::reach::own_money;
use super::{Mix, Part, Trace};
use crate::money::Interval;

/// What the money is to reach.
#[derive(Clone, Copy)]
pub(super) enum End<'a> {
    /// Some parties.
    Parties(&'a [usize]),
    /// Some flows.
    Flows(&'a [usize]),
}

impl End<'_> {
    fn is_at(self, party: usize) -> bool {
        matches!(self, Self::Parties(own) if own.contains(&party))
    }
}

/// Fractions with all that they can be.
pub(super) fn trace(mixing: &Mixing, end: End) -> Fractions {
    let estimate = fractions(mixing, end, Side::Estimate);
    let bound = |side| if mixing.is_certain { estimate.clone() } else { fractions(mixing, end, side) };
    let (least, most) = (bound(Side::Least), bound(Side::Most));
    let mix = mixes(mixing, end, &estimate);
    Fractions { estimate, least, most, mix }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Estimate,
    Least,
    Most,
}

fn fractions(mixing: &Mixing, end: End, side: Side) -> Vec<i128> {
    let mut fractions = vec![0; mixing.network.flows.len()];
    if side == Side::Most {
        for component in mixing.components.iter().filter(|component| component.len() > 1) {
            for &flow in component.iter().flat_map(|&party| &mixing.network.parties[party].inflows) {
                fractions[flow] = ONE;
            }
        }
    }
    match end {
        End::Parties(parties) => {
            let parties = || parties.iter().filter_map(|&party| mixing.network.parties.get(party));
            // What has reached the end is not followed when it leaves again.
            parties().flat_map(|party| &party.outflows).for_each(|&flow| fractions[flow] = 0);
            parties().flat_map(|party| &party.inflows).for_each(|&flow| fractions[flow] = ONE);
        }
        End::Flows(flows) => {
            let is_active = |flow: &&usize| mixing.network.flows.get(**flow).is_some_and(Mixing::is_active);
            flows.iter().filter(is_active).for_each(|&flow| fractions[flow] = ONE);
        }
    }
    for component in mixing.components.iter().rev() {
        let rounds = Mixing::rounds(component);
        for _ in 0..if side == Side::Estimate { rounds } else { rounds.min(8) } {
            let mut changed = false;
            for &party in component.iter().rev() {
                if end.is_at(party) {
                    continue;
                }
                changed |= if side == Side::Estimate || mixing.parties[party].certain {
                    gather(mixing, end, party, &mut fractions)
                } else {
                    gather_bound(mixing, end, party, side == Side::Most, &mut fractions)
                };
            }
            if !changed {
                break;
            }
        }
    }
    fractions
}

/// Whether a flow's fraction is given and not to be worked out.
fn is_given(mixing: &Mixing, end: End, flow: usize) -> bool {
    match end {
        End::Parties(own) => own.contains(&mixing.network.flows[flow].from),
        End::Flows(own) => own.contains(&flow),
    }
}

/// Gathers what the outflows of a party bring to the end, for each of its inflows. Reports whether anything changed.
fn gather(mixing: &Mixing, end: End, index: usize, fractions: &mut [i128]) -> bool {
    let (party, pool) = (&mixing.network.parties[index], &mixing.parties[index]);
    let (pooled, grouped) = brought(mixing, index, fractions);
    let mut changed = false;
    for &flow in &party.inflows {
        if is_given(mixing, end, flow) {
            continue;
        }
        let fraction = match mixing.group_in[flow] {
            Some(number) => {
                let group = &mixing.groups[number];
                let own = grouped[number - pool.groups.start];
                mixed(own, pooled, group.kept_apart, group.received)
            }
            None => pooled,
        };
        changed |= fractions[flow] != fraction;
        fractions[flow] = fraction;
    }
    changed
}

/// The fraction of a party's money that its outflows bring to the end: of what is mixed, and of each of its groups.
fn brought(mixing: &Mixing, index: usize, fractions: &[i128]) -> (i128, Vec<i128>) {
    let (party, pool) = (&mixing.network.parties[index], &mixing.parties[index]);
    let mut pooled = 0;
    let mut grouped = vec![0; pool.groups.len()];
    for &flow in &party.outflows {
        let money = fractions[flow] * mixing.network.flows[flow].estimate;
        match mixing.group_out[flow] {
            Some(group) => grouped[group - pool.groups.start] += money,
            None => pooled += money,
        }
    }
    for (sum, group) in grouped.iter_mut().zip(&mixing.groups[pool.groups.clone()]) {
        *sum = if group.sent > 0 { *sum / group.sent } else { 0 };
        pooled += *sum * (group.sent - group.kept_apart);
    }
    (if pool.size > 0 { pooled / pool.size } else { 0 }, grouped)
}

/// What each party itself brings to the end; `before` is the trace of the fractions.
pub(super) fn own(mixing: &Mixing, end: End, fractions: &Fractions, before: &Trace) -> Vec<Part> {
    let nothing = Part { amount: Interval::point(0), ..Part::default() };
    let of = |index: usize| {
        let (party, pool) = (&mixing.network.parties[index], &mixing.parties[index]);
        if pool.own == 0 {
            return nothing;
        }
        if party.inflows.is_empty() {
            return before.parties.get(index).copied().unwrap_or(nothing);
        }
        let all = own_money(mixing, index);
        // Elsewhere than at the end its own money is mixed with what it receives.
        let estimate =
            if end.is_at(index) { pool.own } else { part(brought(mixing, index, &fractions.estimate).0, pool.own) };
        let mix = if estimate == pool.own { Mix::Whole } else { Mix::ProRata };
        let leaves = before.parties.get(index).filter(|_| !end.is_at(index)).and_then(|part| part.amount.most);
        let amount = match mixing.is_certain {
            true => Interval::point(estimate),
            false => Interval { least: 0, most: all.most.into_iter().chain(leaves).min() },
        };
        let mut part = Part { estimate, amount, mix };
        part.fit();
        part
    };
    (0..mixing.network.parties.len()).map(of).collect()
}

/// Where amounts are uncertain, all of the money may stay or take another way, or all of it the best one.
fn gather_bound(mixing: &Mixing, end: End, index: usize, most: bool, fractions: &mut [i128]) -> bool {
    let party = &mixing.network.parties[index];
    let possible = party.outflows.iter().filter(|&&flow| mixing.network.flows[flow].interval.most != Some(0));
    let fraction = if most { possible.map(|&flow| fractions[flow]).max().unwrap_or(0) } else { 0 };
    let mut changed = false;
    for &flow in &party.inflows {
        if !is_given(mixing, end, flow) {
            changed |= fractions[flow] != fraction;
            fractions[flow] = fraction;
        }
    }
    changed
}

/// How each fraction comes about.
fn mixes(mixing: &Mixing, end: End, fractions: &[i128]) -> Vec<Mix> {
    let mut mixes = vec![Mix::Whole; fractions.len()];
    for &party in mixing.components.iter().rev().flatten() {
        if end.is_at(party) {
            continue;
        }
        let (own, pool) = (&mixing.network.parties[party], &mixing.parties[party]);
        let of = |group: Option<usize>| {
            let flows = own.outflows.iter().copied();
            let flows = flows.filter(|&flow| match (group, mixing.group_out[flow]) {
                (Some(group), own) => own == Some(group),
                (None, Some(group)) => mixing.groups[group].sent > mixing.groups[group].kept_apart,
                (None, None) => true,
            });
            evenness(flows.filter(|&flow| mixing.network.flows[flow].estimate > 0), fractions, &mixes)
        };
        let (same, worst) = of(None);
        let pooled = if same && pool.stays == 0 { worst } else { Mix::ProRata };
        let groups: Vec<(bool, Mix)> = pool.groups.clone().map(|group| of(Some(group))).collect();
        let all_same = pool.stays == 0 && evenness(own.outflows.iter().copied(), fractions, &mixes).0;
        for &flow in &own.inflows {
            if is_given(mixing, end, flow) {
                continue;
            }
            mixes[flow] = match mixing.group_in[flow] {
                None => pooled,
                Some(number) => {
                    let (same, worst) = groups[number - pool.groups.start];
                    let earmarked = if same { worst } else { Mix::ProRata };
                    let group = &mixing.groups[number];
                    let mixed = if group.received > group.kept_apart { earmarked.max(pooled) } else { earmarked };
                    if all_same { mixed } else { mixed.max(Mix::Earmarked) }
                }
            };
        }
    }
    mixes
}
