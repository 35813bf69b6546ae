//! Tightening: narrowing intervals by the sums they stand in, forward and backward along the network.
//!
//! Every rule only removes amounts that no assignment can have in which each party passes on and keeps no more than
//! it receives. Where statements contradict each other, the rule at fault is laid aside and stated amounts stay.

use super::OpenSum;
use super::ledger::{Ledger, fractions};
use crate::money::{Hundredths, Interval, lower};

/// Circles may narrow by ever smaller steps; chains of any length are done after one sweep.
const SWEEPS: usize = 12;
/// Bounds beyond this, ten times the largest amount, say nothing and could overflow when they are multiplied.
const FAR: Hundredths = 1_000_000_000_000_000_000;
/// One, in billionths.
pub(super) const WHOLE: Hundredths = 1_000_000_000;

pub(super) fn tighten(ledger: &mut Ledger) {
    let order = ledger.order.clone();
    for _ in 0..SWEEPS {
        let mut changed = false;
        for award in 0..ledger.awards.len() {
            changed |= ledger.award(award);
        }
        for &party in &order {
            changed |= ledger.account(party);
        }
        for &party in order.iter().rev() {
            changed |= ledger.account(party);
        }
        if !changed {
            break;
        }
    }
}

/// What the rule for a sum found.
enum Sum {
    Kept,
    Narrowed,
    Impossible,
}

impl Ledger {
    fn account(&mut self, party: usize) -> bool {
        if !std::mem::take(&mut self.touched[party]) {
            return false;
        }
        let mut changed = self.most(party);
        let account = &self.accounts[party];
        if account.ins.is_empty() || account.overspent {
            return changed;
        }
        if account.shares {
            changed |= self.shares(party);
        }
        // The lists are taken out for a moment, so that they can be read while lines are written.
        let (ins, outs) = self.take(party);
        let (closed, mut overspent) = (self.accounts[party].closed, false);
        let (received, spent) = (self.sum(&ins), self.sum(&outs));
        let received_least = if closed { received.least } else { 0 };
        match self.bound(&outs, received_least, received.most) {
            Sum::Narrowed => changed = true,
            // More is spent than there is; a rest that cannot be filled is no overspending.
            Sum::Impossible => overspent = received.most.is_some_and(|most| spent.least > most),
            Sum::Kept => {}
        }
        if !overspent {
            let spent_most = if closed { spent.most } else { None };
            if let Sum::Narrowed = self.bound(&ins, spent.least, spent_most) {
                changed = true;
            }
        }
        let account = &mut self.accounts[party];
        (account.ins, account.outs, account.overspent) = (ins, outs, overspent);
        changed
    }

    fn award(&mut self, award: usize) -> bool {
        let lines = &mut self.awards[award];
        if lines.mismatched || lines.amount == Interval::ANY {
            return false;
        }
        let Interval { least, most } = lines.amount;
        let least = if lines.whole { least } else { 0 };
        let (first, later) = (std::mem::take(&mut lines.first), std::mem::take(&mut lines.later));
        let sum = self.bound(&first, least, most);
        let mut changed = matches!(sum, Sum::Narrowed);
        let mismatched = matches!(sum, Sum::Impossible);
        if let Some(most) = most.filter(|_| !mismatched) {
            for &line in &later {
                // A stated amount above the award's is its author's to explain.
                if self.interval[line].least <= most {
                    changed |= self.lower(line, most);
                }
            }
        }
        let lines = &mut self.awards[award];
        (lines.first, lines.later, lines.mismatched) = (first, later, mismatched);
        changed
    }

    /// A share is that part of all that comes in, to the hundredth below or above.
    fn shares(&mut self, party: usize) -> bool {
        let (ins, outs) = self.take(party);
        let received = self.sum(&ins);
        let mut changed = false;
        let mut placed = Placed::default();
        for &line in &outs {
            let Some((low, high)) = fractions(self.stated[line]) else { continue };
            if let Some(exact) = received.exact().filter(|_| low == high) {
                let value = placed.next(exact, low);
                changed |= self.raise(line, value);
                changed |= self.lower(line, value);
                continue;
            }
            changed |= self.raise(line, low * received.least / WHOLE);
            if let Some(most) = received.most {
                changed |= self.lower(line, (high * most + WHOLE - 1) / WHOLE);
            }
            let Interval { least, most } = self.interval[line];
            let least = if high > 0 && least > 0 { (least - 1) * WHOLE / high + 1 } else { 0 };
            let most = most.filter(|_| low > 0).map(|most| ((most + 1) * WHOLE - 1) / low);
            changed |= matches!(self.bound(&ins, least, most), Sum::Narrowed);
        }
        let account = &mut self.accounts[party];
        (account.ins, account.outs) = (ins, outs);
        changed
    }

    /// Most of what is passed on is no less than all the other flows together.
    fn most(&mut self, party: usize) -> bool {
        let Some(most) = self.accounts[party].most else { return false };
        let (ins, outs) = self.take(party);
        let others = outs.iter().copied().take(self.accounts[party].flows_out).filter(|&line| line != most);
        let others: Vec<usize> = others.collect();
        let least = self.sum(&others).least;
        let mut changed = self.raise(most, least);
        // So they are no more than half of what there is, either.
        let half =
            self.sum(&ins).most.filter(|_| !ins.is_empty() && !self.accounts[party].overspent).map(|most| most / 2);
        changed |= matches!(self.bound(&others, 0, lower(self.interval[most].most, half)), Sum::Narrowed);
        let account = &mut self.accounts[party];
        (account.ins, account.outs) = (ins, outs);
        changed
    }

    fn take(&mut self, party: usize) -> (Vec<usize>, Vec<usize>) {
        let account = &mut self.accounts[party];
        (std::mem::take(&mut account.ins), std::mem::take(&mut account.outs))
    }

    pub(super) fn sum(&self, lines: &[usize]) -> Interval {
        let mut least = 0;
        let mut most = OpenSum::default();
        for &line in lines {
            least += self.interval[line].least;
            most.add(self.interval[line].most);
        }
        Interval { least, most: most.value() }
    }

    /// Narrows lines whose sum lies between `least` and `most`.
    fn bound(&mut self, lines: &[usize], least: Hundredths, most: Option<Hundredths>) -> Sum {
        let mut sum_least = 0;
        let mut sum_most = OpenSum::default();
        for &line in lines {
            sum_least += self.interval[line].least;
            sum_most.add(self.interval[line].most);
        }
        if most.is_some_and(|most| sum_least > most) || sum_most.value().is_some_and(|sum| sum < least) {
            return Sum::Impossible;
        }
        let mut narrowed = false;
        for &line in lines {
            let own = self.interval[line];
            if let Some(most) = most {
                narrowed |= self.lower(line, most - (sum_least - own.least));
            }
            if let Some(others) = sum_most.without(own.most) {
                narrowed |= self.raise(line, least - others);
            }
        }
        if narrowed { Sum::Narrowed } else { Sum::Kept }
    }

    fn raise(&mut self, line: usize, least: Hundredths) -> bool {
        let interval = &mut self.interval[line];
        if least <= interval.least || least > FAR {
            return false;
        }
        if interval.most.is_some_and(|most| least > most) {
            self.contradicted[line] = true;
            return false;
        }
        interval.least = least;
        self.touch(line);
        true
    }

    fn lower(&mut self, line: usize, most: Hundredths) -> bool {
        let interval = &mut self.interval[line];
        if interval.most.is_some_and(|own| most >= own) || most > FAR {
            return false;
        }
        if most < interval.least {
            self.contradicted[line] = true;
            return false;
        }
        interval.most = Some(most);
        self.touch(line);
        true
    }

    fn touch(&mut self, line: usize) {
        for party in self.ends[line] {
            self.touched[party] = true;
        }
    }
}

/// Shares of an exact sum, rounded so that shares that make up the whole add up to the whole.
#[derive(Default)]
pub(super) struct Placed {
    fraction: Hundredths,
    amount: Hundredths,
}

impl Placed {
    pub(super) fn next(&mut self, whole: Hundredths, fraction: Hundredths) -> Hundredths {
        self.fraction += fraction;
        let up_to_here = (whole * self.fraction + WHOLE / 2) / WHOLE;
        let own = up_to_here - self.amount;
        self.amount = up_to_here;
        own
    }
}
