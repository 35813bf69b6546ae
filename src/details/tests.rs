#![allow(clippy::unnecessary_wraps, reason = "fields of a description are optional")]

use super::{Fact, award_details, details, document_details};
use crate::description::{self as d, Description};
use crate::network::sample::{self, amount, sample};
use crate::network::{Network, resolve};
use crate::table::{table, to_text};
use crate::view::Target;

fn text(word: &str) -> Option<String> {
    Some(word.to_owned())
}

fn url(word: &str) -> Option<d::Url> {
    Some(d::Url(format!("https://{word}.example")))
}

fn note(word: &str) -> d::Note {
    d::Note::Full(d::FullNote {
        kind: Some(d::NoteKind::Risk),
        text: format!("{word}-text"),
        date: text(&format!("{word}-date")),
        source: Some(d::SourceRef::Id(" src ".to_owned())),
        subjective: Some(true),
    })
}

fn period(word: &str) -> Option<d::Period> {
    Some(d::Period { from: None, to: None, text: text(word) })
}

/// A description in which every field has a value of its own.
fn full() -> Description {
    let mut description = sample(
        "funder fund
        sponsor spon
        project proj
        person pers
        deliverable deli
        award awar 100 fund
        fund -> spon 50..90 EUR #awar
        spon -> pers ? (salary)
        pers -> deli (work)",
    );
    description.description = text("doc-description");
    description.rates = Some(d::Rates(vec![(
        crate::money::Currency(*b"EUR"),
        d::ExchangeRate {
            rate: crate::money::Rate(1_080_000_000),
            date: Some(d::Date("2024-03-01".to_owned())),
            source: Some(d::SourceRef::Here(d::Source { title: text("rate-source"), url: None, date: None })),
        },
    )]));
    description.period = Some(d::Period { from: Some(d::Date("2019-12".to_owned())), to: None, text: None });
    description.updated = Some(d::Date("2020-01-02".to_owned()));
    description.sources = vec![d::ListedSource {
        id: "src".to_owned(),
        title: text("source-title"),
        url: url("source-url"),
        date: Some(d::Date("2018".to_owned())),
    }];
    description.notes = vec![note("doc-note")];
    let funder = &mut description.funders[0];
    (funder.name, funder.description, funder.url) =
        (text("funder-name"), text("funder-description"), url("funder-url"));
    (funder.kind, funder.anonymous, funder.group) = (Some(d::FunderType::University), Some(true), text("funder-group"));
    (funder.ror, funder.notes) = (Some(d::Ror("https://ror.org/x".to_owned())), vec![note("funder-note")]);
    let sponsor = &mut description.sponsors[0];
    (sponsor.name, sponsor.part_of) = (text("sponsor-name"), text("proj"));
    sponsor.keeps = vec![d::Keep {
        kind: d::KeepKind::Reserve,
        name: text("keep-name"),
        amount: amount("1..7"),
        note: text("keep-note"),
    }];
    let person = &mut description.people[0];
    (person.title, person.orcid) = (text("person-title"), Some(d::Orcid("https://orcid.org/y".to_owned())));
    let deliverable = &mut description.deliverables[0];
    (deliverable.status, deliverable.project) = (Some(d::DeliverableStatus::Descoped), text("proj"));
    description.projects[0].name = text("project-name");
    let award = &mut description.awards[0];
    (award.title, award.programme, award.number) = (text("award-title"), text("award-programme"), text("award-number"));
    (award.recipient, award.responsible) = (text("spon"), text("pers"));
    award.requested = Some(d::Requested::Amount(amount("125").unwrap()));
    (award.scope, award.period, award.url) = (Some(d::Scope::Broad), period("award-period"), url("award-url"));
    (award.source, award.notes) = (Some(d::SourceRef::Id("src".to_owned())), vec![note("award-note")]);
    let flow = &mut description.flows.0[0];
    (flow.status, flow.scope, flow.kind) =
        (Some(d::Status::Paid), Some(d::Scope::Specific), Some(d::FlowKind::Donation));
    (flow.period, flow.url, flow.basis) = (period("flow-period"), url("flow-url"), Some(d::Basis::Inferred));
    (flow.label, flow.note, flow.notes) = (text("flow-label"), text("flow-note"), vec![note("flow-more")]);
    flow.source = Some(d::SourceRef::Here(d::Source { title: text("here-source"), url: url("here-url"), date: None }));
    let range = d::HoursRange { min: 500, max: 1_000 };
    flow.effort = Some(d::Effort { hours: d::Hours::Range(range), per: d::Per::Week });
    description
}

/// What each field of [`full`] must be found by.
const FACTS: [&str; 53] = [
    "doc-description",
    "EUR",
    "1.08",
    "2024-03-01",
    "rate-source",
    "since 2019-12",
    "2020-01-02",
    "source-title",
    "source-url",
    "2018",
    "doc-note-text",
    "doc-note-date",
    "an opinion",
    "risk",
    "funder-name",
    "funder-description",
    "funder-url",
    "university",
    "Anonymous",
    "funder-group",
    "ror.org/x",
    "funder-note-text",
    "sponsor-name",
    "Part of",
    "keep-name",
    "reserve",
    "$1–$7",
    "keep-note",
    "person-title",
    "orcid.org/y",
    "descoped",
    "project-name",
    "award-title",
    "award-programme",
    "award-number",
    "Responsible",
    "$125 (80\u{a0}% of the request was granted)",
    "broad",
    "award-period",
    "award-url",
    "award-note-text",
    "paid",
    "specific",
    "donation",
    "flow-period",
    "flow-url",
    "inferred",
    "flow-label",
    "flow-note",
    "flow-more-text",
    "here-source",
    "5–10 hours a week",
    "€50–€90, converted: $54–$97.20",
];

fn all(network: &Network) -> String {
    let mut facts = document_details(network);
    facts.extend((0..network.parties.len()).flat_map(|party| details(network, Target::Party(party))));
    facts.extend((0..network.flows.len()).flat_map(|flow| details(network, Target::Flow(flow))));
    facts.extend((0..network.awards.len()).flat_map(|award| award_details(network, award)));
    let line = |Fact { label, value, url }: Fact| format!("{label}: {value} {}\n", url.unwrap_or_default());
    facts.into_iter().map(line).collect()
}

#[test]
fn every_field_is_found_in_the_panel_and_in_the_table() {
    let (network, report) = resolve(&full());
    let network = network.unwrap_or_else(|| panic!("{report}"));
    let (panel, table) = (all(&network), to_text(&table(&network)));
    for fact in FACTS {
        assert!(panel.contains(fact), "{fact}\n{panel}");
        assert!(table.contains(fact), "{fact}\n{table}");
    }
}

#[test]
fn what_is_not_there_has_no_details() {
    let network = sample::network("A -> B 1");
    assert!(details(&network, Target::Party(9)).is_empty());
    assert!(details(&network, Target::Flow(9)).is_empty());
    assert!(award_details(&network, 0).is_empty());
    let facts = details(&network, Target::Flow(0));
    let facts: Vec<(&str, &str)> = facts.iter().map(|fact| (fact.label, fact.value.as_str())).collect();
    assert_eq!(facts, [("From", "A"), ("To", "B"), ("Amount", "$1")]);
}
