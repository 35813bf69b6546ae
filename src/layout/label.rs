//! Labels: what a party is called and how much it receives, wrapped and placed so that no two touch.

use super::Rect;
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
    rows: usize,
    pub width: f64,
    pub height: f64,
}

impl Content {
    /// The label as a block no wider than `limit`: the name, below it the amounts.
    pub fn block(&self, limit: f64) -> Wrapped {
        self.wrap(limit, &self.amount, &self.kept, false)
    }

    /// The same in as few lines as that width allows: the amount stands behind the name where it fits.
    pub fn compact(&self, limit: f64) -> Wrapped {
        self.wrap(limit, &self.amount, &self.kept, true)
    }

    /// The label in as few lines as a wide place allows: all amounts are one text.
    pub fn inline(&self, limit: f64) -> Wrapped {
        let mut amounts = self.amount.clone();
        for kept in &self.kept {
            if !amounts.is_empty() {
                amounts.push_str(" · ");
            }
            amounts.push_str(kept);
        }
        self.wrap(limit, &amounts, &[], true)
    }

    /// The name, the amount under it or, where that may be and fits, behind it, and lines of their own for the rest.
    fn wrap(&self, limit: f64, amount: &str, rest: &[String], behind: bool) -> Wrapped {
        let mut wrapped = Wrapped::default();
        wrapped.fill(&self.name, Weight::Bold, limit);
        let used = wrapped.lines.last().map(|line| text::width(&line.0, SIZE, Weight::Bold) + SPACE);
        match used.filter(|used| behind && used + text::width(amount, SIZE, Weight::Regular) <= limit) {
            Some(used) if !amount.is_empty() => {
                wrapped.rows -= 1;
                wrapped.push(amount.to_owned(), Weight::Regular, used);
            }
            Some(_) => {}
            None => wrapped.fill(amount, Weight::Regular, limit),
        }
        for part in rest {
            wrapped.fill(part, Weight::Regular, limit);
        }
        wrapped
    }

    /// Width of the longest word, which a label needs not to break it.
    pub fn longest_word(&self) -> f64 {
        let mut longest = 0.0;
        let mut look = |text: &str, weight| {
            for word in text::words(text) {
                longest = f64::max(longest, text::width(word, SIZE, weight));
            }
        };
        look(&self.name, Weight::Bold);
        look(&self.amount, Weight::Regular);
        self.kept.iter().for_each(|kept| look(kept, Weight::Regular));
        longest
    }
}

impl Wrapped {
    /// A text in lines of its own.
    fn fill(&mut self, text: &str, weight: Weight, limit: f64) {
        for line in text::wrap(text, SIZE, weight, limit) {
            self.push(line, weight, 0.0);
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "a number of lines")]
    fn push(&mut self, text: String, weight: Weight, indent: f64) {
        self.width = self.width.max(indent + text::width(&text, SIZE, weight));
        self.lines.push((text, weight, indent, self.rows));
        self.rows += 1;
        self.height = self.rows as f64 * LINE;
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
