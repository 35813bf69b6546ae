//! The layered graph: nodes and the virtual nodes of long links as items, joined only between neighbouring columns.
//!
//! All links from one party to another form one bundle: they cross others together, so one chain of virtual nodes stands
//! for all of them.

use super::{Earlier, Item, Ordering};
use crate::layout::columns::Columns;
use crate::layout::graph::Edge;
use crate::layout::runs::Runs;
use crate::sort::{by_key, rising};
use std::ops::Range;

/// Weights are scaled down until their sum over all segments fits, so that every sum of products fits in 62 bits.
const TOTAL: u128 = 1 << 31;

/// A step of a bundle from an item to an item of the next column.
#[derive(Clone, Copy, Debug)]
struct Segment {
    from: u32,
    to: u32,
    weight: i64,
}

/// The items of all columns: first the nodes, then the virtual nodes of each bundle in a row.
#[derive(Debug)]
pub(super) struct Layers {
    columns: usize,
    nodes: usize,
    /// Per item.
    column: Vec<u32>,
    /// Per item: where the author, or the earlier layout, has it within its column, from 0 to 1.
    key: Vec<f64>,
    /// Per node: its home, see [`Part::home`].
    home: Vec<u32>,
    /// Per virtual node: its bundle's edges as a range of `edges`.
    bundle: Vec<(u32, u32)>,
    edges: Vec<u32>,
    segments: Vec<Segment>,
}

/// Neighbours in one direction with the weights of the segments, one run per item.
pub(super) type Sides = Runs<(u32, i64)>;

fn sides(n: usize, pairs: &[(u32, u32, i64)]) -> Sides {
    Runs::new(n, pairs.len(), &|i| pairs[i].0, |i| (pairs[i].1, pairs[i].2))
}

/// A connected part of the layered graph, with items of its own numbering: by column, then by the author's order.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Column `c` has the items `start[c]..start[c + 1]`; an order is a permutation within these runs.
    pub start: Vec<u32>,
    /// The first column within the whole.
    first: usize,
    /// Per item: its column within the part.
    pub column: Vec<u32>,
    /// Per item: the item of the whole.
    origin: Vec<u32>,
    /// Per item: where the author or the earlier layout has it.
    pub key: Vec<f64>,
    /// Per item: a party, not the virtual node of a link.
    pub real: Vec<bool>,
    /// Per item: parties of one home, counted from 1, stood in one column in the earlier layout and have an order to keep; 0: it
    /// has none.
    home: Vec<u32>,
    /// Neighbours in the next column.
    pub right: Sides,
    /// Neighbours in the column before.
    pub left: Sides,
}

impl Part {
    pub(super) fn len(&self) -> usize {
        self.origin.len()
    }

    pub(super) fn columns(&self) -> usize {
        self.start.len() - 1
    }

    pub(super) fn run(&self, column: usize) -> Range<usize> {
        self.start[column] as usize..self.start[column + 1] as usize
    }

    /// The order in which the items are numbered: the author's.
    pub(super) fn as_given(&self) -> Vec<u32> {
        (0..self.len() as u32).collect()
    }

    /// The places at which the item at one place can stand with no more than `spare` pairs of one home turned.
    pub(super) fn reach(&self, order: &[u32], at: usize, spare: usize) -> Range<usize> {
        let item = order[at] as usize;
        let run = self.run(self.column[item] as usize);
        let home = self.home[item];
        if home == 0 {
            return run;
        }
        let other = |place: &usize| self.home[order[*place] as usize] == home;
        let low = (run.start..at).rev().filter(other).nth(spare).map_or(run.start, |place| place + 1);
        let high = (at + 1..run.end).filter(other).nth(spare).unwrap_or(run.end);
        low..high
    }

    /// How many pairs of one home a move turns.
    pub(super) fn turns(&self, order: &[u32], at: usize, to: usize) -> usize {
        let home = self.home[order[at] as usize];
        let passed = &order[at.min(to)..=at.max(to)];
        if home == 0 { 0 } else { passed.iter().filter(|&&item| self.home[item as usize] == home).count() - 1 }
    }

    /// How many pairs of one home there are.
    pub(super) fn pairs(&self) -> usize {
        let mut pairs = 0;
        let mut seen = vec![0; self.home.iter().max().map_or(0, |most| *most as usize + 1)];
        for c in 0..self.columns() {
            for home in self.run(c).map(|item| self.home[item] as usize).filter(|home| *home > 0) {
                pairs += seen[home];
                seen[home] += 1;
            }
            self.run(c).for_each(|item| seen[self.home[item] as usize] = 0);
        }
        pairs
    }
}

impl Layers {
    /// From an earlier layout, or with one home for all that the author has in order.
    pub(super) fn new(columns: &Columns, edges: &[Edge], earlier: Option<&Earlier>, author: bool) -> Layers {
        let nodes = columns.column.len();
        let mut forward: Vec<u32> = (0..edges.len() as u32).collect();
        forward.retain(|&e| !columns.back[e as usize]);
        by_key(&mut forward, &mut |e| (edges[e as usize].from as u64) << 32 | edges[e as usize].to as u64);
        let (key, home) = given_keys(columns, edges, earlier, u32::from(author));
        let mut layers = Layers {
            columns: columns.count,
            nodes,
            column: columns.column.iter().map(|&c| c as u32).collect(),
            key,
            home,
            bundle: Vec::new(),
            edges: forward,
            segments: Vec::new(),
        };
        layers.bundles(edges, earlier.map_or(&[], |earlier| &earlier.ways));
        layers
    }

    /// Makes a chain of segments for each run of parallel edges.
    fn bundles(&mut self, edges: &[Edge], ways: &[Vec<f64>]) {
        let runs = std::mem::take(&mut self.edges);
        let weights = weights(edges, &runs, &self.column);
        let mut at = 0;
        while let Some(&first) = runs.get(at) {
            let (from, to) = (edges[first as usize].from, edges[first as usize].to);
            let mut end = at;
            let mut weight = 0;
            while let Some(&e) =
                runs.get(end).filter(|&&e| (edges[e as usize].from, edges[e as usize].to) == (from, to))
            {
                weight += weights[e as usize];
                end += 1;
            }
            let span = self.column[to] - self.column[from];
            let (a, b) = (self.key[from], self.key[to]);
            let known = ways.get(first as usize).filter(|way| way.len() + 1 == span as usize);
            let mut last = from as u32;
            for step in 1..span {
                let way = self.column.len() as u32;
                self.column.push(self.column[from] + step);
                let between = a + (b - a) * f64::from(step) / f64::from(span);
                self.key.push(known.map_or(between, |way| within(way[step as usize - 1])));
                self.bundle.push((at as u32, end as u32));
                self.segments.push(Segment { from: last, to: way, weight });
                last = way;
            }
            self.segments.push(Segment { from: last, to: to as u32, weight });
            at = end;
        }
        self.edges = runs;
    }

    /// Everything as one part.
    pub(super) fn whole(&self) -> Part {
        let items: Vec<u32> = (0..self.column.len() as u32).collect();
        let mut local = vec![0; items.len()];
        self.part(items, &self.segments, &mut local)
    }

    /// The connected parts, by their first node.
    pub(super) fn parts(&self) -> Vec<Part> {
        let n = self.column.len();
        let mut root: Vec<u32> = (0..n as u32).collect();
        for s in &self.segments {
            let (a, b) = (find(&mut root, s.from), find(&mut root, s.to));
            root[a.max(b) as usize] = a.min(b);
        }
        let mut number = vec![u32::MAX; n];
        let (mut items, mut segments): (Vec<Vec<u32>>, Vec<Vec<Segment>>) = (Vec::new(), Vec::new());
        for v in 0..n as u32 {
            let r = find(&mut root, v) as usize;
            if number[r] == u32::MAX {
                number[r] = items.len() as u32;
                items.push(Vec::new());
                segments.push(Vec::new());
            }
            items[number[r] as usize].push(v);
        }
        for s in &self.segments {
            segments[number[find(&mut root, s.from) as usize] as usize].push(*s);
        }
        let mut local = vec![0; n];
        let mut parts = Vec::with_capacity(items.len());
        for (items, segments) in items.into_iter().zip(segments) {
            parts.push(self.part(items, &segments, &mut local));
        }
        parts
    }

    fn part(&self, mut items: Vec<u32>, segments: &[Segment], local: &mut [u32]) -> Part {
        by_key(&mut items, &mut |v| rising(self.key[v as usize]));
        by_key(&mut items, &mut |v| u64::from(self.column[v as usize]));
        let first = items.first().map_or(0, |&v| self.column[v as usize]);
        let last = items.last().map_or(0, |&v| self.column[v as usize]);
        let columns = if items.is_empty() { 0 } else { (last - first + 1) as usize };
        let mut start = vec![0u32; columns + 1];
        for (i, &v) in items.iter().enumerate() {
            local[v as usize] = i as u32;
            start[(self.column[v as usize] - first) as usize + 1] = i as u32 + 1;
        }
        for c in 0..columns {
            start[c + 1] = start[c + 1].max(start[c]);
        }
        let name = |v: u32| local[v as usize];
        let n = items.len();
        let mut links: Vec<_> = segments.iter().map(|s| (name(s.from), name(s.to), s.weight)).collect();
        let right = sides(n, &links);
        links.iter_mut().for_each(|(from, to, _)| std::mem::swap(from, to));
        let left = sides(n, &links);
        Part {
            start,
            first: first as usize,
            column: items.iter().map(|&v| self.column[v as usize] - first).collect(),
            key: items.iter().map(|&v| self.key[v as usize]).collect(),
            real: items.iter().map(|&v| (v as usize) < self.nodes).collect(),
            home: items.iter().map(|&v| self.home.get(v as usize).copied().unwrap_or(0)).collect(),
            origin: items,
            right,
            left,
        }
    }

    /// Appends an order of a part to the columns.
    pub(super) fn write(&self, part: &Part, order: &[u32], ordering: &mut Ordering) {
        debug_assert_eq!(ordering.columns.len(), self.columns);
        for c in 0..part.columns() {
            let column = &mut ordering.columns[part.first + c];
            for &i in &order[part.run(c)] {
                let v = part.origin[i as usize] as usize;
                if v < self.nodes {
                    column.push(Item::Node(v));
                } else {
                    let (a, b) = self.bundle[v - self.nodes];
                    let edges = &self.edges[a as usize..b as usize];
                    column.extend(edges.iter().map(|&e| Item::Way { edge: e as usize }));
                }
            }
        }
    }
}

/// Of each part and its mirror image takes the one nearer to the author's order; gives the parts as the author has them.
pub(super) fn stack(parts: &mut [(Part, Vec<u32>)]) -> Vec<u32> {
    let mut mean = Vec::with_capacity(parts.len());
    for (part, order) in parts.iter_mut() {
        if turned(part, order) {
            for c in 0..part.columns() {
                order[part.run(c)].reverse();
            }
        }
        let (mut sum, mut count) = (0.0, 0.0);
        for (key, _) in part.key.iter().zip(&part.real).filter(|(_, real)| **real) {
            sum += *key;
            count += 1.0;
        }
        mean.push(rising(if count > 0.0 { f64::max(sum / count, 0.0) } else { 0.0 }));
    }
    let mut sorted: Vec<u32> = (0..parts.len() as u32).collect();
    by_key(&mut sorted, &mut |i| parts[i as usize].0.origin.first().map_or(0, |&v| u64::from(v)));
    by_key(&mut sorted, &mut |i| mean[i as usize]);
    sorted
}

/// Whether more pairs of parties stand against the author's order than with it.
fn turned(part: &Part, order: &[u32]) -> bool {
    let (mut against, mut pairs) = (0u64, 0u64);
    for c in 0..part.columns() {
        let run = part.run(c);
        let base = run.start as u32;
        let mut tree = super::crossings::Tree::new(run.len());
        let real = order[run].iter().filter(|&&i| part.real[i as usize]);
        for (seen, &i) in real.enumerate() {
            let before = tree.below((i - base) as usize) as u64;
            against += seen as u64 - before;
            pairs += seen as u64;
            tree.add((i - base) as usize, 1);
        }
    }
    against * 2 > pairs
}

/// The place within the column of an earlier layout, from 0 to 1, that a key gives beside it.
fn within(key: f64) -> f64 {
    key - f64::from(key as u32)
}

/// Relative places and homes: from the earlier layout, for new nodes from their neighbours, else by index.
fn given_keys(columns: &Columns, edges: &[Edge], earlier: Option<&Earlier>, home: u32) -> (Vec<f64>, Vec<u32>) {
    let n = columns.column.len();
    let mut count = vec![0.0; columns.count];
    for &c in &columns.column {
        count[c] += 1.0;
    }
    let mut rank = vec![0.5; columns.count];
    let mut own = Vec::with_capacity(n);
    for &c in &columns.column {
        own.push(rank[c] / count[c]);
        rank[c] += 1.0;
    }
    let Some(earlier) = earlier else { return (own, vec![home; n]) };
    let known = |v: usize| earlier.keys.get(v).copied().flatten();
    let (mut sum, mut weight) = (vec![0.0; n], vec![0.0; n]);
    for e in edges {
        for (a, b) in [(e.from, e.to), (e.to, e.from)] {
            if let Some(key) = known(b) {
                let w = e.weight as f64 + 1.0;
                sum[a] += w * within(key);
                weight[a] += w;
            }
        }
    }
    let near = |v: usize| if weight[v] > 0.0 { sum[v] / weight[v] } else { own[v] };
    let key = (0..n).map(|v| known(v).map_or(near(v), within)).collect();
    (key, (0..n).map(|v| known(v).map_or(0, |key| 1 + key as u32)).collect())
}

/// What a crossing of each edge costs; zero flows count a tenth of the least other.
fn weights(edges: &[Edge], forward: &[u32], column: &[u32]) -> Vec<i64> {
    let least = edges.iter().map(|e| e.weight).filter(|&w| w > 0).min().unwrap_or(1);
    let zeros = forward.iter().any(|&e| edges[e as usize].weight == 0);
    let tenfold = |e: &Edge| match (zeros, e.weight) {
        (true, 0) => u128::from(least),
        (true, w) => u128::from(w) * 10,
        (false, w) => u128::from(w),
    };
    let mut total = 0u128;
    for &e in forward {
        let e = &edges[e as usize];
        total += tenfold(e) * u128::from(column[e.to] - column[e.from]);
    }
    let scaled = |e: &Edge| {
        if total <= TOTAL { tenfold(e) } else { (tenfold(e) * TOTAL / total).max(1) }
    };
    edges.iter().map(|e| scaled(e) as i64).collect()
}

fn find(root: &mut [u32], mut v: u32) -> u32 {
    while root[v as usize] != v {
        root[v as usize] = root[root[v as usize] as usize];
        v = root[v as usize];
    }
    v
}
