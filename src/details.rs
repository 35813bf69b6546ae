//! Details: every fact that is known of a party, a flow or an award, as the panel and the table show it.

use crate::description::{Basis, Effort, Hours, Period, Requested, Status};
use crate::letter::{holds, isolated, joined};
use crate::money::{Interval, Stated, number, percent, rate};
use crate::network::{Award, Flow, Network, Note, Party};
use crate::summary::{flow_name, party_name};
use crate::view::Target;
use crate::words::Word;

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about, in the language of the document.
    pub label: &'static str,
    /// The fact.
    pub value: String,
    /// Where more is to be found; `https:`, `http:` or `mailto:` only.
    pub url: Option<String>,
}

/// All that is known of a party or flow, in an order fit to be read. Empty where there is none of that index.
#[must_use]
pub fn details(network: &Network, target: Target) -> Vec<Fact> {
    let mut facts = Facts { network, list: Vec::new() };
    match target {
        Target::Party(party) => {
            if let Some(found) = network.parties.get(party) {
                facts.party(party, found);
            }
        }
        Target::Flow(flow) => {
            if let Some(found) = network.flows.get(flow) {
                facts.flow(flow, found);
            }
        }
    }
    facts.list
}

/// All that is known of an award.
#[must_use]
pub fn award_details(network: &Network, award: usize) -> Vec<Fact> {
    let mut facts = Facts { network, list: Vec::new() };
    if let Some(award) = network.awards.get(award) {
        facts.award(award);
    }
    facts.list
}

/// All that is known of the document as a whole, its notes and rates included.
#[must_use]
pub fn document_details(network: &Network) -> Vec<Fact> {
    let mut facts = Facts { network, list: Vec::new() };
    facts.text(Word::LabelDescription, network.description.as_ref());
    facts.period(network.period.as_ref());
    facts.text(Word::LabelUpdated, network.updated.as_ref().map(|date| &date.0));
    if let Some(currency) = network.currency {
        facts.push(Word::LabelCurrency, currency.to_string(), None);
        for converted in &network.rates {
            let mut text =
                format!("1\u{a0}{} = {}\u{a0}{currency}", converted.currency, rate(converted.rate, network.locale()));
            if let Some(date) = &converted.date {
                text.push_str(&format!(" ({})", date.0));
            }
            facts.push(Word::LabelRate, text, None);
            facts.source(converted.source);
        }
    }
    facts.notes(&network.notes);
    facts.list
}

struct Facts<'n> {
    network: &'n Network,
    list: Vec<Fact>,
}

impl Facts<'_> {
    fn push(&mut self, label: Word, value: String, url: Option<&String>) {
        self.list.push(Fact { label: label.in_language(self.network.locale()), value, url: url.cloned() });
    }

    fn text(&mut self, label: Word, value: Option<&String>) {
        if let Some(value) = value {
            self.push(label, value.clone(), None);
        }
    }

    fn word(&mut self, label: Word, value: Option<Word>) {
        if let Some(value) = value {
            let value = value.in_language(self.network.locale()).to_owned();
            self.push(label, value, None);
        }
    }

    fn link(&mut self, label: Word, url: Option<&String>) {
        if let Some(url) = url {
            self.push(label, url.clone(), Some(url));
        }
    }

    fn named(&mut self, label: Word, party: Option<usize>) {
        // By its own name, also where it is drawn with others.
        if let Some(party) = party.and_then(|party| self.network.whole().parties.get(party)) {
            self.push(label, party.name.clone(), None);
        }
    }

    fn source(&mut self, source: Option<usize>) {
        if let Some(source) = source.and_then(|source| self.network.sources.get(source)) {
            self.push(Word::LabelSource, source_text(source), source.url.as_ref());
        }
    }

    fn period(&mut self, period: Option<&Period>) {
        if let Some(period) = period {
            self.push(Word::LabelPeriod, period_text(self.network, period), None);
        }
    }

    fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            let label = note.kind.map_or(Word::LabelNote, Word::from);
            let text = note_text(self.network, note);
            let source = note.source.and_then(|source| self.network.sources.get(source));
            self.push(label, text, source.and_then(|source| source.url.as_ref()));
        }
    }

    fn party(&mut self, index: usize, party: &Party) {
        self.text(Word::LabelName, Some(&party.name));
        self.word(Word::LabelRole, party.role.map(Word::from));
        self.word(Word::LabelKind, party.kind.map(Word::from));
        self.text(Word::LabelTitle, party.title.as_ref());
        self.text(Word::LabelDescription, party.description.as_ref());
        if party.anonymous {
            self.word(Word::LabelAnonymous, Some(Word::Yes));
        }
        self.word(Word::LabelStatus, party.status.map(Word::from));
        self.named(Word::LabelPartOf, party.part_of);
        self.named(Word::LabelProject, party.project);
        self.text(Word::LabelGroup, party.group.as_ref());
        let (network, balance) = (self.network, &party.balance);
        for (label, total, flows) in [
            (Word::LabelReceived, &balance.received, &party.inflows),
            (Word::LabelPassedOn, &balance.passed_on, &party.outflows),
        ] {
            if !flows.is_empty() {
                let sum = network.sum(total, flows);
                let bounds =
                    if total.uncertain > total.approximate { network.style().interval(total.interval()) } else { None };
                self.push(label, with_bounds(sum, bounds), None);
            }
        }
        for keep in &party.keeps {
            let style = network.style();
            let amount = style.amount(&keep.amount, keep.interval, None);
            let bounds = style.interval(keep.interval).filter(|_| keep.interval.exact().is_none());
            let kind = Word::from(keep.kind).in_language(network.locale());
            let name = keep.name.as_ref().map_or_else(|| kind.to_owned(), |name| format!("{name} ({kind})"));
            let mut text = format!("{name}: {}", with_bounds(amount, bounds));
            if let Some(note) = &keep.note {
                text.push_str(&format!(". {note}"));
            }
            self.push(Word::LabelKept, text, None);
        }
        for (label, value) in [(Word::LabelUnallocated, balance.unallocated), (Word::LabelOverspent, balance.overspent)]
        {
            if value > 0 {
                self.push(label, network.style().figure(value), None);
            }
        }
        self.members(index);
        self.notes(&party.notes);
        self.link(Word::LabelLink, party.url.as_ref());
        self.link(Word::LabelIdentifier, party.identifier.as_ref());
    }

    /// Who is drawn in one with others, with what is shown of each; and what is not shown of them.
    fn members(&mut self, index: usize) {
        let (network, whole) = (self.network, self.network.whole());
        let members = network.members(index);
        for &member in &members {
            let Some(party) = whole.parties.get(member) else { continue };
            let drawn = |flows: &[usize]| {
                let flows = flows.iter().copied();
                flows.filter(|&flow| network.flow_drawn_as(flow).is_some()).collect::<Vec<usize>>()
            };
            let (inflows, outflows) = (drawn(&party.inflows), drawn(&party.outflows));
            if members.len() > 1 {
                let flows = if inflows.is_empty() { &outflows } else { &inflows };
                let amount = whole.sum(&whole.total(flows), flows);
                self.push(Word::MadeUpOf, format!("{}: {amount}", isolated(&party.name)), None);
            }
            let is_all = inflows.len() == party.inflows.len() && outflows.len() == party.outflows.len();
            if network.shown().is_some() && !is_all {
                self.push(Word::InAll, party_name(whole, member), None);
            }
        }
    }

    fn flow(&mut self, index: usize, flow: &Flow) {
        let network = self.network;
        for (label, end) in [(Word::LabelFrom, flow.from), (Word::LabelTo, flow.to)] {
            self.text(label, network.parties.get(end).map(|party| &party.name));
        }
        self.push(Word::LabelAmount, amount_text(network, index), None);
        self.word(Word::LabelKind, flow.kind.map(Word::from));
        self.word(Word::LabelStatus, Some(flow.status).filter(|status| *status != Status::Awarded).map(Word::from));
        self.text(Word::LabelLabel, flow.label.as_ref());
        self.word(Word::LabelScope, flow.scope.map(Word::from));
        if let Some(award) = flow.award.and_then(|award| network.awards.get(award)) {
            self.push(Word::LabelAward, award_name(award), award.url.as_ref());
        }
        self.period(flow.period.as_ref());
        if let Some(effort) = &flow.effort {
            self.push(Word::LabelEffort, effort_text(network, effort), None);
        }
        let summed = network.summed(index);
        for &flow in summed.iter().filter(|_| summed.len() > 1) {
            self.push(Word::MadeUpOf, flow_name(network.whole(), flow), None);
        }
        self.word(Word::LabelBasis, Some(flow.basis).filter(|basis| *basis != Basis::Stated).map(Word::from));
        self.text(Word::LabelNote, flow.note.as_ref());
        self.notes(&flow.notes);
        self.link(Word::LabelLink, flow.url.as_ref());
        self.source(flow.source);
    }

    fn award(&mut self, award: &Award) {
        let network = self.network;
        self.text(Word::LabelName, Some(&award_name(award)));
        self.text(Word::LabelProgramme, award.programme.as_ref());
        self.text(Word::LabelNumber, award.number.as_ref());
        self.named(Word::LabelFunder, award.funder);
        self.named(Word::LabelRecipient, award.recipient);
        self.named(Word::LabelResponsible, award.responsible);
        if let Some(amount) = &award.amount {
            self.push(Word::LabelAmount, network.style().amount(amount, Interval::ANY, None), None);
        }
        if let Some(requested) = &award.requested {
            let text = requested_text(network, award, requested);
            self.push(Word::LabelRequested, text, None);
        }
        self.word(Word::LabelStatus, Some(Word::from(award.status)));
        self.word(Word::LabelScope, award.scope.map(Word::from));
        self.period(award.period.as_ref());
        self.notes(&award.notes);
        self.link(Word::LabelLink, award.url.as_ref());
        self.source(award.source);
    }
}

/// A flow's amount with all that is known of it: its author's words, the figures, what they are in the document's
/// currency, the bounds that follow.
fn amount_text(network: &Network, index: usize) -> String {
    let Some(flow) = network.flows.get(index) else { return String::new() };
    let style = network.style();
    let text = style.amount(&flow.amount, flow.interval, flow.currency);
    // What the few words leave out goes into brackets.
    let mut more = Vec::new();
    if flow.amount.text.is_some() && !matches!(flow.amount.stated, Stated::Unknown | Stated::Magnitude(..)) {
        let figures = crate::money::Amount { text: None, ..flow.amount };
        more.push(style.amount(&figures, flow.interval, flow.currency));
    }
    if let Stated::Share(least, most) = flow.amount.stated
        && flow.interval.exact().is_none()
    {
        let giver = network.parties.get(flow.from).map_or("", |party| party.name.as_str());
        more.clear();
        more.push(Word::ShareOf.with(network.locale(), &[&style.share(least, most), giver]));
    }
    if let Some(converted) = converted(network, flow) {
        let stated = with_more(text, &more);
        return Word::Converted.with(network.locale(), &[&stated, &converted]);
    }
    let is_stated = matches!(flow.amount.stated, Stated::Exact(_) | Stated::About(_));
    more.extend(style.interval(flow.interval).filter(|_| !is_stated && flow.interval.exact().is_none()));
    with_more(text, &more)
}

/// What an amount of another currency is in the document's.
pub(crate) fn converted(network: &Network, flow: &Flow) -> Option<String> {
    flow.currency.and_then(|_| match flow.amount.stated {
        Stated::About(_) => Some(network.style().about(flow.estimate)),
        _ => network.style().interval(flow.interval),
    })
}

/// A text with more in brackets, as far as that says more.
fn with_more(text: String, more: &[String]) -> String {
    let more: Vec<&str> = more.iter().map(String::as_str).filter(|more| !holds(&text, more)).collect();
    match more[..] {
        // A share names itself better than the few words do.
        [first, ..] if first.starts_with(&text) && more.len() == 1 => first.to_owned(),
        [] => text,
        _ => format!("{text} ({})", joined(&more, ", ")),
    }
}

/// Bounds in brackets, where they say more than the text.
fn with_bounds(text: String, bounds: Option<String>) -> String {
    match bounds {
        Some(bounds) if !holds(&text, &bounds) => format!("{text} ({bounds})"),
        _ => text,
    }
}

fn requested_text(network: &Network, award: &Award, requested: &Requested) -> String {
    match requested {
        Requested::Granted(granted) => {
            Word::GrantedShare.with(network.locale(), &[&percent(granted.funded, network.locale())])
        }
        Requested::Amount(amount) => {
            let text = network.style().amount(amount, Interval::ANY, None);
            // Both figures are stated, so the share follows; a rounded one is said to be.
            let share = match (award.amount.as_ref().map(|amount| amount.stated), amount.stated) {
                (Some(Stated::Exact(awarded)), Stated::Exact(requested)) if requested > 0 && awarded <= requested => {
                    let tenths = u32::try_from((awarded * 1000 + requested / 2) / requested).ok();
                    tenths.map(|tenths| (tenths, awarded * 1000 % requested == 0))
                }
                _ => None,
            };
            match share {
                Some((tenths, is_exact)) => {
                    let share = percent(crate::money::Fraction(tenths * 1_000_000), network.locale());
                    let share = if is_exact { share } else { format!("≈\u{a0}{share}") };
                    let exact = Word::GrantedShare.with(network.locale(), &[&share]);
                    format!("{text} ({exact})")
                }
                None => text,
            }
        }
    }
}

/// An award's title, or its id.
pub(crate) fn award_name(award: &Award) -> String {
    award.title.clone().unwrap_or_else(|| award.id.clone())
}

/// The text of a note with its date, what sort of opinion it is and where it is from.
pub(crate) fn note_text(network: &Network, note: &Note) -> String {
    let mut text = note.text.clone();
    if let Some(date) = &note.date {
        text = format!("{date}: {text}");
    }
    if note.subjective {
        text.push_str(&format!(" ({})", Word::Subjective.in_language(network.locale())));
    }
    if let Some(source) = note.source.and_then(|source| network.sources.get(source)) {
        text.push_str(&format!(" [{}]", source_text(source)));
    }
    text
}

pub(crate) fn source_text(source: &crate::network::Source) -> String {
    let mut text = source.title.clone().or_else(|| source.url.clone()).unwrap_or_default();
    if let Some(date) = &source.date {
        text.push_str(&if text.is_empty() { date.0.clone() } else { format!(", {}", date.0) });
    }
    text
}

fn period_text(network: &Network, period: &Period) -> String {
    let locale = network.locale();
    let dates = match (&period.from, &period.to) {
        (Some(from), Some(to)) if from == to => Some(from.0.clone()),
        (Some(from), Some(to)) => Some(Word::To.with(locale, &[&from.0, &to.0])),
        (Some(from), None) => Some(Word::Since.with(locale, &[&from.0])),
        (None, Some(to)) => Some(Word::Until.with(locale, &[&to.0])),
        (None, None) => None,
    };
    match (&period.text, dates) {
        (Some(text), Some(dates)) => format!("{text} ({dates})"),
        (Some(text), None) => text.clone(),
        (None, dates) => dates.unwrap_or_default(),
    }
}

fn effort_text(network: &Network, effort: &Effort) -> String {
    let locale = network.locale();
    let (hours, word) = match &effort.hours {
        Hours::Exact(hours) => (number(*hours, locale), if *hours == 100 { Word::Hour } else { Word::Hours }),
        Hours::Range(range) => (format!("{}–{}", number(range.min, locale), number(range.max, locale)), Word::Hours),
    };
    word.with(locale, &[&hours, Word::from(effort.per).in_language(locale)])
}

#[cfg(test)]
mod tests;
