//! Widths show amounts: one scale for the whole picture, which the legend gives, and a mark on all that it makes too thin.

use std::fmt::Write as _;

use super::{Direction, Layout, LegendKey, Options, Previous, Rect, Stub, layout};
use crate::dice::Dice;
use crate::marks::THIN;
use crate::network::{Choice, Network};
use crate::{read, scene, svg, theme::Theme, view::View};

/// A made-up network with groups and statuses, with amounts from a few units to so many that the others become too thin.
fn document(seed: u64) -> String {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut roll = |sides: usize| dice.below(sides as u64) as usize;
    let parties = 4 + roll(20);
    let lists = ["funders", "projects", "people"];
    let mut text = String::from("{\"title\": \"Made up\", \"currency\": \"EUR\"");
    for (role, list) in lists.iter().enumerate() {
        let _ = write!(text, ", \"{list}\": [");
        for party in (role..parties).step_by(lists.len()) {
            let comma = if party == role { "" } else { ", " };
            let group = ["", ", \"group\": \"One\"", ", \"group\": \"Two\""][roll(3)];
            let keeps = ["", "", ", \"keeps\": [{\"kind\": \"overhead\", \"amount\": 3}]"][roll(3)];
            let keeps = if role == 1 { keeps } else { "" };
            let _ = write!(text, "{comma}{{\"id\": \"p{party}\"{group}{keeps}}}");
        }
        text.push(']');
    }
    text.push_str(", \"flows\": [");
    let unknown = seed.is_multiple_of(9);
    for flow in 0..2 * parties {
        let (from, to) = (roll(parties), roll(parties));
        if from % 3 >= to % 3 && (from == to || roll(9) > 0) {
            continue;
        }
        let comma = if text.ends_with('[') { "" } else { ", " };
        let status = ["", "", ", \"status\": \"proposed\"", ", \"status\": \"paid\""][roll(4)];
        let most = [20, 5000, 900_000, 40_000_000][roll(4)];
        let amount = match roll(8) {
            _ if unknown => "null".to_owned(),
            0 => "null".to_owned(),
            1 => "0".to_owned(),
            2 => format!("{{\"min\": {flow}, \"max\": {}}}", flow + 1 + roll(most)),
            _ => (1 + roll(most)).to_string(),
        };
        let _ = write!(text, "{comma}{{\"from\": \"p{from}\", \"to\": \"p{to}\", \"amount\": {amount}{status}}}");
    }
    text.push_str("]}");
    text
}

/// All of a network, and parts of it as readers choose them.
fn parts(seed: u64) -> Vec<Network> {
    let text = document(seed);
    let (network, report) = read(&text);
    let network = network.unwrap_or_else(|| panic!("{report}\n{text}"));
    let mut parts = vec![network.clone()];
    for (status, folded) in [("proposed", ""), ("paid", ""), ("", "One"), ("", "One,Two"), ("proposed", "Two")] {
        let choice = Choice { status: status.to_owned(), folded: folded.to_owned(), ..Choice::default() };
        parts.extend(network.part(&choice));
    }
    parts
}

/// Drawn in both directions, from nothing and in the order of another part.
fn drawn(parts: &[Network], mut check: impl FnMut(&Network, &Layout, &str)) {
    let mut before: Option<Previous> = None;
    for (index, network) in parts.iter().enumerate() {
        for (direction, width) in [(Direction::Horizontal, 1000.0), (Direction::Vertical, 360.0)] {
            for previous in [None, before.clone()] {
                let about = format!("part {index}, {direction:?}, previous: {}", previous.is_some());
                let drawing = layout(network, &Options { width, direction, previous, ..Options::default() });
                check(network, &drawing, &about);
                before = Some(Previous::new(network, &drawing));
            }
        }
    }
}

fn in_legend(layout: &Layout, key: LegendKey) -> usize {
    layout.legend.items.iter().filter(|item| item.key == key).count()
}

#[test]
fn one_scale_holds_for_every_ribbon_bar_and_stub() {
    for seed in 1..30 {
        drawn(&parts(seed), |network, layout, about| {
            let spare = |wide: f64| 1e-9 * wide.max(1.0);
            let parties = network.parties.len();
            let (mut gives, mut takes) = (vec![0.0; parties], vec![0.0; parties]);
            for (flow, ribbon) in network.flows.iter().zip(&layout.links) {
                let Some(ribbon) = ribbon else { continue };
                let wide = flow.estimate as f64 * layout.scale;
                assert!(
                    (ribbon.thickness - wide).abs() <= spare(wide),
                    "{seed}, {about}: {} for {wide}",
                    ribbon.thickness
                );
                gives[flow.from] += ribbon.thickness;
                takes[flow.to] += ribbon.thickness;
            }
            for stub in &layout.stubs {
                let party = &network.parties[stub.party];
                let kept = stub.keep.map_or(party.balance.unallocated, |keep| party.keeps[keep].estimate);
                let (x, y) = (stub.rect.x1 - stub.rect.x0, stub.rect.y1 - stub.rect.y0);
                let wide = if layout.vertical { x } else { y };
                assert!((wide - kept as f64 * layout.scale).abs() <= spare(wide), "{seed}, {about}: a stub of {wide}");
                gives[stub.party] += wide;
            }
            for (party, node) in layout.nodes.iter().enumerate() {
                let Some(node) = node else { continue };
                let long = if layout.vertical { node.bar.x1 - node.bar.x0 } else { node.bar.y1 - node.bar.y0 };
                let most = f64::max(gives[party], takes[party]);
                assert!((long - most).abs() <= 1e-6 * most.max(1.0), "{seed}, {about}: a bar of {long} for {most}");
            }
        });
    }
}

#[test]
fn the_legend_gives_the_scale_or_says_that_there_is_none() {
    let mut without = 0;
    for seed in 1..30 {
        drawn(&parts(seed), |network, layout, about| {
            let is_known = network.flows.iter().enumerate().any(|(index, flow)| {
                layout.links[index].is_some() && (flow.interval.least > 0 || flow.interval.most.is_some())
            });
            if layout.links.iter().flatten().count() == 0 {
                return;
            }
            assert_eq!(in_legend(layout, LegendKey::Scale), usize::from(is_known), "{seed}, {about}");
            assert_eq!(in_legend(layout, LegendKey::NoScale), usize::from(!is_known), "{seed}, {about}");
            without += usize::from(!is_known);
            for item in layout.legend.items.iter().filter(|item| item.key == LegendKey::Scale) {
                let words: String = item.text.lines.iter().map(|line| line.text.as_str()).collect();
                let units: f64 = words.replace(',', "").trim_start_matches('€').parse().expect("an amount of euros");
                let high = item.swatch.y1 - item.swatch.y0;
                assert!((high - units * 100.0 * layout.scale).abs() < 1e-6, "{seed}, {about}: {words} is {high} high");
            }
        });
    }
    assert!(without > 0, "no network without amounts was tried");
}

/// Amounts are hundredths, so a picture may be no larger than the legend can give the scale of.
#[test]
fn the_legend_gives_the_scale_of_the_least_amounts() {
    for hundredths in 1..=60 {
        let amount = f64::from(hundredths) / 100.0;
        let text = format!(
            "{{\"title\": \"Small\", \"currency\": \"EUR\", \"flows\": [{{\"from\": \"a\", \"to\": \"b\", \"amount\": {amount}}}]}}"
        );
        let (network, report) = read(&text);
        let network = network.unwrap_or_else(|| panic!("{report}"));
        for (direction, height) in
            [(Direction::Horizontal, None), (Direction::Horizontal, Some(700.0)), (Direction::Vertical, None)]
        {
            let layout = layout(&network, &Options { height, direction, ..Options::default() });
            let about = format!("{amount}, {direction:?}, {height:?}");
            let item = layout.legend.items.iter().find(|item| item.key == LegendKey::Scale);
            let item = item.unwrap_or_else(|| panic!("{about}: no scale"));
            let units: f64 = item.text.lines[0].text.trim_start_matches('€').parse().expect("an amount of euros");
            let high = item.swatch.y1 - item.swatch.y0;
            assert!((high - units * 100.0 * layout.scale).abs() < 1e-6, "{about}: {units} is {high} high");
            assert!((5.0..15.0).contains(&high), "{about}: {high}");
        }
    }
}

#[test]
fn what_is_too_thin_to_see_is_marked_and_explained() {
    let (mut thin, mut plain) = (0, 0);
    for seed in 1..30 {
        drawn(&parts(seed), |network, layout, about| {
            let wide = |stub: &Stub| {
                let Rect { x0, y0, x1, y1 } = stub.rect;
                if layout.vertical { x1 - x0 } else { y1 - y0 }
            };
            let flows = layout.links.iter().flatten().filter(|ribbon| ribbon.thickness < THIN).count();
            let lines = flows + layout.stubs.iter().filter(|stub| wide(stub) < THIN).count();
            assert_eq!(in_legend(layout, LegendKey::Thin), usize::from(lines > 0), "{seed}, {about}");
            thin += usize::from(lines > 0);
            plain += usize::from(lines == 0);
            let text = svg::to_string(&scene::draw(network, layout, &Theme::default(), &View::STATIC));
            // A dotted line for each, with dashes between where more is uncertain, and one in the legend.
            let dotted =
                ["\"1 2\"", "\"5 2 1 2\""].map(|dots| text.matches(&format!("stroke-dasharray={dots}")).count());
            assert!(
                !text.contains("height=\"0\"") && !text.contains("width=\"0\""),
                "{seed}, {about}: a bar is not drawn"
            );
            assert_eq!(dotted[0] + dotted[1], lines + usize::from(lines > 0), "{seed}, {about}");
        });
    }
    assert!(thin > 20 && plain > 20, "{thin} drawings with thin ribbons, {plain} without");
}
