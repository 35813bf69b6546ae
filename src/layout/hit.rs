//! Hits: which part of a drawing a pointer means that is beside all of them. A finger is 24 pixels wide, a ribbon may be one.

use super::{Layout, Rect, Ribbon};
use crate::view::Target;

/// Farthest from the middle of a part that still means it, in pixels.
const REACH: f64 = 12.0;

/// What a pointer at a point of the drawing means: a bar, else the nearest ribbon; nothing where none is near.
#[must_use]
pub fn hit(layout: &Layout, x: f64, y: f64) -> Option<Target> {
    let is_at = |bar: &Rect| is_within(x, bar.x0, bar.x1) && is_within(y, bar.y0, bar.y1);
    let bar = layout.nodes.iter().position(|node| node.as_ref().is_some_and(|node| is_at(&node.bar)));
    let (depth, breadth) = if layout.vertical { (y, x) } else { (x, y) };
    let mut nearest = None;
    let mut least = REACH;
    for (index, ribbon) in layout.links.iter().enumerate() {
        let Some(ribbon) = ribbon else { continue };
        if let Some(distance) = ribbon.distance(depth, breadth).filter(|distance| *distance < least) {
            (nearest, least) = (Some(index), distance);
        }
    }
    bar.map(Target::Party).or(nearest.map(Target::Flow))
}

fn is_within(at: f64, from: f64, to: f64) -> bool {
    let spare = (REACH - (to - from) / 2.0).max(0.0);
    at >= from - spare && at <= to + spare
}

impl Ribbon {
    /// How far a point lies from the middle of the ribbon where the ribbon passes it; of loops only the straight runs count.
    fn distance(&self, depth: f64, breadth: f64) -> Option<f64> {
        let mut least: Option<f64> = None;
        let mut before: Option<(f64, f64)> = None;
        for run in &self.runs {
            let along = (run.from.min(run.to), run.from.max(run.to));
            let distance = if depth >= along.0 && depth <= along.1 {
                Some((breadth - run.breadth).abs())
            } else {
                let bend = before.filter(|(from, _)| !self.back && depth > *from && depth < run.from);
                bend.map(|(from, start)| {
                    across_bend((depth - from) / (run.from - from), breadth, start, run.breadth, run.from - from)
                })
            };
            if let Some(distance) = distance {
                least = Some(least.map_or(distance, |least| least.min(distance)));
            }
            before = Some((run.to, run.breadth));
        }
        least
    }
}

/// The distance from the curve that leaves one run and arrives at the next, `part` of the way between them.
fn across_bend(part: f64, breadth: f64, start: f64, end: f64, length: f64) -> f64 {
    // Both controls of the curve lie half-way, so that its depth is 1.5 t - 1.5 t² + t³.
    let (mut low, mut high) = (0.0, 1.0);
    let mut t = part;
    for _ in 0..10 {
        if t * (1.5 - 1.5 * t + t * t) < part {
            low = t
        } else {
            high = t
        }
        t = (low + high) / 2.0;
    }
    let middle = start + (end - start) * t * t * (3.0 - 2.0 * t);
    // A steep curve is nearer than it looks from above.
    let slope = (end - start) * 6.0 * t * (1.0 - t) / (length * (1.5 - 3.0 * t + 3.0 * t * t));
    (breadth - middle).abs() / (1.0 + slope * slope).sqrt()
}

#[cfg(test)]
mod tests {
    use super::super::{Direction, Options, layout};
    use super::hit;
    use crate::network::sample::network;
    use crate::view::Target;

    #[test]
    fn a_pointer_means_what_is_near() {
        let network = network("A -> B 1000\nA -> C 1\nB -> D 1000\nC -> D 1");
        for direction in [Direction::Horizontal, Direction::Vertical] {
            let layout = layout(&network, &Options { direction, ..Options::default() });
            let at = |depth: f64, breadth: f64| {
                if layout.vertical { hit(&layout, breadth, depth) } else { hit(&layout, depth, breadth) }
            };
            for (index, ribbon) in layout.links.iter().enumerate() {
                let ribbon = ribbon.as_ref().expect("a ribbon");
                let (out, home) = (ribbon.runs[0], *ribbon.runs.last().expect("a run"));
                // In the middle between two runs the curve is half-way, too.
                let (depth, breadth) = ((out.to + home.from) / 2.0, (out.breadth + home.breadth) / 2.0);
                assert_eq!(at(depth, breadth), Some(Target::Flow(index)), "{direction:?}");
                assert_eq!(at(depth, breadth + 500.0), None, "{direction:?}");
            }
            for (index, node) in layout.nodes.iter().enumerate() {
                let bar = node.as_ref().expect("a bar").bar;
                let beside = if layout.vertical {
                    ((bar.x0 + bar.x1) / 2.0, bar.y0 - 0.5)
                } else {
                    (bar.x0 - 0.5, (bar.y0 + bar.y1) / 2.0)
                };
                assert_eq!(hit(&layout, beside.0, beside.1), Some(Target::Party(index)));
            }
        }
    }
}
