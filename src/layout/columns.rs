//! Assigns every node a column: roles and pins first, then the longest path; what would go back is marked.
//!
//! Circles are opened by the weighted greedy feedback heuristic of Eades, Lin and Smyth (1993), applied to each strongly
//! connected component (Tarjan 1972), so that a link outside every circle is never turned. The bands of roles are barriers
//! of infinite weight in the same graph: one longest path serves roles, links and pins.

#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_wrap,
    reason = "all indices are made here, from lists counted here; sums are bounded by construction"
)]

mod circles;

use super::graph::{Edge, Pin};
use super::order::places;
use crate::sort::{Keyed, by_key, keyed};
use circles::Arc;

/// The columns of all nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Per node, counted from 0; every column has a node.
    pub column: Vec<usize>,
    /// How many columns.
    pub count: usize,
    /// Per edge: it runs in a lane outside all columns, because it does not lead to a later one or passes too many.
    pub back: Vec<bool>,
    /// Whether any link passes too many columns.
    pub too_long: bool,
}

/// What the spans of all links that pass columns may sum up to, and so all work and memory that follow: this much and so many per
/// link. The longest links beyond it run outside.
const SPANS: usize = 20_000;
const SPANS_PER_LINK: usize = 8;

/// Funders, then sponsors and projects, then people, then deliverables.
const BANDS: usize = 4;

fn band(pin: &Pin) -> Option<usize> {
    match (pin.column, pin.role) {
        (None, Some(role)) => Some(match role {
            0 => 0,
            1 | 2 => 1,
            3 => 2,
            _ => 3,
        }),
        _ => None,
    }
}

/// Assigns columns; deterministic, O((n + m) log n) for n nodes and m edges.
#[must_use]
pub fn assign(pins: &[Pin], edges: &[Edge]) -> Columns {
    let n = pins.len();
    let weight = |e: &Edge| e.weight as f64 + 1.0;
    let total: f64 = edges.iter().map(weight).sum();
    // Vertex n + b stands before all of band b.
    let vertices = n + BANDS;
    let mut arcs: Vec<Arc> = Vec::with_capacity(edges.len() + 2 * n);
    for e in edges {
        if e.from < n && e.to < n && may_lead_on(pins, e) {
            arcs.push((e.from as u32, e.to as u32, weight(e)));
        }
    }
    let mut barrier = |from: usize, to: usize| arcs.push((from as u32, to as u32, total));
    for (v, pin) in pins.iter().enumerate() {
        if let Some(b) = band(pin) {
            barrier(n + b, v);
            if b + 1 < BANDS {
                barrier(v, n + b + 1);
            }
        }
    }
    for b in 1..BANDS {
        barrier(n + b - 1, n + b);
    }
    let sequence = circles::sequence(vertices, &arcs);
    let level = longest_path(pins, &arcs, &sequence);
    let column = to_the_right(pins, edges, level);
    compress(&column, edges)
}

/// False for a link that the author's columns or the roles turn back for certain.
fn may_lead_on(pins: &[Pin], e: &Edge) -> bool {
    let (a, b) = (&pins[e.from], &pins[e.to]);
    if e.from == e.to || b.column == Some(0) {
        return false;
    }
    match (a.column, b.column) {
        (Some(from), Some(to)) => from < to,
        _ => match (band(a), band(b)) {
            (Some(from), Some(to)) => from <= to,
            _ => true,
        },
    }
}

/// Levels by the longest path along `sequence`, arcs against it left out.
fn longest_path(pins: &[Pin], arcs: &[Arc], sequence: &[u32]) -> Vec<u32> {
    let n = pins.len();
    let rank = places(sequence);
    let mut onward: Vec<Keyed> = Vec::with_capacity(arcs.len());
    for &(from, to, _) in arcs {
        let key = rank[from as usize];
        if key < rank[to as usize] {
            onward.push((u64::from(key), i64::from(to)));
        }
    }
    keyed(&mut onward);
    let mut level = vec![0u32; sequence.len()];
    for (v, pin) in pins.iter().enumerate() {
        level[v] = pin.column.unwrap_or(0);
    }
    for (from, to) in onward {
        let to = to as usize;
        if to < n && pins[to].column.is_some() {
            continue;
        }
        let from = sequence[from as usize] as usize;
        // A barrier takes no column of its own.
        let step = u32::from(from < n);
        level[to] = level[to].max(level[from].saturating_add(step));
    }
    level.truncate(n);
    level
}

/// Moves what nothing follows to the last column: deliverables, and parties without a role that only receive.
fn to_the_right(pins: &[Pin], edges: &[Edge], mut level: Vec<u32>) -> Vec<u32> {
    let mut gives = vec![false; pins.len()];
    let mut receives = vec![false; pins.len()];
    for e in edges {
        if e.from < pins.len() && e.to < pins.len() && level[e.from] < level[e.to] {
            gives[e.from] = true;
            receives[e.to] = true;
        }
    }
    let last = level.iter().copied().max().unwrap_or(0);
    for (v, pin) in pins.iter().enumerate() {
        let free = pin.column.is_none() && !gives[v];
        if free && (pin.role == Some(4) || (pin.role.is_none() && receives[v])) {
            level[v] = last;
        }
    }
    level
}

fn compress(level: &[u32], edges: &[Edge]) -> Columns {
    let mut used = level.to_vec();
    by_key(&mut used, &mut u64::from);
    used.dedup();
    let column: Vec<usize> = level.iter().map(|l| used.binary_search(l).unwrap_or(0)).collect();
    // How many columns on; 0 for what goes back.
    let at = |v: usize| column.get(v).copied().unwrap_or(0);
    let span = |e: &Edge| at(e.to).saturating_sub(at(e.from));
    let mut links = vec![0; used.len() + 1];
    for e in edges {
        links[span(e)] += 1;
    }
    // The shortest links first, as many as may pass columns.
    let mut left = SPANS + SPANS_PER_LINK * edges.len();
    let mut most = 0;
    while let Some(rest) = links.get(most).and_then(|links| left.checked_sub(most * links)) {
        left = rest;
        most += 1;
    }
    let back = edges.iter().map(|e| span(e) == 0 || span(e) >= most).collect();
    Columns { count: used.len(), back, too_long: most < links.len(), column }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(from: usize, to: usize, weight: u64) -> Edge {
        Edge { from, to, weight }
    }

    fn role(role: u8) -> Pin {
        Pin { role: Some(role), column: None }
    }

    fn at(column: u32) -> Pin {
        Pin { role: None, column: Some(column) }
    }

    #[test]
    fn a_path_takes_a_column_per_step() {
        let c = assign(&[Pin::default(); 3], &[edge(2, 1, 5), edge(1, 0, 5)]);
        assert_eq!((c.column, c.count, c.back), (vec![2, 1, 0], 3, vec![false, false]));
    }

    #[test]
    fn the_lightest_link_of_a_circle_goes_back() {
        let c = assign(&[Pin::default(); 3], &[edge(0, 1, 9), edge(1, 2, 9), edge(2, 0, 1)]);
        assert_eq!(c.back, vec![false, false, true]);
    }

    #[test]
    fn roles_stand_in_bands_and_empty_bands_are_dropped() {
        let pins = [role(4), role(3), role(0), role(2), role(1)];
        let c = assign(&pins, &[edge(2, 4, 3), edge(4, 3, 3), edge(3, 1, 2), edge(1, 0, 1), edge(2, 0, 1)]);
        assert_eq!(c.column, vec![4, 3, 0, 2, 1]);
        let c = assign(&[role(0), role(4)], &[edge(0, 1, 1)]);
        assert_eq!((c.column, c.count), (vec![0, 1], 2));
    }

    #[test]
    fn a_refund_to_a_funder_goes_back() {
        let c = assign(&[role(0), role(2)], &[edge(1, 0, 100), edge(0, 1, 1)]);
        assert_eq!((c.column, c.back), (vec![0, 1], vec![true, false]));
    }

    #[test]
    fn pinned_columns_are_kept_and_only_gaps_are_closed() {
        let c = assign(&[at(7), at(3), at(3), at(0)], &[edge(0, 3, 1), edge(1, 0, 1), edge(1, 2, 1)]);
        assert_eq!((c.column, c.count, c.back), (vec![2, 1, 1, 0], 3, vec![true, false, true]));
    }

    /// A chain with another giver into each of its parties; all givers stand in the first column.
    fn with_side_givers(steps: usize) -> (Vec<Pin>, Vec<Edge>) {
        let mut edges: Vec<Edge> = (0..steps).map(|i| edge(i, i + 1, 5)).collect();
        edges.extend((1..=steps).map(|i| edge(steps + i, i, 1)));
        (vec![Pin::default(); 2 * steps + 1], edges)
    }

    #[test]
    fn all_that_passes_columns_is_in_proportion_to_the_links() {
        for steps in [1, 10, 215, 216, 2000, 10_000] {
            let (pins, edges) = with_side_givers(steps);
            let c = assign(&pins, &edges);
            assert_eq!(c.count, steps + 1);
            let span = |e: &Edge| c.column[e.to] - c.column[e.from];
            let inside = edges.iter().zip(&c.back).filter(|(_, back)| !**back);
            let passed: usize = inside.map(|(e, _)| span(e)).sum();
            assert!(passed <= SPANS + SPANS_PER_LINK * edges.len(), "{passed} columns for {steps} steps");
            // What fits is left where it is, and beyond that only the longest links run outside.
            assert_eq!(c.back.contains(&true), steps > 215, "{steps} steps");
            assert_eq!(c.too_long, steps > 215);
            let longest = edges.iter().zip(&c.back).filter(|(_, back)| !**back).map(|(e, _)| span(e)).max();
            let shortest = edges.iter().zip(&c.back).filter(|(_, back)| **back).map(|(e, _)| span(e)).min();
            assert!(shortest.is_none() || longest < shortest, "{longest:?} inside, {shortest:?} outside");
            assert!(shortest.is_none_or(|span| span > SPANS_PER_LINK), "{shortest:?}");
        }
    }

    #[test]
    fn what_only_receives_stands_at_the_right() {
        let c = assign(&[Pin::default(); 4], &[edge(0, 1, 1), edge(1, 2, 1), edge(0, 3, 1)]);
        assert_eq!(c.column, vec![0, 1, 2, 2]);
        assert_eq!(assign(&[], &[]).count, 0);
        assert_eq!(assign(&[Pin::default()], &[edge(0, 0, 3)]).back, vec![true]);
    }
}
