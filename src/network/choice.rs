//! Choices: what of a network a reader may choose to see, and what they have chosen.

use super::Network;
use crate::decode::Choice as _;
use crate::description::{Date, Period, Status};
use crate::letter::holds;
use crate::sort::Sort as _;

/// Beyond so many years only those are offered in which something begins or ends.
const YEARS: u16 = 60;

/// What a reader has chosen to see, written as the attributes of the element have it; empty: everything. What the network
/// does not have (the id of no award, a group of nobody) chooses nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Statuses of flows, with spaces between: `awarded paid`.
    pub status: String,
    /// The id of an award.
    pub award: String,
    /// A year of four digits: flows whose period, or that of their award, covers it.
    pub year: String,
    /// Names of groups that are drawn as one party each, with commas between.
    pub folded: String,
}

/// What is worth choosing: of each sort those that leave something out and something there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offers {
    /// Statuses.
    pub statuses: Vec<Status>,
    /// Indices of awards.
    pub awards: Vec<usize>,
    /// Years, the first one first.
    pub years: Vec<u16>,
    /// Names of groups with the number of their members.
    pub groups: Vec<(String, usize)>,
}

impl Network {
    /// What a reader may choose.
    #[must_use]
    pub fn offers(&self) -> Offers {
        let (mut count, mut spans, mut under) = (0, Vec::new(), vec![0; self.awards.len()]);
        let mut of_status = vec![0; Status::ALL.len()];
        for flow in self.flows.iter().filter(|flow| flow.status != Status::Declined) {
            count += 1;
            spans.extend(self.span(flow));
            if let Some(award) = flow.award {
                under[award] += 1;
            }
            for (status, count) in Status::ALL.iter().zip(&mut of_status) {
                *count += usize::from(*status == flow.status);
            }
        }
        let parts = |some: &usize| (1..count).contains(some);
        let mut offers = Offers { years: self.years(&spans), groups: self.groups(), ..Offers::default() };
        for (status, _) in Status::ALL.iter().zip(&of_status).filter(|(_, some)| parts(some)) {
            offers.statuses.push(*status);
        }
        for (award, _) in under.iter().enumerate().filter(|(_, some)| parts(some)) {
            offers.awards.push(award);
        }
        offers.years.retain(|year| parts(&spans.iter().filter(|(from, to)| (*from..=*to).contains(year)).count()));
        offers
    }

    fn years(&self, spans: &[(u16, u16)]) -> Vec<u16> {
        let mut ends: Vec<u16> = Vec::new();
        for (from, to) in spans {
            ends.extend([*from, *to]);
        }
        if ends.contains(&u16::MAX) {
            // What has no end goes on at least for as long as the document knows.
            ends.extend(self.updated.as_ref().and_then(year_of));
            ends.extend(self.period.as_ref().and_then(span_of).map(|(_, to)| to));
        }
        ends.retain(|year| (1..u16::MAX).contains(year));
        ends.order();
        ends.dedup();
        match ends[..] {
            [first, .., last] if last - first < YEARS => (first..=last).collect(),
            _ => ends,
        }
    }

    /// Groups of which more than one member is drawn, in the order in which they are first named.
    fn groups(&self) -> Vec<(String, usize)> {
        let mut found: Vec<(String, usize)> = Vec::new();
        for members in self.grouped() {
            let Some(name) = self.parties[members[0]].group.as_ref() else { continue };
            match found.iter_mut().find(|(own, _)| own == name) {
                Some((_, sum)) => *sum += members.len(),
                None => found.push((name.clone(), members.len())),
            }
        }
        found
    }

    /// The parties that can be drawn as one: of one group and role, more than one of them drawn.
    pub(super) fn grouped(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (index, party) in self.parties.iter().enumerate() {
            if party.group.is_none() || !party.is_drawn() {
                continue;
            }
            let is_its = |group: &&mut Vec<usize>| {
                let first = &self.parties[group[0]];
                first.group == party.group && first.role == party.role
            };
            match groups.iter_mut().find(is_its) {
                Some(group) => group.push(index),
                None => groups.push(vec![index]),
            }
        }
        groups.retain(|group| group.len() > 1);
        groups
    }

    /// The first and the last year of a flow's period, or of its award's; open ends are the first and last of all years.
    pub(super) fn span(&self, flow: &super::Flow) -> Option<(u16, u16)> {
        let award = flow.award.and_then(|award| self.awards.get(award)?.period.as_ref());
        flow.period.as_ref().and_then(span_of).or_else(|| award.and_then(span_of))
    }
}

impl Choice {
    /// Whether everything is chosen, as it is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a group is among the folded ones. Its name may have commas.
    #[must_use]
    pub fn folds(&self, group: &str) -> bool {
        holds(&listed(&self.folded), &listed(group))
    }

    /// The same with one of the offered groups folded, or open again where it was folded.
    #[must_use]
    pub fn turned(&self, group: &str, offers: &Offers) -> Self {
        let names = offers.groups.iter().map(|(name, _)| name.as_str());
        let folded: Vec<&str> = names.filter(|name| self.folds(name) != (*name == group)).collect();
        Self { folded: folded.join(", "), ..self.clone() }
    }

    pub(super) fn statuses(&self) -> Vec<Status> {
        let words = || self.status.split(' ').filter(|word| !word.is_empty());
        Status::ALL.iter().copied().filter(|status| words().any(|word| word == status.as_str())).collect()
    }

    pub(super) fn year(&self) -> Option<u16> {
        self.year.trim().parse().ok()
    }
}

/// Names between commas, so that each can be found with the commas around it.
fn listed(names: &str) -> String {
    let mut list = String::from(",");
    for name in names.split(',') {
        list.push_str(name.trim());
        list.push(',');
    }
    list
}

fn span_of(period: &Period) -> Option<(u16, u16)> {
    let ends = [period.from.as_ref().and_then(year_of), period.to.as_ref().and_then(year_of)];
    ends.iter().any(Option::is_some).then(|| (ends[0].unwrap_or(0), ends[1].unwrap_or(u16::MAX)))
}

fn year_of(date: &Date) -> Option<u16> {
    date.0.get(..4)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Choice, Offers};

    #[test]
    fn groups_are_folded_and_opened_by_name() {
        let groups = ["Companies", "Friends, and others", "X"].map(|name| (name.to_owned(), 2)).to_vec();
        let offers = Offers { groups, ..Offers::default() };
        let mut choice = Choice { folded: "Gone".to_owned(), ..Choice::default() };
        for (group, folded) in [
            ("X", "X"),
            ("Companies", "Companies, X"),
            ("Friends, and others", "Companies, Friends, and others, X"),
            ("Companies", "Friends, and others, X"),
            ("X", "Friends, and others"),
            ("Friends, and others", ""),
        ] {
            choice = choice.turned(group, &offers);
            assert_eq!(choice.folded, folded, "{group}");
            assert!(!choice.folds("Fri") && !choice.folds("Compan"), "{group}");
        }
        assert!(choice.is_empty());
    }
}
