//! Where everything goes: columns, order within each column, and places along it.

pub mod columns;
pub mod graph;
pub mod order;
pub mod place;
