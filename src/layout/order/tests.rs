use super::exchange::Exchange;
use super::layers::{Layers, Part};
use super::*;
use crate::layout::columns::assign;
use crate::layout::graph::Pin;

fn edge(from: usize, to: usize, weight: u64) -> Edge {
    Edge { from, to, weight }
}

/// Nodes of an order, column by column.
fn nodes(ordering: &Ordering) -> Vec<Vec<usize>> {
    let node = |i: &Item| {
        if let Item::Node(v) = *i { Some(v) } else { None }
    };
    ordering.columns.iter().map(|c| c.iter().filter_map(node).collect()).collect()
}

fn run(n: usize, edges: &[Edge], options: &Options) -> Ordering {
    order(&assign(&vec![Pin::default(); n], edges), edges, options)
}

/// A generator of numbers below `n` (splitmix64).
fn random(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |n| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }
}

/// Points in columns and straight links between them, in a random numbering; `plane` leaves out what would cross.
fn network(seed: u64, n: usize, links: usize, columns: usize, plane: bool) -> (Vec<Pin>, Vec<Edge>) {
    let mut r = random(seed);
    let point: Vec<(i64, i64)> = (0..n).map(|_| (r(columns) as i64, r(1_000_000) as i64)).collect();
    let side =
        |p: (i64, i64), q: (i64, i64), r: (i64, i64)| ((q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0)).signum();
    let mut edges: Vec<Edge> = Vec::new();
    for _ in 0..links * 8 {
        let (a, b) = (r(n), r(n));
        let far = point[b].0 - point[a].0;
        if far < 1 || r(far as usize) > 0 || edges.len() == links {
            continue;
        }
        let crosses = |e: &Edge| {
            let (p, q, s, t) = (point[a], point[b], point[e.from], point[e.to]);
            e.from != a
                && e.to != b
                && e.from != b
                && e.to != a
                && side(p, q, s) * side(p, q, t) <= 0
                && side(s, t, p) * side(s, t, q) <= 0
        };
        if !plane || !edges.iter().any(crosses) {
            edges.push(edge(a, b, 1 + r(1000) as u64));
        }
    }
    let pins = point.iter().map(|p| Pin { role: None, column: Some(p.0 as u32) }).collect();
    (pins, edges)
}

fn layered(pins: &[Pin], edges: &[Edge]) -> Part {
    Layers::new(&assign(pins, edges), edges, None, false).whole()
}

/// Weighted crossings of a finished order, pair by pair.
fn crossings_of(pins: &[Pin], edges: &[Edge], ordering: &Ordering) -> u64 {
    let columns = assign(pins, edges);
    let place = |c: usize, e: usize| {
        let ends = (edges[e].from, edges[e].to);
        let is = |i: &Item| match *i {
            Item::Node(v) => columns.column[v] == c && (v == ends.0 || v == ends.1),
            Item::Way { edge } => edge == e,
        };
        ordering.columns[c].iter().position(is).unwrap_or(usize::MAX)
    };
    let mut sum = 0;
    for c in 1..columns.count {
        let within = |e: &usize| columns.column[edges[*e].from] < c && columns.column[edges[*e].to] >= c;
        let steps: Vec<(usize, usize, u64)> =
            (0..edges.len()).filter(within).map(|e| (place(c - 1, e), place(c, e), edges[e].weight)).collect();
        for (i, a) in steps.iter().enumerate() {
            let crossed = steps[..i].iter().filter(|b| (a.0 < b.0 && a.1 > b.1) || (a.0 > b.0 && a.1 < b.1));
            sum += crossed.map(|b| a.2 * b.2).sum::<u64>();
        }
    }
    sum
}

#[test]
fn two_crossed_links_are_uncrossed() {
    let edges = [edge(0, 3, 5), edge(1, 2, 5)];
    let got = nodes(&run(4, &edges, &Options::default()));
    assert_eq!(got, vec![vec![0, 1], vec![3, 2]]);
}

#[test]
fn what_can_be_drawn_without_crossings_is() {
    for seed in 0..12 {
        let (pins, edges) = network(seed, 8 + seed as usize, 40, 3 + seed as usize % 4, true);
        let got = order(&assign(&pins, &edges), &edges, &Options::default());
        assert_eq!(crossings_of(&pins, &edges, &got), 0, "seed {seed}");
    }
}

#[test]
fn what_can_be_drawn_without_crossings_is_however_dense() {
    for seed in 0..60 {
        // As many links as fit in between: from 70 to 200.
        let (pins, edges) = network(seed + 9000, 30 + 3 * seed as usize, 1200, 3 + seed as usize % 8, true);
        let got = order(&assign(&pins, &edges), &edges, &Options::default());
        assert_eq!(crossings_of(&pins, &edges, &got), 0, "seed {seed}, {} links", edges.len());
    }
}

#[test]
fn the_count_is_that_of_all_pairs() {
    for seed in 0..6 {
        let (pins, edges) = network(seed, 20, 40, 4, false);
        let layers = Layers::new(&assign(&pins, &edges), &edges, None, false);
        let part = layers.whole();
        let mut ordering = Ordering { columns: vec![Vec::new(); part.columns()] };
        layers.write(&part, &part.as_given(), &mut ordering);
        let slow = crossings_of(&pins, &edges, &ordering);
        assert_eq!(crossings::count(&part, &part.as_given()), slow as i64);
    }
}

#[test]
fn differences_stay_exact_through_moves_and_undo() {
    let (pins, edges) = network(3, 24, 60, 5, false);
    let part = layered(&pins, &edges);
    let mut search = iterate::Search::new(&part, part.as_given());
    search.run(50_000);
    assert_eq!(search.state.cost, crossings::count(&part, &search.state.order));
    let mut fresh = Exchange::new(&part, search.state.order.clone());
    fresh.settle();
    assert_eq!(fresh.cost, search.state.cost, "a local optimum stays one");
}

#[test]
fn the_way_of_a_long_link_is_the_best_of_all() {
    for seed in 0..8 {
        let (pins, edges) = network(seed, 16, 30, 4, false);
        let part = layered(&pins, &edges);
        let mut exchange = Exchange::new(&part, part.as_given());
        for chain in chains::all(&part).iter().enumerate().filter(|c| c.1.len() == 3) {
            exchange.reroute(chain.0);
            let way = chain.1[1];
            let column = part.run(part.column[way as usize] as usize);
            let best = exchange.cost;
            for to in column {
                exchange.shift(way, to);
                assert!(exchange.cost >= best);
            }
            exchange.reroute(chain.0);
            assert_eq!(exchange.cost, best);
        }
    }
}

#[test]
fn the_authors_order_is_kept() {
    for seed in 0..6 {
        let (pins, edges) = network(seed, 30, 60, 5, false);
        let author = Options { author: true, ..Options::default() };
        let got = order(&assign(&pins, &edges), &edges, &author);
        assert!(nodes(&got).iter().all(|c| c.is_sorted()));
    }
}

#[test]
fn of_two_mirror_images_the_authors_is_taken() {
    let (pins, edges) = network(5, 20, 40, 4, false);
    let got = nodes(&order(&assign(&pins, &edges), &edges, &Options::default()));
    let pairs = |c: &Vec<usize>| {
        let with = (0..c.len()).map(|i| c[..i].iter().filter(|&&v| v < c[i]).count()).sum::<usize>();
        (with, c.len() * c.len().saturating_sub(1) / 2)
    };
    let (with, all) = got.iter().map(pairs).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    assert!(2 * with >= all, "{with} of {all}");
}

#[test]
fn parallel_long_links_stand_together() {
    let edges = [edge(0, 1, 5), edge(1, 2, 5), edge(0, 2, 1), edge(0, 2, 2)];
    let got = run(3, &edges, &Options::default());
    let way = |i: &Item| {
        if let Item::Way { edge } = *i { Some(edge) } else { None }
    };
    let ways: Vec<usize> = got.columns[1].iter().filter_map(way).collect();
    assert_eq!(ways, vec![2, 3]);
    assert_eq!(got.columns[1].len(), 3);
}

#[test]
fn an_earlier_order_is_kept_if_nothing_gains() {
    let edges = [edge(0, 3, 5), edge(1, 2, 5)];
    let earlier = Earlier { keys: vec![Some(0.9), Some(0.1), Some(1.1), None], ..Earlier::default() };
    let options = Options { earlier: Some(&earlier), ..Options::default() };
    assert_eq!(nodes(&run(4, &edges, &options)), vec![vec![1, 0], vec![2, 3]]);
}

#[test]
fn an_edit_moves_few_pairs() {
    let (mut changed, mut pairs) = (0, 0);
    for seed in 0..10 {
        let (pins, mut edges) = network(seed, 40, 80, 4, false);
        let before = order(&assign(&pins, &edges), &edges, &Options::default());
        let earlier = Earlier { keys: before.keys(pins.len()), is_edit: true, ..Earlier::default() };
        edges[seed as usize].weight *= 3;
        let options = Options { earlier: Some(&earlier), ..Options::default() };
        let after = order(&assign(&pins, &edges), &edges, &options);
        for (old, new) in nodes(&before).iter().zip(nodes(&after)) {
            for (i, a) in old.iter().enumerate() {
                let at = |v: &usize| new.iter().position(|w| w == v);
                changed += old[..i].iter().filter(|b| at(b) > at(a)).count();
                pairs += i;
            }
        }
    }
    assert!(changed * 200 <= pairs, "{changed} of {pairs}");
}

#[test]
fn large_weights_and_zeros_do_not_overflow() {
    let huge = u64::MAX;
    let edges = [edge(0, 3, huge), edge(1, 2, huge), edge(0, 2, 0), edge(1, 3, 1), edge(4, 3, huge), edge(4, 2, huge)];
    let got = run(5, &edges, &Options::default());
    assert_eq!(got.columns.iter().map(Vec::len).sum::<usize>(), 5);
}
