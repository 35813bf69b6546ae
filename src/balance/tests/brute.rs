//! Tiny networks, of which every possible assignment of amounts is tried.

use crate::description::Status;
use crate::dice::Dice;
use crate::money::{Hundredths, Stated};
use crate::network::sample::sample;
use crate::network::{Network, resolve};

/// Amounts run from nothing to this many hundredths.
const MOST: Hundredths = 6;

fn tiny(dice: &mut Dice, tree: bool) -> String {
    let parties = 3 + dice.below(2);
    let mut lines = String::new();
    for party in 0..parties {
        lines.push_str(&format!("sponsor P{party}\n"));
    }
    lines.push_str(["award W 0.04 P0\n", "award W ? P0\n", "award W 0.02..0.05 P0\n"][dice.below(3) as usize]);
    if dice.below(3) == 0 {
        lines.push_str(&format!("keeps P{} 0.0{}\n", 1 + dice.below(2), dice.below(3)));
    }
    let (mut unknown, mut most) = (0, 0);
    let flows = if tree { parties - 1 } else { 2 + dice.below(4) };
    for flow in 0..flows {
        let (from, to) =
            if tree { (dice.below(flow + 1), flow + 1) } else { (dice.below(parties), dice.below(parties)) };
        let figure = format!("0.0{}", dice.below(MOST as u64 + 1));
        let amount = match dice.below(8) {
            0 if most == 0 => {
                most = 1;
                "most"
            }
            1 => "0.01..0.04",
            2 => "0.02..",
            3 => "50%",
            4 | 5 if unknown < 4 => "?",
            _ => &figure,
        };
        unknown += u32::from(amount.len() != 4 || amount.ends_with('%'));
        let award = if dice.below(3) == 0 { " #W" } else { "" };
        if from != to {
            lines.push_str(&format!("P{from} -> P{to} {amount}{award}\n"));
        }
    }
    lines
}

/// All assignments of hundredths to flows that contradict nothing.
fn feasible(network: &Network) -> Vec<Vec<Hundredths>> {
    let choices: Vec<Vec<Hundredths>> = (network.flows.iter())
        .map(|flow| {
            let allowed = |value: &Hundredths| match flow.amount.stated {
                Stated::Exact(exact) => *value == exact,
                Stated::Range(least, most) => {
                    least.is_none_or(|end| *value >= end) && most.is_none_or(|end| *value <= end)
                }
                _ => true,
            };
            (0..=MOST).filter(allowed).collect()
        })
        .collect();
    let mut found = Vec::new();
    let mut assignment = Vec::new();
    choose(network, &choices, &mut assignment, &mut found);
    found
}

fn choose(
    network: &Network,
    choices: &[Vec<Hundredths>],
    chosen: &mut Vec<Hundredths>,
    found: &mut Vec<Vec<Hundredths>>,
) {
    match choices.get(chosen.len()) {
        Some(values) => {
            for &value in values {
                chosen.push(value);
                choose(network, choices, chosen, found);
                chosen.pop();
            }
        }
        None => {
            if holds(network, chosen) {
                found.push(chosen.clone());
            }
        }
    }
}

fn holds(network: &Network, amounts: &[Hundredths]) -> bool {
    let sum = |flows: &[usize]| flows.iter().map(|&flow| amounts[flow]).sum::<Hundredths>();
    for party in &network.parties {
        let (received, sent) = (sum(&party.inflows), sum(&party.outflows));
        let kept: Hundredths = party.keeps.iter().map(|keep| keep.interval.least).sum();
        if !party.inflows.is_empty() && sent + kept > received {
            return false;
        }
        for &flow in &party.outflows {
            let fits = match network.flows[flow].amount.stated {
                Stated::Share(..) if !party.inflows.is_empty() => amounts[flow] * 2 == received,
                Stated::Most => amounts[flow] * 2 > sent,
                _ => true,
            };
            if !fits {
                return false;
            }
        }
    }
    // The award's flows from its funder are all of it; without such, nothing bounds them in this check.
    let award = &network.awards[0];
    let first: Vec<usize> = (0..network.flows.len())
        .filter(|&flow| network.flows[flow].award.is_some() && Some(network.flows[flow].from) == award.funder)
        .collect();
    let others = (0..network.flows.len()).filter(|flow| network.flows[*flow].award.is_some() && !first.contains(flow));
    match award.amount.as_ref().map(|amount| amount.stated) {
        Some(Stated::Exact(exact)) => {
            (first.is_empty() || sum(&first) == exact)
                && others.map(|flow| amounts[flow]).all(|amount| amount <= exact)
                && (!first.is_empty() || total(network, amounts) <= exact)
        }
        Some(Stated::Range(Some(least), Some(most))) => {
            (first.is_empty() || (least..=most).contains(&sum(&first)))
                && others.map(|flow| amounts[flow]).all(|amount| amount <= most)
                && (!first.is_empty() || total(network, amounts) <= most)
        }
        _ => true,
    }
}

/// What enters by flows of the award, where its funder gives none of them.
fn total(network: &Network, amounts: &[Hundredths]) -> Hundredths {
    let of_award = |flow: &&crate::network::Flow| flow.award.is_some();
    let reached = |party: usize| network.flows.iter().filter(of_award).any(|flow| flow.to == party);
    let flows = network.flows.iter().zip(amounts);
    flows.filter(|(flow, _)| flow.award.is_some() && !reached(flow.from)).map(|(_, amount)| amount).sum()
}

#[test]
fn intervals_hold_every_possible_amount() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut tried, mut exact_ends, mut ends) = (0, 0, 0);
    for _ in 0..1_500 {
        let lines = tiny(&mut dice, false);
        let description = sample(&lines);
        let (Some(network), _) = resolve(&description) else { continue };
        if network.flows.iter().any(|flow| flow.status == Status::Declined) {
            continue;
        }
        let found = feasible(&network);
        if found.is_empty() {
            continue;
        }
        tried += 1;
        for (index, flow) in network.flows.iter().enumerate() {
            let least = found.iter().map(|amounts| amounts[index]).min().unwrap();
            let most = found.iter().map(|amounts| amounts[index]).max().unwrap();
            assert!(flow.interval.contains(least) && flow.interval.contains(most), "{index} {flow:?}\n{lines}");
            assert!(flow.interval.contains(flow.estimate), "{index} {flow:?}\n{lines}");
            exact_ends += u32::from(flow.interval.least == least) + u32::from(flow.interval.most == Some(most));
            ends += 1 + u32::from(flow.interval.most.is_some());
        }
        for party in &network.parties {
            assert_eq!(party.balance.overspent, 0, "{}\n{lines}", party.id);
        }
    }
    assert!(tried > 400, "{tried}");
    // The rules do not promise the narrowest interval, but they come near it.
    assert!(exact_ends * 100 >= ends * 85, "{exact_ends} of {ends}");
}

#[test]
fn sums_hold_every_possible_sum() {
    let mut dice = Dice(0xA076_1D64_78BD_642F);
    let (mut sums, mut narrower, mut exact_ends, mut plain_ends, mut ends) = (0, 0, 0, 0, 0);
    for _ in 0..1_500 {
        let lines = tiny(&mut dice, false);
        let (Some(network), _) = resolve(&sample(&lines)) else { continue };
        let found = feasible(&network);
        if found.is_empty() {
            continue;
        }
        // What every party receives and passes on, and any other flows.
        let mut asked: Vec<Vec<usize>> = Vec::new();
        for party in &network.parties {
            asked.extend([party.inflows.clone(), party.outflows.clone()]);
        }
        asked.push((0..network.flows.len()).filter(|_| dice.below(2) == 0).collect());
        for flows in asked.iter().filter(|flows| flows.len() > 1) {
            let total = network.total(flows);
            let sum = |amounts: &Vec<Hundredths>| flows.iter().map(|&flow| amounts[flow]).sum::<Hundredths>();
            let (least, most) = (found.iter().map(sum).min().unwrap(), found.iter().map(sum).max().unwrap());
            assert!(
                total.interval().contains(least) && total.interval().contains(most),
                "{flows:?} {total:?}\n{lines}"
            );
            let parts = flows.iter().map(|&flow| network.flows[flow].interval);
            let plain = parts.fold((0, Some(0)), |(least, most), part| {
                (least + part.least, most.zip(part.most).map(|(sum, most): (Hundredths, _)| sum + most))
            });
            assert!(total.least >= plain.0 && plain.1.is_none_or(|most| total.most <= Some(most)), "{lines}");
            narrower += u32::from((total.least, total.most) != plain);
            sums += 1;
            exact_ends += u32::from(total.least == least) + u32::from(total.most == Some(most));
            plain_ends += u32::from(plain.0 == least) + u32::from(plain.1 == Some(most));
            ends += 1 + u32::from(total.most.is_some());
        }
    }
    assert!(sums > 500 && narrower > 50, "{sums} {narrower}");
    // Shares, awards further on and whole hundredths narrow some sums more than the rule does.
    assert!(exact_ends * 100 >= ends * 74 && exact_ends > plain_ends + 100, "{exact_ends} of {ends}, {plain_ends}");
}

#[test]
fn stated_amounts_stay_as_stated() {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    for _ in 0..1_500 {
        let lines = tiny(&mut dice, false);
        let (Some(network), _) = resolve(&sample(&lines)) else { continue };
        for flow in &network.flows {
            assert!(flow.interval.most.is_none_or(|most| most >= flow.interval.least), "{lines}");
            assert!(flow.interval.contains(flow.estimate) && flow.estimate >= 0, "{lines}");
            match flow.amount.stated {
                Stated::Exact(value) => assert_eq!(flow.interval.exact(), Some(value), "{lines}"),
                Stated::Range(least, most) => {
                    assert!(flow.interval.least >= least.unwrap_or(0), "{lines}");
                    assert!(most.is_none() || flow.interval.most.is_some_and(|own| Some(own) <= most), "{lines}");
                }
                _ => {}
            }
        }
    }
}

#[test]
fn estimates_lose_no_money() {
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    let (mut parties, mut trees) = (0, 0);
    for round in 0..1_500 {
        let tree = round % 2 == 0;
        let lines = tiny(&mut dice, tree);
        let (Some(network), _) = resolve(&sample(&lines)) else { continue };
        if network.parties.iter().any(|party| party.balance.overspent > 0) || feasible(&network).is_empty() {
            continue;
        }
        for party in network.parties.iter().filter(|party| !party.inflows.is_empty() && !party.outflows.is_empty()) {
            let sum = |flows: &[usize]| flows.iter().map(|&flow| network.flows[flow].estimate).sum::<Hundredths>();
            let kept: Hundredths = party.keeps.iter().map(|keep| keep.estimate).sum();
            let (received, spent) = (sum(&party.inflows), sum(&party.outflows) + kept);
            if tree {
                // A share of an uncertain sum may be rounded up.
                let is_share = |flow: &&usize| matches!(network.flows[**flow].amount.stated, Stated::Share(..));
                let slack = party.outflows.iter().filter(is_share).count() as Hundredths;
                assert!(spent <= received + slack, "{} {spent} {received}\n{lines}", party.id);
                let could_take = party.outflows.iter().any(|&flow| {
                    let flow = &network.flows[flow];
                    flow.interval.most.is_none_or(|most| most > flow.estimate) && flow.amount.stated == Stated::Unknown
                });
                assert!(!could_take || spent >= received, "{} {spent} {received}\n{lines}", party.id);
                trees += 1;
            }
            parties += u32::from(spent > received);
        }
    }
    assert!(trees > 200, "{trees}");
    assert!(parties < 20, "{parties} parties pass on more than they receive, by estimates");
}
