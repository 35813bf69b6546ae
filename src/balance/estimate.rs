//! Estimates: one amount within each interval, for the widths of a drawing and for nothing else.
//!
//! What is known stays as it is. At every party, what is left of the money that comes in is shared equally among the
//! uncertain lines. Where a party is seen to need more than its inflows were given, they are raised and all is shared
//! out anew, a few times.

use super::fill::fill;
use super::ledger::{Ledger, fractions};
use super::tighten::{Placed, WHOLE};
use crate::money::{Hundredths, Interval, Stated, lower};
use crate::sort::Sort as _;

const ROUNDS: usize = 4;
/// Stands for a flow where no amount at all is known; large, so that it can be split often.
const UNIT: Hundredths = 1_000_000_000_000;

/// Where some amounts are bounded, those that nothing bounds get the median of all the others' estimates: that of the
/// stated amounts alone is high in documents that state the large ones only, and would draw guesses larger than facts.
pub(super) fn estimate(ledger: &Ledger) -> Vec<Hundredths> {
    let flows = ledger.stated.len() - ledger.keeps.len();
    let mut bounded: Vec<Hundredths> = share(ledger, 0).into_iter().take(flows).filter(|&value| value > 0).collect();
    bounded.order();
    let usual = bounded.get(bounded.len().saturating_sub(1) / 2).copied().unwrap_or(UNIT);
    share(ledger, usual)
}

fn share(ledger: &Ledger, usual: Hundredths) -> Vec<Hundredths> {
    let mut sharing = Sharing {
        ledger,
        usual,
        least: ledger.interval.iter().map(|interval| interval.least).collect(),
        estimate: Vec::new(),
        spare: Vec::new(),
        from: vec![0; ledger.stated.len()],
    };
    for (party, account) in ledger.accounts.iter().enumerate() {
        for &line in &account.outs {
            sharing.from[line] = party;
        }
    }
    sharing.estimate =
        (0..ledger.stated.len()).map(|line| sharing.fixed(line).unwrap_or(sharing.least[line])).collect();
    for _ in 0..ROUNDS {
        for &party in &ledger.order {
            sharing.share_out(party);
        }
        let mut short = false;
        sharing.spare = (0..ledger.accounts.len()).map(|party| sharing.spare(party)).collect();
        for &party in ledger.order.iter().rev() {
            short |= sharing.demand(party);
        }
        if !short {
            break;
        }
    }
    sharing.estimate
}

struct Sharing<'l> {
    ledger: &'l Ledger,
    /// What a flow gets that nothing bounds.
    usual: Hundredths,
    /// What each line needs at least, as far as is known by now.
    least: Vec<Hundredths>,
    estimate: Vec<Hundredths>,
    /// How much more than it needs for its outflows each party can receive, where that is bounded.
    spare: Vec<Option<Hundredths>>,
    /// The party each line goes out from.
    from: Vec<usize>,
}

impl Sharing<'_> {
    /// The amount of a line that is not for us to estimate.
    fn fixed(&self, line: usize) -> Option<Hundredths> {
        match self.ledger.stated[line] {
            Stated::About(value) => Some(value),
            _ => self.ledger.exact(line),
        }
    }

    fn interval(&self, line: usize) -> Interval {
        Interval { least: self.least[line], ..self.ledger.interval[line] }
    }

    fn sum(&self, lines: &[usize]) -> Hundredths {
        lines.iter().map(|&line| self.estimate[line]).sum()
    }

    fn share_out(&mut self, party: usize) {
        let account = &self.ledger.accounts[party];
        if account.ins.is_empty() {
            return self.share_out_at_source(party);
        }
        let received = self.sum(&account.ins);
        let mut left = received;
        let mut uncertain = Vec::new();
        let mut within = Vec::new();
        let mut placed = Placed::default();
        let kept: Hundredths = account.outs.iter().skip(account.flows_out).map(|&line| self.least[line]).sum();
        for &line in &account.outs {
            let mut interval = self.interval(line);
            if let Some(fixed) = self.fixed(line) {
                left -= fixed;
                continue;
            }
            if let Some((low, high)) = fractions(self.ledger.stated[line]) {
                if low == high {
                    self.estimate[line] = interval.clamp(placed.next(received, low));
                    left -= self.estimate[line];
                    continue;
                }
                let least = interval.clamp(low * received / WHOLE);
                interval = Interval { least, most: Some(interval.clamp(high * received / WHOLE).max(least)) };
            }
            if account.most == Some(line) {
                interval.least = interval.clamp((received - kept + 1) / 2);
            }
            uncertain.push(line);
            within.push(interval);
        }
        for (line, part) in uncertain.iter().zip(fill(left.max(0), &within)) {
            self.estimate[*line] = part;
        }
    }

    /// Where money comes from, nothing from above says how much it is.
    fn share_out_at_source(&mut self, party: usize) {
        let account = &self.ledger.accounts[party];
        for &line in &account.outs {
            if self.fixed(line).is_some() {
                continue;
            }
            let interval = self.interval(line);
            self.estimate[line] = match self.ledger.interval[line] {
                Interval { least, most: Some(most) } => interval.clamp(least + (most - least) / 2),
                Interval { most: None, .. } if interval.least > 0 => interval.least,
                Interval { most: None, .. } => self.usual,
            };
        }
        if let Some(most) = account.most.filter(|&line| self.fixed(line).is_none()) {
            let others = self.sum(&account.outs[..account.flows_out.min(account.outs.len())]) - self.estimate[most];
            self.estimate[most] = self.interval(most).clamp(self.estimate[most].max(others));
        }
    }

    fn needed(&self, party: usize) -> Hundredths {
        let needs = |line: &usize| self.fixed(*line).unwrap_or(self.least[*line]);
        self.ledger.accounts[party].outs.iter().map(needs).sum()
    }

    fn spare(&self, party: usize) -> Option<Hundredths> {
        let account = &self.ledger.accounts[party];
        if account.ins.is_empty() || account.overspent {
            return None;
        }
        self.ledger.sum(&account.ins).most.map(|most| most - self.needed(party))
    }

    /// Raises what the inflows need, where more goes out than they were given. Reports whether anything was raised.
    fn demand(&mut self, party: usize) -> bool {
        let account = &self.ledger.accounts[party];
        let needed = self.needed(party);
        if account.ins.is_empty() || account.overspent || self.sum(&account.ins) >= needed {
            return false;
        }
        let uncertain: Vec<usize> = account.ins.iter().copied().filter(|&line| self.fixed(line).is_none()).collect();
        let fixed: Hundredths = account.ins.iter().filter_map(|&line| self.fixed(line)).sum();
        // Those that got something keep it: only what is missing is shared out.
        let within: Vec<Interval> = (uncertain.iter())
            .map(|&line| {
                let own = self.interval(line);
                let affordable = self.spare[self.from[line]].map(|spare| own.least + spare.max(0));
                let most = lower(affordable, own.most);
                let own = Interval { most: most.map(|most| most.max(own.least)), ..own };
                Interval { least: own.clamp(self.estimate[line]), ..own }
            })
            .collect();
        let mut raised = false;
        for (line, part) in uncertain.iter().zip(fill(needed - fixed, &within)) {
            // Several inflows may come from one party, which can give what it has only once.
            let more = part - self.least[*line];
            let more = self.spare[self.from[*line]].map_or(more, |spare| more.min(spare));
            if more > 0 {
                self.least[*line] += more;
                if let Some(spare) = &mut self.spare[self.from[*line]] {
                    *spare -= more;
                }
                raised = true;
            }
        }
        raised
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_unit_can_be_split_into_the_flows_of_the_largest_document() {
        let flows = crate::json::MOST_ENTRIES as i128;
        assert!(super::UNIT / flows > 1_000_000);
    }
}
