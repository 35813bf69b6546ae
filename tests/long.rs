//! Long chains: what passes thousands of columns is bounded, and the picture keeps all laws.

use funding_flow::layout::{self, Direction, Layout, Options, Previous, Rect};
use funding_flow::network::Network;
use funding_flow::{read, scene, svg, theme::Theme, view::View};
use std::fmt::Write as _;

/// A description of flows from and to numbered parties.
fn network(order: &str, flows: impl IntoIterator<Item = (usize, usize, usize)>) -> Network {
    let mut text = format!("{{\"title\": \"Made up\", \"currency\": \"EUR\"{order}, \"flows\": [");
    for (from, to, amount) in flows {
        let comma = if text.ends_with('[') { "" } else { ", " };
        let _ = write!(text, "{comma}{{\"from\": \"p{from}\", \"to\": \"p{to}\", \"amount\": {amount}}}");
    }
    text.push_str("]}");
    let (network, report) = read(&text);
    network.unwrap_or_else(|| panic!("{report}"))
}

/// A chain with another giver into each of its parties.
fn chain(order: &str, steps: usize) -> Network {
    let along = (0..steps).map(|i| (i, i + 1, 10 + i % 7));
    network(order, along.chain((1..=steps).map(|i| (steps + i, i, 1 + i % 5))))
}

/// A ring with flows across it.
fn ring(order: &str, parties: usize, across: usize) -> Network {
    let along = (0..parties).map(|i| (i, (i + 1) % parties, 1000));
    let across = (0..across).map(|i| (i * 7919 % parties, (i * 104_729 + 1 + i / parties) % parties, 1 + i % 99));
    network(order, along.chain(across.filter(|(from, to, _)| from != to)))
}

fn overlap(a: Rect, b: Rect) -> bool {
    a.x0 + 0.01 < b.x1 && b.x0 + 0.01 < a.x1 && a.y0 + 0.01 < b.y1 && b.y0 + 0.01 < a.y1
}

/// No two of the rectangles overlap; sorted along the width, so that thousands are compared in no time.
fn apart(mut rects: Vec<Rect>, about: &str) {
    rects.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    for (index, rect) in rects.iter().enumerate() {
        for other in rects[index + 1..].iter().take_while(|other| other.x0 < rect.x1) {
            assert!(!overlap(*rect, *other), "{about}: {rect:?} and {other:?} overlap");
        }
    }
}

fn check(network: &Network, layout: &Layout, about: &str) {
    let nodes: Vec<_> = layout.nodes.iter().flatten().collect();
    assert_eq!(nodes.len(), network.ids().count(), "{about}: a party is dropped");
    for rect in nodes.iter().flat_map(|node| [node.bar, node.label.bounds]) {
        let is_inside = rect.x0 >= -0.01 && rect.y0 >= -0.01 && rect.x1 <= layout.width + 0.01;
        assert!(is_inside && rect.y1 <= layout.height + 0.01, "{about}: {rect:?} lies outside");
    }
    apart(nodes.iter().flat_map(|node| [node.bar, node.label.bounds]).collect(), about);
    let breadths = |bar: &Rect| if layout.vertical { (bar.x0, bar.x1) } else { (bar.y0, bar.y1) };
    let content = nodes.iter().map(|node| breadths(&node.bar));
    let content = content.fold((f64::MAX, f64::MIN), |all, bar| (f64::min(all.0, bar.0), f64::max(all.1, bar.1)));
    for ((from, to, _), ribbon) in network.ends().zip(&layout.links) {
        let ribbon = ribbon.as_ref().unwrap_or_else(|| panic!("{about}: a flow is dropped"));
        let half = ribbon.thickness / 2.0;
        let across = if layout.vertical { layout.width } else { layout.height };
        for run in &ribbon.runs {
            assert!(run.from.is_finite() && run.to.is_finite(), "{about}");
            let (low, high) = (run.breadth - half, run.breadth + half);
            assert!(low >= -0.01 && high <= across + 0.01, "{about}: a ribbon lies outside");
        }
        let column = |party: usize| layout.nodes[party].as_ref().map_or(0, |node| node.column);
        let (from, to) = (column(from), column(to));
        assert_eq!(ribbon.back, from >= to, "{about}");
        if !ribbon.back {
            let depths: Vec<f64> = ribbon.runs.iter().flat_map(|run| [run.from, run.to]).collect();
            assert!(depths.is_sorted(), "{about}: a ribbon that runs on turns back");
            // A straight run through each column between, or one outside of all bars.
            let outside = ribbon.runs[1..ribbon.runs.len() - 1].iter();
            let mut outside = outside.map(|run| run.breadth + half <= content.0 || run.breadth - half >= content.1);
            assert!(ribbon.runs.len() == to - from + 1 || outside.all(|is| is), "{about}: over other parties");
        }
    }
}

/// Drawn both ways, from nothing and in the order of the drawing before.
fn check_all(network: &Network, about: &str) {
    let mut previous = None;
    for direction in [Direction::Horizontal, Direction::Vertical] {
        let about = format!("{about}, {direction:?}");
        let drawn = layout::layout(network, &Options { direction, previous, ..Options::default() });
        check(network, &drawn, &about);
        let text = Previous::new(network, &drawn).into_text();
        let most = 200 * (network.ends().count() + 10_000);
        assert!(text.len() < most, "{about}: {} bytes tell the order", text.len());
        previous = Some(Previous::from_text(text));
    }
}

#[test]
fn long_chains_with_side_givers_keep_the_laws() {
    for order in ["", ", \"order\": \"author\""] {
        for steps in [300, 2000] {
            check_all(&chain(order, steps), &format!("{steps} steps{order}"));
        }
    }
}

#[test]
fn large_rings_keep_the_laws() {
    for order in ["", ", \"order\": \"author\""] {
        check_all(&ring(order, 5000, 15_000), &format!("a ring{order}"));
    }
}

#[test]
fn what_runs_outside_is_drawn() {
    let network = chain("", 400);
    let drawn = layout::layout(&network, &Options::default());
    let outside = drawn.links.iter().flatten().filter(|ribbon| !ribbon.back && ribbon.runs.len() == 3);
    assert!(outside.count() > 50, "many givers are far from their receivers");
    let text = svg::to_string(&scene::draw(&network, &drawn, &Theme::default(), &View::STATIC));
    assert!(!text.contains("NaN") && !text.contains("inf"), "not a drawing");
}
