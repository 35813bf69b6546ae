//! The vertical frame for narrow hosts: columns become rows, money runs from top to bottom.
//!
//! Few parties of a row have their labels side by side. Of many, the labels form a list, one under the other, and a fan
//! of leader lines joins them to the bars.

use super::super::graph::Room;
use super::super::label::{Anchor, GAP, Label, Wrapped};
use super::super::ribbon::LOOP;
use super::super::{Block, Node, Rect, place};
use super::{Drawn, Frame, Lane, MARGIN, STUB, block};
use crate::text::Weight;

/// Least width of a label that stands beside others, in pixels.
const SLOT: f64 = 84.0;

/// Height of the fan of leader lines in pixels.
const FAN: f64 = 22.0;

/// Height of the heading of a row in pixels.
const HEADING: f64 = 19.0;

/// The labels of a row.
enum Band {
    /// Side by side; each as wide as its slot at the most.
    Beside(Vec<Wrapped>),
    /// One under the other.
    List(List),
}

/// Labels one under the other, joined to their bars by leader lines that neither cross nor touch a label.
///
/// The labels of the first bars stand right of their leaders, those of the last bars left of theirs. Counted from the
/// bars outwards come the first bars from the innermost to the outermost, then the last ones likewise: so a leader
/// passes only labels that end before it.
struct List {
    labels: Vec<Wrapped>,
    /// How many of them stand right of their leaders.
    first: usize,
    /// Least distance of two leaders in pixels.
    step: f64,
}

/// Part of the width that is left to labels that stand right of their leaders.
const FIRST: f64 = 0.78;

impl Band {
    fn new(frame: &Frame, nodes: &[usize], middles: &[f64], left: f64, right: f64) -> Self {
        let room = right - left;
        let count = nodes.len().max(1) as f64;
        let slot = room / count - 10.0;
        let contents = nodes.iter().filter_map(|node| frame.contents.get(*node));
        let mut labels = Vec::with_capacity(nodes.len());
        if slot >= SLOT || nodes.len() < 2 {
            contents.for_each(|content| labels.push(content.block(slot)));
            return Self::Beside(labels);
        }
        let first = middles.iter().filter(|middle| **middle <= (left + right) / 2.0).count();
        let last = nodes.len() - first;
        let first_room = if last == 0 { room } else { room * FIRST };
        let step = (90.0 / count).min((room - first_room) / last.max(1) as f64).clamp(1.0, 8.0);
        for (index, content) in contents.enumerate() {
            let limit = if index < first {
                first_room - step * index as f64
            } else {
                room - step * (nodes.len() - 1 - index) as f64
            };
            labels.push(content.inline(limit - 2.0 * GAP));
        }
        Self::List(List { labels, first, step })
    }

    fn height(&self) -> f64 {
        match self {
            Self::Beside(labels) => labels.iter().map(|label| label.height).fold(0.0, f64::max) + GAP,
            Self::List(list) => list.labels.iter().map(|label| label.height + 1.0).sum::<f64>() + FAN + GAP,
        }
    }

    /// The labels at their bars; `top` is the upper edge of the band, which lies over or under the bars.
    fn place(&self, bars: &[Rect], top: f64, above: bool, left: f64, right: f64) -> Vec<Label> {
        match self {
            Self::Beside(labels) => beside(labels, bars, top + if above { 0.0 } else { GAP }, above, left, right),
            Self::List(list) => list.place(bars, top, self.height(), above, left, right),
        }
    }
}

impl List {
    fn place(&self, bars: &[Rect], top: f64, height: f64, above: bool, left: f64, right: f64) -> Vec<Label> {
        let at = self.leaders(bars, left, right);
        let mut placed = Vec::with_capacity(self.labels.len());
        // From the bars outwards to the first label, and to the first one of the last.
        let mut first = FAN + self.labels.iter().take(self.first).map(|label| label.height + 1.0).sum::<f64>();
        let mut last = first;
        for (index, ((label, bar), x)) in self.labels.iter().zip(bars).zip(at).enumerate() {
            let room = label.height + 1.0;
            let (away, anchor, side) = if index < self.first {
                first -= room;
                (first, Anchor::Start, 1.0)
            } else {
                last += room;
                (last - room, Anchor::End, -1.0)
            };
            let y = if above { top + height - away - label.height } else { top + away };
            let (edge, turn) = if above { (bar.y0, top + height - FAN + 2.0) } else { (bar.y1, top + FAN - 2.0) };
            let mut line = label.place(x + side * (GAP + 2.0), y, anchor);
            line.leader = vec![(x + side * GAP, y + 8.0), (x, y + 8.0), (x, turn), ((bar.x0 + bar.x1) / 2.0, edge)];
            placed.push(line);
        }
        placed
    }

    /// Where the leaders run: as near to their bars as the labels allow.
    fn leaders(&self, bars: &[Rect], left: f64, right: f64) -> Vec<f64> {
        let mut at: Vec<f64> = bars.iter().map(|bar| (bar.x0 + bar.x1) / 2.0).collect();
        let last = self.labels.len() - self.first;
        let border = if last == 0 { right } else { left + (right - left) * FIRST };
        let mut bound = border;
        for (index, (x, label)) in at.iter_mut().zip(&self.labels).enumerate().take(self.first).rev() {
            *x = x.min(border - label.width - 2.0 * GAP).min(bound).max(left + self.step * index as f64);
            bound = *x - self.step;
        }
        let mut bound = border;
        for (index, (x, label)) in at.iter_mut().zip(&self.labels).enumerate().skip(self.first) {
            let outer = right - self.step * (self.labels.len() - 1 - index) as f64;
            *x = x.max(left + label.width + 2.0 * GAP).max(bound).min(outer);
            bound = *x + self.step;
        }
        at
    }
}

fn beside(labels: &[Wrapped], bars: &[Rect], top: f64, above: bool, left: f64, right: f64) -> Vec<Label> {
    const APART: f64 = 8.0;
    let mut middles: Vec<f64> = bars.iter().map(|bar| (bar.x0 + bar.x1) / 2.0).collect();
    let mut edge = left;
    for (middle, label) in middles.iter_mut().zip(labels) {
        *middle = middle.max(edge + label.width / 2.0);
        edge = *middle + label.width / 2.0 + APART;
    }
    let mut edge = right;
    for (middle, label) in middles.iter_mut().zip(labels).rev() {
        *middle = middle.min(edge - label.width / 2.0);
        edge = *middle - label.width / 2.0 - APART;
    }
    let band = labels.iter().map(|label| label.height).fold(0.0, f64::max);
    let mut placed = Vec::with_capacity(labels.len());
    for ((label, middle), bar) in labels.iter().zip(middles).zip(bars) {
        // Short labels stand close to their bars.
        let top = if above { top + band - label.height } else { top };
        let mut label = label.place(middle, top, Anchor::Middle);
        if bar.x1 < label.bounds.x0 || bar.x0 > label.bounds.x1 {
            let x = (bar.x0 + bar.x1) / 2.0;
            let (from, to) = if above { (bar.y0, label.bounds.y1) } else { (bar.y1, label.bounds.y0) };
            label.leader =
                vec![(x, from), (x.clamp(label.bounds.x0 + 2.0, label.bounds.x1.max(label.bounds.x0 + 2.0)), to)];
        }
        placed.push(label);
    }
    placed
}

/// Draws a vertical picture.
pub(super) fn draw(frame: &Frame) -> Drawn {
    let mut width = frame.options.width;
    let room = width - 2.0 * MARGIN;
    let crowd = frame.ordering.columns.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
    let rooms = vec![Room { beside: 2.0, ..Room::default() }; frame.model.party.len()];
    let placement = place::place(
        frame.columns,
        &frame.model.edges,
        frame.ordering,
        &place::Spec {
            height: Some(room),
            padding: frame.options.padding.min(room * 0.4 / crowd),
            rooms: &rooms,
            thickness: room,
            extra_out: &frame.model.kept,
        },
    );
    width = width.max(placement.breadth + 2.0 * MARGIN);
    let (head, top) = frame.head(width);
    let rows = Rows::measure(frame, &placement.node, width, top);
    let lanes: Vec<Lane> = rows.rows.iter().map(|row| row.lane).collect();
    let mut bars = Vec::with_capacity(placement.node.len());
    for ((x0, x1), column) in placement.node.iter().zip(&frame.columns.column) {
        let y0 = lanes.get(*column).copied().unwrap_or_default().bar;
        bars.push(Rect { x0: x0 + MARGIN, y0, x1: x1 + MARGIN, y1: y0 + frame.options.node_width });
    }
    let mut nodes = frame.no_nodes();
    for (column, (row, members)) in rows.rows.iter().zip(&frame.rows).enumerate() {
        let own: Vec<Rect> = members.iter().filter_map(|node| bars.get(*node).copied()).collect();
        let labels = row.band.place(&own, row.band_top, row.above, MARGIN, width - MARGIN);
        for ((node, bar), label) in members.iter().zip(own).zip(labels) {
            frame.put(&mut nodes, *node, Node { bar, label, column });
        }
    }
    Drawn {
        width,
        head,
        headings: rows.headings,
        placement,
        lanes,
        offset: MARGIN,
        vertical: true,
        bars,
        nodes,
        bottom: rows.bottom,
    }
}

/// A row of bars with its labels.
struct Row {
    lane: Lane,
    band: Band,
    band_top: f64,
    /// Whether the labels stand over the bars.
    above: bool,
}

/// All rows along the height.
struct Rows {
    rows: Vec<Row>,
    headings: Vec<Block>,
    bottom: f64,
}

impl Rows {
    fn measure(frame: &Frame, spans: &[(f64, f64)], width: f64, top: f64) -> Self {
        let count = frame.rows.len();
        let thick = frame.options.node_width;
        let room = width - 2.0 * MARGIN;
        let middle = |node: &usize| spans.get(*node).map_or(0.0, |(from, to)| MARGIN + (from + to) / 2.0);
        let band = |nodes: &Vec<usize>| {
            let middles: Vec<f64> = nodes.iter().map(middle).collect();
            Band::new(frame, nodes, &middles, MARGIN, width - MARGIN)
        };
        let bands: Vec<Band> = frame.rows.iter().map(band).collect();
        let gap = Self::gap(frame, &bands, width, top);
        let mut rows = Vec::with_capacity(count);
        let mut headings = Vec::new();
        let mut y = top;
        for (column, band) in bands.into_iter().enumerate() {
            let from = y;
            let text = frame.heading(column);
            if !text.is_empty() {
                headings.push(block(&text, MARGIN, y, room, 12.0, Weight::Bold, 15.0, Anchor::Start));
                y += HEADING;
            }
            let above = count < 2 || column + 1 < count;
            let loops = if frame.loops_at(column, above) { LOOP } else { 0.0 };
            let height = band.height() + loops;
            let (bar, band_top, end);
            if above {
                (band_top, bar) = (y, y + height);
                end = bar + thick;
            } else {
                let stub = if frame.keeps_in(column) { STUB } else { 0.0 };
                (bar, band_top) = (y, y + thick + stub + loops);
                end = band_top + height;
            }
            rows.push(Row { lane: Lane { from, bar, to: bar + thick }, band, band_top, above });
            y = end + gap;
        }
        // Without rows there is no gap to be taken back.
        Self { rows, headings, bottom: f64::max(y - gap, top) }
    }

    /// Distance of two rows: what a picture of a given height leaves, else what curves need to be followed by eye.
    fn gap(frame: &Frame, bands: &[Band], width: f64, top: f64) -> f64 {
        let usual = (width * 0.2).clamp(64.0, 110.0);
        let Some(height) = frame.options.height else { return usual };
        let gaps = bands.len().saturating_sub(1);
        if gaps == 0 {
            return usual;
        }
        let fixed: f64 = bands.iter().map(|band| band.height() + HEADING + frame.options.node_width).sum();
        let left = height - top - fixed - frame.legend_height(width) - 18.0 - MARGIN;
        (left / gaps as f64).max(48.0)
    }
}
