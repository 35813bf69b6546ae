//! Laws of parts: whatever a reader chooses, no figure changes, and sums are those of what is shown.

use crate::description::Status;
use crate::dice::Dice;
use crate::network::{Choice, Network};
use crate::summary::{party_name, summary};
use crate::trace::{self, sides};
use crate::view::Target;

const FUND: &str = r#"{
  "title": "Fund", "currency": "USD", "updated": "2022",
  "funders": [
    { "id": "a", "name": "A", "group": "Companies" }, { "id": "b", "name": "B", "group": "Companies" },
    { "id": "c", "name": "C", "group": "Companies" }, { "id": "f", "name": "F" }
  ],
  "sponsors": [{ "id": "s", "name": "S", "keeps": [{ "kind": "overhead", "amount": 10 }] }],
  "people": [
    { "id": "p", "name": "P", "group": "Team" }, { "id": "q", "name": "Q", "group": "Team" }
  ],
  "awards": [{ "id": "w", "title": "The award", "period": { "from": "2020-03", "to": "2021" } }],
  "flows": [
    { "from": "a", "to": "s", "amount": 100 },
    { "from": "b", "to": "s", "amount": 50 },
    { "from": "c", "to": "s", "amount": 25, "status": "proposed" },
    { "from": "f", "to": "s", "amount": 200, "award": "w" },
    { "from": "s", "to": "p", "amount": 200, "award": "w", "kind": "salary" },
    { "from": "s", "to": "q", "amount": { "about": 90 }, "kind": "salary", "period": { "from": "2021" } },
    { "from": "s", "to": "p", "amount": { "min": 5, "max": 20 }, "kind": "salary", "period": { "text": "some day" } }
  ]
}"#;

fn network(text: &str) -> Network {
    let (network, report) = crate::read(text);
    network.unwrap_or_else(|| panic!("{report}\n{text}"))
}

fn choice(status: &str, award: &str, year: &str, folded: &str) -> Choice {
    let [status, award, year, folded] = [status, award, year, folded].map(str::to_owned);
    Choice { status, award, year, folded }
}

fn find(network: &Network, name: &str) -> usize {
    network.parties.iter().position(|party| party.name == name && party.is_shown).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn what_is_shown_is_said_first() {
    let network = network(FUND);
    for (choice, said) in [
        (
            choice("proposed", "", "", ""),
            "Shown: proposed, 1 of 7 flows. $25 from 1 funder through S; $25 of it only proposed; all amounts are published.",
        ),
        (
            choice("", "w", "", ""),
            "Shown: The award, 2 of 7 flows. $200 from 1 funder through S to 1 person; all amounts are published.",
        ),
        (
            choice("", "", "2021", ""),
            "Shown: 2021, 3 of 7 flows; amounts are those of whole periods; without dates and left out: 4. \
             $200 from 1 funder through S to 2 people; all amounts are published.",
        ),
        (
            choice("awarded paid", "w", "2020", ""),
            "Shown: awarded, paid, The award and 2020, 2 of 7 flows; amounts are those of whole periods. $200 from 1 funder through S to 1 person; all amounts are published.",
        ),
        (choice("proposed", "w", "", ""), "Shown: proposed and The award, 0 of 7 flows; no flow matches this choice."),
    ] {
        let part = network.part(&choice).unwrap();
        assert_eq!(summary(&part), said, "{choice:?}");
        assert!(summary(&part).starts_with(part.shown().unwrap()));
    }
    for nothing in [choice("", "", "", ""), choice("granted", "x", "soon", "Nobody"), choice("", "", "", "Compan")] {
        assert!(network.part(&nothing).is_none(), "{nothing:?}");
    }
}

#[test]
fn a_choice_that_leaves_nothing_is_a_head_and_nothing_over_it() {
    use crate::layout::{Options, layout};
    let part = network(FUND).part(&choice("", "", "1999", "")).unwrap();
    for width in [360.0, 1000.0] {
        let drawn = layout(&part, &Options { width, ..Options::default() });
        let lowest = drawn.head.iter().flat_map(|block| &block.lines).map(|line| line.y).fold(0.0, f64::max);
        assert!(drawn.height > lowest + 5.0, "{width}: {lowest} of {}", drawn.height);
        assert!(drawn.legend.items.is_empty(), "{width}: no mark is drawn that could be explained");
    }
}

#[test]
fn only_what_leaves_something_out_is_offered() {
    let offers = network(FUND).offers();
    assert_eq!(offers.statuses, [Status::Proposed, Status::Awarded]);
    assert_eq!(offers.awards, [0]);
    assert_eq!(offers.years, [2020, 2021, 2022]);
    assert_eq!(offers.groups, [("Companies".to_owned(), 3), ("Team".to_owned(), 2)]);
    let plain =
        crate::read(r#"{ "title": "T", "currency": "USD", "flows": [{ "from": "A", "to": "B", "amount": 1 }] }"#);
    assert_eq!(plain.0.unwrap().offers(), crate::network::Offers::default());
}

#[test]
fn what_speaks_of_the_whole_is_not_shown_with_a_part() {
    let whole = network(FUND);
    let part = whole.part(&choice("", "w", "", "")).unwrap();
    let sponsor = find(&part, "S");
    assert!(!whole.parties[sponsor].keeps.is_empty());
    assert!(part.parties[sponsor].keeps.is_empty());
    assert_eq!(party_name(&part, sponsor), "S, sponsor: receives $200 from 1 source, passes on $200 to 1 recipient");
    let facts: Vec<String> = crate::details::details(&part, Target::Party(sponsor))
        .into_iter()
        .map(|fact| format!("{}: {}", fact.label, fact.value))
        .collect();
    assert!(facts.iter().any(|fact| fact.starts_with("In all: S, sponsor: receives $375 from 4 sources")), "{facts:?}");
    // All that is known of a party that is shown with all its flows stays.
    let all = whole.part(&choice("proposed awarded", "", "", "")).unwrap();
    assert_eq!(all.parties[sponsor].keeps.len(), 1);
}

#[test]
fn members_are_one_party_and_their_flows_one_flow() {
    let whole = network(FUND);
    let part = whole.part(&choice("", "", "", "Companies, Team")).unwrap();
    assert_eq!(part.shown(), None);
    assert_eq!(summary(&part), summary(&whole));
    let [companies, team, sponsor] = ["Companies (3)", "Team (2)", "S"].map(|name| find(&part, name));
    // What is proposed is not granted, what is earmarked is not mixed.
    let amounts =
        |party: usize| part.parties[party].outflows.iter().map(|&flow| part.flow_amount(flow)).collect::<Vec<_>>();
    assert_eq!(amounts(companies), ["$150", "$25"]);
    assert_eq!(amounts(sponsor), ["$200", "$5–$165"]);
    assert_eq!(party_name(&part, sponsor), party_name(&whole, sponsor), "who is drawn as one is still counted");
    assert_eq!(party_name(&part, companies), "Companies (3), funder: gives $175 to 1 recipient");
    assert_eq!(
        part.parties[team].balance.received.interval(),
        crate::money::Interval { least: 20_500, most: Some(36_500) }
    );
    let facts: Vec<String> = crate::details::details(&part, Target::Party(companies))
        .into_iter()
        .filter(|fact| fact.label == "Made up of")
        .map(|fact| fact.value)
        .collect();
    assert_eq!(facts, ["A: $100", "B: $50", "C: $25"]);
}

#[test]
fn no_more_reaches_many_than_was_given() {
    let part = network(FUND).part(&choice("", "", "", "Companies, Team")).unwrap();
    let [companies, team] = ["Companies (3)", "Team (2)"].map(|name| find(&part, name));
    let amount = sides(&part, Target::Party(companies)).after.parties()[team].amount;
    assert_eq!(amount.most, Some(17_500));
}

/// Networks of all sorts: groups, statuses, awards, years, amounts of every kind, flows within groups.
fn some_network(dice: &mut Dice) -> String {
    let parties = 4 + dice.below(7);
    let mut list = Vec::new();
    for party in 0..parties {
        let group = ["", r#", "group": "G""#, r#", "group": "H""#][usize::try_from(dice.below(3)).unwrap()];
        let keeps = if dice.below(3) == 0 {
            format!(r#", "keeps": [{{ "kind": "overhead", "amount": {} }}]"#, dice.below(20))
        } else {
            String::new()
        };
        list.push(format!(r#"{{ "id": "p{party}"{group}{keeps} }}"#));
    }
    let mut flows = Vec::new();
    for _ in 0..3 + dice.below(16) {
        let (a, b) = (dice.below(parties), dice.below(parties));
        let (a, b) = if a == b { (0, parties - 1) } else { (a.min(b), a.max(b)) };
        let amount = match dice.below(7) {
            0 => "null".to_owned(),
            1 => format!(r#"{{ "about": {} }}"#, dice.below(100)),
            2 => format!(r#"{{ "min": {}, "max": {} }}"#, dice.below(50), 50 + dice.below(50)),
            3 => r#"{ "qualifier": "some" }"#.to_owned(),
            _ => format!("{}.{:02}", dice.below(100), dice.below(100)),
        };
        let more = |dice: &mut Dice, words: [&str; 4]| words[dice.index(4)].to_owned();
        let award = more(dice, ["", "", r#", "award": "v""#, r#", "award": "w""#]);
        let status = more(dice, ["", "", r#", "status": "proposed""#, r#", "status": "declined""#]);
        let kind = more(dice, ["", "", "", r#", "kind": "salary""#]);
        let period = more(
            dice,
            ["", "", r#", "period": { "from": "2020" }"#, r#", "period": { "from": "2019", "to": "2020" }"#],
        );
        flows.push(format!(r#"{{ "from": "p{a}", "to": "p{b}", "amount": {amount}{award}{status}{kind}{period} }}"#));
    }
    format!(
        r#"{{ "title": "T", "currency": "USD", "sponsors": [{}], "awards": [{{ "id": "v" }}, {{ "id": "w" }}], "flows": [{}] }}"#,
        list.join(", "),
        flows.join(", ")
    )
}

fn some_choice(dice: &mut Dice) -> Choice {
    let mut one = |words: [&str; 4]| words[dice.index(4)].to_owned();
    let status = one(["", "", "awarded", "proposed awarded"]);
    let (award, year) = (one(["", "", "", "v"]), one(["", "", "", "2019"]));
    Choice { status, award, year, folded: one(["", "G", "H", "G, H"]) }
}

fn tried(mut look: impl FnMut(&Network, &Network, &str)) {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut parts = 0;
    for _ in 0..600 {
        let text = some_network(&mut dice);
        let Some(whole) = crate::read(&text).0 else { continue };
        let choice = some_choice(&mut dice);
        if let Some(part) = whole.part(&choice) {
            look(&whole, &part, &format!("{choice:?}\n{text}"));
            parts += 1;
        }
    }
    assert!(parts > 300, "{parts}");
}

#[test]
fn what_is_folded_is_exactly_the_sum_of_its_members() {
    let mut folded = 0;
    tried(|whole, part, text| {
        for (index, party) in part.parties.iter().enumerate().filter(|(_, party)| party.is_drawn()) {
            let members = part.members(index);
            let crosses = |flow: &usize| part.flow_drawn_as(*flow).is_some();
            let balance = &party.balance;
            for (own, total, outward) in
                [(&party.inflows, balance.received, false), (&party.outflows, balance.passed_on, true)]
            {
                let flows = members.iter().flat_map(|&member| {
                    let member = &whole.parties[member];
                    if outward { &member.outflows } else { &member.inflows }
                });
                let of_members = whole.total(&flows.copied().filter(crosses).collect::<Vec<_>>());
                assert_eq!(total.interval(), of_members.interval(), "{}\n{text}", party.name);
                let estimates = |network: &Network, flows: &[usize]| {
                    flows.iter().map(|&flow| network.flows[flow].estimate).sum::<i128>()
                };
                let summed: Vec<usize> = own.iter().flat_map(|&flow| part.summed(flow)).collect();
                assert_eq!(estimates(part, own), estimates(whole, &summed), "{text}");
            }
            if members.len() > 1 && part.shown().is_none() {
                folded += 1;
                let all = |of: fn(&crate::network::Party) -> i128| {
                    members.iter().map(|&member| of(&whole.parties[member])).sum::<i128>()
                };
                assert_eq!(party.balance.unallocated, all(|party| party.balance.unallocated), "{text}");
                assert_eq!(party.balance.kept.interval().least, all(|party| party.balance.kept.least), "{text}");
                assert_eq!(
                    party.keeps.iter().map(|keep| keep.estimate).sum::<i128>(),
                    all(|party| party.keeps.iter().map(|keep| keep.estimate).sum()),
                    "{text}"
                );
            }
        }
        for (index, flow) in part.flows.iter().enumerate().filter(|(_, flow)| flow.is_shown) {
            for own in part.summed(index) {
                let own = &whole.flows[own];
                assert_eq!((own.status, own.kind, own.award), (flow.status, flow.kind, flow.award), "{text}");
            }
        }
    });
    assert!(folded > 50, "{folded}");
}

#[test]
fn money_that_is_traced_in_a_part_is_that_of_the_whole() {
    tried(|whole, part, text| {
        let mut sums = vec![0; part.flows.len()];
        for (index, party) in part.parties.iter().enumerate() {
            if part.drawn_as(index) != index {
                continue;
            }
            let brings = |member: &usize| whole.parties[*member].inflows.is_empty();
            let members = part.members(index);
            if members.iter().all(brings) {
                let traced = sides(part, Target::Party(index));
                for (sum, part) in sums.iter_mut().zip(traced.after.flows()) {
                    assert!(part.amount.contains(part.estimate), "{}\n{text}", party.name);
                    *sum += part.estimate;
                }
            } else {
                for member in members {
                    let traced = trace::from_origin(whole, member);
                    for (flow, traced) in traced.flows().iter().enumerate() {
                        if let Some(at) = part.flow_drawn_as(flow) {
                            sums[at] += traced.estimate;
                        }
                    }
                }
            }
        }
        for (index, flow) in
            part.flows.iter().enumerate().filter(|(_, flow)| flow.is_shown && flow.status != Status::Declined)
        {
            assert_eq!(sums[index], flow.estimate, "forward from everyone: {index}\n{text}");
            // And back: each names what it has brought itself.
            let brought: i128 = sides(part, Target::Flow(index)).own.iter().map(|part| part.estimate).sum();
            assert!(
                (brought - flow.estimate).abs() <= part.flows.len() as i128,
                "{brought} of {}: {index}\n{text}",
                flow.estimate
            );
        }
    });
}

#[test]
fn everything_can_be_said_and_drawn_of_every_part() {
    use crate::layout::{Options, Previous, layout};
    tried(|whole, part, text| {
        let first = layout(whole, &Options::default());
        let previous = Some(Previous::new(whole, &first));
        for by_funder in [false, true] {
            let options = Options { by_funder, previous: previous.clone(), ..Options::default() };
            let drawn = layout(part, &options);
            for (flow, ribbon) in part.flows.iter().zip(&drawn.links) {
                assert_eq!(ribbon.is_some(), flow.is_shown && flow.status != Status::Declined, "{text}");
            }
            let scene = crate::scene::draw(part, &drawn, &crate::theme::Theme::default(), &crate::view::View::LIVE);
            assert!(!scene.root.children.is_empty());
        }
        let table = crate::table::table(part);
        let rows =
            table.sections.iter().find(|section| section.heading == "Flows").map_or(0, |section| section.rows.len());
        assert_eq!(rows, part.flows.iter().filter(|flow| flow.is_shown).count(), "{text}");
    });
}
