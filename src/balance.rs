//! Balance: what follows from the stated amounts for every flow, and whether they fit together.
//!
//! Every amount is an interval of what it can be. Sums at parties and awards narrow the intervals down until nothing
//! changes ([`tighten`]). What is then still uncertain gets an estimate, which decides widths and nothing else
//! ([`estimate`]).

mod estimate;
mod fill;
mod joint;
mod ledger;
mod rest;
mod tighten;

use crate::description::Status;
use crate::money::{Hundredths, Interval, Stated, lower};
use crate::network::{Balance, Network, Party, Total};
use crate::report::TELLS;
use ledger::Ledger;
pub(crate) use rest::NoRest;

/// What was noticed on the way, to be reported.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    /// Rests that cannot be computed: the party, and why.
    pub(crate) rests: Vec<(usize, NoRest)>,
    /// Flows whose approximate amount lies outside all that the others leave for it, which is given.
    pub(crate) strained: Vec<(usize, Interval)>,
    /// Flows about which the statements contradict each other.
    pub(crate) contradicted: Vec<usize>,
    /// Awards whose flows do not add up to their amount: the award and the sum of its flows.
    pub(crate) mismatched: Vec<(usize, Total)>,
}

/// Works out intervals, estimates and balances. `stated` holds the amount of each flow in the document's currency.
pub(crate) fn balance(network: &mut Network, stated: &[Stated]) -> Findings {
    let mut ledger = Ledger::new(network, stated);
    tighten::tighten(&mut ledger);
    let mut findings = Findings { rests: rest::missing(&ledger), ..Findings::default() };
    if TELLS {
        findings.contradicted.extend((0..network.flows.len()).filter(|&line| ledger.contradicted[line]));
    }
    for (line, stated) in ledger.stated.iter().enumerate() {
        // What its author says is about right stays as it is said, and is drawn so.
        if let Stated::About(value) = *stated {
            let interval = ledger.interval[line];
            if !interval.contains(value) {
                if TELLS && line < network.flows.len() {
                    findings.strained.push((line, interval));
                }
                ledger.interval[line] =
                    Interval { least: interval.least.min(value), most: interval.most.map(|most| most.max(value)) };
            }
        }
    }
    let told = if TELLS { network.awards.len() } else { 0 };
    for award in 0..told {
        if let Some(sum) = ledger.mismatch(award, network) {
            findings.mismatched.push((award, sum));
        }
    }
    let estimates = estimate::estimate(&ledger);
    for (index, flow) in network.flows.fresh().iter_mut().enumerate() {
        flow.interval = ledger.interval[index];
        flow.estimate = estimates[index];
    }
    for (line, &(party, keep)) in (network.flows.len()..).zip(&ledger.keeps) {
        if let Some(party) = network.parties.fresh().get_mut(party) {
            let keep = &mut party.keeps[keep];
            keep.interval = ledger.interval[line];
            keep.estimate = estimates[line];
        }
    }
    network.widths_show_amounts = network.flows.iter().enumerate().any(|(index, flow)| {
        flow.status != Status::Declined
            && (flow.interval.least > 0 || flow.interval.most.is_some() || matches!(stated[index], Stated::About(_)))
    });
    for (party, account) in network.parties.fresh().iter_mut().zip(&ledger.accounts) {
        party.balance.is_broken = account.overspent;
    }
    for party in 0..network.parties.len() {
        let balance = balance_of(network, &network.parties[party]);
        if let Some(party) = network.parties.fresh().get_mut(party) {
            party.balance = balance;
        }
    }
    findings
}

fn balance_of(network: &Network, party: &Party) -> Balance {
    let received = network.total(&party.inflows);
    let passed_on = network.total(&party.outflows);
    let mut kept = Total::EMPTY;
    party.keeps.iter().for_each(|keep| kept.add(keep.interval, keep.amount.stated, false));
    let mut balance = Balance { received, passed_on, kept, ..party.balance };
    let spends = !party.outflows.is_empty() || !party.keeps.is_empty();
    if spends && !party.inflows.is_empty() {
        let spent = passed_on.least + kept.least;
        if received.most.is_none_or(|most| most >= spent) {
            balance.kept.most = lower(kept.most, received.most.map(|most| most - passed_on.least));
        }
        if received.uncertain + passed_on.uncertain + kept.uncertain == 0 {
            balance.unallocated = (received.stated - spent).max(0);
        }
        if !party.has_own() {
            balance.overspent = received.most.map_or(0, |most| (spent - most).max(0));
        }
    }
    balance
}

impl Total {
    /// Adds one amount.
    pub(crate) fn add(&mut self, interval: Interval, stated: Stated, proposed: bool) {
        self.flows += 1;
        self.least += interval.least;
        self.most = self.most.zip(interval.most).map(|(sum, most)| sum + most);
        if let Some(exact) = interval.exact() {
            self.stated += exact;
            if proposed {
                self.proposed += exact;
            }
        } else {
            self.uncertain += 1;
            if let Stated::About(value) = stated {
                self.about += value;
                self.approximate += 1;
            }
        }
    }

    /// All that the sum can be.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval { least: self.least, most: self.most }
    }
}

/// A sum of ends of intervals, some of them open.
#[derive(Clone, Copy, Default)]
struct OpenSum {
    finite: Hundredths,
    open: usize,
}

impl OpenSum {
    fn add(&mut self, end: Option<Hundredths>) {
        match end {
            Some(end) => self.finite += end,
            None => self.open += 1,
        }
    }

    fn value(self) -> Option<Hundredths> {
        (self.open == 0).then_some(self.finite)
    }

    fn without(self, end: Option<Hundredths>) -> Option<Hundredths> {
        match end {
            Some(end) => Self { finite: self.finite - end, ..self }.value(),
            None => Self { open: self.open - 1, ..self }.value(),
        }
    }
}

#[cfg(test)]
mod tests;
