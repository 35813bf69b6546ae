//! Folding: the members of a group drawn as one party, their flows to the same other end as one flow.
//!
//! Sums are exact: what flows in, out and stays is the sum of the members'. Flows that differ in status, kind or award
//! stay apart. What flows between members is inside and not drawn.

use super::choice::Choice;
use super::part::Shown;
use super::{Balance, Flow, Keep, Network, Party, Total};
use crate::description::{Basis, Status};
use crate::letter::isolated;
use crate::money::{Amount, Interval, Stated};
use crate::sort::Sort as _;

/// Folds the chosen groups of which more than one member is drawn. Reports whether there are any.
pub(super) fn fold(part: &mut Network, shown: &mut Shown, choice: &Choice) -> bool {
    let mut groups = part.grouped();
    groups.retain(|group| part.parties[group[0]].group.as_ref().is_some_and(|name| choice.folds(name)));
    for group in &groups {
        for &member in group {
            shown.party_in[member] = group[0];
        }
        shown.members[group[0]].clone_from(group);
    }
    if groups.is_empty() {
        return false;
    }
    let mut relative = Vec::new();
    for (index, flow) in part.flows.iter_mut().enumerate() {
        let ends = (flow.from, flow.to);
        (flow.from, flow.to) = (shown.party_in[flow.from], shown.party_in[flow.to]);
        if flow.from == flow.to {
            flow.is_shown = false;
        } else if flow.from != ends.0 && is_relative(flow.amount.stated) {
            // It was a part of one member's money and is none of the group's.
            relative.push(index);
        }
    }
    for index in relative {
        let amount = in_figures(&shown.whole.total(&[index]));
        part.flows[index].amount = amount;
    }
    for group in &groups {
        together(part, group);
    }
    merge(part, shown);
    for party in part.parties.iter_mut() {
        party.inflows.clear();
        party.outflows.clear();
    }
    for index in 0..part.flows.len() {
        let Flow { from, to, status, is_shown, .. } = part.flows[index];
        if is_shown && status != Status::Declined {
            part.parties[from].outflows.push(index);
            part.parties[to].inflows.push(index);
        }
    }
    for group in &groups {
        let party = &mut part.parties[group[0]];
        // What members can have together is not the sum of what each can have.
        let total = |flows: &[usize]| {
            let mut parts = flows.to_vec();
            flows.iter().for_each(|&flow| parts.extend(shown.sums[flow].iter().skip(1)));
            shown.whole.total(&parts)
        };
        (party.balance.received, party.balance.passed_on) = (total(&party.inflows), total(&party.outflows));
    }
    true
}

/// Makes one party of members, in the place of the first. What only one of them is said to be is not said of all.
fn together(part: &mut Network, group: &[usize]) {
    let all: Vec<&Party> = group.iter().filter_map(|&member| part.parties.get(member)).collect();
    let [first, ..] = all[..] else { return };
    let name = first.group.clone().unwrap_or_default();
    let mut id = name.clone();
    while part.find(&id).is_some() {
        id.push('…');
    }
    let mut balance = Balance::EMPTY;
    let (mut keeps, mut totals): (Vec<Keep>, Vec<Total>) = Default::default();
    for party in &all {
        balance.kept.join(&party.balance.kept);
        balance.unallocated += party.balance.unallocated;
        balance.overspent += party.balance.overspent;
        for keep in &party.keeps {
            let at = keeps.iter().position(|other| (other.kind, &other.name) == (keep.kind, &keep.name));
            if let Some((other, total)) = at.and_then(|at| keeps.get_mut(at).zip(totals.get_mut(at))) {
                total.add(keep.interval, keep.amount.stated, false);
                other.interval = total.interval();
                other.estimate += keep.estimate;
                other.note = None;
                other.amount = in_figures(total);
                continue;
            }
            let mut total = Total::EMPTY;
            total.add(keep.interval, keep.amount.stated, false);
            let is_own = !is_relative(keep.amount.stated);
            let amount = if is_own { keep.amount.clone() } else { in_figures(&total) };
            keeps.push(Keep { amount, ..keep.clone() });
            totals.push(total);
        }
    }
    let differs = |of: &dyn Fn(&Party) -> bool| all.iter().any(|party| of(party));
    let kind_differs = differs(&|party| party.kind != first.kind);
    let column_differs = differs(&|party| party.column != first.column);
    let project_differs = differs(&|party| party.project != first.project);
    let part_differs = differs(&|party| party.part_of != first.part_of);
    for &member in group {
        part.parties[member].is_shown = false;
    }
    let party = &mut part.parties[group[0]];
    party.is_shown = true;
    party.id = id;
    party.name = format!("{} ({})", isolated(&name), group.len());
    party.kind = party.kind.filter(|_| !kind_differs);
    party.column = party.column.filter(|_| !column_differs);
    party.project = party.project.filter(|_| !project_differs);
    party.part_of = party.part_of.filter(|_| !part_differs);
    (party.description, party.url, party.identifier, party.title) = (None, None, None, None);
    (party.status, party.anonymous) = (None, false);
    party.notes.clear();
    (party.keeps, party.balance) = (keeps, balance);
}

/// Makes one flow of those between the same two that say the same of their money.
fn merge(part: &mut Network, shown: &mut Shown) {
    let mut touched = Vec::new();
    for (index, flow) in part.flows.iter().enumerate() {
        if flow.is_shown && [flow.from, flow.to].iter().any(|&party| !shown.members[party].is_empty()) {
            touched.push(index);
        }
    }
    let key = |flow: &Flow| (flow.from, flow.to, flow.award, flow.status, flow.kind);
    touched.order_by_key(|&flow| key(&part.flows[flow]));
    let mut rest = &touched[..];
    while let [first, others @ ..] = rest {
        let own = key(&part.flows[*first]);
        let count = others.iter().take_while(|&&flow| key(&part.flows[flow]) == own).count();
        let (same, after) = rest.split_at(count + 1);
        rest = after;
        if count > 0 {
            in_one(part, &shown.whole, same);
            for &other in &same[1..] {
                part.flows[other].is_shown = false;
                shown.flow_in[other] = Some(*first);
            }
            shown.sums[*first] = same.to_vec();
        }
    }
    for drawn in &mut shown.flow_in {
        // What stays inside of a group is drawn as nothing.
        *drawn = drawn.filter(|&drawn| part.flows[drawn].is_shown);
    }
}

/// Makes one flow of several, in the place of the first.
fn in_one(part: &mut Network, whole: &Network, same: &[usize]) {
    let flows: Vec<&Flow> = same.iter().filter_map(|&flow| part.flows.get(flow)).collect();
    let [first, ..] = flows[..] else { return };
    let total = whole.total(same);
    let period_differs = flows.iter().any(|own| own.period != first.period);
    let unsure = flows.iter().map(|flow| flow.basis).find(|basis| *basis != Basis::Stated);
    let estimate = flows.iter().map(|flow| flow.estimate).sum();
    let flow = &mut part.flows[same[0]];
    (flow.amount, flow.currency) = (in_figures(&total), None);
    (flow.interval, flow.estimate) = (total.interval(), estimate);
    flow.basis = unsure.unwrap_or(Basis::Stated);
    if period_differs {
        flow.period = None;
    }
    (flow.scope, flow.source, flow.effort) = (None, None, None);
    (flow.label, flow.note, flow.url) = (None, None, None);
    flow.notes.clear();
}

/// A sum, in place of what was stated of its parts.
fn in_figures(total: &Total) -> Amount {
    let stated = match total.interval() {
        _ if total.uncertain == 0 => Stated::Exact(total.stated),
        _ if total.uncertain == total.approximate => Stated::About(total.stated + total.about),
        Interval::ANY => Stated::Unknown,
        Interval { least, most } => Stated::Range(Some(least), most),
    };
    Amount { stated, text: None }
}

/// Whether an amount is said as a part of what its giver has.
fn is_relative(stated: Stated) -> bool {
    matches!(stated, Stated::Share(..) | Stated::Most | Stated::Some | Stated::Rest)
}

impl Total {
    /// Adds another sum.
    fn join(&mut self, other: &Self) {
        self.stated += other.stated;
        self.proposed += other.proposed;
        self.least += other.least;
        self.most = self.most.zip(other.most).map(|(sum, most)| sum + most);
        self.flows += other.flows;
        self.uncertain += other.uncertain;
        self.about += other.about;
        self.approximate += other.approximate;
    }
}
