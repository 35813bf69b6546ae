//! The horizontal frame: columns from left to right, labels where no ribbon runs.
//!
//! Labels of the first column stand left of their bars, those of the last one right of them. In between a label stands
//! over its bar, in a gap that the placement has made for it, and beside it every ribbon runs straight at the breadth of
//! its own bar: so no ribbon ever runs under a label.

use super::super::graph::Room;
use super::super::label::{Anchor, Content, GAP, Wrapped};
use super::super::ribbon::LOOP;
use super::super::{Block, Layout, Node, Rect, place};
use super::{Frame, HEADING, Lane, MARGIN, STUB, block};
use crate::sort::Sort as _;
use crate::text::Weight;

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
pub(super) fn draw(frame: &Frame) -> Layout {
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
            thickness: (columns.width * 0.25).clamp(120.0, 320.0).max(0.4 * tallest(frame, &rooms)),
            extra_out: &frame.model.kept,
        },
    );
    let mut nodes = Vec::with_capacity(rooms.len());
    for (node, (y0, y1)) in placement.node.iter().enumerate() {
        let column = frame.columns.column.get(node).copied().unwrap_or(0);
        let x0 = columns.lane(column).bar;
        let bar = Rect { x0, y0: y0 + top, x1: x0 + frame.options.node_width, y1: y1 + top };
        let label = columns.label(frame, node, bar);
        nodes.push(Node { bar, label, column });
    }
    let bars: Vec<Rect> = nodes.iter().map(|node| node.bar).collect();
    let links = frame.ribbons(&columns.lanes, &placement, top, false);
    let stubs = frame.stubs(&bars, &placement, top, false);
    let (legend, height) = frame.legend(placement.scale, &links, columns.width, top + placement.breadth);
    Layout {
        width: columns.width,
        height: height.max(frame.options.height.unwrap_or(0.0)),
        vertical: false,
        scale: placement.scale,
        head,
        headings,
        nodes: frame.by_party(nodes),
        links,
        stubs,
        legend,
        carried: None,
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
    let mut sorted = needs.to_vec();
    sorted.order_by(|a, b| b.total_cmp(a));
    let (mut left, mut count) = (length, sorted.len());
    for need in sorted {
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

/// What the labels of a column need at the most.
fn tallest(frame: &Frame, rooms: &[Room]) -> f64 {
    let need = |node: &usize| rooms.get(*node).map_or(0.0, |room| room.above + room.below + room.beside);
    frame.rows.iter().map(|nodes| nodes.iter().map(need).sum()).fold(0.0, f64::max)
}

/// The columns along the width.
struct Columns {
    width: f64,
    lanes: Vec<Lane>,
    sides: Vec<Side>,
    /// Per node, its wrapped label.
    labels: Vec<Wrapped>,
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
        let mut labels = vec![Wrapped::default(); frame.model.party.len()];
        let widest = |labels: &mut Vec<Wrapped>, column: usize, limit: f64| {
            let mut widest: f64 = 0.0;
            for node in frame.rows.get(column).into_iter().flatten() {
                let label = frame.contents.get(*node).map(|content| content.block(limit)).unwrap_or_default();
                widest = widest.max(label.width);
                if let Some(slot) = labels.get_mut(*node) {
                    *slot = label;
                }
            }
            widest
        };
        let left = match sides[0] {
            Side::Before => widest(&mut labels, 0, side) + GAP,
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
            Side::After => widest(&mut labels, last, side) + GAP + stub,
            _ => (widest(&mut labels, last, side) - thick).max(LOOP + GAP),
        };
        let words: Vec<f64> = frame.rows.iter().map(|nodes| longest_word(frame, nodes)).collect();
        let needs: Vec<f64> = (0..last)
            .map(|column| {
                let word = if sides[column] == Side::Above { words[column] + 14.0 } else { 0.0 };
                word.min(WIDEST).max(PITCH).max(thick + 40.0)
            })
            .collect();
        let fixed = 2.0 * MARGIN + left + right + thick;
        width = width.max(fixed + needs.iter().sum::<f64>());
        let pitches = share(&needs, width - fixed);
        let mut lanes = Vec::with_capacity(count);
        let mut bar = MARGIN + left;
        for (column, side) in sides.iter().enumerate() {
            let mut to = bar + thick;
            let pitch = pitches.get(column).copied().unwrap_or(0.0);
            if *side == Side::Above && column < last {
                let usual = pitch - (pitch * 0.34).max(44.0);
                let limit = usual.max(words[column] + 0.1).min(pitch - 8.0);
                to = to.max(bar + widest(&mut labels, column, limit) + GAP).min(bar + pitch - 20.0);
            }
            lanes.push(Lane { from: bar, bar, to: to + 2.0 });
            bar += pitch;
        }
        Self { width, lanes, sides, labels, pitches }
    }

    fn lane(&self, column: usize) -> Lane {
        self.lanes.get(column).copied().unwrap_or_default()
    }

    fn side(&self, frame: &Frame, node: usize) -> Side {
        let column = frame.columns.column.get(node).copied().unwrap_or(0);
        self.sides.get(column).copied().unwrap_or(Side::Above)
    }

    fn room(&self, frame: &Frame, node: usize) -> Room {
        let height = self.labels.get(node).map_or(0.0, |label| label.height);
        match self.side(frame, node) {
            Side::Above => Room { above: height + 3.0, below: 2.0, beside: 0.0 },
            Side::Before | Side::After => Room { above: 0.0, below: 0.0, beside: height + 2.0 },
        }
    }

    fn label(&self, frame: &Frame, node: usize, bar: Rect) -> super::super::Label {
        let wrapped = self.labels.get(node).cloned().unwrap_or_default();
        let middle = (bar.y0 + bar.y1 - wrapped.height) / 2.0;
        let stub = if frame.model.kept.get(node).is_some_and(|kept| *kept > 0) { STUB } else { 0.0 };
        match self.side(frame, node) {
            Side::Before => wrapped.place(bar.x0 - GAP, middle, Anchor::End),
            Side::After => wrapped.place(bar.x1 + GAP + stub, middle, Anchor::Start),
            Side::Above => wrapped.place(bar.x0, bar.y0 - wrapped.height - 2.0, Anchor::Start),
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
