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
    /// Per node the place in its column, to be handed to the next layout as [`Options::previous`].
    #[must_use]
    pub fn keys(&self, nodes: usize) -> Vec<Option<f64>> {
        let mut keys = vec![None; nodes];
        for column in &self.columns {
            let count = column.iter().filter(|i| matches!(i, Item::Node(_))).count();
            let mut rank = 0.5;
            for item in column {
                if let Item::Node(v) = *item {
                    if let Some(key) = keys.get_mut(v) {
                        *key = Some(rank / count as f64);
                    }
                    rank += 1.0;
                }
            }
        }
        keys
    }
}

/// What the order has to respect.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// Parties keep the order of their indices within a column; only the ways of long links are chosen.
    pub author: bool,
    /// Per node a key by which an earlier layout ordered it ([`Ordering::keys`]); none for new nodes.
    pub previous: Option<&'a [Option<f64>]>,
    /// Per edge, on the scale of `previous`, a key for every column that it passes; missing or of another length: between
    /// its ends.
    pub ways: &'a [Vec<f64>],
    /// Units of work for the search of a small part, roughly two or three nanoseconds each.
    pub budget: u64,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options { author: false, previous: None, ways: &[], budget: 1_400_000 }
    }
}

/// Orders all columns; total, deterministic.
#[must_use]
pub fn order(columns: &Columns, edges: &[Edge], options: &Options) -> Ordering {
    let keys = if options.author { None } else { options.previous };
    let layers = Layers::new(columns, edges, keys, options.ways);
    let mut ordering = Ordering { columns: (0..columns.count).map(|_| Vec::new()).collect() };
    let parts = if options.author || keys.is_some() { vec![layers.whole()] } else { layers.parts() };
    let mut stack: Vec<(Part, Vec<u32>)> = Vec::with_capacity(parts.len());
    let total: u64 = parts.iter().map(|p| p.len() as u64).sum();
    for part in parts {
        let order = if options.author {
            search::ways_only(&part)
        } else if keys.is_some() {
            search::again(&part)
        } else {
            let share = options.budget * part.len() as u64 / total.max(1);
            search::best(&part, share)
        };
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
