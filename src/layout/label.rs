//! Labels: what a party is called and how much it receives, wrapped and placed so that no two touch.

use super::Rect;
use crate::letter::joined;
use crate::text::{self, Weight};

/// Size of names and amounts in pixels.
pub(super) const SIZE: f64 = 12.5;

/// Distance of two lines in pixels.
pub(super) const LINE: f64 = 15.5;

/// Distance from a bar to its label in pixels.
pub(super) const GAP: f64 = 5.0;

/// Distance of an amount from the name before it on the same line, in pixels.
const SPACE: f64 = 7.0;

/// Where a line of text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At its beginning.
    Start,
    /// At its middle.
    Middle,
    /// At its end.
    End,
}

/// A placed line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The text.
    pub text: String,
    /// How heavy.
    pub weight: Weight,
    /// Anchor, in pixels.
    pub x: f64,
    /// Baseline, in pixels.
    pub y: f64,
}

/// A placed label.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// All of its lines lie in here.
    pub bounds: Rect,
    /// The lines.
    pub lines: Vec<Line>,
    /// Where each line is held.
    pub anchor: Anchor,
    /// A line that leads from the bar to a label that stands apart; empty where none is needed.
    pub leader: Vec<(f64, f64)>,
}

/// What a label says, before it is wrapped.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Content {
    pub name: String,
    /// The amount received, or passed on by a party that nothing comes to.
    pub amount: String,
    /// What stays there, one line each.
    pub kept: Vec<String>,
}

/// The lines of a label and their extent.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wrapped {
    /// Text, weight, and where it begins beyond the anchor: a second text on the line of the first.
    lines: Vec<(String, Weight, f64, usize)>,
    pub width: f64,
    pub height: f64,
}

impl Content {
    /// The label as a block no wider than `limit`: the name, below it the amounts.
    pub fn block(&self, limit: f64) -> Wrapped {
        let mut wrapped = Wrapped::default();
        let mut row = 0;
        let parts = std::iter::once((&self.name, Weight::Bold))
            .chain(std::iter::once((&self.amount, Weight::Regular)))
            .chain(self.kept.iter().map(|kept| (kept, Weight::Regular)));
        for (part, weight) in parts {
            for line in text::wrap(part, SIZE, weight, limit) {
                wrapped.push(line, weight, 0.0, row);
                row += 1;
            }
        }
        wrapped
    }

    /// The same in as few lines as that width allows: the amount stands behind the name where it fits.
    pub fn compact(&self, limit: f64) -> Wrapped {
        let mut wrapped = Wrapped::default();
        let (mut row, mut used) = (0, 0.0);
        for line in text::wrap(&self.name, SIZE, Weight::Bold, limit) {
            used = text::width(&line, SIZE, Weight::Bold) + SPACE;
            wrapped.push(line, Weight::Bold, 0.0, row);
            row += 1;
        }
        let behind = row > 0 && used + text::width(&self.amount, SIZE, Weight::Regular) <= limit;
        if behind && !self.amount.is_empty() {
            wrapped.push(self.amount.clone(), Weight::Regular, used, row - 1);
        }
        let rest = (!behind).then_some(&self.amount).into_iter().chain(&self.kept);
        for line in rest.flat_map(|part| text::wrap(part, SIZE, Weight::Regular, limit)) {
            wrapped.push(line, Weight::Regular, 0.0, row);
            row += 1;
        }
        wrapped
    }

    /// Width of the longest word, which a label needs not to break it.
    pub fn longest_word(&self) -> f64 {
        let longest =
            |text: &str, weight| text::words(text).map(|word| text::width(word, SIZE, weight)).fold(0.0, f64::max);
        let rest = std::iter::once(&self.amount).chain(&self.kept);
        rest.map(|text| longest(text, Weight::Regular)).fold(longest(&self.name, Weight::Bold), f64::max)
    }

    /// The label in as few lines as a wide place allows: the amount stands behind the name.
    pub fn inline(&self, limit: f64) -> Wrapped {
        let mut wrapped = Wrapped::default();
        let mut row = 0;
        let mut used = 0.0;
        for line in text::wrap(&self.name, SIZE, Weight::Bold, limit) {
            used = text::width(&line, SIZE, Weight::Bold);
            wrapped.push(line, Weight::Bold, 0.0, row);
            row += 1;
        }
        let rest: Vec<&str> = std::iter::once(&self.amount)
            .chain(&self.kept)
            .filter(|part| !part.is_empty())
            .map(String::as_str)
            .collect();
        let rest = joined(&rest, " · ");
        if rest.is_empty() {
            return wrapped;
        }
        if row > 0 && used + SPACE + text::width(&rest, SIZE, Weight::Regular) <= limit {
            wrapped.push(rest, Weight::Regular, used + SPACE, row - 1);
        } else {
            for line in text::wrap(&rest, SIZE, Weight::Regular, limit) {
                wrapped.push(line, Weight::Regular, 0.0, row);
                row += 1;
            }
        }
        wrapped
    }
}

impl Wrapped {
    #[allow(clippy::cast_precision_loss, reason = "a number of lines")]
    fn push(&mut self, text: String, weight: Weight, indent: f64, row: usize) {
        self.width = self.width.max(indent + text::width(&text, SIZE, weight));
        self.height = (row + 1) as f64 * LINE;
        self.lines.push((text, weight, indent, row));
    }

    /// Where the last text of a row ends.
    fn row_end(&self, row: usize) -> f64 {
        let own = self.lines.iter().filter(|line| line.3 == row);
        own.map(|(text, weight, indent, _)| indent + text::width(text, SIZE, *weight)).fold(0.0, f64::max)
    }

    /// The label with the left, middle or right of its upper edge at a point.
    #[allow(clippy::cast_precision_loss, reason = "a number of lines")]
    pub fn place(&self, x: f64, top: f64, anchor: Anchor) -> Label {
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - self.width / 2.0,
            Anchor::End => x - self.width,
        };
        let lines = self.lines.iter().map(|(text, weight, indent, row)| {
            let end = indent + text::width(text, SIZE, *weight);
            let x = if anchor == Anchor::End { x - (self.row_end(*row) - end) } else { x + indent };
            Line { text: text.clone(), weight: *weight, x, y: top + *row as f64 * LINE + LINE * 0.76 }
        });
        Label {
            bounds: Rect { x0: left, y0: top, x1: left + self.width, y1: top + self.height },
            lines: lines.collect(),
            anchor,
            leader: Vec::new(),
        }
    }
}
