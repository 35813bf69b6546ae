//! The frame: title, headings, columns, labels and legend around what [`order`](super::order) and
//! [`place`](super::place) have found.

mod across;
mod down;

use super::columns::Columns;
use super::label::{Anchor, Content, LINE, Line};
use super::legend::{self, Legend, LegendKey};
use super::model::Model;
use super::order::{Item, Ordering};
use super::place::{FINEST, Placement};
use super::ribbon::{Ribbon, Run};
use super::{Block, Direction, Layout, Node, Options, Rect, Stub};
use crate::money::Hundredths;
use crate::network::{Network, Party, Role};
use crate::text::{self, Weight};
use crate::trace::{Carried, OWNERS};
use crate::words::Word;

/// Free space around the picture in pixels.
const MARGIN: f64 = 16.0;

/// Length of a stub in pixels.
const STUB: f64 = 14.0;

/// Height of the line of headings in pixels.
const HEADING: f64 = 24.0;

/// What a link that runs on outside all columns has to get there and back, in pixels: less than is free beside columns in which such
/// links begin or end.
const BEND: f64 = 20.0;

/// Parties per pixel of width beyond which labels make a picture higher than usual: 70 at 1000 px, 25 at 360 px.
const MANY: f64 = 0.07;

/// Parties per pixel of width beyond which amounts stand beside thick bars alone: 200 at 1000 px. Two lines for each party would make
/// such a picture twice as high, and what the thin ones receive is in the table and told when they are pointed at.
const CROWD: f64 = 0.2;

/// What all steps of drawing the frame work on.
pub(super) struct Frame<'a> {
    network: &'a Network,
    options: &'a Options,
    model: &'a Model,
    columns: &'a Columns,
    /// Per column, its nodes from the first to the last.
    rows: Vec<Vec<usize>>,
    contents: Vec<Content>,
    ordering: &'a Ordering,
    carried: Option<&'a Carried>,
    /// Per node, whether a link that runs outside all columns begins or ends there; then per column whether one begins there, and
    /// whether one ends there.
    loops: Vec<bool>,
    /// Per node, whether nothing leaves it.
    ends: Vec<bool>,
    /// Whether thin bars have no amounts beside their names.
    spared: bool,
}

/// Where a column lies along the depth.
#[derive(Clone, Copy, Debug, Default)]
struct Lane {
    /// Where ribbons begin to run straight.
    from: f64,
    /// Where the bars begin.
    bar: f64,
    /// Where ribbons may bend again.
    to: f64,
}

/// What the frame of one direction has found.
struct Drawn {
    width: f64,
    head: Vec<Block>,
    headings: Vec<Block>,
    placement: Placement,
    /// Per column.
    lanes: Vec<Lane>,
    /// Where the breadth of the placement begins.
    offset: f64,
    vertical: bool,
    /// Per node.
    bars: Vec<Rect>,
    /// Per party.
    nodes: Vec<Option<Node>>,
    /// Where everything but the legend ends.
    bottom: f64,
}

/// Draws the frame and everything in it.
pub(super) fn draw(
    network: &Network,
    options: &Options,
    model: &Model,
    columns: &Columns,
    ordering: &Ordering,
    carried: Option<&Carried>,
) -> Layout {
    let node = |item: &Item| if let Item::Node(node) = item { Some(*node) } else { None };
    let rows = ordering.columns.iter().map(|items| items.iter().filter_map(node).collect()).collect();
    let contents = model.party.iter().map(|party| super::content::of(network, *party)).collect();
    let (mut loops, mut ends) = (vec![false; model.party.len() + 2 * columns.count], vec![true; model.party.len()]);
    let mark = |list: &mut Vec<bool>, node: usize, value| {
        if let Some(slot) = list.get_mut(node) {
            *slot = value;
        }
    };
    for (edge, back) in model.edges.iter().zip(&columns.back) {
        mark(&mut ends, edge.from, false);
        for (end, node) in [edge.from, edge.to].into_iter().enumerate().filter(|_| *back) {
            mark(&mut loops, node, true);
            mark(&mut loops, model.party.len() + 2 * columns.column.get(node).copied().unwrap_or(0) + end, true);
        }
    }
    let mut frame =
        Frame { network, options, model, columns, rows, contents, ordering, carried, loops, ends, spared: false };
    let vertical = match options.direction {
        Direction::Horizontal => false,
        Direction::Vertical => true,
        Direction::Auto if options.width < super::NARROW => true,
        Direction::Auto => options.width < super::WIDE && !across::is_comfortable(&frame),
    };
    if !vertical && model.party.len() as f64 > CROWD * options.width {
        frame.spare_amounts();
    }
    frame.finish(if vertical { down::draw(&frame) } else { across::draw(&frame) })
}

impl Frame<'_> {
    /// Leaves amounts only where the bar is about as thick as the name and the amount are high.
    fn spare_amounts(&mut self) {
        let fullest = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let thickness = self.thickness(fullest as f64 * LINE * 0.6);
        for (content, thick) in self.contents.iter_mut().zip(thickness) {
            if thick < 2.0 * LINE {
                content.amount.clear();
            }
        }
        self.spared = true;
    }

    /// Title and summary in the width given; gives the blocks and where they end.
    fn head(&self, width: f64) -> (Vec<Block>, f64) {
        let mut y = MARGIN;
        let mut head = Vec::new();
        let summary = crate::summary::summary(self.network);
        for (text, size, weight, line) in
            [(&self.network.title, 19.0, Weight::Bold, 25.0), (&summary, 13.5, Weight::Regular, 19.0)]
        {
            let block = block(text, MARGIN, y, width - 2.0 * MARGIN, size, weight, line, Anchor::Start);
            y += block.lines.len() as f64 * line + 3.0;
            head.push(block);
        }
        (head, y + 9.0)
    }

    /// The words over a column; empty where its parties have no role or the column before says the same.
    fn heading(&self, column: usize) -> String {
        let words = self.words_over(column);
        if column > 0 && self.words_over(column - 1) == words { String::new() } else { words }
    }

    fn words_over(&self, column: usize) -> String {
        let mut words = Vec::new();
        for role in [Role::Funder, Role::Sponsor, Role::Project, Role::Person, Role::Deliverable] {
            let has = |node: &usize| self.party(*node).is_some_and(|party| party.role == Some(role));
            if self.rows.get(column).is_some_and(|nodes| nodes.iter().any(has)) {
                words.push(crate::words::role_heading(&self.network.lang, role));
            }
        }
        crate::letter::joined(&words, " · ")
    }

    fn party(&self, node: usize) -> Option<&Party> {
        self.network.parties.get(*self.model.party.get(node)?)
    }

    /// What the legend explains, with the thickness of the scale's bar.
    fn legend_entries(&self, scale: f64, thin: bool) -> Vec<(LegendKey, String, f64)> {
        if self.model.party.is_empty() {
            return Vec::new();
        }
        let (mut uncertain, mut proposed, mut in_kind) = (false, false, false);
        for flow in self.model.flow.iter().filter_map(|flow| self.network.flows.get(*flow)) {
            let marks = crate::marks::of(flow);
            uncertain |= marks.certain < 1.0;
            proposed |= marks.proposed;
            in_kind |= marks.in_kind;
        }
        let marks = [
            (LegendKey::Uncertain, uncertain),
            (LegendKey::Proposed, proposed),
            (LegendKey::InKind, in_kind),
            (LegendKey::Stub, self.model.kept.iter().any(|kept| *kept > 0)),
            (LegendKey::Thin, thin),
        ];
        let words = |key: LegendKey| crate::words::legend(&self.network.lang, key).to_string();
        let mut entries = Vec::new();
        if self.network.widths_show_amounts {
            let amount = round_amount(scale);
            let words = super::content::exact(self.network, amount);
            entries.push((LegendKey::Scale, words, amount as f64 * scale));
        } else {
            entries.push((LegendKey::NoScale, words(LegendKey::NoScale), 8.0));
        }
        if let Some(carried) = self.carried {
            for (rank, owner) in carried.owners.iter().enumerate() {
                let name = self.network.parties.get(*owner).map(|owner| owner.name.clone()).unwrap_or_default();
                entries.push((LegendKey::Owner(rank), name, 12.0));
            }
            if carried.others {
                let others = Word::OtherFunders.in_language(self.network.locale());
                entries.push((LegendKey::Owner(OWNERS), others.to_owned(), 12.0));
            }
        }
        for (key, _) in marks.into_iter().filter(|mark| mark.1) {
            entries.push((key, words(key), 12.0));
        }
        entries
    }

    /// Height of the legend, before its scale is known and whether all ribbons can be seen at it.
    fn legend_height(&self, width: f64) -> f64 {
        // About the scale: what counts is how many digits its amount has.
        let all: f64 = self.model.edges.iter().map(|edge| edge.weight as f64).sum();
        legend::place(&self.legend_entries(250.0 / all.max(1.0), true), MARGIN, 0.0, width - 2.0 * MARGIN).1
    }

    /// The legend below everything else; gives the height of the picture as well.
    ///
    /// It says so where names make the picture higher than asked for, or than such a picture usually is.
    fn legend(&self, drawn: &Drawn, ribbons: &[Option<Ribbon>], stubs: &[Stub]) -> (Legend, f64) {
        let Drawn { width, bottom, .. } = *drawn;
        let thin = ribbons.iter().flatten().any(|ribbon| ribbon.thickness < crate::marks::THIN)
            || stubs.iter().any(|stub| stub.rect.is_thin());
        let mut entries = self.legend_entries(drawn.placement.scale, thin);
        let top = bottom + 18.0;
        let place = |entries: &[_]| match legend::place(entries, MARGIN, top, width - 2.0 * MARGIN) {
            (legend, _) if legend.items.is_empty() => (legend, bottom + MARGIN),
            (legend, height) => (legend, top + height + MARGIN * 0.75),
        };
        let (legend, height) = place(&entries);
        let higher = match self.options.height {
            Some(asked) => height > asked + 0.5,
            None => self.model.party.len() as f64 > MANY * self.options.width,
        };
        if !higher {
            return (legend, height);
        }
        let mut say = |key| entries.push((key, crate::words::legend(&self.network.lang, key).to_string(), 0.0));
        say(LegendKey::Higher);
        if self.spared {
            say(LegendKey::Spared);
        }
        place(&entries)
    }

    /// The ribbons, parallel to the flows.
    fn ribbons(&self, drawn: &Drawn) -> Vec<Option<Ribbon>> {
        let Drawn { lanes, placement, offset, vertical, .. } = drawn;
        let mut ribbons: Vec<Option<Ribbon>> = self.network.flows.iter().map(|_| None).collect();
        let thick = self.options.node_width;
        for ((edge, flow), track) in self.model.edges.iter().zip(&self.model.flow).zip(&placement.link) {
            let lane = |node: usize| {
                let column = self.columns.column.get(node).copied().unwrap_or(0);
                lanes.get(column).copied().unwrap_or_default()
            };
            let (source, target) = (lane(edge.from), lane(edge.to));
            let back = source.bar >= target.bar;
            let mut runs = Vec::with_capacity(track.ways.len() + 2);
            let begin = source.bar + thick;
            runs.push(Run { from: begin, to: source.to.max(begin), breadth: track.start + offset });
            if let Some(breadth) = track.lane {
                let (from, to) = if back { (begin, target.bar) } else { (source.to + BEND, target.from - BEND) };
                runs.push(Run { from, to, breadth: breadth + offset });
            }
            for (column, breadth) in &track.ways {
                let passed = lanes.get(*column).copied().unwrap_or_default();
                runs.push(Run { from: passed.from, to: passed.to, breadth: breadth + offset });
            }
            let home = if back { target.bar } else { target.from.min(target.bar) };
            runs.push(Run { from: home, to: target.bar, breadth: track.end + offset });
            if let Some(slot) = ribbons.get_mut(*flow) {
                *slot = Some(Ribbon { thickness: track.thickness, runs, back, vertical: *vertical });
            }
        }
        ribbons
    }

    /// What stays at each party, at the end of the side where its money leaves.
    fn stubs(&self, drawn: &Drawn) -> Vec<Stub> {
        let Drawn { bars, placement, offset, vertical, .. } = drawn;
        let mut stubs = Vec::new();
        for (node, (party, bar)) in self.model.party.iter().zip(bars).enumerate() {
            let Some(owner) = self.network.parties.get(*party) else { continue };
            let total = self.model.kept.get(node).copied().unwrap_or(0) as f64 * placement.scale;
            if total <= 0.0 {
                continue;
            }
            let middle = placement.stub.get(node).copied().unwrap_or(0.0) + offset;
            let mut breadth = middle - total / 2.0;
            let keeps = owner.keeps.iter().enumerate().map(|(index, keep)| (Some(index), keep.estimate));
            for (keep, amount) in keeps.chain([(None, owner.balance.unallocated)]) {
                let thickness = amount.max(0) as f64 * placement.scale;
                if amount > 0 {
                    let end = breadth + thickness;
                    let rect = if *vertical {
                        Rect { x0: breadth, y0: bar.y1, x1: end, y1: bar.y1 + STUB }
                    } else {
                        Rect { x0: bar.x1, y0: breadth, x1: bar.x1 + STUB, y1: end }
                    };
                    stubs.push(Stub { party: *party, keep, rect });
                }
                breadth += thickness;
            }
        }
        stubs
    }

    /// How thick each bar is if those of the column with the most money are so thick together.
    fn thickness(&self, all: f64) -> Vec<f64> {
        let nodes = self.model.party.len();
        let (mut gives, mut takes) = (vec![0.0; nodes], vec![0.0; nodes]);
        let add = |list: &mut Vec<f64>, node: usize, weight: u64| {
            if let Some(sum) = list.get_mut(node) {
                *sum += weight as f64;
            }
        };
        for edge in &self.model.edges {
            add(&mut gives, edge.from, edge.weight);
            add(&mut takes, edge.to, edge.weight);
        }
        for (node, kept) in self.model.kept.iter().enumerate() {
            add(&mut gives, node, *kept);
        }
        let weight: Vec<f64> = gives.into_iter().zip(takes).map(|(gives, takes)| f64::max(gives, takes)).collect();
        let of = |nodes: &Vec<usize>| nodes.iter().filter_map(|node| weight.get(*node)).sum::<f64>();
        let most = self.rows.iter().map(of).fold(1.0, f64::max);
        weight.iter().map(|weight| weight / most * all).collect()
    }

    /// Whether anything stays at a node of a column.
    fn keeps_in(&self, column: usize) -> bool {
        let mut nodes = self.rows.get(column).into_iter().flatten();
        nodes.any(|node| self.model.kept.get(*node).is_some_and(|kept| *kept > 0))
    }

    /// Whether a loop begins (or, with `ends`, ends) in a column.
    fn loops_at(&self, column: usize, ends: bool) -> bool {
        self.loops.get(self.model.party.len() + 2 * column + usize::from(ends)) == Some(&true)
    }

    /// A list parallel to the parties.
    fn no_nodes(&self) -> Vec<Option<Node>> {
        self.network.parties.iter().map(|_| None).collect()
    }

    fn put(&self, nodes: &mut [Option<Node>], node: usize, drawn: Node) {
        if let Some(slot) = self.model.party.get(node).and_then(|party| nodes.get_mut(*party)) {
            *slot = Some(drawn);
        }
    }

    /// Adds what looks alike in both directions.
    fn finish(&self, drawn: Drawn) -> Layout {
        let links = self.ribbons(&drawn);
        let stubs = self.stubs(&drawn);
        let (legend, height) = self.legend(&drawn, &links, &stubs);
        Layout {
            width: drawn.width,
            height: height.max(self.options.height.unwrap_or(0.0)),
            vertical: drawn.vertical,
            scale: drawn.placement.scale,
            head: drawn.head,
            headings: drawn.headings,
            nodes: drawn.nodes,
            links,
            stubs,
            legend,
            carried: None,
        }
    }
}

/// The largest of 1, 2, 5, 10, 20 … hundredths of the currency's unit that is drawn no thicker than a line of the legend.
fn round_amount(scale: f64) -> Hundredths {
    let mut best = 1;
    let mut unit: Hundredths = 1;
    for _ in 0..22 {
        for step in [1, 2, 5] {
            if (unit * step) as f64 * scale <= FINEST {
                best = unit * step;
            }
        }
        unit *= 10;
    }
    best
}

/// A wrapped block of text whose first line begins at `top`.
#[allow(clippy::too_many_arguments, reason = "all of them are one text's measures")]
fn block(text: &str, x: f64, top: f64, limit: f64, size: f64, weight: Weight, line: f64, anchor: Anchor) -> Block {
    let mut y = top + line * 0.76;
    let mut lines = Vec::new();
    for text in text::wrap(text, size, weight, limit) {
        lines.push(Line { text, weight, x, y });
        y += line;
    }
    Block { lines, size, anchor }
}
