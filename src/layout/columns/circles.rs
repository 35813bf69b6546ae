//! Puts the vertices of a directed graph in a sequence along which few (light) arcs run backwards.

use crate::layout::runs::Runs;
use crate::sort::by_key;

/// From one vertex to another, and how dear it is to turn round.
pub(super) type Arc = (u32, u32, f64);

/// The neighbours of each vertex, and how dear it is to turn the arc to them.
type Near = Runs<(u32, f64)>;

fn neighbours(n: usize, arcs: &[Arc]) -> Near {
    Runs::new(n, arcs.len(), &|i| arcs[i].0, |i| (arcs[i].1, arcs[i].2))
}

/// A sequence of all `n` vertices in which only arcs inside a circle run backwards, and of those a light set.
pub(super) fn sequence(n: usize, arcs: &[Arc]) -> Vec<u32> {
    let out = neighbours(n, arcs);
    let part = components(n, &out);
    let mut sequence: Vec<u32> = (0..n as u32).collect();
    let mut inside = Vec::new();
    for &(from, to, weight) in arcs {
        if part[from as usize] == part[to as usize] && from != to {
            inside.push((from, to, weight));
        }
    }
    if !inside.is_empty() {
        let out = neighbours(n, &inside);
        inside.iter_mut().for_each(|(from, to, _)| std::mem::swap(from, to));
        let place = greedy(n, &out, &neighbours(n, &inside));
        by_key(&mut sequence, &mut |v| place[v as usize] as u64);
    }
    // Tarjan numbers components from the sinks.
    by_key(&mut sequence, &mut |v| u64::MAX - part[v as usize] as u64);
    sequence
}

/// Strongly connected components, numbered from the sinks (Tarjan 1972, without recursion: chains may be long).
fn components(n: usize, out: &Near) -> Vec<usize> {
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
            if let Some(&(to, _)) = out.at(v).get(k) {
                let to = to as usize;
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
fn greedy(n: usize, out: &Near, into: &Near) -> Vec<usize> {
    let sum = |near: &Near, v| near.at(v).iter().map(|arc| arc.1).sum::<f64>();
    let mut rest = Rest { lead: Vec::with_capacity(n), outs: Vec::with_capacity(n), ins: Vec::with_capacity(n) };
    for v in 0..n {
        rest.lead.push(sum(out, v) - sum(into, v));
        rest.outs.push(out.at(v).len());
        rest.ins.push(into.at(v).len());
    }
    // A knockout: each match has the better one of two vertices or matches, the first the best of all.
    let mut winner: Vec<usize> = vec![n; 2 * n];
    for v in 0..n {
        winner[n + v] = v;
    }
    for at in (1..n).rev() {
        winner[at] = rest.better(winner[2 * at], winner[2 * at + 1]);
    }
    let mut place = vec![usize::MAX; n];
    let (mut front, mut end) = (0, n);
    while let Some(&v) = winner.get(1).filter(|&&v| v < n) {
        if rest.class(v) == 2 {
            end -= 1;
            place[v] = end;
        } else {
            place[v] = front;
            front += 1;
        }
        winner[n + v] = n;
        rest.again(&mut winner, v);
        for &(to, weight) in out.at(v) {
            let to = to as usize;
            rest.ins[to] -= 1;
            rest.lead[to] += weight;
            rest.again(&mut winner, to);
        }
        for &(from, weight) in into.at(v) {
            let from = from as usize;
            rest.outs[from] -= 1;
            rest.lead[from] -= weight;
            rest.again(&mut winner, from);
        }
    }
    place
}

/// What is left of the graph while its vertices are taken away.
struct Rest {
    /// Per vertex how much more it gives than it takes.
    lead: Vec<f64>,
    outs: Vec<usize>,
    ins: Vec<usize>,
}

impl Rest {
    /// 2: a sink, 1: a source, 0: neither.
    fn class(&self, v: usize) -> u8 {
        if self.outs[v] == 0 { 2 } else { u8::from(self.ins[v] == 0) }
    }

    /// Which of two vertices is taken first; the number beyond all vertices is none.
    fn better(&self, a: usize, b: usize) -> usize {
        let (first, last) = (a.min(b), a.max(b));
        if last == self.lead.len() {
            return first;
        }
        let (one, other) = (self.class(first), self.class(last));
        let is_later = other > one || (other == one && one == 0 && self.lead[last] > self.lead[first]);
        if is_later { last } else { first }
    }

    /// Plays the matches of a vertex again.
    fn again(&self, winner: &mut [usize], v: usize) {
        let mut at = (self.lead.len() + v) / 2;
        while at > 0 {
            winner[at] = self.better(winner[2 * at], winner[2 * at + 1]);
            at /= 2;
        }
    }
}
