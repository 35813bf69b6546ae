use super::{Mix, Trace, from_origin, from_party, origins, through_flow, to_party};
use crate::dice::Dice;
use crate::money::Interval;
use crate::network::Network;
use crate::network::sample::{network, sample};
use crate::view::Target;

fn find(network: &Network, id: &str) -> usize {
    network.parties.iter().position(|party| party.id == id).unwrap()
}

/// The traced part of every flow in whole units, with `e` or `p` for earmarked and pro rata.
fn shown(trace: &Trace) -> String {
    let show = |part: &super::Part| {
        let mark = match part.mix {
            _ if part.estimate == 0 => "",
            Mix::Whole => "",
            Mix::Earmarked => "e",
            Mix::ProRata => "p",
        };
        format!("{}{mark}", part.estimate as f64 / 100.0)
    };
    trace.flows().iter().map(show).collect::<Vec<_>>().join(" ")
}

const MIXED: &str = "F -> S 60
    G -> S 40
    S -> A 50
    S -> B 30";

#[test]
fn money_is_mixed_pro_rata() {
    let network = network(MIXED);
    assert_eq!(shown(&from_party(&network, find(&network, "F"))), "60 0 30p 18p");
    assert_eq!(shown(&to_party(&network, find(&network, "B"))), "18p 12p 0 30");
    assert_eq!(shown(&through_flow(&network, 2)), "30p 20p 50 0");
    assert_eq!(shown(&from_party(&network, find(&network, "S"))), "0 0 50 30");
    assert_eq!(from_party(&network, find(&network, "F")).parties()[find(&network, "A")].estimate, 3_000);
}

#[test]
fn money_of_an_award_stays_with_it_as_far_as_it_goes() {
    let lines = "funder F
        funder G
        sponsor S
        person A
        person B
        award X ? F
        F -> S 60 #X
        G -> S 40
        S -> A 50 #X
        S -> B 30";
    let network = network(lines);
    // 50 of the 60 go to A; the other 10 are mixed with the 40.
    assert_eq!(shown(&from_party(&network, find(&network, "F"))), "60 0 50e 6p");
    assert_eq!(shown(&from_party(&network, find(&network, "G"))), "0 40 0 24p");
    assert_eq!(shown(&to_party(&network, find(&network, "A"))), "50p 0 50 0");
    assert_eq!(shown(&to_party(&network, find(&network, "B"))), "6p 24p 0 30");
}

#[test]
fn thirds_add_up() {
    let network = network("F -> S 1\nG -> S 1\nH -> S 1\nS -> A 1\nS -> B 1\nS -> C 1");
    for flow in 0..6 {
        let sum: i128 = origins(&network).iter().map(|&party| from_party(&network, party).flows()[flow].estimate).sum();
        assert_eq!(sum, network.flows[flow].estimate);
    }
}

#[test]
fn circles_come_round() {
    let network = network("F -> A 100\nG -> B 50\nA -> B 120\nB -> A 20\nB -> C 150");
    let traced = |id| from_party(&network, find(&network, id)).flows()[4].estimate;
    assert_eq!(traced("F") + traced("G"), 15_000);
    // Of B's 170 are 20 that come back: (100 + a·20)/120 of A's money is F's where a of B's is.
    assert_eq!(traced("F"), 10_000);
    assert_eq!(to_party(&network, find(&network, "C")).flows()[0].estimate, 10_000);
}

#[test]
fn uncertain_money_has_bounds() {
    let network = network("F -> S 60\nG -> S 20..40\nS -> A 50");
    let part = from_party(&network, find(&network, "F")).flows()[2];
    assert_eq!(part.amount, Interval { least: 3_000, most: Some(3_750) });
    assert!(part.amount.contains(part.estimate));
    let network = super::tests::network("F -> S 60\nG -> S ?\nS -> A 50");
    let part = from_party(&network, find(&network, "F")).flows()[2];
    assert_eq!(part.amount, Interval { least: 0, most: Some(5_000) });
}

/// Networks of all sorts: chains, circles, awards, all ways of stating amounts.
fn some_network(dice: &mut Dice, circles: bool) -> String {
    let parties = 3 + dice.below(6);
    let mut lines = String::new();
    for party in 0..parties {
        lines.push_str(&format!("sponsor P{party}\n"));
    }
    for award in 0..2 {
        lines.push_str(&format!("award W{award} ? -\n"));
    }
    for _ in 0..2 + dice.below(14) {
        let (a, b) = (dice.below(parties), dice.below(parties));
        if a == b {
            continue;
        }
        let (a, b) = if circles { (a, b) } else { (a.min(b), a.max(b)) };
        let amount = match dice.below(5) {
            0 => "?".to_owned(),
            1 => format!("~{}", dice.below(100)),
            2 => format!("{}..{}", dice.below(50), 50 + dice.below(50)),
            _ => format!("{}.{:02}", dice.below(100), dice.below(100)),
        };
        let award = match dice.below(4) {
            0 => " #W0",
            1 => " #W1",
            _ => "",
        };
        lines.push_str(&format!("P{a} -> P{b} {amount}{award}\n"));
    }
    lines
}

/// So many of them, each with the lines it is made of; those without flows are left out.
fn some_networks(seed: u64, count: usize, circles: bool) -> impl Iterator<Item = (String, Network)> {
    let mut dice = Dice(seed);
    let lines = (0..count).map(move |_| some_network(&mut dice, circles));
    lines.filter(|lines| !sample(lines).flows.0.is_empty()).map(|lines| (lines.clone(), network(&lines)))
}

#[test]
fn parts_of_all_origins_add_up_to_exactly_what_flows() {
    let mut flows = 0;
    for (lines, network) in some_networks(0x9E37_79B9_7F4A_7C15, 400, false) {
        let mut sums = vec![0; network.flows.len()];
        for party in origins(&network) {
            let trace = from_origin(&network, party);
            for (sum, part) in sums.iter_mut().zip(trace.flows()) {
                assert!(part.estimate >= 0 && part.amount.contains(part.estimate), "{lines}");
                *sum += part.estimate;
            }
        }
        for (sum, flow) in sums.iter().zip(&network.flows) {
            assert_eq!(*sum, flow.estimate, "{lines}");
            flows += 1;
        }
    }
    assert!(flows > 1_000);
}

#[test]
fn both_directions_agree_to_a_hundredth() {
    for (lines, network) in some_networks(0x2545_F491_4F6C_DD1D, 200, false) {
        for from in 0..network.parties.len() {
            let forward = from_party(&network, from);
            for to in 0..network.parties.len() {
                if from == to || network.parties[from].outflows.is_empty() {
                    continue;
                }
                let (there, back) = (forward.parties()[to].estimate, to_party(&network, to).parties()[from].estimate);
                // Each flow at either end may be rounded by half a hundredth.
                let slack = network.parties[to].inflows.len() + network.parties[from].outflows.len();
                assert!((there - back).abs() <= slack as i128, "{there} {back} {from} {to}\n{lines}");
            }
        }
    }
}

#[test]
fn circles_never_make_money() {
    for (lines, network) in some_networks(0xD1B5_4A32_D192_ED03, 200, true) {
        for party in 0..network.parties.len() {
            for trace in [from_party(&network, party), to_party(&network, party), super::through_party(&network, party)]
            {
                for (part, flow) in trace.flows().iter().zip(&network.flows) {
                    assert!((0..=flow.estimate).contains(&part.estimate), "{lines}");
                }
            }
        }
    }
}

fn reached(lines: &str, from: Option<&str>, to: Option<&str>) -> String {
    let network = network(lines);
    let reaches = super::reaches(&network, from.map(|id| find(&network, id)), to.map(|id| find(&network, id)));
    reaches.map(|reach| super::line(&network, &reach) + "\n").collect()
}

const EARMARKED: &str = "funder F
    funder G
    sponsor S
    person A
    person B
    award X ? F
    F -> S 60 #X
    G -> S 40
    S -> A 50 #X
    S -> B 30";

#[test]
fn each_pair_is_told_in_a_line() {
    let all = "F → A: $50 (83.3\u{a0}% of its money), earmarked (award X)
F → B: $6 (10\u{a0}% of its money), pro rata
G → B: $24 (60\u{a0}% of its money), pro rata
";
    assert_eq!(reached(EARMARKED, None, None), all);
    assert_eq!(reached(EARMARKED, Some("G"), Some("A")), "G → A: nothing\n");
    assert_eq!(reached(EARMARKED, Some("G"), None), "G → B: $24 (60\u{a0}% of its money), pro rata\n");
    // Of the 100 that S receives, 20 stay.
    assert_eq!(reached(EARMARKED, Some("S"), Some("A")), "S → A: $50 (50\u{a0}% of its money), earmarked (award X)\n");
    // All of an unpublished amount goes to the one party there is.
    assert_eq!(reached("F -> A ?", None, None), "F → A: amount not published (100\u{a0}% of its money)\n");
    assert_eq!(reached("F -> A ?\nF -> B 5", None, Some("A")), "F → A: amount not published\n");
    assert_eq!(
        reached("F -> S 60\nG -> S 20..40\nS -> A 50", Some("F"), None),
        "F → A: $30–$37.50 (50\u{a0}%–62.5\u{a0}% of its money), pro rata\n"
    );
}

#[test]
fn earmarked_is_only_what_awards_tell_apart_all_the_way() {
    // One giver: no mixture is assumed, and no award is said to tell anything apart.
    assert_eq!(reached("F -> S 60\nS -> A 50", None, None), "F → A: $50 (83.3\u{a0}% of its money)\n");
    let half = "funder F\nsponsor S\nperson A\naward X ? F\nF -> S 60 #X\nS -> A 50";
    assert_eq!(reached(half, None, None), "F → A: $50 (83.3\u{a0}% of its money)\n");
    let whole = "funder F\nsponsor S\nperson A\naward X ? F\nF -> S 60 #X\nS -> A 50 #X";
    assert_eq!(reached(whole, None, None), "F → A: $50 (83.3\u{a0}% of its money), earmarked (award X)\n");
}

#[test]
fn exact_amounts_of_all_origins_add_up_to_exactly_what_is_received() {
    let mut dice = Dice(0x1234_5678_9ABC_DEF1);
    let mut tried = 0;
    for _ in 0..300 {
        // Givers, those between and those who receive, every amount exact and nothing overspent.
        let mut lines = String::new();
        let (givers, between, ends) = (1 + dice.below(4), 1 + dice.below(3), 1 + dice.below(4));
        for middle in 0..between {
            for giver in 0..givers {
                lines.push_str(&format!("F{giver} -> M{middle} {}.{:02}\n", 1 + dice.below(100), dice.below(100)));
            }
            for end in 0..ends {
                lines.push_str(&format!("M{middle} -> E{end} 0.{:02}\n", 1 + dice.below(99) / ends));
            }
        }
        let network = network(&lines);
        for end in 0..network.parties.len() {
            if !network.parties[end].outflows.is_empty() {
                continue;
            }
            let reaches: Vec<super::Reach> = super::reaches(&network, None, Some(end)).collect();
            let least: i128 = reaches.iter().map(|reach| reach.part.amount.least).sum();
            let most: i128 = reaches.iter().map(|reach| reach.part.amount.most.unwrap_or(0)).sum();
            let received: i128 = network.parties[end].inflows.iter().map(|&flow| network.flows[flow].estimate).sum();
            assert_eq!((least, most), (received, received), "{lines}");
            tried += 1;
        }
    }
    assert!(tried > 300);
}

#[test]
fn a_party_that_adds_its_own_money_is_one_of_its_sources() {
    let network = network("funder F\nsponsor S\nperson P\nF -> S 60\nS -> P 100");
    let listed = |target: Target| -> Vec<(String, i128, Mix)> {
        let sources = super::sides(&network, target).sources(&network, target);
        sources.into_iter().map(|(party, part)| (network.parties[party].id.clone(), part.estimate, part.mix)).collect()
    };
    let [sponsor, person] = ["S", "P"].map(|id| Target::Party(find(&network, id)));
    assert_eq!(listed(person), [("F".into(), 6_000, Mix::Whole), ("S".into(), 4_000, Mix::Whole)]);
    assert_eq!(listed(sponsor), [("F".into(), 6_000, Mix::Whole), ("S".into(), 4_000, Mix::Whole)]);
    assert_eq!(listed(Target::Flow(0)), [("F".into(), 6_000, Mix::Whole)]);
    assert_eq!(listed(Target::Party(find(&network, "F"))), [], "whose money a funder's is needs no words");
}

#[test]
fn all_sources_together_are_all_that_a_party_has() {
    let mut told = 0;
    for (lines, network) in some_networks(0x9E37_79B9_7F4A_7C15, 200, false) {
        for (index, party) in network.parties.iter().enumerate().filter(|(_, party)| !party.inflows.is_empty()) {
            let sum = |flows: &[usize]| flows.iter().map(|&flow| network.flows[flow].estimate).sum::<i128>();
            let kept: i128 = party.keeps.iter().map(|keep| keep.estimate).sum();
            let has = sum(&party.inflows).max(sum(&party.outflows) + kept);
            let target = Target::Party(index);
            let sources = super::sides(&network, target).sources(&network, target);
            let told_of: i128 = sources.iter().map(|(_, part)| part.estimate).sum();
            assert!((told_of - has).abs() <= network.flows.len() as i128, "{told_of} of {has}: {index}\n{lines}");
            assert!(sources.iter().all(|(_, part)| part.amount.contains(part.estimate)), "{sources:?}\n{lines}");
            told += 1;
        }
    }
    assert!(told > 300, "{told}");
}

/// A network in which no party passes on more than it receives, and the same with some amounts blurred: the exact one is one of
/// those that the blurred one can be.
fn exact_and_blurred(dice: &mut Dice) -> [String; 2] {
    let parties = 4 + dice.index(4);
    let mut has = vec![0; parties];
    let mut texts = [String::new(), String::new()];
    for text in &mut texts {
        text.extend((0..parties).map(|party| format!("sponsor P{party}\n")));
        text.push_str("award W0 ? -\naward W1 ? -\n");
    }
    for from in 0..parties - 1 {
        // Whoever receives nothing brings money of its own.
        let mut left = if has[from] == 0 { 100_000 } else { has[from] };
        for _ in 0..=dice.index(3) {
            let to = from + 1 + dice.index(parties - from - 1);
            let amount = if dice.below(3) == 0 { left } else { left * dice.below(100) / 100 };
            if amount == 0 {
                continue;
            }
            left -= amount;
            has[to] += amount;
            let award = ["", "", " #W0", " #W1"][dice.index(4)];
            let money = |amount: u64| format!("{}.{:02}", amount / 100, amount % 100);
            let blurred = match dice.below(6) {
                0 => "?".to_owned(),
                1 => {
                    format!("{}..{}", money(amount - amount * dice.below(60) / 100), money(amount + dice.below(9_000)))
                }
                2 => format!("{}..", money(amount - amount * dice.below(60) / 100)),
                _ => money(amount),
            };
            texts[0].push_str(&format!("P{from} -> P{to} {}{award}\n", money(amount)));
            texts[1].push_str(&format!("P{from} -> P{to} {blurred}{award}\n"));
        }
    }
    texts
}

#[test]
fn bounds_hold_whatever_the_amounts_are() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut tried, mut bounded) = (0, 0);
    for _ in 0..400 {
        let [exact, blurred] = exact_and_blurred(&mut dice);
        let [known, unknown] = [&exact, &blurred].map(|lines| network(lines));
        // Each flow on the way may be rounded by a hundredth.
        let slack = known.flows.len() as i128;
        let holds = |truth: &[super::Part], told: &[super::Part], about: &str| {
            for (index, (truth, told)) in truth.iter().zip(told).enumerate() {
                let (least, most) = (told.amount.least - slack, told.amount.most.map(|most| most + slack));
                let value = truth.estimate;
                assert!(
                    value >= least && most.is_none_or(|most| value <= most),
                    "{about} {index}: {value} {told:?}\n{exact}\n{blurred}"
                );
            }
        };
        for party in 0..known.parties.len() {
            for (about, trace) in [
                ("from", from_party as fn(&Network, usize) -> Trace),
                ("to", to_party),
                ("through", super::through_party),
            ] {
                let [truth, told] = [&known, &unknown].map(|network| trace(network, party));
                holds(truth.flows(), told.flows(), &format!("{about} {party}, flow"));
                holds(truth.parties(), told.parties(), &format!("{about} {party}, party"));
                bounded +=
                    told.flows().iter().filter(|part| part.amount.least > 0 || part.amount.most.is_some()).count();
                tried += told.flows().len();
            }
        }
        for flow in 0..known.flows.len() {
            let [truth, told] = [&known, &unknown].map(|network| through_flow(network, flow));
            holds(truth.flows(), told.flows(), &format!("through flow {flow}, flow"));
        }
    }
    assert!(tried > 10_000 && bounded * 2 > tried, "{bounded} of {tried}");
}

#[test]
fn nobody_is_promised_more_than_was_given() {
    let (mut capped, mut figures) = (0, 0);
    for (lines, network) in some_networks(0xBF58_476D_1CE4_E5B9, 600, false) {
        for (index, party) in network.parties.iter().enumerate().filter(|(_, party)| party.inflows.is_empty()) {
            let total = network.total(&party.outflows);
            // What is about right is as much as is said.
            let about = (total.uncertain == total.approximate).then(|| total.stated + total.about);
            let Some(most) = about.or(total.most) else { continue };
            let reached = super::reaches(&network, Some(index), None).map(|reach| reach.part).collect::<Vec<_>>();
            let own = super::reaches(&network, None, None).filter(|reach| reach.from == index).map(|reach| reach.part);
            let (all, origin) = (from_party(&network, index), from_origin(&network, index));
            let parts = reached.into_iter().chain(own);
            let parts = parts.chain([&all, &origin].into_iter().flat_map(|trace| trace.parties().iter().copied()));
            for part in parts.chain(all.flows().iter().copied()) {
                assert!(part.amount.most.is_some_and(|end| end <= most), "{} {most} {part:?}\n{lines}", party.id);
                assert!(part.amount.least <= part.estimate && part.estimate <= most, "{part:?}\n{lines}");
                figures += 1;
                capped += u32::from(part.amount.most == Some(most) && part.amount.exact().is_none());
            }
        }
    }
    assert!(figures > 3_000 && capped > 100, "{figures} {capped}");
}

#[test]
fn halves_of_a_hundredth_are_no_money() {
    // A half of each flow is F's; rounded one by one, they were 1.01.
    let lines = "F -> S 1\nG -> S 1\nS -> A 0.67\nS -> A 0.67\nS -> A 0.66";
    assert_eq!(
        reached(lines, None, None),
        "F → A: $1 (100\u{a0}% of its money), pro rata\nG → A: $1 (100\u{a0}% of its money), pro rata\n"
    );
}

#[test]
fn what_is_about_right_is_told_as_about_right() {
    let lines = "F -> S ~100.01\nG -> S 100\nS -> A 150.33\nS -> B 49.68\nS -> C 0";
    let about = "F → A: ≈\u{a0}$75.17 (75.2\u{a0}% of its money), pro rata
F → B: ≈\u{a0}$24.84 (24.8\u{a0}% of its money), pro rata
";
    assert_eq!(reached(lines, Some("F"), None), about);
    assert_eq!(reached("F -> S ~100\nS -> A 40", None, None), "F → A: $40 (40\u{a0}% of its money)\n");
    // What goes another way is none of it.
    let network = network("F -> S 100\nS -> A 40\nS -> B 60\nB -> C ~60");
    assert!(!to_party(&network, find(&network, "A")).parties()[find(&network, "F")].about);
    assert_eq!(reached("F -> S ~100\nS -> A ?", None, None), "F → A: ≈\u{a0}up to $100\n");
    assert_eq!(reached("F -> A ~100", None, None), "F → A: ≈\u{a0}$100 (100\u{a0}% of its money)\n");
}

#[test]
fn one_giver_s_flows_bring_no_more_than_it_has() {
    assert_eq!(reached("F -> P 30000\nP -> D ?\nP -> D ?", None, None), "F → D: up to $30,000\n");
    let network = network("F -> P 300\nG -> P 100\nP -> D ?\nP -> D ?\nH -> D 5");
    let reached = to_party(&network, find(&network, "D")).parties()[find(&network, "P")].amount;
    assert_eq!(reached, Interval { least: 0, most: Some(40_000) });
}
