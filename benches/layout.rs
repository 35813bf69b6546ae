//! What each phase of the layout costs, the whole of it, and the whole way from text to drawing, by the number of links.

#![allow(missing_docs, clippy::unwrap_used, reason = "a program that measures made-up networks")]

mod made_up;

use divan::{Bencher, black_box};
use funding_flow::layout::{self, columns, order, place};
use funding_flow::{read, scene, svg, theme::Theme, view::View};

/// The reader takes at most 20,000 flows; the phases take any number.
const ALL: [usize; 8] = [30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];
const READABLE: [usize; 6] = [30, 100, 300, 1_000, 3_000, 10_000];

fn main() {
    divan::main();
}

#[divan::bench(args = ALL)]
fn columns_alone(bencher: Bencher, links: usize) {
    let network = made_up::network(links);
    bencher.bench(|| columns::assign(black_box(&network.pins), &network.edges));
}

#[divan::bench(args = ALL, max_time = 2)]
fn order_alone(bencher: Bencher, links: usize) {
    let network = made_up::network(links);
    let columns = columns::assign(&network.pins, &network.edges);
    bencher.bench(|| order::order(black_box(&columns), &network.edges, &order::Options::default()));
}

#[divan::bench(args = ALL, max_time = 2)]
fn place_alone(bencher: Bencher, links: usize) {
    let network = made_up::network(links);
    let columns = columns::assign(&network.pins, &network.edges);
    let ordering = order::order(&columns, &network.edges, &order::Options::default());
    let spec = made_up::spec();
    bencher.bench(|| place::place(black_box(&columns), &network.edges, &ordering, &spec));
}

#[divan::bench(args = READABLE, max_time = 2)]
fn layout_with_labels(bencher: Bencher, links: usize) {
    let (network, _) = read(&made_up::network(links).description());
    let network = network.unwrap();
    bencher.bench(|| layout::layout(black_box(&network), &layout::Options::default()));
}

#[divan::bench(args = READABLE, max_time = 2)]
fn text_to_drawing(bencher: Bencher, links: usize) {
    let text = made_up::network(links).description();
    bencher.bench(|| {
        let (network, _) = read(black_box(&text));
        let network = network.unwrap();
        let layout = layout::layout(&network, &layout::Options::default());
        svg::to_string(&scene::draw(&network, &layout, &Theme::default(), &View::STATIC))
    });
}
