//! Summary: the whole in one sentence, and each part of the drawing in a few words, for those who hear it.

use crate::description::{FlowKind, Status};
use crate::letter::{isolated, joined, strung};
use crate::money::{Hundredths, Locale, Stated, Style};
use crate::network::{Network, Party, Role, Total};
use crate::sort::Sort as _;
use crate::words::{Word, list};

/// More names than this become a number.
const NAMES: usize = 3;

impl Network {
    /// The language of the document.
    #[must_use]
    pub fn locale(&self) -> Locale {
        Locale::of(&self.lang)
    }

    /// How its figures are written.
    #[must_use]
    pub fn style(&self) -> Style {
        Style { locale: self.locale(), currency: self.currency, compact: false }
    }

    /// A flow's amount in a few words: its author's, or the figure as stated, or that it is not published; one in another
    /// currency with what it is in the document's.
    #[must_use]
    pub fn flow_amount(&self, flow: usize) -> String {
        let Some(flow) = self.flows.get(flow) else { return String::new() };
        let text = self.style().amount(&flow.amount, flow.interval, flow.currency);
        match crate::details::converted(self, flow) {
            Some(converted) => Word::Converted.with(self.locale(), &[&text, &converted]),
            None => text,
        }
    }

    /// The amount at a party: what it receives, or what it passes on where that is its own.
    #[must_use]
    pub fn party_amount(&self, party: usize) -> String {
        let Some(party) = self.parties.get(party) else { return String::new() };
        let (total, flows) = if party.has_own() && !party.outflows.is_empty() {
            (&party.balance.passed_on, &party.outflows)
        } else {
            (&party.balance.received, &party.inflows)
        };
        self.sum(total, flows)
    }

    /// What is kept, with its amount; without a keep what is not allocated.
    #[must_use]
    pub fn kept(&self, party: usize, keep: Option<usize>) -> String {
        let Some(party) = self.parties.get(party) else { return String::new() };
        let locale = self.locale();
        match keep {
            Some(keep) => party.keeps.get(keep).map_or_else(String::new, |keep| {
                let word = Word::from(keep.kind).in_language(locale);
                let name = isolated(keep.name.as_deref().unwrap_or(word));
                strung(&[&name, ": ", &self.style().amount(&keep.amount, keep.interval, None)])
            }),
            None => Word::NotAllocatedAmount.with(locale, &[&self.style().figure(party.balance.unallocated)]),
        }
    }

    /// A sum in words. One flow alone is shown as its author put it.
    pub(crate) fn sum(&self, total: &Total, flows: &[usize]) -> String {
        match flows {
            [flow] if total.uncertain > 0 || self.flows.get(*flow).is_some_and(|flow| flow.currency.is_some()) => {
                self.flow_amount(*flow)
            }
            _ => self.style().total(total),
        }
    }
}

/// A sentence begins with a capital letter, also where its first word is one of the table's.
pub(crate) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let mut capitalised = String::with_capacity(text.len());
    if let Some(first) = letters.next() {
        capitalised.push(crate::letter::upper(first));
    }
    capitalised.push_str(letters.as_str());
    capitalised
}

/// The sentence under the title: how much from whom through whom to whom, and how much of it is published.
#[must_use]
pub fn summary(network: &Network) -> String {
    if let Some(shown) = &network.shown {
        return shown.summary.clone();
    }
    summary_of(network, network)
}

/// The same of a part whose flows are those of a whole.
pub(crate) fn summary_of(network: &Network, whole: &Network) -> String {
    let locale = network.locale();
    let connected = |party: &&Party| !party.inflows.is_empty() || !party.outflows.is_empty();
    let parties: Vec<&Party> = network.parties.iter().filter(connected).collect();
    let of = |role: Role| parties.iter().copied().filter(move |party| party.role == Some(role));
    let has_roles = parties.iter().any(|party| party.role.is_some());
    let mut sources: Vec<&Party> = of(Role::Funder).collect();
    let funders = !sources.is_empty();
    if !funders {
        sources = parties.iter().copied().filter(|party| party.inflows.is_empty()).collect();
    }
    let flows: Vec<usize> = sources.iter().flat_map(|party| party.outflows.iter().copied()).collect();
    let total = whole.total(&flows);
    let count = sources.len();
    let from = if funders {
        Word::count(Word::OneFunder, Word::SomeFunders, count, locale)
    } else if let [one] = sources[..] {
        isolated(&one.name).into_owned()
    } else {
        Word::count(Word::OneSource, Word::SomeSources, count, locale)
    };
    let is_unknown = total.stated == 0 && total.about == 0 && total.least == 0 && total.most.is_none();
    let mut text = if count == 0 {
        String::new()
    } else if is_unknown {
        Word::SummaryUnknown.with(locale, &[&from])
    } else {
        Word::SummaryMoney.with(locale, &[&network.sum(&total, &flows), &from])
    };
    if has_roles {
        let through = named(&mut of(Role::Sponsor), Word::OneSponsor, Word::SomeSponsors, locale);
        push(&mut text, Word::SummaryThrough, &through, locale);
        let projects = named(&mut of(Role::Project), Word::OneProject, Word::SomeProjects, locale);
        push(&mut text, Word::SummaryFor, &projects, locale);
        push(&mut text, Word::SummaryTo, &ends(&of, locale), locale);
    } else {
        let mut last = parties.iter().copied().filter(|party| party.outflows.is_empty());
        push(&mut text, Word::SummaryTo, &named(&mut last, Word::OneRecipient, Word::SomeRecipients, locale), locale);
    }
    let mut sentences = vec![text];
    if is_unknown && count > 0 && network.widths_show_amounts {
        sentences.push(Word::HowMuchUnknown.in_language(locale).to_owned());
    }
    sentences.extend(proposed(network, &total, &flows));
    sentences.push(published(network, locale));
    sentences.retain(|sentence| !sentence.is_empty());
    sentence(&sentences, locale)
}

/// Parts as one sentence.
pub(crate) fn sentence(parts: &[String], locale: Locale) -> String {
    let mut text = capitalised(&joined(parts, if locale == Locale::Japanese { "；" } else { "; " }));
    text.push(if locale == Locale::Japanese { '。' } else { '.' });
    text
}

/// People and deliverables, counted.
fn ends<'n, I: Iterator<Item = &'n Party>>(of: &impl Fn(Role) -> I, locale: Locale) -> String {
    use crate::description::PersonType;
    use crate::network::PartyType;
    let mut parts = Vec::new();
    let people: Vec<&Party> = of(Role::Person).collect();
    let is_group =
        |party: &&Party| matches!(party.kind, Some(PartyType::Person(PersonType::Team | PersonType::Community)));
    if !people.is_empty() {
        // A team is not one person.
        let groups = people.iter().any(is_group);
        let (one, more) = if groups { (Word::OneTeam, Word::SomeTeams) } else { (Word::OnePerson, Word::SomePeople) };
        parts.push(Word::count(one, more, people.len(), locale));
    }
    let deliverables = of(Role::Deliverable).count();
    if deliverables > 0 {
        parts.push(Word::count(Word::OneDeliverable, Word::SomeDeliverables, deliverables, locale));
    }
    list(&parts, locale)
}

/// A few names, or how many there are.
fn named(parties: &mut dyn Iterator<Item = &Party>, one: Word, more: Word, locale: Locale) -> String {
    let names: Vec<String> = parties.map(|party| party.name.clone()).collect();
    if names.len() > NAMES { Word::count(one, more, names.len(), locale) } else { list(&names, locale) }
}

fn push(text: &mut String, word: Word, part: &str, locale: Locale) {
    if !part.is_empty() {
        text.push_str(&word.with(locale, &[part]));
    }
}

fn proposed(network: &Network, total: &Total, flows: &[usize]) -> Option<String> {
    let locale = network.locale();
    let proposed: Vec<_> = flows.iter().filter(|&&flow| network.flows[flow].status == Status::Proposed).collect();
    if proposed.is_empty() {
        return None;
    }
    if proposed.iter().all(|&&flow| network.flows[flow].interval.exact().is_some()) {
        return Some(Word::OfItProposed.with(locale, &[&network.style().figure(total.proposed)]));
    }
    let word = if proposed.len() == flows.len() { Word::AllProposed } else { Word::PartlyProposed };
    Some(word.in_language(locale).to_owned())
}

/// How many amounts of money (not of work) the author gives or implies.
fn published(network: &Network, locale: Locale) -> String {
    if !network.widths_show_amounts {
        return Word::NonePublished.in_language(locale).to_owned();
    }
    let money = network
        .flows
        .iter()
        .filter(|flow| flow.is_shown && flow.status != Status::Declined && flow.kind != Some(FlowKind::Work));
    let (mut all, mut known) = (0, 0);
    for flow in money {
        all += 1;
        known += usize::from(flow.interval.exact().is_some() || matches!(flow.amount.stated, Stated::About(_)));
    }
    if all == 0 {
        String::new()
    } else if all == known {
        Word::AllPublished.in_language(locale).to_owned()
    } else {
        let number = |count| crate::money::whole(count, locale);
        Word::SomePublished.with(locale, &[&number(known), &number(all)])
    }
}

/// A party in a sentence: "NumFOCUS, fiscal sponsor: receives $195,000 from 1 source, passes on $195,000 to 2 recipients".
#[must_use]
pub fn party_name(network: &Network, index: usize) -> String {
    let Some(party) = network.parties.get(index) else { return String::new() };
    let (locale, balance) = (network.locale(), &party.balance);
    let mut name = isolated(&party.name).into_owned();
    if let Some(word) = party.kind.map(Word::from).or(party.role.map(Word::from)) {
        name.push_str(if locale == Locale::Japanese { "、" } else { ", " });
        name.push_str(word.in_language(locale));
    }
    let ends = |flows: &[usize], end: fn(&Network, usize) -> usize| {
        // Who is drawn as one party is still many.
        let flows = flows.iter().flat_map(|&flow| network.summed(flow));
        let mut ends: Vec<usize> = flows.map(|flow| end(network.whole(), flow)).collect();
        ends.order();
        ends.dedup();
        ends.len()
    };
    // Where nothing at all is known, a sentence says that better than a phrase in place of the figure.
    let said = |total: &Total, flows: &[usize], known: Word, unknown: Word, ends: &str| {
        let is_unknown = total.uncertain > 0
            && total.least == 0
            && flows.iter().all(|&flow| {
                matches!(network.flows[flow].amount, crate::money::Amount { stated: Stated::Unknown, text: None })
            });
        if is_unknown { unknown.with(locale, &[ends]) } else { known.with(locale, &[&network.sum(total, flows), ends]) }
    };
    let mut facts = Vec::new();
    if !party.inflows.is_empty() {
        let sources = ends(&party.inflows, |network, flow| network.flows[flow].from);
        let sources = Word::count(Word::OneSource, Word::SomeSources, sources, locale);
        facts.push(said(&balance.received, &party.inflows, Word::Receives, Word::ReceivesUnknown, &sources));
    }
    if !party.outflows.is_empty() {
        let recipients = ends(&party.outflows, |network, flow| network.flows[flow].to);
        let recipients = Word::count(Word::OneRecipient, Word::SomeRecipients, recipients, locale);
        let (known, unknown) = if party.inflows.is_empty() {
            (Word::Gives, Word::GivesUnknown)
        } else {
            (Word::PassesOn, Word::PassesOnUnknown)
        };
        facts.push(said(&balance.passed_on, &party.outflows, known, unknown, &recipients));
    }
    for keep in 0..party.keeps.len() {
        facts.push(Word::KeepsAmount.with(locale, &[&network.kept(index, Some(keep))]));
    }
    let figure = |value: Hundredths| network.style().figure(value);
    if balance.unallocated > 0 {
        facts.push(network.kept(index, None));
    }
    if balance.overspent > 0 {
        facts.push(Word::OverspentAmount.with(locale, &[&figure(balance.overspent)]));
    }
    let (colon, comma) = if locale == Locale::Japanese { ("：", "、") } else { (": ", ", ") };
    if facts.is_empty() { name } else { strung(&[&name, colon, &joined(&facts, comma)]) }
}

/// A flow in a sentence: "Quansight to tech writer, amount not published".
#[must_use]
pub fn flow_name(network: &Network, index: usize) -> String {
    let Some(flow) = network.flows.get(index) else { return String::new() };
    let locale = network.locale();
    let ends = [network.parties[flow.from].name.as_str(), network.parties[flow.to].name.as_str()];
    let mut parts = vec![Word::FlowTo.with(locale, &ends), network.flow_amount(index)];
    parts.extend(flow.kind.map(|kind| Word::from(kind).in_language(locale).to_owned()));
    if matches!(flow.status, Status::Proposed | Status::Declined) {
        parts.push(Word::from(flow.status).in_language(locale).to_owned());
    }
    parts.extend(flow.label.clone());
    joined(&parts, if locale == Locale::Japanese { "、" } else { ", " })
}

/// What stays with a party in a sentence: "OpenBLAS keeps overhead: some"; without a keep what is not allocated.
#[must_use]
pub fn kept_name(network: &Network, party: usize, keep: Option<usize>) -> String {
    let name = network.parties.get(party).map_or("", |party| party.name.as_str());
    let kept = network.kept(party, keep);
    match keep {
        Some(_) => Word::KeptAt.with(network.locale(), &[name, &kept]),
        None => strung(&[&isolated(name), ": ", &kept]),
    }
}

#[cfg(test)]
mod tests {
    use super::{flow_name, kept_name, party_name, summary};
    use crate::network::sample::{network, sample};

    const GRANT: &str = "funder Moore
        sponsor NumFOCUS
        sponsor Quansight
        person Writer
        person Designer
        deliverable Website
        keeps NumFOCUS 10%
        Moore -> NumFOCUS 195000
        NumFOCUS -> Quansight 140000
        Quansight -> Writer (salary)
        Quansight -> Designer ~50000 !proposed
        Writer -> Website (work)";

    #[test]
    fn the_whole_in_a_sentence() {
        let cases = [
            (
                GRANT,
                "$195,000 from 1 funder through NumFOCUS and Quansight to 2 people and 1 deliverable; amounts published: 3 of 4.",
            ),
            ("A -> B 5\nB -> C 5", "$5 from A to C; all amounts are published."),
            ("A -> B\nC -> B 5", "At least $5 from 2 sources to B; amounts published: 1 of 2."),
            ("A -> B\nC -> B", "Money from 2 sources to B; widths do not show amounts."),
            (
                "A -> B 5 !proposed\nC -> B 7",
                "$12 from 2 sources to B; $5 of it only proposed; all amounts are published.",
            ),
            ("A -> B ~5\nC -> B 7", "≈\u{a0}$12 from 2 sources to B; all amounts are published."),
        ];
        for (lines, text) in cases {
            assert_eq!(summary(&network(lines)), text, "{lines}");
        }
    }

    #[test]
    fn parts_in_a_sentence() {
        let network = network(GRANT);
        assert_eq!(
            party_name(&network, 1),
            "NumFOCUS, sponsor: receives $195,000 from 1 source, passes on $140,000 to 1 recipient, \
             keeps overhead: $19,500 (10\u{a0}%), $35,500 not allocated"
        );
        assert_eq!(party_name(&network, 0), "Moore, funder: gives $195,000 to 1 recipient");
        assert_eq!(
            party_name(&network, 3),
            "Writer, person: receives money from 1 source, amount not published, \
             passes money on to 1 recipient, amount not published"
        );
        assert_eq!(flow_name(&network, 2), "Quansight to Writer, amount not published, salary");
        assert_eq!(flow_name(&network, 3), "Quansight to Designer, ≈\u{a0}$50,000, proposed");
        assert_eq!(kept_name(&network, 1, None), "NumFOCUS: $35,500 not allocated");
        assert_eq!(flow_name(&network, 99), "");
    }

    #[test]
    fn other_languages_say_the_same() {
        for (lang, text) in [
            (
                "es",
                "195.000\u{a0}$ de 1 financiador a través de NumFOCUS y Quansight a 2 personas y 1 resultado; importes publicados: 3 de 4.",
            ),
            ("ja", "資金提供者1件から$195,000、NumFOCUSとQuansight経由、2人と成果1件へ；4件中3件の金額を公開。"),
            (
                "pt-BR",
                "US$\u{a0}195.000 de 1 financiador por meio de NumFOCUS e Quansight a 2 pessoas e 1 resultado; valores publicados: 3 de 4.",
            ),
        ] {
            let mut description = sample(GRANT);
            description.lang = Some(crate::description::Lang(lang.to_owned()));
            let network = crate::network::resolve(&description).0.unwrap();
            assert_eq!(summary(&network), text);
        }
    }
}
