//! The vertical frame for narrow hosts: columns become rows, money runs from top to bottom.
//!
//! Few parties of a row have their labels side by side. Of many, the labels form a list, one under the other, and a fan
//! of leader lines joins them to the bars: the list runs in the order of the bars, each line indented further than the
//! one before, so that no leader crosses a label or another leader.

use super::super::graph::Room;
use super::super::label::{Anchor, GAP, Label, Wrapped};
use super::super::ribbon::LOOP;
use super::super::{Block, Layout, Node, Rect, place};
use super::{Frame, Lane, MARGIN, STUB, block};
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
    /// One under the other, in the order of the bars; the step is the indentation of each line.
    List(Vec<Wrapped>, f64),
}

impl Band {
    fn new(frame: &Frame, nodes: &[usize], room: f64) -> Self {
        let content = |node: &usize| frame.contents.get(*node);
        let count = nodes.len().max(1) as f64;
        let slot = room / count - 10.0;
        if slot >= SLOT || nodes.len() < 2 {
            return Self::Beside(nodes.iter().filter_map(content).map(|content| content.block(slot)).collect());
        }
        let step = (90.0 / count).min(8.0);
        let line = |(index, node): (usize, &usize)| {
            Some(content(node)?.inline(room - step * index as f64 - GAP - 3.0))
        };
        Self::List(nodes.iter().enumerate().filter_map(line).collect(), step)
    }

    fn height(&self) -> f64 {
        match self {
            Self::Beside(labels) => labels.iter().map(|label| label.height).fold(0.0, f64::max) + GAP,
            Self::List(labels, _) => labels.iter().map(|label| label.height + 1.0).sum::<f64>() + FAN + GAP,
        }
    }

    /// The labels at their bars; `top` is the upper edge of the band, which lies over or under the bars.
    fn place(&self, bars: &[Rect], top: f64, above: bool, left: f64, right: f64) -> Vec<Label> {
        match self {
            Self::Beside(labels) => beside(labels, bars, top + if above { 0.0 } else { GAP }, above, left, right),
            Self::List(labels, step) => list(labels, *step, bars, top, above, left),
        }
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
            label.leader = vec![(x, from), (x.clamp(label.bounds.x0 + 2.0, label.bounds.x1.max(label.bounds.x0 + 2.0)), to)];
        }
        placed.push(label);
    }
    placed
}

fn list(labels: &[Wrapped], step: f64, bars: &[Rect], top: f64, above: bool, left: f64) -> Vec<Label> {
    let mut placed = Vec::with_capacity(labels.len());
    let total: f64 = labels.iter().map(|label| label.height + 1.0).sum();
    // Over the bars the list runs downwards from the first bar to the last, under them upwards.
    let mut y = if above { top } else { top + FAN + GAP + total };
    for (index, (label, bar)) in labels.iter().zip(bars).enumerate() {
        let x = left + step * index as f64;
        if !above {
            y -= label.height + 1.0;
        }
        let mut line = label.place(x + GAP + 2.0, y, Anchor::Start);
        let middle = y + 8.0;
        let bar_x = (bar.x0 + bar.x1) / 2.0;
        line.leader = if above {
            vec![(x + GAP, middle), (x, middle), (x, top + total), (bar_x, bar.y0)]
        } else {
            vec![(x + GAP, middle), (x, middle), (x, top + FAN), (bar_x, bar.y1)]
        };
        if above {
            y += label.height + 1.0;
        }
        placed.push(line);
    }
    placed
}

/// Draws a vertical picture.
pub(super) fn draw(frame: &Frame) -> Layout {
    let mut width = frame.options.width;
    let room = width - 2.0 * MARGIN;
    let crowd = frame.ordering.columns.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
    let rooms = vec![Room { above: 0.0, below: 0.0, beside: 2.0 }; frame.model.party.len()];
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
    let rows = Rows::measure(frame, width, top);
    let mut nodes: Vec<Option<Node>> = vec![None; frame.model.party.len()];
    for (column, (row, members)) in rows.rows.iter().zip(&frame.rows).enumerate() {
        let bar_of = |node: &usize| {
            let (x0, x1) = placement.node.get(*node).copied().unwrap_or_default();
            let y0 = row.lane.bar;
            Rect { x0: x0 + MARGIN, y0, x1: x1 + MARGIN, y1: y0 + frame.options.node_width }
        };
        let bars: Vec<Rect> = members.iter().map(bar_of).collect();
        let labels = row.band.place(&bars, row.band_top, row.above, MARGIN, width - MARGIN);
        for ((node, bar), label) in members.iter().zip(bars).zip(labels) {
            if let Some(slot) = nodes.get_mut(*node) {
                *slot = Some(Node { bar, label, column });
            }
        }
    }
    let nodes: Vec<Node> = nodes.into_iter().flatten().collect();
    let bars: Vec<Rect> = nodes.iter().map(|node| node.bar).collect();
    let lanes: Vec<Lane> = rows.rows.iter().map(|row| row.lane).collect();
    let links = frame.ribbons(&lanes, &placement, MARGIN, true);
    let stubs = frame.stubs(&bars, &placement, MARGIN, true);
    let (legend, height) = frame.legend(placement.scale, &links, width, rows.bottom);
    Layout {
        width,
        height: height.max(frame.options.height.unwrap_or(0.0)),
        vertical: true,
        scale: placement.scale,
        head,
        headings: rows.headings,
        nodes: frame.by_party(nodes),
        links,
        stubs,
        legend,
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
    fn measure(frame: &Frame, width: f64, top: f64) -> Self {
        let count = frame.rows.len();
        let thick = frame.options.node_width;
        let room = width - 2.0 * MARGIN;
        let bands: Vec<Band> = frame.rows.iter().map(|nodes| Band::new(frame, nodes, room)).collect();
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
            let loops = if frame.loops_at(column, !above) { LOOP } else { 0.0 };
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
        Self { rows, headings, bottom: y - gap }
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
