use crate::money::Interval;
use crate::network::sample::{network, report};
use crate::network::{Network, Party};

fn party<'n>(network: &'n Network, id: &str) -> &'n Party {
    network.parties.iter().find(|party| party.id == id).unwrap()
}

/// Each flow as `from to least..most estimate`, in whole units.
fn flows(lines: &str) -> Vec<String> {
    let network = network(lines);
    let show = |interval: Interval| match interval.exact() {
        Some(exact) => format!("{}", exact as f64 / 100.0),
        None => {
            let most = interval.most.map_or(String::new(), |most| format!("{}", most as f64 / 100.0));
            format!("{}..{most}", interval.least as f64 / 100.0)
        }
    };
    let mut shown = Vec::new();
    for flow in &network.flows {
        let (from, to) = (&network.parties[flow.from].id, &network.parties[flow.to].id);
        shown.push(format!("{from} {to} {} {}", show(flow.interval), flow.estimate as f64 / 100.0));
    }
    shown
}

#[test]
fn what_is_left_is_shared_equally() {
    let lines = "F -> S 100
        S -> A 40
        S -> B ?
        S -> C 0..10";
    assert_eq!(flows(lines), ["F S 100 100", "S A 40 40", "S B 0..60 50", "S C 0..10 10"]);
}

#[test]
fn needs_run_backward() {
    let lines = "F -> S ?
        G -> S 30
        S -> A 100
        S -> B ?";
    assert_eq!(flows(lines), ["F S 70.. 70", "G S 30 30", "S A 100 100", "S B 0.. 0"]);
}

#[test]
fn shares_follow_from_what_comes_in() {
    let lines = "funder F
        sponsor S
        person A
        person B
        F -> S 0.05
        S -> A 50%
        S -> B 50%";
    assert_eq!(flows(lines), ["F S 0.05 0.05", "S A 0.03 0.03", "S B 0.02 0.02"]);
    assert_eq!(flows("F -> S 10\nS -> A 10%\nS -> B 50%..100%"), ["F S 10 10", "S A 1 1", "S B 5..9 9"]);
}

#[test]
fn the_rest_is_computed() {
    let lines = "funder F
        sponsor S
        keeps S 10%
        person A
        person B
        F -> S 1000
        S -> A 300
        S -> B rest";
    assert_eq!(flows(lines), ["F S 1000 1000", "S A 300 300", "S B 600 600"]);
    assert_eq!(flows("F -> S ~100\nS -> A 30\nS -> B rest"), ["F S 30.. 100", "S A 30 30", "S B 0.. 70"]);
    assert_eq!(flows("F -> S 100..200\nS -> A 30\nS -> B rest"), ["F S 100..200 150", "S A 30 30", "S B 70..170 120"]);
}

#[test]
fn most_is_no_less_than_the_others() {
    let lines = "F -> S 100
        S -> A most
        S -> B 30
        S -> C ?";
    assert_eq!(flows(lines), ["F S 100 100", "S A 30..70 60", "S B 30 30", "S C 0..20 10"]);
}

#[test]
fn an_award_says_what_its_flows_leave_open() {
    let lines = "award G 195 F
        funder F
        sponsor S
        person A
        F -> S ? #G
        S -> A ? #G";
    assert_eq!(flows(lines), ["F S 195 195", "S A 0..195 195"]);
}

#[test]
fn where_nothing_bounds_a_flow_it_gets_the_median() {
    assert_eq!(flows("F -> S 10\nG -> T 30\nH -> U 50\nI -> V ?")[3], "I V 0.. 30");
    let network = network("F -> S ?\nS -> A ?\nS -> B ?");
    assert!(!network.widths_show_amounts);
    assert_eq!(network.flows[0].estimate, network.flows[1].estimate + network.flows[2].estimate);
}

#[test]
fn circles_come_to_an_end() {
    let lines = "F -> A 100
        A -> B ?
        B -> A 10
        B -> C rest";
    assert!(report(lines).contains("rest-not-computable"), "{}", report(lines));
    assert_eq!(flows("F -> A 100\nA -> B 110\nB -> A 10\nB -> C rest")[3], "B C 100 100");
}

#[test]
fn balances_say_what_is_left_and_what_is_too_much() {
    let network = network("F -> S 100\nS -> A 40\nG -> T 10\nT -> B 15\nT -> C ?");
    assert_eq!(party(&network, "S").balance.unallocated, 6_000);
    assert_eq!(party(&network, "A").balance.unallocated, 0);
    assert_eq!(party(&network, "T").balance.overspent, 500);
    assert_eq!(party(&network, "T").balance.unallocated, 0);
    let total = party(&network, "T").balance.passed_on;
    assert_eq!((total.stated, total.least, total.most, total.flows, total.uncertain), (1_500, 1_500, None, 2, 1));
}

#[test]
fn declined_money_is_none_and_proposed_money_is_told_apart() {
    let network = network("F -> S 100 !declined\nG -> S 40 !proposed\nH -> S 2\nS -> A ?");
    let received = party(&network, "S").balance.received;
    assert_eq!((received.stated, received.proposed, received.flows), (4_200, 4_000, 2));
    assert_eq!(network.flows[3].interval, Interval { least: 0, most: Some(4_200) });
}

/// What a party receives and what it passes on, in whole units.
fn sums(network: &Network, id: &str) -> [(i128, Option<i128>); 2] {
    let balance = &party(network, id).balance;
    [balance.received, balance.passed_on].map(|total| (total.least / 100, total.most.map(|most| most / 100)))
}

#[test]
fn flows_of_one_giver_are_together_no_more_than_it_has() {
    let two = network("F -> P 30000\nP -> D ?\nP -> D ?");
    assert_eq!(sums(&two, "D")[0], (0, Some(30_000)));
    // By way of others, too; what the giver needs for something else is gone.
    let deep = network("F -> P 30000\nP -> X ?\nP -> Y ?\nP -> Z 5000\nX -> D ?\nY -> D ?\nG -> D 100");
    assert_eq!(sums(&deep, "D")[0], (100, Some(25_100)));
    assert_eq!(sums(&deep, "P")[1], (5_000, Some(30_000)));
    let kept = network(
        "sponsor F\nsponsor P\nsponsor X\nsponsor Y\nsponsor D\nkeeps P 1000\nkeeps X 500
        F -> P 30000\nP -> X ?\nP -> Y ?\nX -> D ?\nY -> D ?",
    );
    assert_eq!(sums(&kept, "D")[0], (0, Some(28_500)));
}

#[test]
fn flows_of_one_award_are_together_no_more_than_it() {
    let lines = "award W 195 F\nfunder F\nsponsor A\nsponsor B\nsponsor D
        F -> A ? #W\nF -> B ? #W\nF -> B 10\nA -> D ?\nB -> D ?";
    let network = network(lines);
    assert_eq!(sums(&network, "F")[1], (10, Some(205)));
    assert_eq!(sums(&network, "D")[0], (0, Some(205)));
}

#[test]
fn flows_to_one_receiver_are_together_no_less_than_it_spends() {
    let low = network("F -> P ?\nG -> P ?\nP -> X 30000\nX -> Y 20000");
    let all: Vec<usize> = vec![0, 1];
    assert_eq!(low.total(&all).least, 3_000_000);
    // What two parties need of one giver.
    let both = network("H -> F ?\nF -> X ?\nF -> Y ?\nG -> X 10\nG -> Y 10\nX -> U 50\nY -> U 50");
    assert_eq!(sums(&both, "F"), [(80, None), (80, None)]);
    let either = network("F -> X ?\nF -> Y ?\nX -> D ?\nY -> D ?\nD -> E 70");
    assert_eq!(sums(&either, "F")[1], (70, None));
}

#[test]
fn all_flows_of_a_funder_s_award_are_all_of_it() {
    let network = network("award W 90 F\nfunder F\nproject P\nF -> P ? #W\nF -> P ? #W\nF -> P 20 #W");
    assert_eq!(sums(&network, "P")[0], (90, Some(90)));
    assert_eq!(network.total(&[0, 2]).interval(), Interval { least: 2_000, most: Some(9_000) });
}

#[test]
fn what_comes_back_to_a_funder_bounds_nothing() {
    let lines = "funder F\nproject P\nperson A\nF -> P ?\nP -> F 5\nP -> A 20";
    assert_eq!(flows(lines)[0], "F P 25.. 25");
    let network = network("funder F\nproject P\nperson A\nF -> P 30\nP -> F 5\nP -> A 20");
    assert_eq!(party(&network, "F").balance.overspent, 0);
    // But a part of what it receives is one.
    let lines = "funder F\nfunder G\nperson A\nperson B\nF -> G 100\nG -> A 10%\nG -> B rest";
    assert_eq!(flows(lines), ["F G 100 100", "G A 10 10", "G B 90 90"]);
}

#[test]
fn what_is_not_most_is_no_more_than_half() {
    assert_eq!(flows("F -> S 100\nS -> A most\nS -> B ?")[1..], ["S A 0..100 75", "S B 0..50 25"]);
}

mod brute;
