use super::*;
use crate::layout::columns::assign;
use crate::layout::graph::Pin;
use crate::layout::order::{self, order};

/// A small generator (splitmix64), so that failures repeat.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n.max(1)
    }
}

struct Picture {
    pins: Vec<Pin>,
    edges: Vec<Edge>,
    rooms: Vec<Room>,
    extra: Vec<u64>,
    height: Option<f64>,
    padding: f64,
    /// Links that are longer run outside all columns.
    longest: usize,
}

/// Networks of all shapes: parallel links, loops, circles, long links, parts, giants, zeros, labels, little space.
fn picture(seed: u64, nodes: u64, links: u64) -> Picture {
    let mut r = Random(seed);
    let columns = 1 + r.below(7);
    let shape = r.below(4);
    let size = r.below(4);
    let pins = (0..nodes)
        .map(|_| Pin {
            role: (shape == 1 && r.below(4) > 0).then(|| r.below(5) as u8),
            column: (shape == 2 || shape == 3 && r.below(3) == 0).then(|| r.below(columns) as u32),
        })
        .collect();
    let edges = (0..links)
        .map(|_| Edge {
            from: r.below(nodes) as usize,
            to: r.below(nodes) as usize,
            weight: match size {
                0 => 1,
                1 => r.below(1000),
                2 => [1, 100_000_000_000_000_000][r.below(2) as usize],
                _ => 1 + r.below(50),
            },
        })
        .collect();
    let labels = r.below(2) as f64;
    let mut room = || Room {
        above: labels * r.below(20) as f64,
        below: labels * r.below(20) as f64,
        beside: labels * r.below(30) as f64,
        turns: r.below(2) == 0,
    };
    let rooms = (0..nodes).map(|_| room()).collect();
    let extra = (0..nodes).map(|_| r.below(2) * r.below(100)).collect();
    let height = [None, Some(600.0), Some(1.0), Some(5000.0)][r.below(4) as usize];
    let padding = [0.0, 8.0, 40.0][r.below(3) as usize];
    let longest = [usize::MAX, 1, 2][r.below(3) as usize];
    Picture { pins, edges, rooms, extra, height, padding, longest }
}

/// Asserts all that holds for every placement.
fn check(p: &Picture) {
    let mut columns = assign(&p.pins, &p.edges);
    for (e, edge) in p.edges.iter().enumerate() {
        let is_longer = columns.column[edge.to].saturating_sub(columns.column[edge.from]) > p.longest;
        columns.back[e] |= is_longer;
        columns.too_long |= is_longer;
    }
    let ordering = order(&columns, &p.edges, &order::Options { budget: 20_000, ..order::Options::default() });
    let spec = Spec { height: p.height, padding: p.padding, rooms: &p.rooms, thickness: 300.0, extra_out: &p.extra };
    let placed = place(&columns, &p.edges, &ordering, &spec);
    let slack = 1e-9 * placed.breadth + 1e-9;
    assert!(placed.scale.is_finite() && placed.scale > 0.0);
    assert!(placed.breadth.is_finite() && placed.breadth >= p.height.unwrap_or(0.0));
    let (mut low, mut high) = (placed.breadth, 0.0f64);
    let mut seen = vec![0; p.pins.len()];
    for items in &ordering.columns {
        // End of the last bar with its room, end of the last way.
        let (mut bar, mut roomy, mut way) = (f64::NEG_INFINITY, 0.0f64, 0.0f64);
        for item in items {
            match *item {
                order::Item::Node(v) => {
                    seen[v] += 1;
                    let (y0, y1) = placed.node[v];
                    let mut room = p.rooms[v];
                    assert!(room.turns || !placed.turned[v]);
                    if placed.turned[v] {
                        std::mem::swap(&mut room.above, &mut room.below);
                    }
                    let beside = (room.beside - (y1 - y0)) / 2.0;
                    let (first, last) = (y0 - room.above.max(beside).max(0.0), y1 + room.below.max(beside).max(0.0));
                    assert!(y0 <= y1 && y0 - bar >= p.padding - slack, "padding of {v}");
                    assert!(first >= roomy.max(way) - slack, "room of {v}");
                    (bar, roomy) = (y1, last);
                    (low, high) = (low.min(first), high.max(last));
                }
                order::Item::Way { edge } => {
                    let track = &placed.link[edge];
                    let c = columns.column[p.edges[edge].from] + 1;
                    let at = ordering.columns.iter().position(|i| std::ptr::eq(i, items)).unwrap_or(0);
                    assert_eq!(track.ways[at - c].0, at);
                    let centre = track.ways[at - c].1;
                    assert!(centre - track.thickness / 2.0 >= roomy.max(way) - slack, "way of {edge}");
                    way = centre + track.thickness / 2.0;
                    high = high.max(way);
                }
            }
        }
    }
    assert!(seen.iter().all(|&s| s == 1));
    assert!(low >= -slack && high <= placed.breadth + slack, "{low} {high} {}", placed.breadth);
    loops(p, &columns, &placed, (low, high), slack);
    ports(p, &columns, &placed, slack);
    outside(p, &columns, &placed, slack);
}

/// Lanes lie apart from each other and from all columns.
fn loops(p: &Picture, columns: &Columns, placed: &Placement, (low, high): (f64, f64), slack: f64) {
    let mut lanes = Vec::new();
    for (e, track) in placed.link.iter().enumerate() {
        assert_eq!(track.lane.is_some(), columns.back[e]);
        assert!([track.start, track.end, track.thickness].iter().all(|x| x.is_finite()));
        let on = |centre: f64, (y0, y1): (f64, f64)| {
            centre - track.thickness / 2.0 >= y0 - slack && centre + track.thickness / 2.0 <= y1 + slack
        };
        assert!(on(track.start, placed.node[p.edges[e].from]) && on(track.end, placed.node[p.edges[e].to]));
        if let Some(lane) = track.lane {
            let (y0, y1) = (lane - track.thickness / 2.0, lane + track.thickness / 2.0);
            assert!(y1 <= low + slack || y0 >= high - slack);
            assert!(y0 >= -slack && y1 <= placed.breadth + slack);
            lanes.push((y0, y1));
        }
    }
    lanes.sort_by(|a: &(f64, f64), b| (a.0 + a.1).total_cmp(&(b.0 + b.1)));
    assert!(lanes.windows(2).all(|w: &[(f64, f64)]| w[0].1 <= w[1].0 + slack));
}

/// Links of one node do not cross where they leave it, nor where they arrive.
fn ports(p: &Picture, columns: &Columns, placed: &Placement, slack: f64) {
    let mut out: Vec<(usize, f64, f64)> = Vec::new();
    let mut into = Vec::new();
    for (e, track) in placed.link.iter().enumerate().filter(|&(e, _)| !columns.back[e]) {
        out.push((p.edges[e].from, track.start, track.ways.first().map_or(track.end, |w| w.1)));
        into.push((p.edges[e].to, track.end, track.ways.last().map_or(track.start, |w| w.1)));
    }
    for mut side in [out, into] {
        side.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)));
        let crosses =
            |a: &(usize, f64, f64), b: &(usize, f64, f64)| a.0 == b.0 && b.1 - a.1 > slack && a.2 - b.2 > slack;
        assert!(side.windows(2).all(|w| !crosses(&w[0], &w[1])));
    }
}

/// Of two links that run outside on one side and leave, or reach, the same party, one lies within the other all the way.
fn outside(p: &Picture, columns: &Columns, placed: &Placement, slack: f64) {
    let ends = |e: usize| [p.edges[e].from, p.edges[e].to];
    let runs_on = |e: usize| columns.column[p.edges[e].from] < columns.column[p.edges[e].to];
    let span = |e: usize| columns.column[p.edges[e].from].abs_diff(columns.column[p.edges[e].to]);
    let lanes = placed.link.iter().enumerate().filter_map(|(e, track)| Some((e, track.lane?)));
    let lanes: Vec<(usize, f64)> = lanes.collect();
    let (low, high) =
        placed.node.iter().fold((f64::MAX, f64::MIN), |(low, high), bar| (f64::min(low, bar.0), f64::max(high, bar.1)));
    let middle = (low + high) / 2.0;
    for (i, &(a, at)) in lanes.iter().enumerate() {
        for &(b, other) in &lanes[..i] {
            let shared: Vec<usize> = (0..2).filter(|&end| ends(a)[end] == ends(b)[end]).collect();
            let above = at < middle;
            if shared.is_empty() || above != (other < middle) || (at - other).abs() <= slack {
                continue;
            }
            assert_eq!(runs_on(a), runs_on(b), "a loop and a link that runs on are on different sides");
            let (inner, outer) = if (at > other) == above { (a, b) } else { (b, a) };
            assert!(span(inner) <= span(outer));
            let port = |e: usize, end: usize| if end == 0 { placed.link[e].start } else { placed.link[e].end };
            for end in 0..2 {
                // Where both end in one column: loops lie in each other, what runs on lies side by side.
                let [x, y] = [port(inner, end), port(outer, end)];
                let is_right = if above == runs_on(a) { x >= y - slack } else { x <= y + slack };
                assert!(is_right || (span(a) != span(b) && !shared.contains(&end)), "{inner} crosses {outer}");
            }
        }
    }
}

#[test]
fn small_networks_of_all_shapes_are_sound() {
    for seed in 0..400 {
        let nodes = 1 + seed % 13;
        check(&picture(seed, nodes, seed % 29));
    }
}

#[test]
fn large_networks_of_all_shapes_are_sound() {
    for (seed, nodes, links) in
        [(1, 40, 100), (2, 60, 150), (3, 200, 300), (5, 600, 600), (6, 300, 600), (10, 1000, 2000)]
    {
        check(&picture(seed, nodes, links));
    }
}

#[test]
fn twice_the_same_gives_the_same() {
    let p = picture(77, 40, 90);
    let columns = assign(&p.pins, &p.edges);
    let run = || {
        let ordering = order(&columns, &p.edges, &order::Options::default());
        place(
            &columns,
            &p.edges,
            &ordering,
            &Spec { height: Some(500.0), padding: 8.0, rooms: &p.rooms, thickness: 1.0, extra_out: &[] },
        )
    };
    assert_eq!(format!("{:?}", run()), format!("{:?}", run()));
}

#[test]
fn nothing_at_all_can_be_placed() {
    let columns = assign(&[], &[]);
    let ordering = order(&columns, &[], &order::Options::default());
    let spec = Spec { height: Some(f64::NAN), padding: f64::INFINITY, rooms: &[], thickness: f64::NAN, extra_out: &[] };
    let placed = place(&columns, &[], &ordering, &spec);
    assert!(placed.breadth.is_finite() && placed.node.is_empty());
}
