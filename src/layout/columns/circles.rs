//! Puts the vertices of a directed graph in a sequence along which few (light) arcs run backwards.

use crate::sort::Sort as _;
use std::collections::BinaryHeap;

/// Lists of neighbours, one run per vertex.
struct Runs {
    start: Vec<usize>,
    item: Vec<(usize, u128)>,
}

impl Runs {
    fn new(n: usize, pairs: &[(usize, usize, u128)]) -> Runs {
        let mut start = vec![0; n + 1];
        for &(from, ..) in pairs {
            start[from + 1] += 1;
        }
        for v in 0..n {
            start[v + 1] += start[v];
        }
        let mut next = start.clone();
        let mut item = vec![(0, 0); start[n]];
        for &(from, to, weight) in pairs {
            item[next[from]] = (to, weight);
            next[from] += 1;
        }
        Runs { start, item }
    }

    fn of(&self, v: usize) -> &[(usize, u128)] {
        &self.item[self.start[v]..self.start[v + 1]]
    }
}

/// A sequence of all `n` vertices in which only arcs inside a circle run backwards, and of those a light set.
pub(super) fn sequence(n: usize, arcs: &[(usize, usize, u128)]) -> Vec<usize> {
    let out = Runs::new(n, arcs);
    let part = components(n, &out);
    let inner = |a: &&(usize, usize, u128)| part[a.0] == part[a.1] && a.0 != a.1;
    let mut of_part = vec![0usize; n];
    for &p in &part {
        of_part[p] += 1;
    }
    let place = if of_part.iter().all(|&size| size <= 1) {
        vec![0; n]
    } else {
        let mut inside: Vec<_> = arcs.iter().filter(inner).copied().collect();
        let out = Runs::new(n, &inside);
        inside.iter_mut().for_each(|(from, to, _)| std::mem::swap(from, to));
        greedy(n, &out, &Runs::new(n, &inside))
    };
    let mut sequence: Vec<usize> = (0..n).collect();
    // Tarjan numbers components from the sinks.
    sequence.order_by_key(|&v| (std::cmp::Reverse(part[v]), place[v], v));
    sequence
}

/// Strongly connected components, numbered from the sinks (Tarjan 1972, without recursion: chains may be long).
fn components(n: usize, out: &Runs) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let (mut index, mut low, mut part) = (vec![NEW; n], vec![0; n], vec![NEW; n]);
    let (mut stack, mut path) = (Vec::new(), Vec::<(usize, usize)>::new());
    let (mut clock, mut parts) = (0, 0);
    for root in 0..n {
        if index[root] != NEW {
            continue;
        }
        path.push((root, 0));
        while let Some((v, k)) = path.pop() {
            if k == 0 {
                index[v] = clock;
                low[v] = clock;
                clock += 1;
                stack.push(v);
            }
            if let Some(&(to, _)) = out.of(v).get(k) {
                path.push((v, k + 1));
                if index[to] == NEW {
                    path.push((to, 0));
                } else if part[to] == NEW {
                    low[v] = low[v].min(index[to]);
                }
                continue;
            }
            if let Some(&(up, _)) = path.last() {
                low[up] = low[up].min(low[v]);
            }
            if low[v] == index[v] {
                while let Some(w) = stack.pop() {
                    part[w] = parts;
                    if w == v {
                        break;
                    }
                }
                parts += 1;
            }
        }
    }
    part
}

/// Eades, Lin, Smyth: sinks to the end, sources to the front, else whoever gives most more than it receives to the front.
fn greedy(n: usize, out: &Runs, into: &Runs) -> Vec<usize> {
    let sum = |runs: &Runs, v| {
        runs.of(v).iter().fold(0i128, |s, a| s.saturating_add(i128::try_from(a.1).unwrap_or(i128::MAX)))
    };
    let mut gives: Vec<i128> = (0..n).map(|v| sum(out, v)).collect();
    let mut takes: Vec<i128> = (0..n).map(|v| sum(into, v)).collect();
    let mut outs: Vec<usize> = (0..n).map(|v| out.of(v).len()).collect();
    let mut ins: Vec<usize> = (0..n).map(|v| into.of(v).len()).collect();
    // Class 2: a sink, 1: a source, 0: neither; stale entries are skipped.
    let key = |v: usize, outs: &[usize], ins: &[usize], gives: &[i128], takes: &[i128]| {
        let class = if outs[v] == 0 { 2 } else { u8::from(ins[v] == 0) };
        let lead = if class == 0 { gives[v] - takes[v] } else { 0 };
        (class, lead, std::cmp::Reverse(v))
    };
    let mut heap: BinaryHeap<_> = (0..n).map(|v| key(v, &outs, &ins, &gives, &takes)).collect();
    let mut place = vec![usize::MAX; n];
    let (mut front, mut end) = (0, n);
    while let Some(entry) = heap.pop() {
        let v = entry.2.0;
        if place[v] != usize::MAX || entry != key(v, &outs, &ins, &gives, &takes) {
            continue;
        }
        if entry.0 == 2 {
            end -= 1;
            place[v] = end;
        } else {
            place[v] = front;
            front += 1;
        }
        for &(to, weight) in out.of(v) {
            ins[to] -= 1;
            takes[to] -= i128::try_from(weight).unwrap_or(i128::MAX);
            if place[to] == usize::MAX {
                heap.push(key(to, &outs, &ins, &gives, &takes));
            }
        }
        for &(from, weight) in into.of(v) {
            outs[from] -= 1;
            gives[from] -= i128::try_from(weight).unwrap_or(i128::MAX);
            if place[from] == usize::MAX {
                heap.push(key(from, &outs, &ins, &gives, &takes));
            }
        }
    }
    place
}
