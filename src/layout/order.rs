//! Orders the parties of each column, and the long links that pass it, so that little money crosses.
//!
//! The links become a layered graph ([`layers`]) whose connected parts are ordered apart and stacked. Each part gets some
//! first orders ([`starts`], [`spectral`]), is swept ([`sweep`]) and refined: by a local search ([`iterate`]) over the
//! differences of all pairs ([`exchange`]) where these fit, by windows ([`sift`]) where not. All weights are integers, so a sum is the same on every machine, and the budget counts
//! units of work, never time.

#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_wrap,
    clippy::inline_always,
    reason = "all indices are made here, from lists counted here; sums are bounded by construction; where the rest is built \
              for size, the innermost loops still have to be fast"
)]

mod chains;
mod crossings;
mod exchange;
mod iterate;
mod layers;
mod plane;
mod search;
mod sift;
mod spectral;
mod starts;
mod sweep;
mod untangle;

use super::columns::Columns;
use super::graph::Edge;
pub(super) use crossings::places;
use layers::{Layers, Part};

/// What stands at one place of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// A party, by its index.
    Node(usize),
    /// A link that passes this column on its way; parallel links stand together, in the order of the edges.
    Way {
        /// The index of the link.
        edge: usize,
    },
}

/// The order of every column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ordering {
    /// Per column, from small to large breadth.
    pub columns: Vec<Vec<Item>>,
}

impl Ordering {
    /// Per node its key, to be handed to the next layout in [`Earlier`].
    #[must_use]
    pub fn keys(&self, nodes: usize) -> Vec<Option<f64>> {
        let mut keys = vec![None; nodes];
        for (number, column) in self.columns.iter().enumerate() {
            for (rank, item) in column.iter().enumerate() {
                if let Item::Node(v) = *item
                    && let Some(key) = keys.get_mut(v)
                {
                    *key = Some(number as f64 + (rank as f64 + 0.5) / column.len() as f64);
                }
            }
        }
        keys
    }
}

/// What an earlier layout says of the order.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// Per node the number of the column in which it stood, and behind the point where in it: from 0 for its begin to 1 for
    /// its end, both left out. None for new nodes.
    pub keys: Vec<Option<f64>>,
    /// Per edge a key for every column that it passed; missing or of another length: between its ends.
    pub ways: Vec<Vec<f64>>,
    /// Whether no more than one flow differs.
    pub is_edit: bool,
}

/// What the order has to respect.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Parties keep the order of their indices within a column; only the ways of long links are chosen.
    pub author: bool,
    /// The layout from which the search starts.
    pub earlier: Option<&'a Earlier>,
    /// Units of work for the search of a small part, roughly two or three nanoseconds each.
    pub budget: u64,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { author: false, earlier: None, budget: 1_400_000 }
    }
}

/// Orders all columns; total, deterministic.
#[must_use]
pub fn order(columns: &Columns, edges: &[Edge], options: &Options) -> Ordering {
    let earlier = options.earlier.filter(|_| !options.author);
    let layers = Layers::new(columns, edges, earlier, options.author);
    let mut ordering = Ordering { columns: (0..columns.count).map(|_| Vec::new()).collect() };
    if options.author || earlier.is_some() {
        let part = layers.whole();
        let mut order = search::again(&part, earlier.map(|earlier| earlier.is_edit));
        untangle::ends(&part, &mut order);
        layers.write(&part, &order, &mut ordering);
        return ordering;
    }
    let parts = layers.parts();
    let mut stack: Vec<(Part, Vec<u32>)> = Vec::with_capacity(parts.len());
    let total: u64 = parts.iter().map(|p| p.len() as u64).sum();
    for part in parts {
        let share = options.budget * part.len() as u64 / total.max(1);
        let mut order = search::best(&part, share);
        untangle::ends(&part, &mut order);
        stack.push((part, order));
    }
    for i in layers::stack(&mut stack) {
        let (part, order) = &stack[i as usize];
        layers.write(part, order, &mut ordering);
    }
    ordering
}

#[cfg(test)]
mod tests;
