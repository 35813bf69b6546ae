//! Joint bounds: what flows can be together, where that is less than the sum of what each of them can be.
//!
//! Whatever parties one takes together, no more leaves them than comes to them all. So flows from them are together at
//! most what can come in, less what has to go elsewhere; and flows to them at least what has to go out, less what can
//! come from elsewhere. Every set of parties gives such a bound. One party after the other is taken in, upstream (for a
//! least: downstream), as long as the bound becomes no worse.

use super::ledger::first_interval;
use crate::description::Status;
use crate::money::{Hundredths, Interval, Stated};
use crate::network::{Flow, Network, Total};

/// Stands for a bound that is not there: more than all money of a document, so that sums of it cannot be mistaken for figures.
const OPEN: Hundredths = 1 << 80;

/// How many flows are looked at for one sum, at most: of a document of 20,000 flows there are thousands of sums. What has been
/// found by then holds, too.
const LOOKS: usize = 2_000;

impl Network {
    /// The total of some flows of a whole network.
    pub(crate) fn total(&self, flows: &[usize]) -> Total {
        let (mut total, mut said) = (Total::EMPTY, 0);
        for flow in flows.iter().filter_map(|&flow| self.flows.get(flow)) {
            // A converted amount is as approximate as it was before.
            let stated = match (flow.amount.stated, flow.interval.exact()) {
                (Stated::About(_), None) => Stated::About(flow.estimate),
                (stated, _) => stated,
            };
            total.add(flow.interval, stated, flow.status == Status::Proposed);
            // What is about right is drawn as it is said, also where the others leave less for it.
            said += if let Stated::About(value) = stated { value } else { flow.interval.least };
        }
        if total.uncertain > 0 && flows.len() > 1 {
            let most = self.together(flows, true).max(total.least).max(said);
            total.most = Some(most).filter(|&most| most < OPEN / 2);
            total.least = self.together(flows, false).min(most);
        }
        total
    }

    /// The most that flows can be together, or the least.
    fn together(&self, flows: &[usize], most: bool) -> Hundredths {
        let end = |flow: usize, most: bool| match self.flows[flow].interval {
            interval if !most => interval.least,
            interval => interval.most.unwrap_or(OPEN),
        };
        let near = |flow: usize| if most { self.flows[flow].from } else { self.flows[flow].to };
        let mut counted = vec![false; self.flows.len()];
        let mut taken = vec![false; self.parties.len()];
        let mut sum = 0;
        for &flow in flows {
            counted[flow] = true;
            sum += end(flow, most);
        }
        let mut queue: Vec<usize> = flows.iter().map(|&flow| near(flow)).collect();
        let (mut at, mut looks) = (0, 0);
        while let Some(&index) = queue.get(at).filter(|_| looks < LOOKS) {
            at += 1;
            let party = &self.parties[index];
            if taken[index] || party.has_own() {
                continue;
            }
            looks += party.inflows.len() + party.outflows.len();
            let kept: Hundredths = party.keeps.iter().map(|keep| keep.interval.least).sum();
            // By how much the bound becomes worse; and what comes in at most beyond what goes out at least.
            let (mut worse, mut room) = (-kept, -kept);
            for &flow in &party.inflows {
                let Flow { from, .. } = self.flows[flow];
                worse += end(flow, if counted[flow] { most } else { !taken[from] });
                room += end(flow, true);
            }
            for &flow in &party.outflows {
                let Flow { to, .. } = self.flows[flow];
                worse -= end(flow, if counted[flow] { most } else { taken[to] });
                room -= end(flow, false);
            }
            // Where more goes out than comes in, nothing follows.
            if worse <= 0 && room >= 0 {
                taken[index] = true;
                sum += if most { worse } else { -worse };
                queue.extend(if most { &party.inflows } else { &party.outflows }.iter().map(|&flow| near(flow)));
            }
        }
        if self.awards.is_empty() || self.flows.len() > LOOKS {
            return sum;
        }
        // So with an award: the flows that it is given by are together no more than it, and no less where its funder gives it.
        let mut spare = vec![None; self.awards.len()];
        for (index, flow) in self.flows.iter().enumerate() {
            let Some(award) = flow.award.filter(|&award| self.gives_first(award, flow, most)) else { continue };
            let (into, out_of) = if most { (flow.to, flow.from) } else { (flow.from, flow.to) };
            let is_in = (counted[index] || taken[into]) && !taken[out_of];
            let own = end(index, is_in == most);
            let whole = || {
                let amount = self.awards[award].amount.as_ref();
                let whole = amount.map_or(Interval::ANY, |amount| first_interval(amount.stated));
                if most { -whole.most.unwrap_or(OPEN << 20) } else { whole.least }
            };
            *spare[award].get_or_insert_with(whole) += if most { own } else { -own };
        }
        let spare: Hundredths = spare.into_iter().flatten().filter(|spare| *spare > 0).sum();
        sum += if most { -spare } else { spare };
        sum
    }

    /// Whether an award's money enters the network by this flow.
    fn gives_first(&self, award: usize, flow: &Flow, most: bool) -> bool {
        let from = &self.parties[flow.from];
        flow.status != Status::Declined
            && match self.awards[award].funder {
                Some(funder) => funder == flow.from,
                // Without a funder it may come from others as well, of which nothing is said.
                None => most && from.inflows.is_empty(),
            }
    }
}
