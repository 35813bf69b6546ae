//! The horizontal frame: columns from left to right, labels where no ribbon runs.
//!
//! Labels of the first column stand left of their bars, those of the last one right of them. In between a label stands
//! over its bar, in a gap that the placement has made for it, and beside it every ribbon runs straight at the breadth of
//! its own bar: so no ribbon ever runs under a label. The last labels of a column stand under their bars instead where
//! links run straighter so, and after a bar that nothing leaves.

use super::super::graph::Room;
use super::super::label::{Anchor, Content, GAP, LINE, Wrapped};
use super::super::ribbon::LOOP;
use super::super::{Block, Label, Node, Rect, place};
use super::{Drawn, Frame, HEADING, Lane, MARGIN, STUB, block};
use crate::sort::{Keyed, keyed, risen, rising};
use crate::text::Weight;

/// From a label to its own bar, and at least to the next one's, in pixels: what belongs together stands nearer together.
const OWN: f64 = 1.0;
const FOREIGN: f64 = 5.0;

/// Least distance of two columns in pixels.
const PITCH: f64 = 56.0;

/// Widest word for which columns move apart, in pixels; a longer one is broken.
const WIDEST: f64 = 150.0;

/// Where the labels of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    Above,
    After,
}

/// Whether the columns fit without a broken word.
pub(super) fn is_comfortable(frame: &Frame) -> bool {
    Columns::measure(frame).width <= frame.options.width
}

/// Draws a horizontal picture.
pub(super) fn draw(frame: &Frame) -> Drawn {
    let columns = Columns::measure(frame);
    let (head, top) = frame.head(columns.width);
    let headings = columns.headings(frame, top);
    let deepest = headings.iter().map(|heading| heading.lines.len()).max().unwrap_or(0);
    let extra = if deepest > 1 { (deepest - 1) as f64 * 15.0 } else { 0.0 };
    let top = if deepest == 0 { top } else { top + HEADING + extra };
    let rooms: Vec<Room> = (0..frame.model.party.len()).map(|node| columns.room(frame, node)).collect();
    let below = frame.legend_height(columns.width) + 18.0 + MARGIN;
    let placement = place::place(
        frame.columns,
        &frame.model.edges,
        frame.ordering,
        &place::Spec {
            height: frame.options.height.map(|height| (height - top - below).max(0.0)),
            padding: frame.options.padding,
            rooms: &rooms,
            // Where labels make a picture high, its ribbons may fill more of it.
            thickness: usual(columns.width).max(0.45 * tallest(frame, &rooms)),
            extra_out: &frame.model.kept,
        },
    );
    let mut nodes = frame.no_nodes();
    let mut bars = Vec::with_capacity(rooms.len());
    for (node, (y0, y1)) in placement.node.iter().enumerate() {
        let column = frame.columns.column.get(node).copied().unwrap_or(0);
        let x0 = columns.lane(column).bar;
        let bar = Rect { x0, y0: y0 + top, x1: x0 + frame.options.node_width, y1: y1 + top };
        let label = columns.label(frame, node, bar, placement.turned.get(node) == Some(&true));
        frame.put(&mut nodes, node, Node { bar, label, column });
        bars.push(bar);
    }
    Drawn {
        width: columns.width,
        head,
        headings,
        bottom: top + placement.breadth,
        placement,
        lanes: columns.lanes,
        offset: top,
        vertical: false,
        bars,
        nodes,
    }
}

/// Width of the longest word in the labels of a column.
fn longest_word(frame: &Frame, nodes: &[usize]) -> f64 {
    let contents = nodes.iter().filter_map(|node| frame.contents.get(*node));
    contents.map(Content::longest_word).fold(0.0, f64::max)
}

/// Shares a length out so that each part is as large as it needs to be, and apart from that all are alike.
fn share(needs: &[f64], length: f64) -> Vec<f64> {
    let mut parts = needs.to_vec();
    // The largest first.
    let mut sorted: Vec<Keyed> = needs.iter().map(|need| (!rising(*need), 0)).collect();
    keyed(&mut sorted);
    let (mut left, mut count) = (length, sorted.len());
    for (key, _) in sorted {
        let need = risen(!key);
        if count == 0 || need <= left / count as f64 {
            break;
        }
        left -= need;
        count -= 1;
    }
    if count > 0 {
        let alike = left / count as f64;
        for part in &mut parts {
            *part = part.max(alike);
        }
    }
    parts
}

/// How thick all bars of the column with the most money are together, if labels do not make the picture higher.
fn usual(width: f64) -> f64 {
    (width * 0.32).clamp(120.0, 320.0)
}

/// What the labels of a column need at the most.
fn tallest(frame: &Frame, rooms: &[Room]) -> f64 {
    let need = |node: &usize| rooms.get(*node).map_or(0.0, |room| room.above + room.below + room.beside);
    frame.rows.iter().map(|nodes| nodes.iter().map(need).sum()).fold(0.0, f64::max)
}

/// Wraps the labels of a column after another.
struct Labels<'a> {
    frame: &'a Frame<'a>,
    /// Width of a label in the first or last column that has its amount on the line of the name.
    line: f64,
    /// How thick each bar is about.
    thickness: Vec<f64>,
    /// Height that the picture has in any case, because of its bars and the labels between the first and last column.
    between: f64,
    /// Per node.
    wrapped: Vec<Wrapped>,
    /// Per node, whether its label stands after a bar between the first and the last column.
    after: Vec<bool>,
}

impl<'a> Labels<'a> {
    fn new(frame: &'a Frame<'a>, width: f64, line: f64) -> Self {
        let thickness = frame.thickness(usual(width));
        let need = |node: &usize| {
            let lines = frame.contents.get(*node).map_or(0, |content| 2 + content.kept.len());
            thickness.get(*node).copied().unwrap_or(0.0) + lines as f64 * LINE + 5.0
        };
        let inner = frame.rows.iter().skip(1).rev().skip(1);
        let between = inner.map(|nodes| nodes.iter().map(need).sum()).fold(usual(width), f64::max);
        let wrapped = frame.contents.iter().map(|_| Wrapped::default()).collect();
        let after = vec![false; frame.model.party.len()];
        Self { frame, line, thickness, between, wrapped, after }
    }

    /// Wraps the labels of a column; gives the width of the widest.
    ///
    /// Beside the column the amount stands under the name, and behind it only where the column is the most crowded one,
    /// the bar thinner than two lines, and both fit on one. Over the bars each line is one more gap that ribbons have to go round.
    fn wrap(&mut self, column: usize, limit: f64, beside: bool) -> f64 {
        let frame = self.frame;
        let nodes = frame.rows.get(column).map(Vec::as_slice).unwrap_or_default();
        // A label after a bar that nothing leaves is as much narrower, if its words allow that.
        let after = frame.options.node_width + GAP + STUB;
        let loops = beside || frame.loops_at(column, false);
        let mut stacked = Vec::with_capacity(nodes.len());
        let mut all = frame.options.padding * nodes.len() as f64;
        for node in nodes {
            let Some(content) = frame.contents.get(*node) else { continue };
            let ends = !loops && frame.ends.get(*node) == Some(&true) && content.longest_word() < limit - after;
            if let Some(slot) = self.after.get_mut(*node) {
                *slot = ends;
            }
            let shift = if ends { after } else { 0.0 };
            let label = content.block(limit - shift);
            let thick = self.thickness.get(*node).copied().unwrap_or(0.0);
            all += label.height.max(thick);
            stacked.push((*node, content, shift, thick, label));
        }
        let mut widest: f64 = 0.0;
        for (node, content, shift, thick, mut label) in stacked {
            if !beside || (all > self.between && thick < label.height) {
                let compact = content.compact(if beside { self.line } else { limit - shift });
                let most = if beside { LINE } else { label.height - LINE };
                if compact.height < most + 0.1 {
                    label = compact;
                }
            }
            widest = widest.max(label.width + shift);
            if let Some(slot) = self.wrapped.get_mut(node) {
                *slot = label;
            }
        }
        widest
    }
}

/// The columns along the width.
struct Columns {
    width: f64,
    lanes: Vec<Lane>,
    sides: Vec<Side>,
    /// Per node, its wrapped label.
    labels: Vec<Wrapped>,
    /// Per node, whether its label stands after a bar between the first and the last column.
    after: Vec<bool>,
    /// Per column but the last, the distance to the next.
    pitches: Vec<f64>,
}

impl Columns {
    fn measure(frame: &Frame) -> Self {
        let count = frame.columns.count.max(1);
        let last = count - 1;
        let thick = frame.options.node_width;
        let mut sides = vec![Side::Above; count];
        if count > 1 {
            if !frame.loops_at(0, true) {
                sides[0] = Side::Before;
            }
            if !frame.loops_at(last, false) {
                sides[last] = Side::After;
            }
        }
        let mut width = frame.options.width;
        let side = (width * 0.155).clamp(92.0, 190.0);
        let words: Vec<f64> = frame.rows.iter().map(|nodes| longest_word(frame, nodes)).collect();
        // Behind the labels of a column its loops turn back, and before its bars those that end there arrive.
        let turns = |column| if frame.loops_at(column, false) { LOOP } else { 0.0 };
        let loops: Vec<f64> =
            (0..last).map(|column| turns(column) + if frame.loops_at(column + 1, true) { LOOP } else { 0.0 }).collect();
        let needs: Vec<f64> = (0..last)
            .map(|column| {
                let word = if sides[column] == Side::Above { words[column] + 14.0 } else { 0.0 };
                word.min(WIDEST).max(PITCH).max(thick + 40.0) + loops[column]
            })
            .collect();
        // A label on one line must not take the room of the columns between.
        let spare = (width - 2.0 * MARGIN - thick - needs.iter().sum::<f64>()) / 2.0 - GAP - STUB;
        let mut labels = Labels::new(frame, width, spare.min(width * 0.17));
        let left = match sides[0] {
            Side::Before => labels.wrap(0, side, true) + GAP,
            _ => {
                if frame.loops_at(0, true) {
                    LOOP + GAP
                } else {
                    0.0
                }
            }
        };
        let stub = if frame.keeps_in(last) { STUB } else { 0.0 };
        let right = match sides[last] {
            Side::After => labels.wrap(last, side, true) + GAP + stub,
            _ => labels.wrap(last, side, false).max(thick) - thick + turns(last) + GAP,
        };
        let fixed = 2.0 * MARGIN + left + right + thick;
        width = width.max(fixed + needs.iter().sum::<f64>());
        let pitches = share(&needs, width - fixed);
        let mut lanes = Vec::with_capacity(count);
        let mut bar = MARGIN + left;
        for (column, side) in sides.iter().enumerate() {
            let mut to = bar + thick;
            let pitch = pitches.get(column).copied().unwrap_or(0.0);
            if column == last {
                to += right - turns(last);
            } else if *side == Side::Above {
                let usual = pitch - (pitch * 0.24).max(44.0).max(loops[column] + 8.0);
                let limit = usual.max(words[column] + 0.1).min(pitch - loops[column] - 8.0);
                to = to.max(bar + labels.wrap(column, limit, false) + GAP).min(bar + pitch - loops[column].max(20.0));
            }
            lanes.push(Lane { from: bar, bar, to: to + 2.0 });
            bar += pitch;
        }
        Self { width, lanes, sides, labels: labels.wrapped, after: labels.after, pitches }
    }

    fn lane(&self, column: usize) -> Lane {
        self.lanes.get(column).copied().unwrap_or_default()
    }

    fn side(&self, frame: &Frame, node: usize) -> Side {
        let column = frame.columns.column.get(node).copied().unwrap_or(0);
        if self.after.get(node) == Some(&true) {
            return Side::After;
        }
        self.sides.get(column).copied().unwrap_or(Side::Above)
    }

    fn room(&self, frame: &Frame, node: usize) -> Room {
        let height = self.labels.get(node).map_or(0.0, |label| label.height);
        match self.side(frame, node) {
            Side::Above => {
                let turns = frame.loops.get(node) == Some(&false);
                Room { above: height + OWN, below: FOREIGN, beside: 0.0, turns }
            }
            Side::Before | Side::After => Room { beside: height + 2.0, ..Room::default() },
        }
    }

    fn label(&self, frame: &Frame, node: usize, bar: Rect, turned: bool) -> Label {
        let nothing = Wrapped::default();
        let wrapped = self.labels.get(node).unwrap_or(&nothing);
        let middle = (bar.y0 + bar.y1 - wrapped.height) / 2.0;
        let stub = if frame.model.kept.get(node).is_some_and(|kept| *kept > 0) { STUB } else { 0.0 };
        match self.side(frame, node) {
            Side::Before => wrapped.place(bar.x0 - GAP, middle, Anchor::End),
            Side::After => wrapped.place(bar.x1 + GAP + stub, middle, Anchor::Start),
            Side::Above if turned => wrapped.place(bar.x0, bar.y1 + OWN, Anchor::Start),
            Side::Above => wrapped.place(bar.x0, bar.y0 - wrapped.height - OWN, Anchor::Start),
        }
    }

    fn headings(&self, frame: &Frame, top: f64) -> Vec<Block> {
        let mut headings = Vec::new();
        for (column, (lane, side)) in self.lanes.iter().zip(&self.sides).enumerate() {
            let text = frame.heading(column);
            if text.is_empty() {
                continue;
            }
            let thick = frame.options.node_width;
            let (x, limit, anchor) = match side {
                Side::Before => (lane.bar + thick, lane.bar + thick - MARGIN, Anchor::End),
                Side::Above => {
                    (lane.bar, self.pitches.get(column).copied().unwrap_or(0.0).max(80.0) - 10.0, Anchor::Start)
                }
                Side::After => (lane.bar, self.width - MARGIN - lane.bar, Anchor::Start),
            };
            headings.push(block(&text, x, top, limit, 12.0, Weight::Bold, 15.0, anchor));
        }
        headings
    }
}
