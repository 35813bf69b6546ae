//! Two links that share an end cross nowhere, not even where one of them runs outside all columns.

mod made_up;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use funding_flow::layout::{self, Direction, Layout, Options, Ribbon};
use funding_flow::network::Network;
use funding_flow::read;
use made_up::dice::Dice;

/// Lengths in pixels below this are none.
const NOTHING: f64 = 1e-6;

/// Pairs that are compared at one end at the most; of more, such as are next to each other and others by chance.
const PAIRS: usize = 600;

fn read_all(text: &str) -> Network {
    let (network, report) = read(text);
    network.unwrap_or_else(|| panic!("{report}"))
}

/// Where the middle of a ribbon that runs on lies at a depth.
fn breadth(ribbon: &Ribbon, depth: f64) -> f64 {
    let next = ribbon.runs.partition_point(|run| run.to < depth);
    let Some(run) = ribbon.runs.get(next) else { return ribbon.runs[ribbon.runs.len() - 1].breadth };
    if depth >= run.from || next == 0 {
        return run.breadth;
    }
    let before = ribbon.runs[next - 1];
    let part = (depth - before.to) / (run.from - before.to);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..24 {
        let t: f64 = (low + high) / 2.0;
        if 1.5 * t - 1.5 * t * t + t * t * t < part { low = t } else { high = t }
    }
    before.breadth + (run.breadth - before.breadth) * low * low * (3.0 - 2.0 * low)
}

/// Whether two ribbons that run on cross anywhere.
fn cross(a: &Ribbon, b: &Ribbon) -> bool {
    let ends = |ribbon: &Ribbon| (ribbon.runs[0].from, ribbon.runs[ribbon.runs.len() - 1].to);
    let (from, to) = (ends(a).0.max(ends(b).0), ends(a).1.min(ends(b).1));
    let bounds = a.runs.iter().chain(&b.runs).flat_map(|run| [run.from, run.to]);
    let mut depths: Vec<f64> = bounds.filter(|depth| (from..=to).contains(depth)).collect();
    depths.sort_by(f64::total_cmp);
    depths.dedup();
    let between = |pair: &[f64]| (1..6).map(|piece| pair[0] + (pair[1] - pair[0]) * f64::from(piece) / 6.0).collect();
    let between: Vec<Vec<f64>> = depths.windows(2).map(between).collect();
    depths.extend(between.into_iter().flatten());
    let (mut over, mut under) = (false, false);
    for depth in depths {
        let apart = breadth(a, depth) - breadth(b, depth);
        over |= apart > NOTHING;
        under |= apart < -NOTHING;
    }
    over && under
}

/// Whether a ribbon lies outside before all columns, as seen from its source.
fn is_above(ribbon: &Ribbon) -> bool {
    ribbon.runs[1].breadth < ribbon.runs[0].breadth
}

/// Whether two loops cross that share their source, or their target: one has to lie within the other at both ends.
fn tangled(a: &Ribbon, b: &Ribbon, shares_source: bool) -> bool {
    if is_above(a) != is_above(b) {
        return false;
    }
    // Grows inwards, away from the lanes.
    let inwards = |breadth: f64| if is_above(a) { breadth } else { -breadth };
    let (inner, outer) = if inwards(a.runs[1].breadth) > inwards(b.runs[1].breadth) { (a, b) } else { (b, a) };
    let (shared, other) = if shares_source { (0, 2) } else { (2, 0) };
    let further = |end: usize| inwards(inner.runs[end].breadth) - inwards(outer.runs[end].breadth);
    let reach = |ribbon: &Ribbon| if shares_source { -ribbon.runs[2].from } else { ribbon.runs[0].to };
    let longer = reach(inner) - reach(outer);
    further(shared) > NOTHING || longer > NOTHING || (longer > -NOTHING && further(other) > NOTHING)
}

/// Asserts that no two links cross that leave, or reach, the same party; gives how many of both kinds run outside.
fn check(network: &Network, layout: &Layout, about: &str) -> [usize; 2] {
    let mut ends: BTreeMap<(usize, bool), Vec<(&Ribbon, bool)>> = BTreeMap::new();
    let mut outside = [0, 0];
    let column = |party: usize| layout.nodes[party].as_ref().map_or(0, |node| node.column);
    for ((from, to, _), ribbon) in network.ends().zip(&layout.links) {
        let Some(ribbon) = ribbon else { continue };
        let is_outside = !ribbon.back && ribbon.runs.len() < column(to) - column(from) + 1;
        ends.entry((from, true)).or_default().push((ribbon, is_outside));
        ends.entry((to, false)).or_default().push((ribbon, is_outside));
        outside[0] += usize::from(is_outside);
        outside[1] += usize::from(ribbon.back);
    }
    let mut dice = Dice(7);
    for ((party, is_source), mut links) in ends {
        let port =
            |(ribbon, _): &(&Ribbon, bool)| ribbon.runs[if is_source { 0 } else { ribbon.runs.len() - 1 }].breadth;
        links.sort_by(|a, b| port(a).total_cmp(&port(b)));
        let count = links.len();
        let mut pairs: Vec<(usize, usize)> = (1..count).map(|index| (index - 1, index)).collect();
        if count * count / 2 < PAIRS {
            pairs = (0..count).flat_map(|a| (0..a).map(move |b| (b, a))).collect();
        } else {
            pairs.extend((0..PAIRS).map(|_| (dice.index(count), dice.index(count))));
        }
        for (a, b) in pairs {
            let ((a, a_outside), (b, b_outside)) = (links[a], links[b]);
            let (what, is_wrong) = match (a.back, b.back) {
                (false, false) => ("two links", cross(a, b)),
                (true, true) => ("two loops", tangled(a, b, is_source)),
                // A loop turns round its party; what runs on outside, too, has to leave on the other side.
                (false, true) => ("a link and a loop", a_outside && is_above(a) == is_above(b)),
                (true, false) => ("a loop and a link", b_outside && is_above(a) == is_above(b)),
            };
            let end = if is_source { "from" } else { "to" };
            assert!(!is_wrong, "{about}: {what} {end} party {party} cross: {:?} and {:?}", ends_of(a), ends_of(b));
        }
    }
    outside
}

/// What to show of a ribbon that may have hundreds of runs.
fn ends_of(ribbon: &Ribbon) -> Vec<layout::ribbon::Run> {
    let last = ribbon.runs.len() - 1;
    [0, 1, last - 1, last].map(|index| ribbon.runs[index]).to_vec()
}

fn drawn(network: &Network, about: &str) -> [usize; 2] {
    let mut outside = [0, 0];
    for (width, direction) in [(1000.0, Direction::Horizontal), (360.0, Direction::Vertical)] {
        let layout = layout::layout(network, &Options { width, direction, ..Options::default() });
        let found = check(network, &layout, &format!("{about}, {direction:?}"));
        outside = [outside[0] + found[0], outside[1] + found[1]];
    }
    outside
}

/// A chain with a few hubs that give to parties far on, and get from parties far back; some of it runs back.
fn long(seed: u64) -> Network {
    let dice = &mut Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let steps = 150 + dice.index(200);
    let order = ["", ", \"order\": \"author\""][dice.index(2)];
    let hubs: Vec<usize> = (0..=dice.index(5)).map(|_| dice.index(steps)).collect();
    // Parties beside the chain, each in the column of one of it.
    let besides = dice.index(120);
    let backs = [0, 0, 12, 3][dice.index(4)];
    let mut text = format!("{{\"title\": \"Made up\", \"currency\": \"EUR\"{order}, \"flows\": [");
    let mut flow = |from: usize, to: usize, amount: usize| {
        let comma = if text.ends_with('[') { "" } else { ", " };
        let _ = write!(text, "{comma}{{\"from\": \"p{from}\", \"to\": \"p{to}\", \"amount\": {amount}}}");
    };
    (0..steps).for_each(|at| flow(at, at + 1, 1_000_000));
    for beside in 0..besides {
        let at = 1 + dice.index(steps - 1);
        flow(at - 1, steps + 1 + beside, 1 + dice.index(90));
    }
    for _ in 0..200 + 2 * steps {
        let (hub, other) = (hubs[dice.index(hubs.len())], dice.index(steps + 1 + besides));
        let is_back = backs > 0 && dice.index(backs) == 0;
        let (from, to) = if other <= steps && (other < hub) != is_back { (other, hub) } else { (hub, other) };
        if from != to {
            flow(from, to, [0, 1, 7, 90, 5000][dice.index(5)]);
        }
    }
    text.push_str("]}");
    read_all(&text)
}

#[test]
fn links_of_made_up_networks_do_not_cross_at_their_parties() {
    let mut loops = 0;
    for seed in 1..62 {
        // The last two are large.
        let parties = if seed < 60 { 3 + seed * 7 % 160 } else { 500 * (seed - 59) };
        let network = read_all(&made_up::document(seed, parties, parties * 2));
        loops += drawn(&network, &format!("seed {seed}"))[1];
    }
    assert!(loops > 200, "{loops} loops");
}

#[test]
fn links_that_run_outside_do_not_cross_at_their_parties() {
    let mut outside = [0, 0];
    for seed in 1..9 {
        let found = drawn(&long(seed), &format!("seed {seed}"));
        outside = [outside[0] + found[0], outside[1] + found[1]];
    }
    assert!(outside[0] > 1000 && outside[1] > 100, "{outside:?} run outside, on and back");
}
