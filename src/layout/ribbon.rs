//! Ribbons: the outline of a flow from bar to bar, straight where labels stand, curved between, round about where it
//! runs back.

use crate::element::write_number;
use std::fmt::Write as _;

/// A straight run of a ribbon: its middle lies at `breadth` from depth `from` to depth `to`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Run {
    /// Where it begins.
    pub from: f64,
    /// Where it ends; before `from` where the money runs back.
    pub to: f64,
    /// Middle of the ribbon.
    pub breadth: f64,
}

/// The course of a flow.
#[derive(Clone, Debug, PartialEq)]
pub struct Ribbon {
    /// Thickness in pixels, proportional to the amount.
    pub thickness: f64,
    /// Its straight runs: at its source, through the columns that it passes, at its target.
    pub runs: Vec<Run>,
    /// Whether it runs back, in a lane of its own beside all columns.
    pub back: bool,
    /// Whether money runs from top to bottom.
    pub vertical: bool,
}

/// Thickest a loop is drawn where it turns, in pixels: between two columns there is no room for more.
const TURN: f64 = 14.0;

/// Radius of the inner side of a turn, in pixels.
const BEND: f64 = 5.0;

/// How far a loop reaches beyond the bars that it joins, in pixels.
pub(super) const LOOP: f64 = TURN + 2.0 * BEND;

impl Ribbon {
    /// Outline of the part of the ribbon between two fractions of its thickness, as the `d` of an SVG path.
    ///
    /// `0.0, 1.0` is all of it. Parts lie along the whole course, so that a share of the money can be filled.
    #[must_use]
    pub fn outline(&self, from: f64, to: f64) -> String {
        let low = (from - 0.5) * self.thickness;
        let high = (to - 0.5) * self.thickness;
        let mut pen = Pen { path: String::with_capacity(40 + 60 * self.runs.len()), vertical: self.vertical };
        if self.back {
            self.trace_back(&mut pen, low, high);
        } else {
            pen.course(self.runs.iter().map(|run| (run.from, run.to, run.breadth + low)), true);
            pen.course(self.runs.iter().rev().map(|run| (run.to, run.from, run.breadth + high)), false);
        }
        pen.path.push('Z');
        pen.path
    }

    /// The middle of the ribbon as the `d` of an SVG path, for hit areas and marks of thin ribbons.
    #[must_use]
    pub fn middle(&self) -> String {
        let mut pen = Pen { path: String::with_capacity(30 + 30 * self.runs.len()), vertical: self.vertical };
        if self.back {
            pen.turns(&self.runs, 0.0, 0.0, true);
        } else {
            pen.course(self.runs.iter().map(|run| (run.from, run.to, run.breadth)), true);
        }
        pen.path
    }

    fn trace_back(&self, pen: &mut Pen, low: f64, high: f64) {
        // In a turn the ribbon may be thinner than on its straight runs.
        let squeeze = if self.thickness > TURN { TURN / self.thickness } else { 1.0 };
        pen.turns(&self.runs, low, squeeze, true);
        pen.turns(&self.runs, high, squeeze, false);
    }
}

/// Writes path data, turning depth and breadth into x and y.
struct Pen {
    path: String,
    vertical: bool,
}

impl Pen {
    fn point(&mut self, depth: f64, breadth: f64) {
        let (x, y) = if self.vertical { (breadth, depth) } else { (depth, breadth) };
        write_number(&mut self.path, x);
        self.path.push(if y < 0.0 { ' ' } else { ',' });
        write_number(&mut self.path, y);
    }

    fn go(&mut self, command: char, depth: f64, breadth: f64) {
        let _ = self.path.write_char(command);
        self.point(depth, breadth);
    }

    fn curve(&mut self, controls: [(f64, f64); 3]) {
        for (index, (depth, breadth)) in controls.into_iter().enumerate() {
            self.path.push(if index == 0 { 'C' } else { ' ' });
            self.point(depth, breadth);
        }
    }

    /// Straight runs joined by curves that leave and arrive along the depth.
    fn course(&mut self, runs: impl Iterator<Item = (f64, f64, f64)>, begins: bool) {
        let mut last: Option<(f64, f64)> = None;
        for (from, to, breadth) in runs {
            match last {
                None => self.go(if begins { 'M' } else { 'L' }, from, breadth),
                Some((depth, before)) if same(before, breadth) => {
                    if !same(depth, from) {
                        self.go('L', from, breadth);
                    }
                }
                Some((depth, before)) => {
                    let middle = (depth + from) / 2.0;
                    self.curve([(middle, before), (middle, breadth), (from, breadth)]);
                }
            }
            if !same(from, to) {
                self.go('L', to, breadth);
            }
            last = Some((to, breadth));
        }
    }

    /// One side of a loop: out of the source, round into the lane, back along it, round into the target.
    ///
    /// `runs` are the run at the source, the lane (backwards) and the run at the target.
    fn turns(&mut self, runs: &[Run], offset: f64, squeeze: f64, forward: bool) {
        let [out, lane, home] = runs else { return };
        let below = lane.breadth > out.breadth;
        let side = |breadth: f64| if below { 1.0 } else { -1.0 } * breadth;
        // Money that lies outside at the source lies outside in the lane and at the target.
        let turned = side(-offset) * squeeze;
        let reach = LOOP / 2.0 + turned;
        let near = (out.to + reach, lane.from.max(out.to) + reach);
        let far = home.from - reach;
        let lane_breadth = lane.breadth - offset;
        let bend = |from: f64, to: f64| ((to - from).abs() / 2.0).min(BEND + TURN / 2.0 + turned).max(0.0);
        let first = bend(out.breadth + offset, lane_breadth);
        let second = bend(home.breadth + offset, lane_breadth);
        let mut corners: Vec<(char, [(f64, f64); 3])> = Vec::with_capacity(8);
        let line = |depth: f64, breadth: f64| ('L', [(depth, breadth); 3]);
        let start = (out.from, out.breadth + offset);
        corners.push(line(start.0, start.1));
        corners.push(line(near.0 - first, start.1));
        corners.push(('C', [(near.0, start.1), (near.0, start.1), (near.0, start.1 + side(first))]));
        corners.push(line(near.0, lane_breadth - side(first)));
        corners.push(('C', [(near.0, lane_breadth), (near.0, lane_breadth), (near.0 - first, lane_breadth)]));
        corners.push(line(far + second, lane_breadth));
        corners.push(('C', [(far, lane_breadth), (far, lane_breadth), (far, lane_breadth - side(second))]));
        let end = home.breadth + offset;
        corners.push(line(far, end + side(second)));
        corners.push(('C', [(far, end), (far, end), (far + second, end)]));
        corners.push(line(home.to, end));
        self.follow(&corners, forward);
    }

    /// Draws corner after corner, or all of them from the last to the first.
    fn follow(&mut self, corners: &[(char, [(f64, f64); 3])], forward: bool) {
        if forward {
            for (index, (command, points)) in corners.iter().enumerate() {
                match command {
                    'C' => self.curve(*points),
                    _ => self.go(if index == 0 { 'M' } else { 'L' }, points[2].0, points[2].1),
                }
            }
            return;
        }
        let Some((_, [_, _, last])) = corners.last() else { return };
        self.go('L', last.0, last.1);
        for pair in corners.windows(2).rev() {
            let [(_, [_, _, to]), (command, points)] = pair else { continue };
            match command {
                'C' => self.curve([points[1], points[0], *to]),
                _ => self.go('L', to.0, to.1),
            }
        }
    }
}

/// Whether two lengths are drawn alike.
fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < 0.005
}
