//! Mixing: how the money that comes in at each party is spread over what goes out.

use std::ops::Deref;
use std::rc::Rc;

use super::{Mix, Most, Part, Trace};
use crate::description::Status;
use crate::money::{Hundredths, Interval, Stated};
use crate::network::{Flow, Network, Total, components};

/// The whole of a flow, in the fixed point of fractions. A fraction times all the money of a document still fits into an
/// amount.
pub(super) const ONE: i64 = 1 << BITS;
const BITS: u32 = 42;

/// The sides of a party: what comes in, what goes out.
pub(super) const IN: usize = 0;
pub(super) const OUT: usize = 1;

/// Sums of one award at one party.
pub(super) struct Group {
    /// What comes in and what goes out.
    pub(super) whole: [Hundredths; 2],
    /// What comes in and goes out as this award's money.
    pub(super) kept_apart: Hundredths,
}

/// The money of one party.
#[derive(Default)]
pub(super) struct Pool {
    /// Numbers of its groups.
    pub(super) groups: std::ops::Range<usize>,
    /// All money that is mixed, its own included.
    pub(super) size: Hundredths,
    /// Money it brings into the network: what it spends and does not receive.
    pub(super) own: Hundredths,
    /// Money in the pool that does not flow on.
    pub(super) stays: Hundredths,
    /// Whether all that comes in is known exactly; whether all that goes out is, too.
    pub(super) certain_ins: bool,
    pub(super) certain: bool,
}

/// A fraction of every flow.
pub(super) struct Fractions {
    pub(super) estimate: Vec<i64>,
    /// The least and the most that it can be; empty where no amount is uncertain.
    pub(super) bounds: Vec<Vec<i64>>,
    pub(super) mix: Vec<Mix>,
    /// Whether each follows from an amount that is only about right.
    pub(super) about: Vec<bool>,
}

/// Whether all that is known of an amount is that it is about right.
pub(super) fn is_about(flow: &Flow) -> bool {
    matches!(flow.amount.stated, Stated::About(_)) && flow.interval.exact().is_none()
}

/// What a flow can be. What is about right is followed as it is said: nobody is promised more of it.
pub(super) fn known(flow: &Flow) -> Interval {
    if is_about(flow) { Interval::point(flow.estimate) } else { flow.interval }
}

/// The same of a sum.
pub(super) fn known_sum(total: &Total) -> Interval {
    if total.uncertain == total.approximate { Interval::point(total.stated + total.about) } else { total.interval() }
}

/// A network with its pools, which are the same for every trace.
pub(super) struct Mixing<'n> {
    pub(super) network: &'n Network,
    pools: Rc<Pools>,
}

impl Deref for Mixing<'_> {
    type Target = Pools;

    fn deref(&self) -> &Pools {
        &self.pools
    }
}

/// What is mixed at every party of a network. Worked out once, it serves any number of traces of that network.
pub(crate) struct Pools {
    /// Whether every amount is known exactly, so that nothing has to be bounded.
    pub(super) is_certain: bool,
    pub(super) components: Vec<Vec<usize>>,
    pub(super) parties: Vec<Pool>,
    pub(super) groups: Vec<Group>,
    /// For each flow the group at the party it comes to, and at the one it goes out from.
    pub(super) groups_of: [Vec<Option<usize>>; 2],
    /// For each award its group at the party that was last looked at where it has one.
    latest: Vec<Option<usize>>,
}

impl Pools {
    /// The pools of a network.
    #[must_use]
    pub(crate) fn new(network: &Network) -> Self {
        let next: Vec<Vec<usize>> = (network.parties.iter())
            .map(|party| party.outflows.iter().map(|&flow| network.flows[flow].to).collect())
            .collect();
        let mut pools = Self {
            is_certain: false,
            components: components(&next),
            parties: Vec::with_capacity(network.parties.len()),
            groups: Vec::new(),
            groups_of: [vec![None; network.flows.len()], vec![None; network.flows.len()]],
            latest: vec![None; network.awards.len()],
        };
        for party in 0..network.parties.len() {
            let pool = pools.pool(network, party);
            pools.parties.push(pool);
        }
        pools.is_certain = pools.parties.iter().all(|pool| pool.certain);
        pools
    }

    fn pool(&mut self, network: &Network, index: usize) -> Pool {
        let party = &network.parties[index];
        let mut pool = Pool { groups: self.groups.len()..self.groups.len(), ..Pool::default() };
        let mut received = 0;
        for &index in &party.inflows {
            let flow = &network.flows[index];
            received += flow.estimate;
            if let Some(award) = flow.award {
                let group = self.latest[award].filter(|group| *group >= pool.groups.start).unwrap_or(self.groups.len());
                if group == self.groups.len() {
                    self.groups.push(Group { whole: [0; 2], kept_apart: 0 });
                    self.latest[award] = Some(group);
                }
                self.groups[group].whole[IN] += flow.estimate;
                self.groups_of[IN][index] = Some(group);
            }
        }
        pool.groups.end = self.groups.len();
        let mut spent: Hundredths = party.keeps.iter().map(|keep| keep.estimate).sum();
        pool.stays = spent;
        for &index in &party.outflows {
            let flow = &network.flows[index];
            spent += flow.estimate;
            if let Some(group) =
                flow.award.and_then(|award| self.latest[award]).filter(|group| *group >= pool.groups.start)
            {
                self.groups[group].whole[OUT] += flow.estimate;
                self.groups_of[OUT][index] = Some(group);
            }
        }
        let mut kept_apart = 0;
        for group in &mut self.groups[pool.groups.clone()] {
            group.kept_apart = group.whole[IN].min(group.whole[OUT]);
            kept_apart += group.kept_apart;
        }
        pool.own = (spent - received).max(0);
        pool.size = received.max(spent) - kept_apart;
        pool.stays += (received - spent).max(0);
        let exact = |flows: &[usize]| flows.iter().all(|&flow| known(&network.flows[flow]).exact().is_some());
        pool.certain_ins = exact(&party.inflows) && (pool.own == 0 || party.inflows.is_empty());
        pool.certain = pool.certain_ins
            && exact(&party.outflows)
            && party
                .keeps
                .iter()
                .all(|keep| matches!(keep.amount.stated, Stated::About(_)) || keep.interval.exact().is_some());
        pool
    }
}

impl std::fmt::Debug for Pools {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pools").field("is_certain", &self.is_certain).finish_non_exhaustive()
    }
}

impl<'n> Mixing<'n> {
    pub(super) fn new(network: &'n Network) -> Self {
        Self::of(network, &Rc::new(Pools::new(network)))
    }

    pub(super) fn of(network: &'n Network, pools: &Rc<Pools>) -> Self {
        Self { network, pools: Rc::clone(pools) }
    }

    pub(super) fn is_active(flow: &Flow) -> bool {
        flow.status != Status::Declined
    }

    /// The flows on the two sides of a party.
    pub(super) fn sides(&self, party: usize) -> [&'n [usize]; 2] {
        self.network.parties.get(party).map_or([&[]; 2], |party| [&party.inflows, &party.outflows])
    }

    /// Hundredths of fractions.
    pub(super) fn collect(&self, fractions: &Fractions, backward: bool) -> Trace {
        let mut flows = Vec::with_capacity(self.network.flows.len());
        for (index, flow) in self.network.flows.iter().enumerate() {
            let fraction = fractions.estimate[index];
            let estimate = part(fraction, flow.estimate);
            let [least, most] = match &fractions.bounds[..] {
                [least, most] => [least[index], most[index]],
                _ => [fraction; 2],
            };
            if fraction | most == 0 {
                flows.push(Part { mix: fractions.mix[index], ..Part::NOTHING });
                continue;
            }
            // Fractions are kept a little short of exact; that alone makes no hundredth more or less.
            let slack = ONE / 1000;
            let own = known(flow);
            let amount = match own.exact() {
                Some(_) if least == most => Interval::point(estimate),
                _ => Interval {
                    least: rounded(least, own.least, slack),
                    most: if most == 0 { Some(0) } else { own.most.map(|end| rounded(most, end, ONE - slack)) },
                },
            };
            let mut part = Part { estimate, amount, mix: fractions.mix[index], about: fractions.about[index] };
            part.fit();
            flows.push(part);
        }
        let parties = vec![Part::default(); self.network.parties.len()];
        let mut trace = Trace { flows, parties };
        self.sum_up(&mut trace, [&[], &fractions.estimate], backward);
        trace
    }

    /// What reaches each party, or, looking backward, what leaves it: of the fractions up to the followed money, less those
    /// before it.
    pub(super) fn sum_up(&self, trace: &mut Trace, [before, up_to_here]: [&[i64]; 2], backward: bool) {
        for (index, part) in trace.parties.iter_mut().enumerate() {
            *part = Part::NOTHING;
            let flows = self.sides(index)[usize::from(backward)];
            for flow in flows.iter().filter_map(|&flow| trace.flows.get(flow)) {
                part.add(flow);
            }
            // Rounded once, not flow by flow: many halves of a hundredth are more than a giver gave.
            let sum = |fractions: &[i64]| {
                let flows =
                    flows.iter().filter_map(|&flow| Some((*fractions.get(flow)?, self.network.flows.get(flow)?)));
                let sum = flows.map(|(fraction, flow)| i128::from(fraction) * flow.estimate).sum::<i128>();
                (sum + i128::from(ONE / 2)) >> BITS
            };
            part.estimate = sum(up_to_here) - sum(before);
            if part.amount.exact().is_some() {
                part.amount = Interval::point(part.estimate);
            }
            let balance = &self.network.parties[index].balance;
            let total = if backward { &balance.passed_on } else { &balance.received };
            part.keep_within((known_sum(total).most, total.approximate > 0));
        }
    }

    /// Flows on one side of some parties.
    pub(super) fn flows(&self, parties: &[usize], side: usize) -> Vec<usize> {
        let mut flows = Vec::new();
        for &party in parties {
            flows.extend_from_slice(self.sides(party)[side]);
        }
        flows
    }

    /// The most that flows can be together.
    pub(super) fn most(&self, flows: &[usize]) -> Most {
        let total = self.network.total(flows);
        (known_sum(&total).most, total.approximate > 0)
    }

    /// Where money passes once, no more of it reaches anyone than these flows hold.
    pub(super) fn keep_within(&self, trace: &mut Trace, flows: &[usize]) {
        if self.components.iter().all(|component| component.len() == 1) {
            trace.keep_within(self.most(flows));
        }
    }

    /// At the party in question all money counts.
    pub(super) fn is_all_at(&self, index: usize, trace: &mut Trace) {
        let Some(party) = self.network.parties.get(index) else { return };
        let flows = if party.inflows.is_empty() { &party.outflows } else { &party.inflows };
        let estimate = flows.iter().map(|&flow| self.network.flows[flow].estimate).sum();
        let total = self.network.total(flows);
        trace.parties[index] =
            Part { estimate, amount: known_sum(&total), mix: Mix::Whole, about: total.approximate > 0 };
    }
}

impl Group {
    /// The fraction of an award's money on one side of a party: what is kept apart is its own, the rest is mixed with all
    /// the other.
    pub(super) fn mixed(&self, own: i64, pooled: i64, side: usize) -> i64 {
        let (apart, whole) = (self.kept_apart, self.whole[side]);
        if whole > 0 { ((i128::from(own) * apart + i128::from(pooled) * (whole - apart)) / whole) as i64 } else { own }
    }
}

/// A fraction of an amount, rounded half up.
pub(super) fn part(fraction: i64, amount: Hundredths) -> Hundredths {
    rounded(fraction, amount, ONE / 2)
}

fn rounded(fraction: i64, amount: Hundredths, up: i64) -> Hundredths {
    (i128::from(fraction) * amount + i128::from(up)) >> BITS
}
