//! Samples: small descriptions, written in a line or two, for tests.

use super::{Network, resolve};
use crate::description::{
    Award, Deliverable, Description, Flow, FlowKind, Flows, Funder, Person, Project, Sponsor, Status,
};
use crate::money::{Amount, Currency, Fraction, Stated};

/// A description with nothing in it.
pub(crate) fn empty() -> Description {
    Description {
        schema: None,
        version: None,
        title: "How we are funded".to_owned(),
        description: None,
        currency: Some(Currency(*b"USD")),
        rates: None,
        period: None,
        updated: None,
        lang: None,
        sources: Vec::new(),
        notes: Vec::new(),
        funders: Vec::new(),
        sponsors: Vec::new(),
        projects: Vec::new(),
        people: Vec::new(),
        deliverables: Vec::new(),
        order: None,
        awards: Vec::new(),
        flows: Flows::default(),
    }
}

/// Reads a few lines: `role id` lists a party, `award id amount funder` an award, `from -> to amount #award !status
/// (kind)` a flow, `keeps id amount` something kept. Amounts: `100`, `~100`, `1..5`, `..5`, `10%`, `10%..20%`, `most`,
/// `some`, `rest`, `?`.
pub(crate) fn sample(lines: &str) -> Description {
    let mut description = empty();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["funder", id] => description.funders.push(funder(id)),
            ["sponsor", id] => description.sponsors.push(sponsor(id)),
            ["project", id] => description.projects.push(project(id)),
            ["person", id] => description.people.push(person(id)),
            ["deliverable", id] => description.deliverables.push(deliverable(id)),
            ["award", id, amount, funder] => description.awards.push(award(id, amount, funder)),
            ["keeps", id, amount] => keep(&mut description, id, amount),
            [from, "->", to, ref more @ ..] => description.flows.0.push(flow(from, to, more)),
            _ => panic!("{line}"),
        }
    }
    description
}

/// The network of a sample that has no errors.
pub(crate) fn network(lines: &str) -> Network {
    let (network, report) = resolve(&sample(lines));
    network.unwrap_or_else(|| panic!("{report}"))
}

/// The report of a sample, a line for each problem.
pub(crate) fn report(lines: &str) -> String {
    resolve(&sample(lines)).1.to_string()
}

pub(crate) fn amount(text: &str) -> Option<Amount> {
    let cents = |text: &str| (text.parse::<f64>().unwrap() * 100.0).round() as i128;
    let part = |text: &str| Fraction((text.trim_end_matches('%').parse::<f64>().unwrap() * 1e7).round() as u32);
    let stated = match text {
        "?" => return None,
        "most" => Stated::Most,
        "some" => Stated::Some,
        "rest" => Stated::Rest,
        _ if text.ends_with('%') => {
            let (least, most) = text.split_once("..").unwrap_or((text, text));
            Stated::Share(part(least), part(most))
        }
        _ if text.starts_with('~') => Stated::About(cents(&text[1..])),
        _ => match text.split_once("..") {
            Some((least, most)) => Stated::Range(end(least).map(cents), end(most).map(cents)),
            None => Stated::Exact(cents(text)),
        },
    };
    Some(Amount { stated, text: None })
}

/// An end of a range, open where nothing is written.
fn end(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn flow(from: &str, to: &str, more: &[&str]) -> Flow {
    let mut flow = Flow {
        from: from.to_owned(),
        to: to.to_owned(),
        amount: None,
        currency: None,
        kind: None,
        status: None,
        scope: None,
        award: None,
        period: None,
        effort: None,
        basis: None,
        label: None,
        note: None,
        url: None,
        source: None,
        notes: Vec::new(),
    };
    for word in more {
        match (*word, word.split_at(1)) {
            (_, ("#", award)) => flow.award = Some(award.to_owned()),
            ("!declined", _) => flow.status = Some(Status::Declined),
            ("!proposed", _) => flow.status = Some(Status::Proposed),
            ("!paid", _) => flow.status = Some(Status::Paid),
            ("(work)", _) => flow.kind = Some(FlowKind::Work),
            ("(salary)", _) => flow.kind = Some(FlowKind::Salary),
            ("(grant)", _) => flow.kind = Some(FlowKind::Grant),
            _ if word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase()) => {
                flow.currency = Some(Currency([word.as_bytes()[0], word.as_bytes()[1], word.as_bytes()[2]]));
            }
            _ => flow.amount = amount(word),
        }
    }
    flow
}

fn keep(description: &mut Description, id: &str, text: &str) {
    let keep = crate::description::Keep {
        kind: crate::description::KeepKind::Overhead,
        name: None,
        amount: amount(text),
        note: None,
    };
    let lists = (description.funders.iter_mut().map(|party| (&party.id, &mut party.keeps)))
        .chain(description.sponsors.iter_mut().map(|party| (&party.id, &mut party.keeps)))
        .chain(description.projects.iter_mut().map(|party| (&party.id, &mut party.keeps)))
        .chain(description.people.iter_mut().map(|party| (&party.id, &mut party.keeps)));
    for (own, keeps) in lists {
        if own == id {
            keeps.push(keep.clone());
        }
    }
}

fn award(id: &str, text: &str, funder: &str) -> Award {
    Award {
        id: id.to_owned(),
        title: None,
        programme: None,
        number: None,
        funder: Some(funder.to_owned()).filter(|funder| funder != "-"),
        recipient: None,
        responsible: None,
        amount: amount(text),
        requested: None,
        status: None,
        scope: None,
        period: None,
        url: None,
        source: None,
        notes: Vec::new(),
    }
}

macro_rules! party {
    ($function:ident, $party:ident, $($field:ident),*) => {
        pub(crate) fn $function(id: &str) -> $party {
            $party {
                id: id.to_owned(),
                name: None,
                description: None,
                url: None,
                notes: Vec::new(),
                keeps: Vec::new(),
                column: None,
                group: None,
                $($field: None,)*
            }
        }
    };
}
party!(funder, Funder, kind, anonymous, ror);
party!(sponsor, Sponsor, kind, part_of, ror);
party!(project, Project,);
party!(person, Person, kind, title, part_of, orcid);
party!(deliverable, Deliverable, status, project);
