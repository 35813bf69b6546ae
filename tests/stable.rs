//! After an edit of one flow the parties keep their order, as far as that costs few crossings.

use std::fmt::Write as _;

use funding_flow::layout::{self, Layout, Options, Previous};
use funding_flow::network::Network;
use funding_flow::read;

/// A small generator of repeatable numbers (xorshift64*, Vigna 2016).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0) % sides.max(1)
    }
}

/// Flows from one party to another, of so many.
type Flows = Vec<(usize, usize, usize)>;

/// A made-up network in four columns.
fn flows(dice: &mut Dice, parties: usize, flows: usize) -> Flows {
    let mut list = Vec::new();
    while list.len() < flows {
        let (from, to) = (dice.roll(parties), dice.roll(parties));
        // Parties stand in the column of their index; near ones belong together.
        if from % 4 < to % 4 && (from.abs_diff(to) < 1 + parties / 4 || dice.roll(5) == 0) {
            list.push((from, to, (1 + dice.roll(900)) << dice.roll(8)));
        }
    }
    list
}

fn network(parties: usize, flows: &Flows) -> Network {
    let mut text = String::from("{\"title\": \"Made up\", \"currency\": \"EUR\", \"projects\": [");
    for party in 0..parties {
        let comma = if party == 0 { "" } else { ", " };
        let _ = write!(text, "{comma}{{\"id\": \"p{party}\", \"column\": {}}}", party % 4);
    }
    text.push_str("], \"flows\": [");
    for (index, (from, to, amount)) in flows.iter().enumerate() {
        let comma = if index == 0 { "" } else { ", " };
        let _ = write!(text, "{comma}{{\"from\": \"p{from}\", \"to\": \"p{to}\", \"amount\": {amount}}}");
    }
    text.push_str("]}");
    let (network, report) = read(&text);
    network.unwrap_or_else(|| panic!("{report}"))
}

/// Another amount, one flow more, one less, or one to somebody else.
fn edited(dice: &mut Dice, parties: usize, before: &Flows) -> Flows {
    let mut after = before.clone();
    let at = dice.roll(after.len());
    match dice.roll(4) {
        0 => after[at].2 *= 3,
        1 => drop(after.remove(at)),
        2 => after.extend(flows(dice, parties, 1)),
        _ => {
            let (from, to, _) = flows(dice, parties, 1)[0];
            (after[at].0, after[at].1) = (from, to);
        }
    }
    after
}

/// Pairs of parties of one column that stand the other way round, and all pairs.
fn turned(before: &Layout, after: &Layout) -> (usize, usize) {
    let nodes: Vec<_> = before.nodes.iter().zip(&after.nodes).filter_map(|(a, b)| a.as_ref().zip(b.as_ref())).collect();
    let (mut turned, mut pairs) = (0, 0);
    for (index, (a, b)) in nodes.iter().enumerate() {
        for (c, d) in &nodes[index + 1..] {
            if a.column == c.column && b.column == d.column {
                pairs += 1;
                turned += usize::from((a.bar.y0 < c.bar.y0) != (b.bar.y0 < d.bar.y0));
            }
        }
    }
    (turned, pairs)
}

/// The mean and the largest part of the pairs that an edit turns, over many networks.
fn measure(sizes: &[(usize, usize)], keep: bool) -> (f64, f64) {
    let (mut sum, mut worst, mut count) = (0.0, 0.0, 0.0);
    for (index, (parties, links)) in sizes.iter().cycle().take(8 * sizes.len()).enumerate() {
        let dice = &mut Dice(0x9e37_79b9_7f4a_7c15 ^ (index as u64 + 1) << 20);
        let before = flows(dice, *parties, *links);
        let first = network(*parties, &before);
        let layout = layout::layout(&first, &Options::default());
        for _ in 0..4 {
            let next = network(*parties, &edited(dice, *parties, &before));
            let previous = keep.then(|| Previous::new(&first, &layout));
            let options = Options { previous, ..Options::default() };
            let (turned, pairs) = turned(&layout, &layout::layout(&next, &options));
            let part = turned as f64 / pairs.max(1) as f64;
            if keep && turned * 200 > pairs {
                println!("{parties} parties, {links} flows, network {index}: {turned} of {pairs} pairs");
            }
            sum += part;
            worst = f64::max(worst, part);
            count += 1.0;
        }
    }
    (sum / count, worst)
}

const SIZES: [(usize, usize); 6] = [(8, 12), (16, 30), (30, 60), (60, 120), (110, 220), (160, 300)];

#[test]
fn an_edit_of_one_flow_turns_few_pairs() {
    let (mean, worst) = measure(&SIZES, true);
    println!("mean {:.3} %, worst {:.2} %", mean * 100.0, worst * 100.0);
    assert!(mean <= 0.005, "{mean}");
}

#[test]
fn the_same_network_is_drawn_the_same() {
    for (index, (parties, links)) in SIZES.iter().enumerate() {
        let dice = &mut Dice(77 + index as u64);
        let network = network(*parties, &flows(dice, *parties, *links));
        let first = layout::layout(&network, &Options::default());
        let previous = Some(Previous::new(&network, &first));
        let options = Options { previous, ..Options::default() };
        let second = layout::layout(&network, &options);
        assert_eq!(turned(&first, &second).0, 0, "{parties} parties");
        assert_eq!(second, layout::layout(&network, &options), "equal inputs, equal layouts");
    }
}

#[test]
fn the_order_of_another_network_says_nothing() {
    let dice = &mut Dice(5);
    let here = network(30, &flows(dice, 30, 60));
    let (other, _) = read(
        "{\"title\": \"Other\", \"currency\": \"EUR\", \"flows\": [{\"from\": \"a\", \"to\": \"b\", \"amount\": 1}]}",
    );
    let other = other.expect("a network");
    let previous = Some(Previous::new(&other, &layout::layout(&other, &Options::default())));
    let options = Options { previous, ..Options::default() };
    assert_eq!(layout::layout(&here, &options), layout::layout(&here, &Options::default()));
}
