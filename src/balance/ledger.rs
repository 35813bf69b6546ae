//! The ledger: every flow and every keep as a line with an interval, every party as an account of such lines.

use crate::description::Status;
use crate::money::{Fraction, Hundredths, Interval, Stated};
use crate::network::{Network, Role, Total, components};
use crate::sort::Sort as _;

/// Lines are numbered: flows as in the network, then keeps.
pub(super) struct Ledger {
    pub(super) stated: Vec<Stated>,
    pub(super) interval: Vec<Interval>,
    /// Party and number of each keep, in the order of their lines.
    pub(super) keeps: Vec<(usize, usize)>,
    pub(super) accounts: Vec<Account>,
    /// Parties in an order in which money runs forward, circles apart.
    pub(super) order: Vec<usize>,
    pub(super) awards: Vec<AwardLines>,
    /// Lines about which the statements contradict each other.
    pub(super) contradicted: Vec<bool>,
    /// The parties at both ends of each line, of a keep twice the same.
    pub(super) ends: Vec<[usize; 2]>,
    /// Whether any line of a party has changed since its rules were applied.
    pub(super) touched: Vec<bool>,
}

/// What comes in and goes out at one party.
pub(super) struct Account {
    pub(super) ins: Vec<usize>,
    /// Flows, then keeps.
    pub(super) outs: Vec<usize>,
    /// How many of `outs` are flows.
    pub(super) flows_out: usize,
    /// Whether exactly one of the outs takes whatever is left, so that no money stays unexplained.
    pub(super) closed: bool,
    /// Whether any of the outs is a share.
    pub(super) shares: bool,
    /// The flow that is most of what is passed on.
    pub(super) most: Option<usize>,
    /// Whether more goes out than comes in: then its sums say nothing any more about single lines.
    pub(super) overspent: bool,
}

/// The lines of one award.
#[derive(Default)]
pub(super) struct AwardLines {
    /// What all of it can be, where its author said so.
    pub(super) amount: Interval,
    /// The flows by which its money enters the network.
    pub(super) first: Vec<usize>,
    /// Those after them; in circles they may carry the money several times and are left out.
    pub(super) later: Vec<usize>,
    /// Whether the first flows are all of the award.
    pub(super) whole: bool,
    pub(super) mismatched: bool,
}

impl Ledger {
    pub(super) fn new(network: &Network, stated: &[Stated]) -> Self {
        let mut stated = stated.to_vec();
        let mut keeps = Vec::new();
        let mut accounts = Vec::with_capacity(network.parties.len());
        for (index, party) in network.parties.iter().enumerate() {
            let mut outs = party.outflows.clone();
            for (number, keep) in party.keeps.iter().enumerate() {
                outs.push(stated.len());
                stated.push(keep.amount.stated);
                keeps.push((index, number));
            }
            let count = |wanted: fn(&Stated) -> bool| outs.iter().filter(|&&line| wanted(&stated[line])).count();
            let is_most = |line: &&usize| stated[**line] == Stated::Most;
            let mut mosts = party.outflows.iter().filter(is_most);
            let closed = count(|stated| *stated == Stated::Rest) == 1;
            let shares = count(|stated| matches!(stated, Stated::Share(..))) > 0;
            accounts.push(Account {
                closed,
                shares,
                // Two flows that are each more than half contradict each other, which is reported elsewhere.
                most: mosts.next().copied().filter(|_| mosts.next().is_none()),
                ins: party.inflows.clone(),
                flows_out: party.outflows.len(),
                outs,
                // A funder that says so passes on what it receives.
                overspent: party.has_own() && !closed && !shares,
            });
        }
        let next: Vec<Vec<usize>> = (network.parties.iter())
            .map(|party| party.outflows.iter().map(|&flow| network.flows[flow].to).collect())
            .collect();
        let components = components(&next);
        let awards = award_lines(network, &components);
        let order = components.into_iter().flatten().collect();
        let interval = stated.iter().map(|&stated| first_interval(stated)).collect();
        let mut ends: Vec<[usize; 2]> = network.flows.iter().map(|flow| [flow.from, flow.to]).collect();
        ends.extend(keeps.iter().map(|&(party, _)| [party, party]));
        let touched = vec![true; accounts.len()];
        let contradicted = vec![false; stated.len()];
        Self { stated, interval, keeps, accounts, order, awards, contradicted, ends, touched }
    }

    pub(super) fn exact(&self, line: usize) -> Option<Hundredths> {
        self.interval[line].exact()
    }

    pub(super) fn total(&self, lines: &[usize], network: &Network) -> Total {
        let mut total = Total::default();
        for &line in lines {
            let proposed = network.flows.get(line).is_some_and(|flow| flow.status == Status::Proposed);
            total.add(self.interval[line], self.stated[line], proposed);
        }
        total
    }

    /// The sum of an award's first flows where it cannot be the award's amount.
    pub(super) fn mismatch(&self, award: usize, network: &Network) -> Option<Total> {
        let lines = self.awards.get(award)?;
        if lines.first.is_empty() {
            return None;
        }
        let sum = self.total(&lines.first, network);
        // A converted amount need not be the one that was awarded to the last unit.
        let converted = lines.first.iter().filter(|&&line| network.flows[line].currency.is_some()).count();
        let slack = 100 * Hundredths::try_from(converted).unwrap_or(0);
        let above = lines.amount.most.is_some_and(|most| sum.least > most + slack);
        let below = lines.whole && sum.most.is_some_and(|most| most + slack < lines.amount.least);
        (above || below).then_some(sum)
    }
}

/// What a statement alone says.
pub(super) fn first_interval(stated: Stated) -> Interval {
    match stated {
        Stated::Exact(value) => Interval::point(value),
        Stated::Range(least, most) => Interval { least: least.unwrap_or(0), most },
        // How far "about" reaches is not said, so it bounds nothing.
        _ => Interval::ANY,
    }
}

fn award_lines(network: &Network, components: &[Vec<usize>]) -> Vec<AwardLines> {
    let mut component_of = vec![0; network.parties.len()];
    for (number, component) in components.iter().enumerate() {
        for &party in component {
            component_of[party] = number;
        }
    }
    let mut awards: Vec<AwardLines> = (network.awards.iter())
        .map(|award| {
            let amount = award.amount.as_ref().map_or(Interval::ANY, |amount| first_interval(amount.stated));
            AwardLines { amount, ..AwardLines::default() }
        })
        .collect();
    // Which parties get money of which award.
    let mut reached: Vec<(usize, usize)> = (network.flows.iter())
        .filter(|flow| flow.status != Status::Declined)
        .filter_map(|flow| Some((flow.award?, flow.to)))
        .collect();
    reached.order();
    let reaches = |award: usize, party: usize| reached.binary_search(&(award, party)).is_ok();
    let gives = |party: usize, award: usize| network.awards[award].funder == Some(party);
    let mut has_funder = vec![false; network.awards.len()];
    for flow in network.flows.iter().filter(|flow| flow.status != Status::Declined) {
        if let Some(award) = flow.award.filter(|&award| gives(flow.from, award)) {
            has_funder[award] = true;
        }
    }
    for (line, flow) in network.flows.iter().enumerate().filter(|(_, flow)| flow.status != Status::Declined) {
        let Some(award) = flow.award else { continue };
        let lines = &mut awards[award];
        let from = &network.parties[flow.from];
        let is_first = if has_funder[award] { gives(flow.from, award) } else { !reaches(award, flow.from) };
        if is_first {
            let is_origin = gives(flow.from, award)
                || network.awards[award].funder.is_none()
                    && (from.role == Some(Role::Funder) || from.inflows.is_empty());
            lines.whole = is_origin && (lines.first.is_empty() || lines.whole);
            lines.first.push(line);
        } else if component_of[flow.from] != component_of[flow.to] && reaches(award, flow.from) {
            lines.later.push(line);
        }
    }
    awards
}

/// Both ends of a share, in billionths.
pub(super) fn fractions(stated: Stated) -> Option<(Hundredths, Hundredths)> {
    match stated {
        Stated::Share(Fraction(least), Fraction(most)) => Some((Hundredths::from(least), Hundredths::from(most))),
        _ => None,
    }
}
