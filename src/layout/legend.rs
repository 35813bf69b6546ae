//! The legend: what the marks mean that occur in a drawing, and its scale.

use super::label::{Anchor, Line};
use super::{Block, Rect};
use crate::text::{self, Weight};

/// Size of its text in pixels.
const SIZE: f64 = 12.0;

/// Height of one row in pixels.
const ROW: f64 = 21.0;

/// Width of a swatch in pixels.
const SWATCH: f64 = 26.0;

/// Distance from a swatch to its text in pixels.
const GAP: f64 = 7.0;

/// What a mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LegendKey {
    /// A bar as thick as a round amount.
    Scale,
    /// The money of a funder, by its rank among them; beyond the last rank that of all others.
    Owner(usize),
    /// The widths do not show amounts, because none is known.
    NoScale,
    /// The amount is not known; the width is an estimate.
    Uncertain,
    /// Proposed, not awarded.
    Proposed,
    /// In kind: no money changes hands.
    InKind,
    /// Kept, or not allocated.
    Stub,
    /// Too small to be seen at this scale.
    Thin,
    /// Nothing but words: the picture is higher than asked for, or than usual.
    Higher,
    /// Nothing but words: thin bars have no amounts beside their names.
    Spared,
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendItem {
    /// What it explains.
    pub key: LegendKey,
    /// The mark.
    pub swatch: Rect,
    /// Its meaning.
    pub text: Block,
}

/// All entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// In reading order.
    pub items: Vec<LegendItem>,
}

/// Lays entries out in rows from a corner; gives the legend and its height.
pub(super) fn place(entries: &[(LegendKey, String, f64)], x: f64, top: f64, width: f64) -> (Legend, f64) {
    let mut legend = Legend::default();
    let (mut left, mut y) = (x, top);
    let mut bottom = top;
    for (key, words, thickness) in entries {
        let swatch = if matches!(key, LegendKey::Higher | LegendKey::Spared) { 0.0 } else { SWATCH };
        let indent = if swatch > 0.0 { swatch + GAP } else { 0.0 };
        let room = (width - indent).max(60.0);
        let lines = text::wrap(words, SIZE, Weight::Regular, room);
        let wide = lines.iter().map(|line| text::width(line, SIZE, Weight::Regular)).fold(0.0, f64::max);
        let item = indent + wide;
        if left > x && left + item > x + width {
            left = x;
            y = bottom;
        }
        let middle = y + ROW / 2.0;
        let half = thickness.clamp(1.0, ROW - 3.0) / 2.0;
        let mut placed = Vec::with_capacity(lines.len());
        let mut baseline = middle + SIZE * 0.36;
        for line in lines {
            placed.push(Line { text: line, weight: Weight::Regular, x: left + indent, y: baseline });
            baseline += 15.0;
        }
        bottom = bottom.max(baseline - 15.0 + ROW / 2.0 - SIZE * 0.36);
        legend.items.push(LegendItem {
            key: *key,
            swatch: Rect { x0: left, y0: middle - half, x1: left + swatch, y1: middle + half },
            text: Block { lines: placed, size: SIZE, anchor: Anchor::Start },
        });
        left += item + 22.0;
    }
    (legend, bottom - top)
}
