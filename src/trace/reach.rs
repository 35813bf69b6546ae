//! Reach: how much of one party's money reaches another, for each pair of them.

use super::mixing::{Mixing, known_sum};
use super::{Mix, Part, from as all_from, origin, origins};
use crate::letter::{isolated, joined};
use crate::money::{Fraction, Hundredths, Interval};
use crate::network::{Network, Role};
use crate::sort::Sort as _;
use crate::words::Word;

/// The whole, in billionths.
const WHOLE: i128 = 1_000_000_000;

/// What of one party's money reaches another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// Index of the party whose money it is.
    pub from: usize,
    /// Index of the party that it reaches.
    pub to: usize,
    /// How much of it reaches that party.
    pub part: Part,
    /// The least and the most that this can be of all the money that `from` brings or receives.
    pub share: (Fraction, Fraction),
    /// Indices of the awards that the money arrives under, where it runs under awards all the way.
    pub awards: Vec<usize>,
}

impl Reach {
    /// Whether the money is told apart by its award all the way, so that no assumption is made about a mixture.
    #[must_use]
    pub fn is_earmarked(&self) -> bool {
        match self.part.mix {
            Mix::Whole => !self.awards.is_empty(),
            Mix::Earmarked => true,
            Mix::ProRata => false,
        }
    }
}

/// How much of the money of `from` (absent: of each party that brings money into the network) reaches `to` (absent: each
/// person and deliverable, and each other party that passes nothing on), in the order of the parties. Each is worked out
/// when it is asked for: of a large document there may be millions.
///
/// Pairs that no money joins are left out, unless both are named. What all origins bring to a party adds up to exactly
/// what it receives.
pub fn reaches(network: &Network, from: Option<usize>, to: Option<usize>) -> impl Iterator<Item = Reach> {
    let mixing = Mixing::new(network);
    let starts = from.map_or_else(|| origins(network), |party| vec![party]);
    let ends: Vec<usize> = match to {
        Some(party) => vec![party],
        None => (0..network.parties.len()).filter(|&party| is_end(network, party)).collect(),
    };
    starts.into_iter().flat_map(move |start| {
        let mut found = Vec::new();
        let (trace, money) = match from {
            Some(_) => (all_from(&mixing, &[start]), all_money(network, start)),
            None => (origin(&mixing, start), own_money(&mixing, start)),
        };
        let under_awards = under_awards(&mixing, start, &trace.flows);
        for &end in ends.iter().filter(|&&end| end != start) {
            let Some(part) = trace.parties.get(end).copied() else { continue };
            if part.amount.most == Some(0) && (from.is_none() || to.is_none()) {
                continue;
            }
            let arriving = network.parties.get(end).map_or(&[][..], |party| &party.inflows);
            let arriving = || arriving.iter().copied().filter(|&flow| is_traced(&trace.flows, flow));
            let mut awards: Vec<usize> = Vec::new();
            if arriving().all(|flow| under_awards.get(flow) == Some(&true)) {
                awards.extend(arriving().filter_map(|flow| network.flows.get(flow)?.award));
                awards.order();
                awards.dedup();
            }
            let direct = is_all_direct(network, start, end);
            let share = if direct { (Fraction::WHOLE, Fraction::WHOLE) } else { share(part.amount, money) };
            found.push(Reach { from: start, to: end, part, share, awards });
        }
        found
    })
}

/// In a line: `CZI → Martin Kroeker: $27,500–$55,000 (14.1 %–28.2 % of its money), earmarked (award eoss)`.
#[must_use]
pub fn line(network: &Network, reach: &Reach) -> String {
    let style = network.style();
    let name = |party: usize| isolated(network.parties.get(party).map_or("", |party| party.name.as_str()));
    let amount = match reach.part.amount {
        Interval { most: Some(0), .. } => "nothing".to_owned(),
        _ => reach.part.figure(style).unwrap_or_else(|| Word::NotPublished.in_language(style.locale).to_owned()),
    };
    let mut text = format!("{} → {}: {amount}", name(reach.from), name(reach.to));
    if reach.part.amount.most != Some(0) && reach.share != (Fraction(0), Fraction::WHOLE) {
        let share = style.share(tenths(reach.share.0), tenths(reach.share.1));
        text.push_str(&format!(" ({share} of its money)"));
    }
    if reach.is_earmarked() {
        text.push_str(", earmarked");
        let awards = reach.awards.iter().filter_map(|&award| network.awards.get(award));
        let ids: Vec<&str> = awards.map(|award| award.id.as_str()).collect();
        match ids[..] {
            [] => {}
            [one] => text.push_str(&format!(" (award {one})")),
            _ => text.push_str(&format!(" (awards {})", joined(&ids, ", "))),
        }
    } else if reach.part.mix == Mix::ProRata {
        text.push_str(", pro rata");
    }
    text
}

/// A share to a tenth of a per cent.
fn tenths(share: Fraction) -> Fraction {
    const STEP: u32 = 1_000_000;
    Fraction((share.0 + STEP / 2) / STEP * STEP)
}

fn is_end(network: &Network, party: usize) -> bool {
    network.parties.get(party).is_some_and(|party| {
        !party.inflows.is_empty()
            && (party.outflows.is_empty() || matches!(party.role, Some(Role::Person | Role::Deliverable)))
    })
}

fn is_traced(parts: &[Part], flow: usize) -> bool {
    parts.get(flow).is_some_and(|part| part.amount.most != Some(0))
}

/// For each flow that carries the money: whether it has run under awards from the start.
fn under_awards(mixing: &Mixing, start: usize, parts: &[Part]) -> Vec<bool> {
    let network = mixing.network;
    let mut under: Vec<bool> = network.flows.iter().map(|flow| flow.award.is_some()).collect();
    for component in &mixing.components {
        for _ in 0..component.len() {
            let mut changed = false;
            for &party in component.iter().filter(|&&party| party != start) {
                let own = &network.parties[party];
                if own.inflows.iter().all(|&flow| under[flow] || !is_traced(parts, flow)) {
                    continue;
                }
                for &flow in &own.outflows {
                    changed |= std::mem::replace(&mut under[flow], false);
                }
            }
            if !changed {
                break;
            }
        }
    }
    under
}

/// Whether all that a party gives goes straight to the other, whatever the amounts are.
fn is_all_direct(network: &Network, start: usize, end: usize) -> bool {
    network.parties.get(start).is_some_and(|party| {
        party.inflows.is_empty()
            && party.keeps.is_empty()
            && !party.outflows.is_empty()
            && party.outflows.iter().all(|&flow| network.flows.get(flow).is_some_and(|flow| flow.to == end))
    })
}

/// All the money of a party: what it receives, or what it passes on and keeps if that is more.
fn all_money(network: &Network, index: usize) -> Interval {
    let Some(party) = network.parties.get(index) else { return Interval::point(0) };
    let balance = &party.balance;
    let [received, passed_on, kept] =
        [balance.received, balance.passed_on, balance.kept].map(|total| known_sum(&total));
    let spent = Interval {
        least: passed_on.least + kept.least,
        most: passed_on.most.zip(kept.most).map(|(passed_on, kept)| passed_on + kept),
    };
    if party.inflows.is_empty() {
        return spent;
    }
    Interval {
        least: received.least.max(spent.least),
        // What it receives bounds what it spends, unless it certainly spends more.
        most: received.most.map(|most| most.max(spent.least)),
    }
}

/// What a party itself brings into the network: of one that receives money, what it spends beyond that.
pub(super) fn own_money(mixing: &Mixing, index: usize) -> Interval {
    let all = all_money(mixing.network, index);
    match (mixing.network.parties.get(index), mixing.parties.get(index)) {
        (Some(party), Some(pool)) if !party.inflows.is_empty() => {
            let is_exact = known_sum(&party.balance.received).exact().is_some() && all.exact().is_some();
            Interval {
                least: if is_exact { pool.own } else { 0 },
                most: if is_exact { Some(pool.own) } else { all.most },
            }
        }
        _ => all,
    }
}

fn share(amount: Interval, money: Interval) -> (Fraction, Fraction) {
    let of = |part: Hundredths, whole: Hundredths| (whole > 0).then(|| (part * WHOLE + whole / 2) / whole);
    let least = money.most.and_then(|money| of(amount.least, money)).unwrap_or(0);
    let most = match amount.most {
        Some(0) => 0,
        most => most.and_then(|most| of(most, money.least)).unwrap_or(WHOLE),
    };
    (fraction(least), fraction(most))
}

fn fraction(billionths: i128) -> Fraction {
    u32::try_from(billionths.clamp(0, WHOLE)).map_or(Fraction::WHOLE, Fraction)
}
