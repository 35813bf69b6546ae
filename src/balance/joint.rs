//! Joint bounds: what flows can be together, where that is less than the sum of what each of them can be.
//!
//! Whatever parties one takes together, no more leaves them than comes to them all. So flows from them are together at
//! most what can come in, less what has to go elsewhere; and flows to them at least what has to go out, less what can
//! come from elsewhere. Every set of parties gives such a bound. One party after the other is taken in, upstream (for a
//! least: downstream), as long as the bound becomes no worse.

use super::ledger::first_interval;
use crate::description::Status;
use crate::money::{Hundredths, Interval, Stated};
use crate::network::{Network, Total};

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
    #[inline(never)]
    fn together(&self, flows: &[usize], most: bool) -> Hundredths {
        let near = |flow: usize| if most { self.flows[flow].from } else { self.flows[flow].to };
        let mut counted = vec![false; self.flows.len()];
        let mut taken = vec![false; self.parties.len()];
        let mut sum = 0;
        for &flow in flows {
            counted[flow] = true;
            sum += self.end(flow, most);
        }
        let mut queue: Vec<usize> = flows.iter().map(|&flow| near(flow)).collect();
        let (mut at, mut looks) = (0, 0);
        while let Some(&index) = queue.get(at).filter(|_| looks < LOOKS) {
            at += 1;
            let party = &self.parties[index];
            // Where more goes out than comes in, nothing follows.
            if taken[index] || party.has_own() || party.balance.is_broken {
                continue;
            }
            let mut worse = 0;
            for keep in &party.keeps {
                worse -= keep.interval.least;
            }
            for (flows, is_in) in [(&party.inflows, true), (&party.outflows, false)] {
                looks += flows.len();
                for &flow in flows {
                    let other = &self.flows[flow];
                    let is_most = match counted[flow] {
                        true => most,
                        false => taken[if is_in { other.from } else { other.to }] != is_in,
                    };
                    let end = self.end(flow, is_most);
                    worse += if is_in { end } else { -end };
                }
            }
            if worse <= 0 {
                taken[index] = true;
                sum += if most { worse } else { -worse };
                queue.extend(if most { &party.inflows } else { &party.outflows }.iter().map(|&flow| near(flow)));
            }
        }
        if self.flows.len() * self.awards.len() > 10 * LOOKS {
            return sum;
        }
        // So with an award: the flows that its funder gives it by are together no more than it, and no less.
        for (index, award) in self.awards.iter().enumerate() {
            let (Some(amount), Some(_)) = (&award.amount, award.funder) else { continue };
            let whole = first_interval(amount.stated);
            let (mut spare, mut any) = (0, false);
            for (flow, own) in self.flows.iter().enumerate() {
                if own.award == Some(index) && award.funder == Some(own.from) && own.status != Status::Declined {
                    let (into, out_of) = if most { (own.to, own.from) } else { (own.from, own.to) };
                    let is_in = (counted[flow] || taken[into]) && !taken[out_of];
                    spare += self.end(flow, is_in == most);
                    any = true;
                }
            }
            match (most, whole.most) {
                (true, Some(whole)) if spare > whole => sum -= spare - whole,
                (false, _) if any && spare < whole.least => sum += whole.least - spare,
                _ => {}
            }
        }
        sum
    }

    /// An end of what a flow can be.
    #[inline(never)]
    fn end(&self, flow: usize, most: bool) -> Hundredths {
        let Interval { least, most: end } = self.flows[flow].interval;
        if most { end.unwrap_or(OPEN) } else { least }
    }
}
