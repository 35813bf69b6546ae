//! Ribbons run where nothing else stands: over no other party's bar, behind no label, within the picture.

mod made_up;

use funding_flow::layout::{self, Direction, Layout, Options, Rect};
use funding_flow::read;
use made_up::document;

type Point = (f64, f64);

/// The corners of an outline, its curves in so many pieces.
fn corners(path: &str) -> Vec<Point> {
    const PIECES: u32 = 16;
    let mut corners: Vec<Point> = Vec::new();
    for part in path.trim_end_matches('Z').split_inclusive(['M', 'L', 'C']).collect::<Vec<_>>().windows(2) {
        let is_curve = part[0].ends_with('C');
        let text = part[1].trim_end_matches(['M', 'L', 'C']).replace('-', " -");
        let numbers: Vec<f64> =
            text.split([' ', ',']).filter(|n| !n.is_empty()).map(|n| n.parse().expect("a length")).collect();
        if !is_curve {
            corners.extend(numbers.chunks_exact(2).map(|p| (p[0], p[1])));
            continue;
        }
        for p in numbers.chunks_exact(6) {
            let from = *corners.last().expect("a curve begins somewhere");
            for piece in 1..=PIECES {
                let t = f64::from(piece) / f64::from(PIECES);
                let at = |a: f64, b: f64, c: f64, d: f64| {
                    (1.0 - t).powi(3) * a + 3.0 * t * (1.0 - t) * ((1.0 - t) * b + t * c) + t.powi(3) * d
                };
                corners.push((at(from.0, p[0], p[2], p[4]), at(from.1, p[1], p[3], p[5])));
            }
        }
    }
    corners
}

/// Whether a point lies in an outline.
fn contains(corners: &[Point], (x, y): Point) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossed = corners
        .iter()
        .zip(next)
        .filter(|(a, b)| (a.1 > y) != (b.1 > y) && x < (b.0 - a.0) * (y - a.1) / (b.1 - a.1) + a.0);
    crossed.count() % 2 == 1
}

/// Whether an outline runs through a rectangle, or round it.
fn covers(corners: &[Point], rect: Rect) -> bool {
    const STEPS: u32 = 24;
    let within = |x: f64, y: f64| x > rect.x0 && x < rect.x1 && y > rect.y0 && y < rect.y1;
    let enters = |pair: &[Point]| {
        let (a, b) = (pair[0], pair[1]);
        (0..=STEPS)
            .map(|step| f64::from(step) / f64::from(STEPS))
            .any(|t| within(a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t))
    };
    let middle = (rect.y0 + rect.y1) / 2.0;
    let along = |step: u32| rect.x0 + (rect.x1 - rect.x0) * f64::from(step) / 12.0;
    corners.windows(2).any(enters) || (1..12).any(|step| contains(corners, (along(step), middle)))
}

/// Where ribbons have begun to bend to the next column, words that are wider than a column may still go on.
const BENDS: f64 = 19.0;

/// The ribbons that run behind labels, as sentences.
fn covered(layout: &Layout) -> Vec<String> {
    let mut covered = Vec::new();
    for (flow, ribbon) in layout.links.iter().enumerate() {
        let Some(ribbon) = ribbon else { continue };
        let outline = corners(&ribbon.outline(0.0, 1.0));
        for (party, node) in layout.nodes.iter().enumerate() {
            let Some(node) = node else { continue };
            let after = layout.nodes.iter().flatten().filter(|other| other.column > node.column);
            let next = after.map(|other| other.bar.x0).fold(f64::INFINITY, f64::min);
            let Rect { x0, y0, x1, y1 } = node.label.bounds;
            // Outlines may touch.
            let label = Rect { x0: x0 + 0.6, y0: y0 + 0.6, x1: x1.min(next - BENDS) - 0.6, y1: y1 - 0.6 };
            if label.x0 < label.x1 && covers(&outline, label) {
                let kind = if ribbon.back { "that runs back" } else { "that runs on" };
                covered.push(format!("flow {flow}, {kind}, behind the label of party {party}: {:?}", node.label));
            }
        }
    }
    covered
}

#[test]
fn no_ribbon_runs_behind_a_label() {
    let mut back = 0;
    for seed in 1..150 {
        let parties = 3 + seed % 17;
        let (network, report) = read(&document(seed, parties, parties * 2));
        let network = network.unwrap_or_else(|| panic!("{report}"));
        for width in [1000.0, 1400.0] {
            let options = Options { width, direction: Direction::Horizontal, ..Options::default() };
            let layout = layout::layout(&network, &options);
            back += layout.links.iter().flatten().filter(|ribbon| ribbon.back).count();
            let covered = covered(&layout);
            assert!(covered.is_empty(), "seed {seed}, {width} px: {covered:#?}");
        }
    }
    assert!(back > 100, "{back} flows run back");
}

/// From top to bottom labels stand on ribbons, which run straight there, but links that go back do not turn in them.
#[test]
fn no_ribbon_turns_behind_a_label() {
    // Half of what a turn is from a bar, and half of the thickest that a ribbon is drawn there.
    const MIDDLE: f64 = 12.0;
    const HALF: f64 = 7.0;
    let mut turns = 0;
    for seed in 1..150 {
        let parties = 3 + seed % 17;
        let (network, report) = read(&document(seed, parties, parties * 2));
        let network = network.unwrap_or_else(|| panic!("{report}"));
        let options = Options { width: 360.0, direction: Direction::Vertical, ..Options::default() };
        let layout = layout::layout(&network, &options);
        for ribbon in layout.links.iter().flatten().filter(|ribbon| ribbon.back) {
            let half = HALF.min(ribbon.thickness / 2.0);
            for (end, depth) in [(0, ribbon.runs[0].to + MIDDLE), (2, ribbon.runs[2].from - MIDDLE)] {
                let (lane, bar) = (ribbon.runs[1].breadth, ribbon.runs[end].breadth);
                let turn = Rect { x0: lane.min(bar), y0: depth - half, x1: lane.max(bar), y1: depth + half };
                for label in layout.nodes.iter().flatten().map(|node| &node.label) {
                    let Rect { x0, y0, x1, y1 } = label.bounds;
                    let overlap = x0 < turn.x1 && turn.x0 < x1 && y0 < turn.y1 && turn.y0 < y1;
                    assert!(!overlap, "seed {seed}: a turn at {turn:?} behind {label:?}");
                }
                turns += 1;
            }
        }
    }
    assert!(turns > 200, "{turns} turns");
}

#[test]
fn no_ribbon_runs_over_another_party() {
    for seed in 1..90 {
        let parties = 3 + seed % 37;
        let (network, report) = read(&document(seed, parties, parties * 2));
        let network = network.unwrap_or_else(|| panic!("{report}"));
        for (width, direction) in [(1000.0, Direction::Horizontal), (320.0, Direction::Vertical)] {
            let layout = layout::layout(&network, &Options { width, direction, ..Options::default() });
            for ((from, to, _), ribbon) in network.ends().zip(&layout.links) {
                let ribbon = ribbon.as_ref().expect("a ribbon for each flow");
                let outline = corners(&ribbon.outline(0.0, 1.0));
                let about = format!("seed {seed}, {direction:?}, {from} to {to}, back: {}", ribbon.back);
                let inside =
                    |(x, y): &Point| (-0.1..layout.width + 0.1).contains(x) && (-0.1..layout.height + 0.1).contains(y);
                assert!(outline.iter().all(inside), "{about}: a ribbon leaves the picture");
                for (party, node) in layout.nodes.iter().enumerate().filter(|(party, _)| ![from, to].contains(party)) {
                    let Some(Rect { x0, y0, x1, y1 }) = node.as_ref().map(|node| node.bar) else { continue };
                    // Bars of nothing have no extent along the breadth.
                    let bar = Rect { x0: x0 - 0.3, y0: y0 - 0.3, x1: x1 + 0.3, y1: y1 + 0.3 };
                    assert!(!covers(&outline, bar), "{about}: over the bar of {party}");
                }
            }
        }
    }
}

/// Links that leave the same bar, or arrive at the same one, do not cross where they do.
#[test]
fn links_that_share_an_end_do_not_cross() {
    for seed in 1..60 {
        let parties = 3 + seed * 7 % 160;
        let (network, report) = read(&document(seed, parties, parties * 2));
        let network = network.unwrap_or_else(|| panic!("{report}"));
        let layout = layout::layout(&network, &Options::default());
        // Per link and end: the party, where the link touches its bar, and where it is in the next column.
        let mut ends = Vec::new();
        for ((from, to, _), ribbon) in network.ends().zip(&layout.links) {
            let Some(ribbon) = ribbon.as_ref().filter(|ribbon| !ribbon.back) else { continue };
            let breadths: Vec<f64> = ribbon.runs.iter().map(|run| run.breadth).collect();
            let last = breadths.len() - 1;
            ends.push((from, 0, breadths[0], breadths[1]));
            ends.push((to, 1, breadths[last], breadths[last - 1]));
        }
        for (index, a) in ends.iter().enumerate() {
            for b in ends[index + 1..].iter().filter(|b| (a.0, a.1) == (b.0, b.1)) {
                let crosses = (a.2 - b.2) * (a.3 - b.3) < -1e-9;
                assert!(!crosses, "seed {seed}: {a:?} and {b:?}");
            }
        }
    }
}
