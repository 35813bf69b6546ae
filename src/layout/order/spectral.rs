//! First orders from the slowest mode of a random walk over the links (Li et al., arXiv 1912.05339, after Fiedler 1973).
//!
//! The second eigenvector of the lazy walk says along which line the picture is longest; ordering each column along it puts
//! far apart what is only loosely joined. Power iteration with momentum (De Sa et al. 2018) finds it in a fixed number of steps.
//! No setting is best for all networks, so four walks run side by side. Where a few nodes hang loosely on the rest they
//! would take the whole line; replacing places by ranks now and then keeps it even.

use super::layers::Part;
use crate::sort::{by_key, rising};

/// Walks side by side.
pub(super) const WALKS: usize = 4;
const STEPS: usize = 150;

/// How one walk differs from the others.
struct Walk {
    /// Steps in proportion to the weights, or all links alike.
    weighted: bool,
    /// All modes below this eigenvalue are damped alike.
    damped: f64,
    /// Places become ranks again every so many steps.
    ranks: usize,
}

/// Chosen as the four that together came nearest to the best of 36 on 27 networks from 300 to 10,000 links.
const WALK: [Walk; WALKS] = [
    Walk { weighted: false, damped: 0.999, ranks: usize::MAX },
    Walk { weighted: true, damped: 0.95, ranks: 25 },
    Walk { weighted: true, damped: 0.995, ranks: 50 },
    Walk { weighted: true, damped: 0.98, ranks: 25 },
];

type Place = [f64; WALKS];

/// A neighbour with the share of the step that goes there, for each walk.
struct Arcs {
    start: Vec<u32>,
    to: Vec<(u32, f64, f64)>,
    /// Per item: links, weight.
    degree: Vec<(f64, f64)>,
}

impl Arcs {
    fn new(part: &Part) -> Arcs {
        let n = part.len();
        let mut arcs = Arcs { start: Vec::with_capacity(n + 1), to: Vec::new(), degree: Vec::with_capacity(n) };
        arcs.start.push(0);
        for v in 0..n {
            let (mut count, mut weight) = (0.0, 0.0);
            let begin = arcs.to.len();
            for side in [&part.left, &part.right] {
                for &(u, w) in side.at(v) {
                    count += 1.0;
                    weight += w as f64;
                    arcs.to.push((u, 0.5, 0.5 * w as f64));
                }
            }
            for (_, even, weighted) in &mut arcs.to[begin..] {
                *even /= count;
                *weighted /= weight;
            }
            arcs.start.push(arcs.to.len() as u32);
            arcs.degree.push((count, weight));
        }
        arcs
    }

    fn of(&self, v: usize) -> &[(u32, f64, f64)] {
        &self.to[self.start[v] as usize..self.start[v + 1] as usize]
    }
}

/// The items of each column along the second eigenvector of each walk, all begun at the places of `order`.
pub(super) fn orders(part: &Part, order: &[u32]) -> Vec<Vec<u32>> {
    let n = part.len();
    let arcs = Arcs::new(part);
    let nowhere = || -> Vec<Place> { (0..n).map(|_| [0.0; WALKS]).collect() };
    let mut x = nowhere();
    for walk in 0..WALKS {
        ranks(part, order, &mut x, walk);
    }
    let mut before = nowhere();
    let mut sorted = order.to_vec();
    for step in 1..=STEPS {
        advance(&arcs, &mut x, &mut before);
        if step % 8 == 0 {
            unit(&mut x, &mut before);
        }
        for (i, walk) in WALK.iter().enumerate() {
            if step % walk.ranks == 0 && step + 20 <= STEPS {
                sort(part, &x, i, &mut sorted);
                ranks(part, &sorted, &mut x, i);
                for (b, x) in before.iter_mut().zip(&x) {
                    b[i] = x[i] / 2.0;
                }
            }
        }
    }
    (0..WALKS)
        .map(|i| {
            let mut result = order.to_vec();
            sort(part, &x, i, &mut result);
            result
        })
        .collect()
}

/// One step of all walks; `before` becomes the places and takes what they were.
fn advance(arcs: &Arcs, x: &mut Vec<Place>, before: &mut Vec<Place>) {
    let (mut mean, mut all) = ([0.0; WALKS], (0.0, 0.0));
    let momentum: Place = std::array::from_fn(|i| 0.25 * WALK[i].damped * WALK[i].damped);
    for (v, last) in before.iter_mut().enumerate() {
        let degree = arcs.degree[v];
        let mut next: Place = std::array::from_fn(|i| x[v][i] * 0.5 - momentum[i] * last[i]);
        for &(u, even, weighted) in arcs.of(v) {
            let other = &x[u as usize];
            for i in 0..WALKS {
                next[i] += other[i] * if WALK[i].weighted { weighted } else { even };
            }
        }
        for i in 0..WALKS {
            mean[i] += next[i] * if WALK[i].weighted { degree.1 } else { degree.0 };
        }
        all = (all.0 + degree.0, all.1 + degree.1);
        *last = next;
    }
    std::mem::swap(x, before);
    for i in 0..WALKS {
        mean[i] /= (if WALK[i].weighted { all.1 } else { all.0 }).max(1.0);
    }
    for place in x.iter_mut() {
        for i in 0..WALKS {
            place[i] -= mean[i];
        }
    }
}

/// Scales all walks to a largest place of 1.
fn unit(x: &mut [Place], before: &mut [Place]) {
    let mut size = [0.0f64; WALKS];
    for place in x.iter() {
        for i in 0..WALKS {
            size[i] = size[i].max(place[i].abs());
        }
    }
    let factor: Place = std::array::from_fn(|i| if size[i] > 0.0 { 1.0 / size[i] } else { 1.0 });
    for place in x.iter_mut().chain(before) {
        for i in 0..WALKS {
            place[i] *= factor[i];
        }
    }
}

fn sort(part: &Part, x: &[Place], walk: usize, order: &mut [u32]) {
    for c in 0..part.columns() {
        by_key(&mut order[part.run(c)], &mut |i| rising(x[i as usize][walk]));
    }
}

fn ranks(part: &Part, order: &[u32], x: &mut [Place], walk: usize) {
    for c in 0..part.columns() {
        let run = part.run(c);
        let size = run.len() as f64;
        for (rank, at) in run.enumerate() {
            x[order[at] as usize][walk] = (rank as f64 + 0.5) / size - 0.5;
        }
    }
}
