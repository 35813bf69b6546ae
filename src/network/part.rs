//! A part: what a reader has chosen to see of a network.
//!
//! Amounts, intervals and estimates are worked out once, on the whole, and stay what they are. A part has the same
//! indices: what it does not show stays in the lists and says so. What is said of a party that is shown only in part is
//! the sum of what is shown; what it keeps and what is left over speak of the whole and are not shown with a part.

use std::sync::Arc;

use super::choice::Choice;
use super::{Balance, Network, Party, Role, fold};
use crate::description::Status;
use crate::money::{Stated, whole};
use crate::summary::{sentence, summary_of};
use crate::words::Word;

/// How a part relates to the whole that it was taken from.
#[derive(Debug)]
pub(crate) struct Shown {
    pub(crate) whole: Network,
    /// What is shown, in a sentence; empty where nothing is left out.
    pub(crate) line: String,
    /// The line and the summary of what is shown.
    pub(crate) summary: String,
    /// For each party of the whole the one that it is drawn as.
    pub(crate) party_in: Vec<usize>,
    /// For each flow of the whole the one that it is drawn as.
    pub(crate) flow_in: Vec<Option<usize>>,
    /// For each party the members that it stands for; empty: itself.
    pub(crate) members: Vec<Vec<usize>>,
    /// For each flow those that it is the sum of; empty: itself.
    pub(crate) sums: Vec<Vec<usize>>,
}

/// What flows have to be to be shown.
struct Filter {
    statuses: Vec<Status>,
    award: Option<usize>,
    year: Option<u16>,
}

impl Network {
    /// What is chosen of it; nothing where that is all of it as it is.
    #[must_use]
    pub fn part(&self, choice: &Choice) -> Option<Network> {
        if choice.is_empty() {
            return None;
        }
        let award = self.awards.iter().position(|award| award.id == choice.award);
        let filter = Filter { statuses: choice.statuses(), award, year: choice.year() };
        let is_filtered = !filter.statuses.is_empty() || filter.award.is_some() || filter.year.is_some();
        let mut part = self.clone();
        let line = if is_filtered { part.keep_only(&filter, self) } else { String::new() };
        let mut text = line.clone();
        if !is_filtered {
            text = summary_of(&part, self);
        } else if part.parties.iter().any(Party::is_drawn) {
            text = format!("{line} {}", summary_of(&part, self));
        }
        let mut shown = Shown {
            whole: self.clone(),
            line,
            summary: text,
            party_in: (0..part.parties.len()).collect(),
            flow_in: (0..part.flows.len()).map(|flow| part.flows[flow].is_shown.then_some(flow)).collect(),
            members: vec![Vec::new(); part.parties.len()],
            sums: vec![Vec::new(); part.flows.len()],
        };
        let is_folded = fold::fold(&mut part, &mut shown, choice);
        part.shown = Some(Arc::new(shown));
        (is_filtered || is_folded).then_some(part)
    }

    /// Leaves out what does not match, and says what is left.
    fn keep_only(&mut self, filter: &Filter, whole: &Network) -> String {
        let (mut all, mut left, mut undated) = (0, 0, 0);
        for index in 0..self.flows.len() {
            let flow = &self.flows[index];
            let span = self.span(flow);
            let matches = (filter.statuses.is_empty() || filter.statuses.contains(&flow.status))
                && (filter.award.is_none() || flow.award == filter.award);
            let covers = filter.year.is_none_or(|year| span.is_some_and(|(from, to)| (from..=to).contains(&year)));
            undated += usize::from(matches && filter.year.is_some() && span.is_none());
            // A declined flow is no money, but it can be asked for.
            let asked = flow.status != Status::Declined || filter.statuses.contains(&Status::Declined);
            self.flows[index].is_shown = matches && covers && asked;
            all += usize::from(asked);
            left += usize::from(self.flows[index].is_shown);
        }
        for index in 0..self.parties.len() {
            self.keep_shown(index, whole);
        }
        for flow in self.flows.iter().filter(|flow| flow.is_shown) {
            for end in [flow.from, flow.to] {
                self.parties[end].is_shown = true;
            }
        }
        self.widths_show_amounts = self.flows.iter().any(|flow| {
            let is_known = flow.interval.least > 0 || flow.interval.most.is_some();
            flow.is_shown
                && flow.status != Status::Declined
                && (is_known || matches!(flow.amount.stated, Stated::About(_)))
        });
        self.line(filter, [all, left, undated])
    }

    fn keep_shown(&mut self, index: usize, whole: &Network) {
        let party = &self.parties[index];
        let is_shown = |flow: &usize| self.flows[*flow].is_shown;
        let shown = |flows: &[usize]| flows.iter().copied().filter(is_shown).collect::<Vec<usize>>();
        let (inflows, outflows) = (shown(&party.inflows), shown(&party.outflows));
        let is_whole = inflows.len() == party.inflows.len() && outflows.len() == party.outflows.len();
        let balance = if is_whole {
            party.balance.clone()
        } else {
            Balance { received: whole.total(&inflows), passed_on: whole.total(&outflows), ..Balance::EMPTY }
        };
        let party = &mut self.parties[index];
        if !is_whole {
            party.keeps.clear();
        }
        party.is_shown = false;
        (party.inflows, party.outflows, party.balance) = (inflows, outflows, balance);
    }

    fn line(&self, filter: &Filter, [all, left, undated]: [usize; 3]) -> String {
        let locale = self.locale();
        let number = |count: usize| whole(count, locale);
        let mut what: Vec<String> =
            filter.statuses.iter().map(|status| Word::from(*status).in_language(locale).to_owned()).collect();
        what.extend(filter.award.map(|award| crate::details::award_name(&self.awards[award])));
        what.extend(filter.year.map(|year| year.to_string()));
        let what = crate::words::list(&what, locale);
        let mut parts = vec![Word::Shown.with(locale, &[&what, &number(left), &number(all)])];
        if left == 0 {
            parts.push(Word::NoneMatches.in_language(locale).to_owned());
        } else if filter.year.is_some() {
            parts.push(Word::WholePeriods.in_language(locale).to_owned());
        }
        if undated > 0 {
            parts.push(Word::Undated.with(locale, &[&number(undated)]));
        }
        sentence(&parts, locale)
    }

    /// The network that it is a part of, or itself.
    #[must_use]
    pub fn whole(&self) -> &Network {
        self.shown.as_ref().map_or(self, |shown| &shown.whole)
    }

    /// What is shown of the whole, in a sentence; nothing where nothing is left out.
    #[must_use]
    pub fn shown(&self) -> Option<&str> {
        self.shown.as_ref().map(|shown| shown.line.as_str()).filter(|line| !line.is_empty())
    }

    /// The parties of the whole that one stands for.
    pub(crate) fn members(&self, party: usize) -> Vec<usize> {
        let members = self.shown.as_ref().and_then(|shown| shown.members.get(party));
        members.filter(|members| !members.is_empty()).cloned().unwrap_or_else(|| vec![party])
    }

    /// The flows of the whole that one is the sum of.
    pub(crate) fn summed(&self, flow: usize) -> Vec<usize> {
        let sums = self.shown.as_ref().and_then(|shown| shown.sums.get(flow));
        sums.filter(|sums| !sums.is_empty()).cloned().unwrap_or_else(|| vec![flow])
    }

    /// The party that one of the whole is drawn as.
    pub(crate) fn drawn_as(&self, party: usize) -> usize {
        self.shown.as_ref().and_then(|shown| shown.party_in.get(party).copied()).unwrap_or(party)
    }

    /// The flow that one of the whole is drawn as.
    pub(crate) fn flow_drawn_as(&self, flow: usize) -> Option<usize> {
        self.shown.as_ref().map_or(Some(flow), |shown| shown.flow_in.get(flow).copied().flatten())
    }
}

impl Party {
    /// Whether it may pass on more than it receives: nothing comes to it, or what comes back to a funder, whose own money
    /// it is.
    pub(crate) fn has_own(&self) -> bool {
        self.inflows.is_empty() || self.role == Some(Role::Funder)
    }

    /// Whether money is shown that flows to it or from it.
    pub(crate) fn is_drawn(&self) -> bool {
        !self.inflows.is_empty() || !self.outflows.is_empty()
    }
}

#[cfg(test)]
mod tests;
