//! In a crowd, names come first: amounts stand beside thick bars alone, the legend says so, and the table has them all.

use funding_flow::layout::{self, Layout, LegendKey, Options};
use funding_flow::network::Network;
use funding_flow::read;

/// One made-up funder, one project, and deliverables of which every tenth gets a hundred times as much as the others.
fn network(parties: usize) -> Network {
    let rest = 2..parties;
    let names: Vec<String> = rest.clone().map(|n| format!(r#"{{"id": "d{n}", "name": "Made-up part {n}"}}"#)).collect();
    let amount = |n: usize| if n.is_multiple_of(10) { 100_000 } else { 1_000 };
    let total: usize = rest.clone().map(amount).sum();
    let flows: Vec<String> =
        rest.map(|n| format!(r#"{{"from": "p", "to": "d{n}", "amount": {}}}"#, amount(n))).collect();
    let text = format!(
        r#"{{"title": "A made-up crowd", "currency": "EUR", "funders": [{{"id": "f", "name": "Made-up funder"}}],
            "projects": [{{"id": "p", "name": "Made-up project"}}], "deliverables": [{}],
            "flows": [{{"from": "f", "to": "p", "amount": {total}}}, {}]}}"#,
        names.join(", "),
        flows.join(", ")
    );
    let (network, report) = read(&text);
    network.unwrap_or_else(|| panic!("{report}"))
}

fn says_so(layout: &Layout) -> bool {
    let mut lines = layout.legend.items.iter().flat_map(|item| &item.text.lines);
    lines.any(|line| line.text.contains("Amounts only beside thick bars"))
}

/// Thickness of each bar, and how many lines its label has that name an amount.
fn bars(layout: &Layout) -> Vec<(f64, usize)> {
    let amounts = |lines: &[layout::Line]| lines.iter().filter(|line| line.text.contains('€')).count();
    layout.nodes.iter().flatten().map(|node| (node.bar.y1 - node.bar.y0, amounts(&node.label.lines))).collect()
}

#[test]
fn up_to_two_hundred_parties_every_label_has_its_amount() {
    let layout = layout::layout(&network(200), &Options { width: 1000.0, ..Options::default() });
    assert!(bars(&layout).iter().all(|bar| bar.1 == 1));
    assert!(layout.legend.items.iter().any(|item| item.key == LegendKey::Higher));
    assert!(!says_so(&layout));
}

#[test]
fn of_more_only_thick_bars_have_it_and_the_legend_says_so() {
    let network = network(201);
    let layout = layout::layout(&network, &Options { width: 1000.0, ..Options::default() });
    assert!(says_so(&layout));
    let (with, without): (Vec<_>, Vec<_>) = bars(&layout).into_iter().partition(|bar| bar.1 == 1);
    assert_eq!((with.len(), without.len()), (22, 179));
    let thinnest = with.iter().map(|bar| bar.0).fold(f64::INFINITY, f64::min);
    let thickest = without.iter().map(|bar| bar.0).fold(0.0, f64::max);
    assert!(thinnest > 31.0 && thickest < 31.0, "{thinnest} {thickest}");
    // Nothing is lost from the table.
    let table = funding_flow::table::table(&network);
    let text = format!("{table:?}");
    assert_eq!(text.matches("€1,000\"").count(), 2 * 179, "once as a flow, once as a party");
}
