//! What it costs to trace the party whose money touches most flows, and to draw and say what is found: all that a live
//! drawing does when a pointer comes onto it, but for the browser's part.

#![allow(missing_docs, clippy::unwrap_used, reason = "a program that measures made-up networks")]

mod made_up;

use divan::{Bencher, black_box};
use funding_flow::layout::{self, Layout};
use funding_flow::network::Network;
use funding_flow::view::{Target, View};
use funding_flow::{panel, read, scene, theme::Theme, trace};

const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn main() {
    divan::main();
}

/// A network with hubs, and the party at which most flows meet.
fn drawn(links: usize) -> (Network, Layout, Target) {
    let made_up = made_up::hubs(links);
    let (network, _) = read(&made_up.description());
    let network = network.unwrap();
    let layout = layout::layout(&network, &layout::Options::default());
    let touched = |party: &usize| {
        let sides = trace::sides(&network, Target::Party(*party));
        made_up.edges.iter().enumerate().filter(|(flow, _)| sides.flow(*flow).is_some()).count()
    };
    let mut meeting = vec![0; made_up.pins.len()];
    for edge in &made_up.edges {
        meeting[edge.from] += 1;
        meeting[edge.to] += 1;
    }
    let mut hubs: Vec<usize> = (0..meeting.len()).collect();
    hubs.sort_by_key(|party| std::cmp::Reverse(meeting[*party]));
    let worst = hubs.into_iter().take(20).max_by_key(touched).unwrap();
    (network, layout, Target::Party(worst))
}

#[divan::bench(args = SIZES, max_time = 2)]
fn follow_money(bencher: Bencher, links: usize) {
    let (network, _, worst) = drawn(links);
    bencher.bench(|| trace::sides(black_box(&network), worst));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn draw_layer(bencher: Bencher, links: usize) {
    let (network, layout, worst) = drawn(links);
    let sides = trace::sides(&network, worst);
    let view = View { focus: Some(worst), ..View::LIVE };
    bencher.bench(|| scene::traced(black_box(&network), &layout, &Theme::default(), &view, Some(&sides)));
}

#[divan::bench(args = SIZES, max_time = 2)]
fn say_whose(bencher: Bencher, links: usize) {
    let (network, _, worst) = drawn(links);
    let sides = trace::sides(&network, worst);
    bencher.bench(|| panel::caption(black_box(&network), Some((worst, &sides)), false, 1000.0));
}
