//! Resolving: from a description as written to a network that later stages can rely on.

use super::convert::Converter;
use super::lost::Lost;
use super::party::{Parties, cleaned};
use super::reference::{Ids, Sources};
use super::{Award, Flow, Network, check, clean, clean::clean_some};
use crate::balance;
use crate::decode::MISSING;
use crate::description::{self, Basis, Description, Period, Requested, Status};
use crate::money::{Interval, Stated};
use crate::names::Names;
use crate::report::{Problem, Report, TELLS, say};

/// Most flows a document may hold.
const MOST_FLOWS: usize = 20_000;

/// Makes a network of a description: cleans its text, looks up every id, converts amounts, works out what follows from
/// them. The report holds all problems at once; there is a network unless one of them is an error.
#[must_use]
#[allow(clippy::too_many_lines, reason = "one field after the other, each a line")]
pub fn resolve(description: &Description) -> (Option<Network>, Report) {
    let mut report = Report::default();
    if description.flows.0.len() > MOST_FLOWS {
        let message = say!("{} flows are more than {MOST_FLOWS}", description.flows.0.len());
        report.push(Problem::error("too-many-flows", "/flows", message).hint("sum up the smallest"));
        return (None, report);
    }
    let mut sources = Sources::listed(&description.sources, &mut report);
    let mut converter = Converter::new(description, &mut sources, &mut report);
    let mut parties = Parties::listed(description, &mut sources, &mut converter, &mut report);
    let has_lists = !parties.list.is_empty();

    // Who gives and receives comes before awards, which may name parties that only flows know.
    let ends: Vec<_> = (description.flows.0.iter().enumerate())
        .map(|(index, flow)| {
            let mut find = |id: &str, end: &str| {
                let pointer = say!("/flows/{index}/{end}");
                if has_lists {
                    parties.ids.find(id, &pointer, &mut report)
                } else {
                    parties.named(id, pointer, &mut report)
                }
            };
            (find(&flow.from, "from"), find(&flow.to, "to"))
        })
        .collect();
    let mut award_ids = Names::default();
    let mut awards = Vec::new();
    let mut taken = Ids::new("awards");
    for (index, written) in description.awards.iter().enumerate() {
        let pointer = say!("/awards/{index}");
        if let Some(id) = taken.add(&written.id, &pointer, &mut report) {
            award_ids.add(id, awards.len());
        }
        awards.push(award(written, &pointer, &mut parties, &mut sources, &mut converter, &mut report));
    }

    if TELLS {
        parties.ids.tell_places(&mut report);
    }
    let listed = parties.list.len();
    let mut lost = Lost::default();
    let mut stated = Vec::with_capacity(ends.len());
    let mut flows = Vec::with_capacity(ends.len());
    for (index, (written, ends)) in description.flows.0.iter().zip(ends).enumerate() {
        let pointer = say!("/flows/{index}");
        let award = written.award.as_ref().and_then(|id| find_award(id, &award_ids, &pointer, &mut report));
        let amount = cleaned(written.amount.as_ref());
        let in_own = converter.stated(&amount, written.currency, &pointer, &mut report);
        let source = sources.find(written.source.as_ref(), &say!("{pointer}/source"), &mut report);
        let notes = sources.notes(&written.notes, &pointer, &mut report);
        let is_itself = matches!(ends, (Some(from), Some(to)) if from == to);
        if let (true, Some(from)) = (is_itself, ends.0) {
            let message = say!("money flows from \"{}\" to itself", parties.list[from].id);
            let problem = Problem::error("self-flow", say!("{pointer}/to"), message);
            report.push(problem.hint("money that stays with a party is written under its \"keeps\""));
        }
        let (from, to) = match ends {
            (Some(from), Some(to)) if !is_itself => (from, to),
            _ if !TELLS => continue,
            // Whoever is meant, money runs: what else is wrong with it is seen with somebody in the place of who is missing.
            (from, to) => {
                lost.add(from, to.is_some() && !is_itself, award, in_own);
                let to = to.filter(|_| !is_itself);
                (from.unwrap_or_else(|| parties.nobody()), to.unwrap_or_else(|| parties.nobody()))
            }
        };
        stated.push(in_own);
        flows.push(Flow {
            from,
            to,
            amount,
            currency: written.currency.filter(|&currency| Some(currency) != converter.currency),
            interval: Interval::ANY,
            estimate: 0,
            kind: written.kind,
            // What is said of an award is said of its flows.
            status: written.status.or(award.map(|at: usize| awards[at].status)).unwrap_or(Status::Awarded),
            scope: written.scope,
            award,
            period: cleaned_period(written.period.as_ref()),
            effort: written.effort.clone(),
            basis: written.basis.unwrap_or(Basis::Stated),
            label: clean_some(written.label.as_ref()),
            note: clean_some(written.note.as_ref()),
            url: written.url.as_ref().map(|url| clean(&url.0)),
            source,
            notes,
            is_shown: true,
        });
    }
    if description.flows.0.is_empty() {
        let problem = Problem::error("no-flows", "/flows", "there is no flow");
        report.push(problem.hint("write at least one: {\"from\": …, \"to\": …}"));
    }
    let title = clean(&description.title);
    if title.is_empty() && (description.title != MISSING || !TELLS) {
        report.push(Problem::error("empty-text", "/title", "the title is empty").hint("say what is drawn"));
    }
    let notes = sources.notes(&description.notes, "", &mut report);
    let mut network = Network {
        title,
        description: clean_some(description.description.as_ref()),
        lang: description.lang.as_ref().map_or_else(|| "en".to_owned(), |lang| clean(&lang.0)),
        currency: description.currency,
        rates: converter.finish(&mut report).into(),
        period: cleaned_period(description.period.as_ref()),
        updated: description.updated.clone(),
        notes: notes.into(),
        sources: sources.list.into(),
        author_order: description.order.is_some(),
        awards: awards.into(),
        parties: parties.list.into(),
        flows: flows.into(),
        widths_show_amounts: true,
        shown: None,
    };
    // Sums are no sums where an amount is none; what else is wrong can still be found.
    let is_none = |problem: &Problem| matches!(problem.code, "amount-out-of-range" | "min-above-max");
    if report.has_errors() && (!TELLS || report.unlisted() > 0 || report.problems().iter().any(is_none)) {
        return (None, report);
    }
    connect(&mut network);
    let pointers = parties.pointers.get(..listed).unwrap_or_default();
    let mut own = Report::default();
    let further = if TELLS { &mut own } else { &mut report };
    check::before_balance(&network, &stated, pointers, further);
    let findings = balance::balance(&mut network, &stated);
    if TELLS {
        lost.forgive(&mut network);
    }
    check::after_balance(&network, &findings, pointers, further);
    if TELLS {
        lost.twice = report.problems().iter().any(|problem| problem.code == "duplicate-id");
        own.problems_mut().retain(|problem| !lost.explains(problem));
        report.extend(own);
    }
    let network = (!report.has_errors()).then_some(network);
    (network, report)
}

/// Lists at every party what comes in and what goes out. Declined flows are no money.
fn connect(network: &mut Network) {
    for (index, flow) in network.flows.iter().enumerate() {
        if flow.status != Status::Declined {
            network.parties[flow.from].outflows.push(index);
            network.parties[flow.to].inflows.push(index);
        }
    }
}

fn find_award(id: &str, known: &Names, pointer: &str, report: &mut Report) -> Option<usize> {
    let id = clean(id);
    let found = known.find(&id);
    if found.is_none() {
        let problem = Problem::error("unknown-award", say!("{pointer}/award"), say!("no award has the id \"{id}\""));
        let near = if TELLS { crate::near::nearest(&id, known.list()) } else { None };
        report.push(problem.hint(match near {
            Some(near) => say!("did you mean \"{near}\"?"),
            None => say!("list it under \"awards\""),
        }));
    }
    found
}

fn award(
    written: &description::Award,
    pointer: &str,
    parties: &mut Parties,
    sources: &mut Sources,
    converter: &mut Converter,
    report: &mut Report,
) -> Award {
    let mut find = |id: Option<&String>, field: &str, report: &mut Report| {
        parties.ids.find_some(id, &say!("{pointer}/{field}"), report)
    };
    let amount = written.amount.as_ref();
    if let Some(Stated::Share(..) | Stated::Most | Stated::Some | Stated::Rest) = amount.map(|amount| amount.stated) {
        let problem = Problem::error(
            "wrong-amount",
            say!("{pointer}/amount"),
            "an award has an amount of its own, no part of another",
        );
        report.push(problem.hint("write a figure, a range, or what is about right"));
    }
    Award {
        id: clean(&written.id),
        title: clean_some(written.title.as_ref()),
        programme: clean_some(written.programme.as_ref()),
        number: clean_some(written.number.as_ref()),
        funder: find(written.funder.as_ref(), "funder", report),
        recipient: find(written.recipient.as_ref(), "recipient", report),
        responsible: find(written.responsible.as_ref(), "responsible", report),
        amount: amount.map(|amount| converter.amount(Some(amount), &say!("{pointer}/amount"), report)),
        requested: written.requested.as_ref().map(|requested| match requested {
            Requested::Amount(amount) => {
                Requested::Amount(converter.amount(Some(amount), &say!("{pointer}/requested"), report))
            }
            Requested::Granted(granted) => Requested::Granted(granted.clone()),
        }),
        status: written.status.unwrap_or(Status::Awarded),
        scope: written.scope,
        period: cleaned_period(written.period.as_ref()),
        url: written.url.as_ref().map(|url| clean(&url.0)),
        source: sources.find(written.source.as_ref(), &say!("{pointer}/source"), report),
        notes: sources.notes(&written.notes, pointer, report),
    }
}

fn cleaned_period(period: Option<&Period>) -> Option<Period> {
    period
        .map(|period| Period { text: clean_some(period.text.as_ref()), ..period.clone() })
        .filter(|period| period.from.is_some() || period.to.is_some() || period.text.is_some())
}
