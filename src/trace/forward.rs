//! Forward: which fraction of every flow is money that left the start.

use super::Mix;
use super::mixing::{Fractions, Mixing, ONE, mixed};
use crate::money::Interval;
use crate::sort::Sort as _;

/// Whose money is followed.
#[derive(Clone, Copy)]
pub(super) enum Start<'a> {
    /// All that leaves some parties.
    Parties(&'a [usize]),
    /// Some flows.
    Flows(&'a [usize]),
    /// The own money of all parties before this one.
    Origins(usize),
}

impl Start<'_> {
    fn is_at(self, party: usize) -> bool {
        matches!(self, Self::Parties(own) if own.contains(&party))
    }

    fn is_flow(self, flow: usize) -> bool {
        matches!(self, Self::Flows(own) if own.contains(&flow))
    }
}

/// Fractions with all that they can be.
pub(super) fn trace(mixing: &Mixing, start: Start) -> Fractions {
    let estimate = fractions(mixing, start);
    let bound = |most| if mixing.is_certain { estimate.clone() } else { bounds(mixing, start, most) };
    let (least, most) = (bound(false), bound(true));
    let mix = mixes(mixing, start, &estimate);
    Fractions { estimate, least, most, mix }
}

/// The fraction of each flow that is the followed money, by estimates.
pub(super) fn fractions(mixing: &Mixing, start: Start) -> Vec<i128> {
    let mut fractions = begin(mixing, start, 0);
    for component in &mixing.components {
        for _ in 0..Mixing::rounds(component) {
            let mut changed = false;
            for &party in component {
                if !start.is_at(party) {
                    changed |= spread(mixing, start, party, &mut fractions);
                }
            }
            if !changed {
                break;
            }
        }
        if let Start::Origins(count) = start
            && count >= mixing.parties.len()
            && component.len() > 1
        {
            complete(mixing, component, &mut fractions);
        }
    }
    fractions
}

/// All origins together are everything. In circles sums come near that without reaching it.
fn complete(mixing: &Mixing, component: &[usize], fractions: &mut [i128]) {
    for &party in component {
        for &flow in &mixing.network.parties[party].outflows {
            if fractions[flow] >= ONE - (ONE >> 16) {
                fractions[flow] = ONE;
            }
        }
    }
}

fn begin(mixing: &Mixing, start: Start, within: i128) -> Vec<i128> {
    let mut fractions = vec![0; mixing.network.flows.len()];
    if within > 0 {
        // Within circles nothing is known at first.
        for component in mixing.components.iter().filter(|component| component.len() > 1) {
            for &party in component {
                for &flow in &mixing.network.parties[party].outflows {
                    fractions[flow] = within;
                }
            }
        }
    }
    match start {
        Start::Parties(parties) => {
            for party in parties.iter().filter_map(|&party| mixing.network.parties.get(party)) {
                party.outflows.iter().for_each(|&flow| fractions[flow] = ONE);
            }
        }
        Start::Flows(flows) => {
            let is_active = |flow: &&usize| mixing.network.flows.get(**flow).is_some_and(Mixing::is_active);
            flows.iter().filter(is_active).for_each(|&flow| fractions[flow] = ONE);
        }
        Start::Origins(_) => {}
    }
    fractions
}

/// Spreads what comes in at a party over what goes out. Reports whether anything changed.
fn spread(mixing: &Mixing, start: Start, index: usize, fractions: &mut [i128]) -> bool {
    let (party, pool) = (&mixing.network.parties[index], &mixing.parties[index]);
    let mut pooled = match start {
        Start::Origins(count) if index < count => pool.own * ONE,
        _ => 0,
    };
    let mut grouped = vec![0; pool.groups.len()];
    for &flow in &party.inflows {
        let money = fractions[flow] * mixing.network.flows[flow].estimate;
        match mixing.group_in[flow] {
            Some(group) => grouped[group - pool.groups.start] += money,
            None => pooled += money,
        }
    }
    for (sum, group) in grouped.iter_mut().zip(&mixing.groups[pool.groups.clone()]) {
        // From here on a fraction of the award's money.
        *sum = if group.received > 0 { *sum / group.received } else { 0 };
        pooled += *sum * (group.received - group.kept_apart);
    }
    let pooled = if pool.size > 0 { pooled / pool.size } else { 0 };
    let mut changed = false;
    for &flow in &party.outflows {
        if start.is_flow(flow) {
            continue;
        }
        let fraction = match mixing.group_out[flow] {
            Some(number) => {
                let group = &mixing.groups[number];
                let own = grouped[number - pool.groups.start];
                mixed(own, pooled, group.kept_apart, group.sent)
            }
            None => pooled,
        };
        changed |= fractions[flow] != fraction;
        fractions[flow] = fraction;
    }
    changed
}

/// The least or the most that each fraction can be while amounts vary within their intervals.
fn bounds(mixing: &Mixing, start: Start, most: bool) -> Vec<i128> {
    let mut fractions = begin(mixing, start, if most { ONE } else { 0 });
    for component in &mixing.components {
        for _ in 0..Mixing::rounds(component).min(8) {
            let mut changed = false;
            for &party in component {
                if start.is_at(party) {
                    continue;
                }
                let pool = &mixing.parties[party];
                let unmarked = pool.groups.is_empty();
                changed |= if pool.certain || (unmarked && pool.certain_ins) {
                    spread(mixing, start, party, &mut fractions)
                } else {
                    spread_bound(mixing, start, party, most, &mut fractions)
                };
            }
            if !changed {
                break;
            }
        }
    }
    fractions
}

/// Like [`spread`], for a party where amounts are uncertain: an outflow carries no more of the followed money than
/// the richest mixture of the inflows, and no less than the poorest.
fn spread_bound(mixing: &Mixing, start: Start, index: usize, most: bool, fractions: &mut [i128]) -> bool {
    let (party, pool) = (&mixing.network.parties[index], &mixing.parties[index]);
    let mut ins: Vec<(i128, Interval)> =
        party.inflows.iter().map(|&flow| (fractions[flow], mixing.network.flows[flow].interval)).collect();
    let fraction = if pool.groups.is_empty() {
        if pool.own > 0 {
            // Its own money, which is not followed here, thins the mixture by nobody knows how much.
            ins.push((0, Interval::ANY));
        }
        mixture(&mut ins, most)
    } else {
        let possible = ins.iter().filter(|(_, amount)| amount.most != Some(0)).map(|(fraction, _)| *fraction);
        let own = (pool.own > 0).then_some(0);
        let possible = possible.chain(own);
        if most { possible.max().unwrap_or(0) } else { possible.min().unwrap_or(0) }
    };
    let mut changed = false;
    for &flow in &party.outflows {
        if !start.is_flow(flow) {
            changed |= fractions[flow] != fraction;
            fractions[flow] = fraction;
        }
    }
    changed
}

/// The richest (or poorest) mixture: as much as can be of what is richer than the mixture, as little of the others.
fn mixture(ins: &mut [(i128, Interval)], most: bool) -> i128 {
    if most {
        ins.order_by_key(|(fraction, _)| std::cmp::Reverse(*fraction));
    } else {
        ins.order_by_key(|(fraction, _)| *fraction);
    }
    let mut money: i128 = ins.iter().map(|(fraction, amount)| fraction * amount.least).sum();
    let mut size: i128 = ins.iter().map(|(_, amount)| amount.least).sum();
    for (fraction, amount) in ins.iter() {
        let better = if most { fraction * size > money } else { fraction * size < money };
        if size > 0 && !better {
            break;
        }
        let Some(end) = amount.most else { return *fraction };
        money += fraction * (end - amount.least);
        size += end - amount.least;
    }
    match size {
        0 => 0,
        _ if most => (money + size - 1) / size,
        _ => money / size,
    }
}

/// How each fraction comes about.
fn mixes(mixing: &Mixing, start: Start, fractions: &[i128]) -> Vec<Mix> {
    let mut mixes = vec![Mix::Whole; fractions.len()];
    for &party in mixing.components.iter().flatten() {
        if start.is_at(party) {
            continue;
        }
        let (own, pool) = (&mixing.network.parties[party], &mixing.parties[party]);
        let of = |group: Option<usize>| {
            let flows = own.inflows.iter().copied();
            let flows = flows.filter(|&flow| match (group, mixing.group_in[flow]) {
                (Some(group), own) => own == Some(group),
                (None, Some(group)) => mixing.groups[group].received > mixing.groups[group].kept_apart,
                (None, None) => true,
            });
            evenness(flows.filter(|&flow| mixing.network.flows[flow].estimate > 0), fractions, &mixes)
        };
        let (pooled_same, pooled) = of(None);
        let pooled = if pooled_same && (pool.own == 0 || own.inflows.is_empty()) { pooled } else { Mix::ProRata };
        let groups: Vec<(bool, Mix)> = pool.groups.clone().map(|group| of(Some(group))).collect();
        let all_same = evenness(own.inflows.iter().copied(), fractions, &mixes).0;
        for &flow in &own.outflows {
            if start.is_flow(flow) {
                continue;
            }
            mixes[flow] = match mixing.group_out[flow] {
                None => pooled,
                Some(number) => {
                    let (same, worst) = groups[number - pool.groups.start];
                    let earmarked = if same { worst } else { Mix::ProRata };
                    let group = &mixing.groups[number];
                    let mixed = if group.sent > group.kept_apart { earmarked.max(pooled) } else { earmarked };
                    if all_same { mixed } else { mixed.max(Mix::Earmarked) }
                }
            };
        }
    }
    mixes
}

/// Whether all flows carry the same fraction, and the least safe way in which one comes about.
pub(super) fn evenness(flows: impl Iterator<Item = usize>, fractions: &[i128], mixes: &[Mix]) -> (bool, Mix) {
    let (mut first, mut same, mut worst) = (None, true, Mix::Whole);
    for flow in flows {
        same &= *first.get_or_insert(fractions[flow]) == fractions[flow];
        if fractions[flow] > 0 {
            worst = worst.max(mixes[flow]);
        }
    }
    (same, worst)
}
