//! Checks: what is suspicious about a network whose every part is understood.

use super::component::{circle, components};
use super::{Balance, Flow, Network, Party, PartyType, Role};
use crate::balance::{Findings, NoRest};
use crate::description::{FlowKind, PersonType, Status};
use crate::money::{Hundredths, Interval, Stated};
use crate::report::{Problem, Report, TELLS, say};
use crate::sort::Sort as _;

/// What can be seen without sums.
pub(super) fn before_balance(network: &Network, stated: &[Stated], pointers: &[String], report: &mut Report) {
    if !TELLS {
        return network.parties.iter().for_each(|party| check_parts(stated, party, "", report));
    }
    let mut declined = vec![false; network.parties.len()];
    for flow in network.flows.iter().filter(|flow| flow.status == Status::Declined) {
        (declined[flow.from], declined[flow.to]) = (true, true);
    }
    for ((party, pointer), declined) in network.parties.iter().zip(pointers).zip(declined) {
        check_party(party, declined, pointer, report);
        check_parts(stated, party, pointer, report);
    }
    same_names(network, pointers, report);
    similar_ids(network, pointers, report);
    for (index, flow) in network.flows.iter().enumerate() {
        let (from, to) = (&network.parties[flow.from], &network.parties[flow.to]);
        let pointer = say!("/flows/{index}");
        if flow.kind == Some(FlowKind::Salary)
            && matches!(flow.amount.stated, Stated::Exact(_))
            && to.role == Some(Role::Person)
            && matches!(to.kind, None | Some(PartyType::Person(PersonType::Person)))
        {
            let message = say!("this is the exact salary of {}", to.name);
            report.push(
                Problem::warning("published-salary", say!("{pointer}/amount"), message)
                    .hint("publish it only if they agree; a range or null is drawn as well"),
            );
        }
        // Work joins people to whatever they work on, projects included.
        if let (Some(giver), Some(receiver)) = (from.role, to.role)
            && place(receiver) < place(giver)
            && flow.kind != Some(FlowKind::Work)
            && !has_note(flow)
        {
            let message = say!(
                "money flows back from {} \"{}\" to {} \"{}\"",
                role_word(giver),
                from.id,
                role_word(receiver),
                to.id
            );
            report.push(Problem::warning("against-roles", pointer, message).hint(
                "if that is meant, as where a loan is paid back, say so in its \"note\"; else swap \"from\" and \"to\"",
            ));
        }
    }
    let next: Vec<Vec<usize>> = (network.parties.iter())
        .map(|party| party.outflows.iter().map(|&flow| network.flows[flow].to).collect())
        .collect();
    for component in components(&next).iter().filter(|component| component.len() > 1 && !is_told(network, component)) {
        let circle = circle(component, &next);
        let Some((&first, &second)) = circle.first().zip(circle.get(1)) else { continue };
        let flow = network.parties[first].outflows.iter().find(|&&flow| network.flows[flow].to == second);
        let mut names: Vec<&str> = circle.iter().take(20).map(|&party| network.parties[party].id.as_str()).collect();
        if circle.len() > 20 {
            names.push("…");
        }
        names.push(&network.parties[first].id);
        let message = say!("money runs in a circle: {}", names.join(" → "));
        let pointer = flow.map_or_else(String::new, |flow| say!("/flows/{flow}"));
        report.push(
            Problem::warning("circle", pointer, message)
                .hint("if that is meant, say what comes back in the \"note\" of one of these flows"),
        );
    }
}

/// Whether a flow within a circle has a note: then the author has said what comes back, a refund perhaps.
fn is_told(network: &Network, component: &[usize]) -> bool {
    let mut inside = vec![false; network.parties.len()];
    component.iter().for_each(|&party| inside[party] = true);
    network.flows.iter().filter(|flow| has_note(flow)).any(|flow| inside[flow.from] && inside[flow.to])
}

fn has_note(flow: &Flow) -> bool {
    flow.note.is_some() || !flow.notes.is_empty()
}

fn check_party(party: &Party, declined: bool, pointer: &str, report: &mut Report) {
    if party.inflows.is_empty() && party.outflows.is_empty() {
        let (message, hint) = if declined {
            (say!("\"{}\" has only declined flows and is not drawn", party.id), "if that is meant, leave it so")
        } else {
            (say!("\"{}\" has no flows and is not drawn", party.id), "add a flow to it or from it, or leave it out")
        };
        report.push(Problem::warning("unconnected-party", pointer, message).hint(hint));
    }
    if party.anonymous && (party.url.is_some() || party.identifier.is_some()) {
        let field = if party.url.is_some() { "url" } else { "ror" };
        let message = say!("the {field} tells who \"{}\" is, who is said to be anonymous", party.id);
        let problem = Problem::warning("anonymous-with-link", say!("{pointer}/{field}"), message);
        report.push(problem.hint(say!("leave \"{field}\" out")));
    }
}

/// Parts of what a party receives or passes on that cannot all be right.
fn check_parts(stated: &[Stated], party: &Party, pointer: &str, report: &mut Report) {
    const WHOLE: Hundredths = 1_000_000_000;
    let keeps = party.keeps.iter().map(|keep| keep.amount.stated);
    let least = |stated: Stated| match stated {
        Stated::Share(least, _) => Hundredths::from(least.0),
        _ => 0,
    };
    let flows = || party.outflows.iter().map(|&flow| stated[flow]);
    let sum: Hundredths = flows().chain(keeps.clone()).map(least).sum();
    if sum > WHOLE && !TELLS {
        report.push(Problem::error("shares-above-whole", "", ""));
    } else if sum > WHOLE {
        let message = say!("the shares that \"{}\" passes on or keeps add up to {} %", party.id, percent(sum));
        let last = party.outflows.iter().rev().find(|&&flow| least(stated[flow]) > 0);
        let at = last.map_or_else(|| say!("{pointer}/keeps"), |flow| say!("/flows/{flow}/amount"));
        report.push(Problem::error("shares-above-whole", at, message).hint("shares of one party add up to at most 1"));
    }
    let of_nothing = |stated: Stated| matches!(stated, Stated::Share(..));
    if TELLS && party.inflows.is_empty() && (flows().any(of_nothing) || keeps.clone().any(of_nothing)) {
        let message = say!("a share of what \"{}\" receives, but nothing flows to it", party.id);
        let first = party.outflows.iter().find(|&&flow| of_nothing(stated[flow]));
        let at = first.map_or_else(|| say!("{pointer}/keeps"), |flow| say!("/flows/{flow}/amount"));
        report.push(Problem::warning("share-of-nothing", at, message).hint("the amount is taken as not published"));
    }
    let mut mosts = party.outflows.iter().filter(|&&flow| stated[flow] == Stated::Most);
    if let (Some(first), Some(second)) = (mosts.next(), mosts.next()) {
        let message =
            say!("two flows are each most of what \"{}\" passes on, first at /flows/{first}/amount", party.id);
        let problem = Problem::error("two-most", say!("/flows/{second}/amount"), message);
        report.push(problem.hint("\"most\" is more than half; write \"some\" or a share"));
    }
}

/// Two parties that readers cannot tell apart.
fn same_names(network: &Network, pointers: &[String], report: &mut Report) {
    // Those of one name stand together; what each is compared with is the one before it.
    let name = |&index: &usize| (network.parties[index].role, network.parties[index].name.as_str());
    // Of an id that is given twice more is said elsewhere.
    let differ = |one: usize, other: usize| network.parties[one].id != network.parties[other].id;
    let mut order: Vec<usize> = (0..pointers.len()).collect();
    order.order_by(|a, b| name(a).cmp(&name(b)));
    let mut same: Vec<(usize, usize)> = order
        .windows(2)
        .filter(|pair| name(&pair[0]) == name(&pair[1]) && differ(pair[0], pair[1]))
        .map(|pair| (pair[1], pair[0]))
        .collect();
    same.order();
    for (index, other) in same {
        let party = &network.parties[index];
        let message = say!("\"{}\" and \"{}\" have the same name, {}", network.parties[other].id, party.id, party.name);
        let problem = Problem::warning("same-name", say!("{}/name", pointers[index]), message);
        report.push(problem.hint("give one of them a name by which readers can tell it from the other"));
    }
}

/// Two ids that a writer easily takes for one another, and that are two parties.
fn similar_ids(network: &Network, pointers: &[String], report: &mut Report) {
    let mut order: Vec<(String, usize)> =
        network.parties.iter().zip(pointers).enumerate().map(|(index, (party, _))| (plain(&party.id), index)).collect();
    order.order_by(|a, b| a.cmp(b));
    let mut similar: Vec<(usize, usize)> = Vec::new();
    for pair in order.windows(2) {
        if let [(one, first), (other, second)] = pair
            && one == other
            && !one.is_empty()
            && let (one, other) = (&network.parties[*first], &network.parties[*second])
            && one.id != other.id
            && (one.role, &one.name) != (other.role, &other.name)
        {
            similar.push((*second, *first));
        }
    }
    similar.order();
    for (index, other) in similar {
        let (Some(party), Some(other), Some(pointer)) =
            (network.parties.get(index), network.parties.get(other), pointers.get(index))
        else {
            continue;
        };
        let message = say!(
            "\"{}\" and \"{}\" differ only in case, spaces, hyphens or accents: they are two parties",
            other.id,
            party.id
        );
        let problem = Problem::warning("similar-ids", pointer, message);
        report.push(problem.hint("if one is meant, write it in one way; else give one of them an id unlike the other"));
    }
}

/// An id without what is easily mistyped: in small letters, without spaces, hyphens and accents.
fn plain(id: &str) -> String {
    let letters = id.chars().map(crate::letter::lower).filter(|letter| {
        !letter.is_whitespace() && !matches!(letter, '-' | '_' | '.' | '‐' | '‑' | '–' | '\u{300}'..='\u{36f}')
    });
    letters.map(without_accent).collect()
}

fn without_accent(letter: char) -> char {
    const ACCENTS: [(char, &str); 14] = [
        ('a', "àáâãäåāăą"),
        ('c', "çćĉċč"),
        ('d', "ďđ"),
        ('e', "èéêëēĕėęě"),
        ('g', "ĝğġģ"),
        ('i', "ìíîïĩīĭįı"),
        ('l', "ĺļľł"),
        ('n', "ñńņň"),
        ('o', "òóôõöøōŏő"),
        ('r', "ŕŗř"),
        ('s', "śŝşšș"),
        ('t', "ţťț"),
        ('u', "ùúûüũūŭůűų"),
        ('z', "źżž"),
    ];
    ACCENTS.iter().find(|(_, accents)| accents.contains(letter)).map_or(letter, |(plain, _)| *plain)
}

/// What the sums show.
pub(super) fn after_balance(network: &Network, findings: &Findings, pointers: &[String], report: &mut Report) {
    let money = |value| crate::money::plain(value, network.currency);
    for &(party, why) in &findings.rests {
        if !TELLS {
            report.push(Problem::error("rest-not-computable", "", ""));
            continue;
        }
        let Some(pointer) = pointers.get(party) else { continue };
        let pointer = rest_pointer(network, party, pointer);
        let id = &network.parties[party].id;
        let (message, hint) = match why {
            NoRest::NothingReceived => {
                (say!("there is no rest at \"{id}\": nothing flows to it"), "add the flow that brings its money")
            }
            NoRest::Twice => (say!("two amounts at \"{id}\" are each the rest"), "only one can be"),
            NoRest::NothingLeft => {
                (say!("nothing is left for the rest at \"{id}\""), "correct the other amounts, or leave the rest out")
            }
            NoRest::Unknown(flow) => {
                let flow = &network.flows[flow];
                let (from, to) = (&network.parties[flow.from].id, &network.parties[flow.to].id);
                let message = say!(
                    "the rest at \"{id}\" cannot be computed: how much flows from \"{from}\" to \"{to}\" is not known"
                );
                (message, "write null, or \"some\", instead of the rest")
            }
            NoRest::UnknownKeep => {
                let message = say!("the rest at \"{id}\" cannot be computed: how much it keeps is not known");
                (message, "write null, or \"some\", instead of the rest")
            }
            NoRest::Circle => (say!("the rest at \"{id}\" depends on itself"), "write one amount of the circle"),
        };
        report.push(Problem::error("rest-not-computable", pointer, message).hint(hint));
    }
    if !TELLS {
        return;
    }
    for (party, pointer) in network.parties.iter().zip(pointers).filter(|(party, _)| party.balance.overspent > 0) {
        let balance = &party.balance;
        let spent = balance.passed_on.least + balance.kept.least;
        let at_least = if spent == balance.passed_on.stated + balance.kept.stated { "" } else { "at least " };
        let at_most = if balance.received.uncertain == 0 { "" } else { "at most " };
        let does = match (balance.passed_on.least > 0, balance.kept.least > 0) {
            (_, false) => "passes on",
            (false, _) => "keeps",
            _ => "passes on and keeps",
        };
        let message = say!(
            "{} {does} {at_least}{} but receives {at_most}{}, {} more",
            party.id,
            money(spent),
            money(spent - balance.overspent),
            money(balance.overspent)
        );
        let problem = Problem::warning("overspent", pointer, message);
        report.push(problem.hint("add the flow that brings the rest of its money, or correct one of the amounts"));
    }
    about_too_much(network, findings, pointers, report);
    for &(flow, left) in &findings.strained {
        // What is said to be about right is drawn as it is said; converted, where it is of another currency.
        let stated = network.flows[flow].estimate;
        let message = match left {
            Interval { most: Some(most), .. } if most < stated => {
                say!("about {} is more than the {} that can be left for it", money(stated), money(most))
            }
            Interval { least, .. } => {
                say!("about {} is less than the {} that is needed of it", money(stated), money(least))
            }
        };
        let problem = Problem::warning("overspent", say!("/flows/{flow}/amount"), message);
        report.push(problem.hint("correct it, or one of the amounts around it"));
    }
    for &flow in &findings.contradicted {
        let (from, to) = (&network.parties[network.flows[flow].from].id, &network.parties[network.flows[flow].to].id);
        let message = say!("the amounts around the flow from \"{from}\" to \"{to}\" contradict each other");
        report.push(Problem::warning("contradiction", say!("/flows/{flow}"), message).hint("correct one of them"));
    }
    for (award, sum) in &findings.mismatched {
        let Some(amount) = network.awards[*award].amount.as_ref() else { continue };
        let at = match amount.stated {
            Stated::Exact(value) => money(value),
            Stated::Range(Some(least), Some(most)) => say!("{} to {}", money(least), money(most)),
            Stated::Range(Some(least), None) => say!("at least {}", money(least)),
            Stated::Range(None, Some(most)) => say!("at most {}", money(most)),
            _ => continue,
        };
        let is_less = |most: Hundredths| stated_least(amount.stated).is_some_and(|least| most < least);
        let flows = match sum.most {
            _ if sum.uncertain == 0 => money(sum.stated),
            Some(most) if is_less(most) => say!("at most {}", money(most)),
            _ => say!("at least {}", money(sum.least)),
        };
        let message = say!("award {} is {at}; its flows add up to {flows}", network.awards[*award].id);
        let problem = Problem::warning("award-mismatch", say!("/awards/{award}/amount"), message);
        report.push(problem.hint("correct one of the amounts, or which flows name the award"));
    }
    if !network.widths_show_amounts && !report.has_errors() {
        let problem = Problem::warning("no-amounts", "/flows", "no amount is known: widths do not show amounts");
        report.push(problem.hint("an award's amount, a range or {\"about\": …} is already enough"));
    }
}

/// Parties whose approximate amounts add up to more than they receive.
fn about_too_much(network: &Network, findings: &Findings, pointers: &[String], report: &mut Report) {
    let money = |value| crate::money::plain(value, network.currency);
    for (party, pointer) in network.parties.iter().zip(pointers).filter(|(party, _)| !party.has_own()) {
        let Balance { received, passed_on, kept, .. } = party.balance;
        let (uncertain, about) = (passed_on.uncertain + kept.uncertain, passed_on.about + kept.about);
        let spent = passed_on.stated + kept.stated + about;
        let is_strained = findings.strained.iter().any(|(flow, _)| party.outflows.contains(flow));
        // What is about right need not add up to the last unit.
        if let Some(most) = received.most
            && passed_on.approximate + kept.approximate == uncertain
            && party.balance.overspent == 0
            && !is_strained
            && about > 0
            && spent > most + most / 20
        {
            let message = say!(
                "{} passes on about {} but receives {}{}",
                party.id,
                money(spent),
                if received.uncertain == 0 { "" } else { "at most " },
                money(most)
            );
            let problem = Problem::warning("overspent", pointer, message);
            report.push(problem.hint("correct one of the amounts, or add the flow that brings the rest of its money"));
        }
    }
}

/// The least that a stated amount can be.
fn stated_least(stated: Stated) -> Option<Hundredths> {
    match stated {
        Stated::Exact(value) => Some(value),
        Stated::Range(least, _) => least,
        _ => None,
    }
}

fn rest_pointer(network: &Network, party: usize, pointer: &str) -> String {
    let is_rest = |amount: &crate::money::Amount| amount.stated == Stated::Rest;
    let party = &network.parties[party];
    if let Some(flow) = party.outflows.iter().rev().find(|&&flow| is_rest(&network.flows[flow].amount)) {
        return say!("/flows/{flow}/amount");
    }
    let keep = party.keeps.iter().rposition(|keep| is_rest(&keep.amount));
    keep.map_or_else(|| pointer.to_owned(), |keep| say!("{pointer}/keeps/{keep}/amount"))
}

fn percent(billionths: Hundredths) -> String {
    let tenths = (billionths + 500_000) / 1_000_000;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { say!("{}.{}", tenths / 10, tenths % 10) }
}

/// Where a role stands in the run of the money: sponsors and projects hand on to each other.
fn place(role: Role) -> u8 {
    match role {
        Role::Funder => 0,
        Role::Sponsor | Role::Project => 1,
        Role::Person => 2,
        Role::Deliverable => 3,
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Funder => "funder",
        Role::Sponsor => "sponsor",
        Role::Project => "project",
        Role::Person => "person",
        Role::Deliverable => "deliverable",
    }
}
